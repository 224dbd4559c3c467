//! Access tokens (RFC 9068).

use std::fmt;

use cloud_ui_contract::sign_in_method::SignInKind;
use cloud_ui_contract::timestamp::Timestamp;
use jsonwebtoken::{Algorithm, Validation};
use serde::{Deserialize, Serialize};

use super::signing_keys::KeysError;
use super::{AUDIENCE, Auth};

/// What a valid access token proves: its signature, issuer, audience and time were checked.
#[derive(Debug, Clone)]
pub struct AccessClaims {
    /// The session that it belongs to.
    pub session_id: String,
    /// The person.
    pub user_id: String,
    /// The client that got it.
    pub client_id: String,
}

/// Whom an access token is made for.
#[derive(Debug, Clone)]
pub struct Grant<'a> {
    /// The session.
    pub session_id: &'a str,
    /// The person.
    pub user_id: &'a str,
    /// The client that gets it.
    pub client_id: &'a str,
    /// The scope, words with spaces between.
    pub scope: &'a str,
    /// How the person signed in.
    pub sign_in_kind: &'a SignInKind,
    /// The connection, where that kind has one.
    pub connection_id: Option<&'a str>,
}

/// A signed access token. It cannot be shown or logged; only the token answer carries it.
pub struct AccessToken(String);

impl AccessToken {
    /// The token, for the answer to the client.
    #[must_use]
    pub fn expose(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for AccessToken {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("AccessToken(…)")
    }
}

#[derive(Serialize, Deserialize)]
struct Claims {
    iss: String,
    sub: String,
    aud: String,
    azp: String,
    /// RFC 9068, section 2.2, asks for it beside `azp`.
    client_id: String,
    iat: i64,
    exp: i64,
    jti: String,
    scope: String,
    /// Empty: a token proves who somebody is, roles are read at each request.
    permissions: Vec<String>,
    sid: String,
    amr: Vec<String>,
    connection: Connection,
}

#[derive(Serialize, Deserialize)]
struct Connection {
    kind: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    id: Option<String>,
}

impl Auth {
    /// Makes a token that is valid from now until the given instant.
    ///
    /// # Errors
    /// When it cannot be signed.
    pub fn sign_access_token(
        &self,
        grant: &Grant<'_>,
        now: Timestamp,
        expires_at: Timestamp,
    ) -> Result<AccessToken, KeysError> {
        let claims = Claims {
            iss: self.issuer.clone(),
            sub: grant.user_id.to_owned(),
            aud: AUDIENCE.to_owned(),
            azp: grant.client_id.to_owned(),
            client_id: grant.client_id.to_owned(),
            iat: now.millis() / 1000,
            exp: expires_at.millis() / 1000,
            jti: crate::store::new_id(),
            scope: grant.scope.to_owned(),
            permissions: Vec::new(),
            sid: grant.session_id.to_owned(),
            amr: amr(grant.sign_in_kind),
            connection: Connection {
                kind: grant.sign_in_kind.to_string(),
                id: grant.connection_id.map(str::to_owned),
            },
        };
        self.keys.sign_access(&claims).map(AccessToken)
    }

    /// Checks a token; `None` when it proves nothing.
    #[must_use]
    pub fn verify_access_token(&self, token: &str, now: Timestamp) -> Option<AccessClaims> {
        let header = jsonwebtoken::decode_header(token).ok()?;
        // An ID token must not pass for an access token (RFC 9068, section 4).
        if header.typ.as_deref() != Some("at+jwt") {
            return None;
        }
        let mut checks = Validation::new(Algorithm::ES256);
        checks.set_audience(&[AUDIENCE]);
        checks.set_issuer(&[&self.issuer]);
        // Compared below with the server's own clock.
        checks.validate_exp = false;
        let claims = jsonwebtoken::decode::<Claims>(token, self.keys.access_key(), &checks).ok()?.claims;
        (claims.exp > now.millis() / 1000).then_some(AccessClaims {
            session_id: claims.sid,
            user_id: claims.sub,
            client_id: claims.azp,
        })
    }
}

/// Authentication methods (RFC 8176).
pub(super) fn amr(kind: &SignInKind) -> Vec<String> {
    let method = match kind {
        SignInKind::Password => "pwd",
        SignInKind::Passkey => "hwk",
        SignInKind::Sso | SignInKind::Google | SignInKind::Github | SignInKind::Unknown(_) => "fed",
    };
    vec![method.to_owned()]
}
