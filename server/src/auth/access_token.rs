//! Access tokens (RFC 9068).

use cloud_ui_contract::timestamp::Timestamp;

use super::Auth;

/// What a valid access token proves: its signature, issuer, audience and time were checked.
#[derive(Debug, Clone)]
pub struct AccessClaims {
    /// The session that it belongs to.
    pub session_id: String,
    /// The person.
    pub user_id: String,
}

impl Auth {
    /// Checks a token; `None` when it proves nothing.
    #[must_use]
    pub fn verify_access_token(&self, _token: &str, _now: Timestamp) -> Option<AccessClaims> {
        None
    }
}
