//! Cross-origin requests (Fetch, section 3.2): from consoles that were configured, and never to
//! login transactions.

use std::time::Duration;

use axum::http::{HeaderName, HeaderValue, Method, header, request};
use tower_http::cors::{AllowOrigin, CorsLayer};

use crate::config::Settings;

/// The layer. Discovery and keys say themselves that everybody may read them.
pub fn layer(settings: &Settings) -> CorsLayer {
    let origins: Vec<HeaderValue> =
        settings.console_origins.iter().filter_map(|origin| HeaderValue::from_str(origin).ok()).collect();
    let allowed = move |origin: &HeaderValue, parts: &request::Parts| {
        may_be_called(parts.uri.path()) && origins.contains(origin)
    };
    CorsLayer::new()
        .allow_origin(AllowOrigin::predicate(allowed))
        .allow_methods([Method::GET, Method::POST, Method::DELETE])
        .allow_headers([
            header::AUTHORIZATION,
            header::CONTENT_TYPE,
            header::IF_MATCH,
            HeaderName::from_static("dpop"),
            HeaderName::from_static("x-api-key"),
        ])
        .expose_headers([
            header::DATE,
            header::ETAG,
            header::RETRY_AFTER,
            HeaderName::from_static("x-request-id"),
            HeaderName::from_static("dpop-nonce"),
        ])
        .max_age(Duration::from_secs(600))
}

/// The API and the endpoints that a console calls itself; the login pages are always ours.
fn may_be_called(path: &str) -> bool {
    path.starts_with("/v1/") || path.starts_with("/auth/oauth/") || path == "/auth/userinfo"
}
