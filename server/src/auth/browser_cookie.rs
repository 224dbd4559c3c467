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

/// How long the cookie of a single transaction lives, in minutes: as long as the transaction.
const TRANSACTION_LIFE_MINUTES: i64 = 10;

/// So many cookies of transactions are looked at: each costs a query.
const MOST_TRANSACTIONS: usize = 8;

/// The secrets of this browser: the one it is known by, and those of transactions that it opened
/// before it had one.
pub struct BrowserSecret {
    browser: Option<String>,
    transactions: Vec<String>,
}

impl std::fmt::Debug for BrowserSecret {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("BrowserSecret(…)")
    }
}

impl BrowserSecret {
    /// The hash under which the browser is stored; nothing matches that of no secret.
    #[must_use]
    pub fn hash(&self) -> Vec<u8> {
        self.browser.as_deref().map(secret::hash).unwrap_or_default()
    }

    /// The hashes of all that it sent.
    #[must_use]
    pub fn hashes(&self) -> Vec<Vec<u8>> {
        self.browser.iter().chain(&self.transactions).map(|secret| secret::hash(secret)).collect()
    }
}

impl FromRequestParts<AppState> for BrowserSecret {
    type Rejection = ApiError;

    async fn from_request_parts(parts: &mut Parts, state: &AppState) -> Result<Self, ApiError> {
        let jar = CookieJar::from_headers(&parts.headers);
        let prefix = transaction_prefix(&state.settings);
        let of_transactions = jar.iter().filter(|cookie| cookie.name().starts_with(&prefix));
        Ok(Self {
            browser: jar.get(&name(&state.settings)).map(|cookie| cookie.value().to_owned()),
            transactions: of_transactions
                .take(MOST_TRANSACTIONS)
                .map(|cookie| cookie.value().to_owned())
                .collect(),
        })
    }
}

/// The `Set-Cookie` value that gives the browser a secret.
#[must_use]
pub fn set(settings: &Settings, secret: String) -> String {
    cookie(settings, name(settings), secret, time::Duration::days(LIFE_DAYS))
}

/// The `Set-Cookie` value that keeps a browser's first secret for one transaction. When several
/// tabs come at once on the first visit, each gets a secret and the browser's cookie holds the
/// last of them only.
#[must_use]
pub fn set_for_transaction(settings: &Settings, id: &str, secret: String) -> String {
    let start = id.get(..8).unwrap_or(id);
    let name = format!("{}{start}", transaction_prefix(settings));
    cookie(settings, name, secret, time::Duration::minutes(TRANSACTION_LIFE_MINUTES))
}

fn cookie(settings: &Settings, name: String, secret: String, life: time::Duration) -> String {
    let mut cookie = Cookie::new(name, secret);
    cookie.set_path("/");
    cookie.set_http_only(true);
    cookie.set_same_site(SameSite::Lax);
    cookie.set_secure(settings.is_https());
    cookie.set_max_age(life);
    cookie.to_string()
}

fn name(settings: &Settings) -> String {
    name_of(settings, "browser")
}

fn transaction_prefix(settings: &Settings) -> String {
    format!("{}-", name_of(settings, "transaction"))
}

/// Contains the port, because the ports of a host share cookies; `__Host-` keeps other hosts of
/// the domain from setting it, and needs `Secure`.
fn name_of(settings: &Settings, thing: &str) -> String {
    let prefix = if settings.is_https() { "__Host-" } else { "" };
    let port = settings.public_url.port_or_known_default().unwrap_or_default();
    format!("{prefix}cloud-ui-{thing}-{port}")
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
