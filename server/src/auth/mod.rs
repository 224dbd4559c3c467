//! The OAuth 2.0 and OpenID Connect provider.

pub mod access_token;
pub mod authorize;
pub mod browser_cookie;
pub mod client;
pub mod discovery;
pub mod error_page;
pub mod id_token;
pub mod key_file;
pub mod logout;
pub mod oauth_error;
pub mod own_origin;
pub mod password;
pub mod password_rules;
pub mod password_step;
pub mod pkce;
pub mod revoke;
pub mod scope;
pub mod secret;
pub mod setup;
pub mod signing_keys;
pub mod token;
pub mod transactions;
pub mod userinfo;

use axum::Router;
use axum::routing::{get, post};

use crate::config::Settings;
use crate::state::AppState;
use password::Passwords;
use signing_keys::SigningKeys;

/// The audience of access tokens: the API of this installation (RFC 9068, section 2.2).
pub const AUDIENCE: &str = "cloud-ui";

/// The authorization server's keys and guards.
#[derive(Debug)]
pub struct Auth {
    issuer: String,
    keys: SigningKeys,
    /// Hashes and checks passwords, a few at a time.
    pub passwords: Passwords,
}

impl Auth {
    /// The authorization server of this installation, signing with these keys.
    #[must_use]
    pub fn new(settings: &Settings, keys: SigningKeys) -> Self {
        Self { issuer: settings.issuer(), keys, passwords: Passwords::default() }
    }
}

/// The addresses below `/auth`.
pub fn router() -> Router<AppState> {
    Router::new()
        .route("/.well-known/openid-configuration", get(discovery::configuration))
        .route("/jwks.json", get(discovery::keys))
        .route("/authorize", get(authorize::authorize))
        .route("/transactions/{id}", get(transactions::read))
        .route("/transactions/{id}/identifier", post(transactions::identifier))
        .route("/transactions/{id}/password", post(password_step::password))
        .route("/oauth/token", post(token::token))
        .route("/oauth/revoke", post(revoke::revoke))
        .route("/userinfo", get(userinfo::userinfo).post(userinfo::userinfo))
        .route("/logout", get(logout::logout))
        .route("/setup", post(setup::set_up))
}
