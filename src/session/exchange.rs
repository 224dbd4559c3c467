//! The token endpoint: what it answers, told apart by what to do next (RFC 6749 section 5).

use super::record::is_token;
use super::tokens::{AccessToken, RefreshToken};
use crate::browser::http::{self, Credentials, HttpFailure, HttpRequest, Method};
use crate::browser::urlencoded;
use serde::Deserialize;

/// The time limit of every request to the authorization server.
const TIMEOUT_MS: u32 = 10_000;

/// New tokens.
pub(super) struct Tokens {
    pub access_token: AccessToken,
    /// Absent where a refresh token stays in use (RFC 6749 section 6).
    pub refresh_token: Option<RefreshToken>,
    /// The access token's life in milliseconds.
    pub lifetime_ms: i64,
    pub id_token: Option<String>,
    /// Whether the person chose to stay signed in; absent from a refresh of some servers.
    pub keep_signed_in: Option<bool>,
}

/// Why there are no new tokens.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TokenFailure {
    /// The code or the refresh token is not accepted, now or ever (`invalid_grant`).
    InvalidGrant,
    /// No answer, a cut one, or one that asks to come back later. What was sent stays good.
    Unreachable,
    /// An answer that is neither tokens nor a known error.
    Malformed {
        /// The status that arrived.
        status: u16,
    },
}

#[derive(Deserialize)]
struct Answer {
    access_token: String,
    refresh_token: Option<String>,
    expires_in: Option<f64>,
    token_type: String,
    id_token: Option<String>,
    keep_signed_in: Option<bool>,
}

#[derive(Deserialize)]
struct OAuthError {
    error: String,
}

/// Posts a form to `url` and reads the answer.
pub(super) async fn post_form(url: String, form: &[(&str, &str)]) -> Result<Tokens, TokenFailure> {
    let sent = http::send(form_request(url, form, TIMEOUT_MS)).await;
    read(sent.as_ref().map(|response| (response.status, response.body.as_str())))
}

pub(super) fn form_request(url: String, form: &[(&str, &str)], timeout_ms: u32) -> HttpRequest {
    HttpRequest {
        method: Method::Post,
        url,
        headers: vec![
            ("Content-Type", "application/x-www-form-urlencoded".to_owned()),
            ("Accept", "application/json".to_owned()),
        ],
        body: Some(urlencoded::join(form.iter().copied())),
        credentials: Credentials::Omit,
        timeout_ms,
    }
}

fn read(sent: Result<(u16, &str), &HttpFailure>) -> Result<Tokens, TokenFailure> {
    match sent {
        Err(_) => Err(TokenFailure::Unreachable),
        Ok((200, body)) => tokens(body).ok_or(TokenFailure::Malformed { status: 200 }),
        Ok((408 | 425 | 429 | 500.., _)) => Err(TokenFailure::Unreachable),
        Ok((status, body)) => match serde_json::from_str::<OAuthError>(body) {
            Ok(OAuthError { error }) if error == "invalid_grant" => Err(TokenFailure::InvalidGrant),
            _ => Err(TokenFailure::Malformed { status }),
        },
    }
}

fn tokens(body: &str) -> Option<Tokens> {
    /// What RFC 6749 leaves to the client when `expires_in` is absent.
    const ASSUMED_LIFETIME_S: f64 = 600.0;
    let answer: Answer = serde_json::from_str(body).ok()?;
    let lifetime_s = answer.expires_in.unwrap_or(ASSUMED_LIFETIME_S);
    let is_whole = is_token(&answer.access_token)
        && answer.refresh_token.as_deref().is_none_or(is_token)
        && answer.token_type.eq_ignore_ascii_case("bearer")
        && lifetime_s >= 1.0;
    is_whole.then_some(Tokens {
        access_token: AccessToken::new(answer.access_token),
        refresh_token: answer.refresh_token.map(RefreshToken::new),
        lifetime_ms: (lifetime_s * 1_000.0) as i64,
        id_token: answer.id_token,
        keep_signed_in: answer.keep_signed_in,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    const GOOD: &str = r#"{"access_token":"a.b.c","refresh_token":"r","expires_in":600,"token_type":"Bearer","keep_signed_in":true}"#;

    fn failure(status: u16, body: &str) -> Option<TokenFailure> {
        read(Ok((status, body))).err()
    }

    #[test]
    fn a_whole_answer_gives_tokens() {
        let Ok(tokens) = read(Ok((200, GOOD))) else {
            panic!("tokens");
        };
        assert_eq!(tokens.access_token.authorization(), "Bearer a.b.c");
        assert_eq!(tokens.lifetime_ms, 600_000);
        assert_eq!(tokens.keep_signed_in, Some(true));
    }

    #[test]
    fn refusals_outages_and_nonsense_are_told_apart() {
        let half = &GOOD[..GOOD.len() / 2];
        for (status, body, expected) in [
            (400, r#"{"error":"invalid_grant","error_description":"spent"}"#, TokenFailure::InvalidGrant),
            (400, r#"{"error":"invalid_client"}"#, TokenFailure::Malformed { status: 400 }),
            (400, "<html>", TokenFailure::Malformed { status: 400 }),
            (404, "not found", TokenFailure::Malformed { status: 404 }),
            (429, r#"{"error":"slow_down"}"#, TokenFailure::Unreachable),
            (500, r#"{"error":"invalid_grant"}"#, TokenFailure::Unreachable),
            (503, "", TokenFailure::Unreachable),
            (200, "<html>", TokenFailure::Malformed { status: 200 }),
            (200, half, TokenFailure::Malformed { status: 200 }),
            (200, r#"{"access_token":"a"}"#, TokenFailure::Malformed { status: 200 }),
        ] {
            assert_eq!(failure(status, body), Some(expected), "{status} {body}");
        }
        for changed in [
            GOOD.replace("Bearer", "mac"),
            GOOD.replace("a.b.c", "a b"),
            GOOD.replace("600", "0"),
            GOOD.replace(r#""r""#, r#""""#),
        ] {
            assert_eq!(failure(200, &changed), Some(TokenFailure::Malformed { status: 200 }), "{changed}");
        }
    }

    #[test]
    fn no_answer_keeps_the_tokens() {
        for lost in [HttpFailure::Network, HttpFailure::Timeout, HttpFailure::Cut { status: 200 }] {
            assert_eq!(read(Err(&lost)).err(), Some(TokenFailure::Unreachable));
        }
    }
}
