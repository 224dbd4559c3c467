//! The headers that protect pages.

use std::sync::Arc;

use axum::extract::{Request, State};
use axum::http::{HeaderName, HeaderValue, header};
use axum::middleware::Next;
use axum::response::Response;

use crate::config::Settings;

/// Browser features that the console does not use.
const PERMISSIONS: &str = "accelerometer=(), autoplay=(), camera=(), display-capture=(), geolocation=(), \
                           gyroscope=(), magnetometer=(), microphone=(), midi=(), payment=(), usb=()";
/// Where the command-line client waits for its code.
const CLIENT_CALLBACK: &str = "http://localhost:12345";
/// A year.
const HSTS: &str = "max-age=31536000";

/// Adds the headers to every answer, the API's included: they cost nothing there.
pub async fn add_headers(State(settings): State<Arc<Settings>>, request: Request, next: Next) -> Response {
    let policy = content_security_policy(&settings, request.uri().path());
    let mut response = next.run(request).await;
    let headers = response.headers_mut();
    let mut add = |name: HeaderName, value: &str| {
        if let Ok(value) = HeaderValue::from_str(value) {
            headers.insert(name, value);
        }
    };
    add(header::CONTENT_SECURITY_POLICY, &policy);
    add(header::X_CONTENT_TYPE_OPTIONS, "nosniff");
    add(header::REFERRER_POLICY, "no-referrer");
    add(HeaderName::from_static("cross-origin-opener-policy"), "same-origin");
    add(HeaderName::from_static("permissions-policy"), PERMISSIONS);
    // RFC 6797, section 8.1.1: not for addresses; and a development machine is no place to pin.
    if settings.is_https() && settings.is_public_domain() {
        add(header::STRICT_TRANSPORT_SECURITY, HSTS);
    }
    response
}

/// The policy (CSP, level 3) of the page at that path.
fn content_security_policy(settings: &Settings, path: &str) -> String {
    let mut origins: Vec<&str> = vec!["'self'"];
    for domain in &settings.base_domains {
        origins.push(&domain.api_origin);
    }
    if path == "/login" || path.starts_with("/login/") || path == "/connected" {
        origins.push(CLIENT_CALLBACK);
    }
    format!(
        "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self' data:; \
         font-src 'self'; connect-src {}; base-uri 'none'; form-action 'self'; frame-ancestors 'none'",
        origins.join(" ")
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_sign_in_pages_may_reach_the_command_line_client() {
        let settings = Settings::at("http://localhost:8888".parse().unwrap());
        let policy = |path| content_security_policy(&settings, path);
        assert!(policy("/").contains("connect-src 'self'; base-uri"));
        for path in ["/login", "/login/password", "/connected"] {
            assert!(policy(path).contains("connect-src 'self' http://localhost:12345; base-uri"), "{path}");
        }
        assert_eq!(policy("/loginx"), policy("/"));
    }
}
