//! The cookie that binds login transactions to the browser that opened them.

use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use axum_extra::extract::cookie::{Cookie, CookieJar, SameSite};

use super::secret;
use crate::config::Settings;
use crate::error::ApiError;
use crate::state::AppState;

/// How long a browser is known, in days.
const LIFE_DAYS: i64 = 180;

/// The secret of this browser, if it sent one.
pub struct BrowserSecret(Option<String>);

impl std::fmt::Debug for BrowserSecret {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("BrowserSecret(…)")
    }
}

impl BrowserSecret {
    /// The hash under which the browser is stored; nothing matches that of no secret.
    #[must_use]
    pub fn hash(&self) -> Vec<u8> {
        self.0.as_deref().map(secret::hash).unwrap_or_default()
    }
}

impl FromRequestParts<AppState> for BrowserSecret {
    type Rejection = ApiError;

    async fn from_request_parts(parts: &mut Parts, state: &AppState) -> Result<Self, ApiError> {
        let jar = CookieJar::from_headers(&parts.headers);
        Ok(Self(jar.get(&name(&state.settings)).map(|cookie| cookie.value().to_owned())))
    }
}

/// The `Set-Cookie` value that gives the browser a secret.
#[must_use]
pub fn set(settings: &Settings, secret: String) -> String {
    let mut cookie = Cookie::new(name(settings), secret);
    cookie.set_path("/");
    cookie.set_http_only(true);
    cookie.set_same_site(SameSite::Lax);
    cookie.set_secure(settings.is_https());
    cookie.set_max_age(time::Duration::days(LIFE_DAYS));
    cookie.to_string()
}

/// Contains the port, because the ports of a host share cookies; `__Host-` keeps other hosts of
/// the domain from setting it, and needs `Secure`.
fn name(settings: &Settings) -> String {
    let prefix = if settings.is_https() { "__Host-" } else { "" };
    let port = settings.public_url.port_or_known_default().unwrap_or_default();
    format!("{prefix}cloud-ui-browser-{port}")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cookie(public_url: &str) -> String {
        set(&Settings::at(public_url.parse().unwrap()), "s".to_owned())
    }

    #[test]
    fn the_cookie_is_secure_exactly_over_tls() {
        let plain = cookie("http://localhost:8888");
        assert!(plain.starts_with("cloud-ui-browser-8888=s; HttpOnly; SameSite=Lax; "), "{plain}");
        assert!(!plain.contains("Secure"));
        let tls = cookie("https://console.example.com");
        assert!(tls.starts_with("__Host-cloud-ui-browser-443=s; "), "{tls}");
        assert!(tls.contains("; Secure") && tls.contains("; Path=/") && !tls.contains("Domain"));
    }
}
