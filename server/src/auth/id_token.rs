//! ID tokens (OpenID Connect Core, section 2).

use cloud_ui_contract::sign_in_method::SignInKind;
use cloud_ui_contract::timestamp::Timestamp;
use jsonwebtoken::{Algorithm, Validation};
use serde::{Deserialize, Serialize};

use super::Auth;
use super::access_token::amr;
use super::signing_keys::KeysError;

/// Whom an ID token tells of.
#[derive(Debug, Clone)]
pub struct Identity<'a> {
    /// The person's id.
    pub user_id: &'a str,
    /// Their e-mail address.
    pub email: &'a str,
    /// Their full name.
    pub full_name: &'a str,
    /// The client that asks.
    pub client_id: &'a str,
    /// The session.
    pub session_id: &'a str,
    /// What the client sent along when it asked.
    pub nonce: Option<&'a str>,
    /// When the person signed in.
    pub signed_in_at: Timestamp,
    /// How they did.
    pub sign_in_kind: &'a SignInKind,
}

#[derive(Serialize, Deserialize)]
struct Claims {
    iss: String,
    sub: String,
    aud: String,
    iat: i64,
    exp: i64,
    auth_time: i64,
    #[serde(skip_serializing_if = "Option::is_none")]
    nonce: Option<String>,
    sid: String,
    amr: Vec<String>,
    name: String,
    email: String,
    email_verified: bool,
    connection: String,
}

/// A session that somebody proves to have had with the ID token made for it.
#[derive(Debug)]
pub struct Hint {
    /// The session.
    pub session_id: String,
    /// The client that the token was made for.
    pub client_id: String,
}

impl Auth {
    /// Makes an ID token that is valid from now until the given instant.
    ///
    /// # Errors
    /// When it cannot be signed.
    pub fn sign_id_token(
        &self,
        identity: &Identity<'_>,
        now: Timestamp,
        expires_at: Timestamp,
    ) -> Result<String, KeysError> {
        self.keys.sign_id(&Claims {
            iss: self.issuer.clone(),
            sub: identity.user_id.to_owned(),
            aud: identity.client_id.to_owned(),
            iat: now.millis() / 1000,
            exp: expires_at.millis() / 1000,
            auth_time: identity.signed_in_at.millis() / 1000,
            nonce: identity.nonce.map(str::to_owned),
            sid: identity.session_id.to_owned(),
            amr: amr(identity.sign_in_kind),
            name: identity.full_name.to_owned(),
            email: identity.email.to_owned(),
            email_verified: true,
            connection: identity.sign_in_kind.to_string(),
        })
    }

    /// Reads an ID token of ours that came back as a hint; its time may be over (OpenID Connect
    /// RP-Initiated Logout, section 2).
    #[must_use]
    pub fn read_id_token_hint(&self, token: &str) -> Option<Hint> {
        let mut checks = Validation::new(Algorithm::RS256);
        checks.set_issuer(&[&self.issuer]);
        checks.validate_exp = false;
        checks.validate_aud = false;
        let claims = jsonwebtoken::decode::<Claims>(token, self.keys.id_key(), &checks).ok()?.claims;
        Some(Hint { session_id: claims.sid, client_id: claims.aud })
    }
}
