//! Reading an ID token. Its signature is not checked: it comes straight from the token endpoint,
//! for which OpenID Connect Core section 3.1.3.7 (6) allows to rely on TLS.

use super::identity::Identity;
use crate::browser::crypto;
use serde::Deserialize;

/// How far two clocks may differ, in milliseconds.
const CLOCK_TOLERANCE_MS: i64 = 5 * 60 * 1_000;

/// What an ID token is compared with.
pub(super) struct Expected<'a> {
    pub issuer: &'a str,
    pub client_id: &'a str,
    pub nonce: &'a str,
    pub now_ms: i64,
}

/// The first thing wrong with an ID token.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum IdTokenFault {
    /// It is no JSON Web Token with the required claims.
    Unreadable,
    /// Another issuer than the one asked.
    Issuer,
    /// Made for another client.
    Audience,
    /// Not the answer to this sign-in.
    Nonce,
    /// Its time is over.
    Expired,
}

#[derive(Deserialize)]
struct Claims {
    iss: String,
    sub: String,
    aud: Audience,
    exp: f64,
    nonce: Option<String>,
    name: Option<String>,
    email: Option<String>,
    connection: Option<String>,
}

/// One audience travels as a text, several as an array (RFC 7519 section 4.1.3).
#[derive(Deserialize)]
#[serde(untagged)]
enum Audience {
    One(String),
    Several(Vec<String>),
}

impl Audience {
    fn includes(&self, client_id: &str) -> bool {
        match self {
            Self::One(one) => one == client_id,
            Self::Several(several) => several.iter().any(|one| one == client_id),
        }
    }
}

/// The identity that an ID token asserts, when it is the one expected.
pub(super) fn read(token: &str, expected: &Expected<'_>) -> Result<Identity, IdTokenFault> {
    let claims = claims(token).ok_or(IdTokenFault::Unreadable)?;
    if claims.iss != expected.issuer {
        return Err(IdTokenFault::Issuer);
    }
    if !claims.aud.includes(expected.client_id) {
        return Err(IdTokenFault::Audience);
    }
    if claims.nonce.as_deref() != Some(expected.nonce) {
        return Err(IdTokenFault::Nonce);
    }
    if (claims.exp * 1_000.0) as i64 + CLOCK_TOLERANCE_MS < expected.now_ms {
        return Err(IdTokenFault::Expired);
    }
    Ok(Identity {
        subject: claims.sub,
        name: claims.name,
        email: claims.email,
        connection: claims.connection,
    })
}

/// The subject alone, to see that a refresh answered for the same person.
pub(super) fn subject(token: &str) -> Option<String> {
    claims(token).map(|claims| claims.sub)
}

fn claims(token: &str) -> Option<Claims> {
    let mut parts = token.split('.');
    let (_header, payload) = (parts.next()?, parts.next()?);
    parts.next()?;
    if parts.next().is_some() {
        return None;
    }
    let claims: Claims = serde_json::from_slice(&crypto::from_base64url(payload)?).ok()?;
    (!claims.sub.is_empty()).then_some(claims)
}

#[cfg(test)]
mod tests {
    use super::*;

    const EXPECTED: Expected<'_> = Expected {
        issuer: "https://cloud.example/auth/",
        client_id: "console",
        nonce: "n-1",
        now_ms: 1_800_000_000_000,
    };

    fn token(claims: &str) -> String {
        format!("e30.{}.c2ln", crypto::base64url(claims.as_bytes()))
    }

    fn claims(change: (&str, &str)) -> String {
        let claims = r#"{"iss":"https://cloud.example/auth/","sub":"c1","aud":"console","exp":1800000600,"nonce":"n-1","name":"Ada","email":"ada@orbital.example"}"#;
        assert!(claims.contains(change.0), "the test changes what is there");
        token(&claims.replace(change.0, change.1))
    }

    #[test]
    fn the_expected_token_names_the_person() {
        for same in [("", ""), (r#""console""#, r#"["other","console"]"#)] {
            let identity = read(&claims(same), &EXPECTED).expect("a good token");
            assert_eq!(identity.subject, "c1");
            assert_eq!(identity.display_name(), "Ada");
        }
    }

    #[test]
    fn each_fault_is_told() {
        for (change, fault) in [
            (("cloud.example", "evil.example"), IdTokenFault::Issuer),
            ((r#""console""#, r#""cli""#), IdTokenFault::Audience),
            (("n-1", "n-2"), IdTokenFault::Nonce),
            ((r#""nonce":"n-1","#, ""), IdTokenFault::Nonce),
            (("1800000600", "1799990000"), IdTokenFault::Expired),
            ((r#""sub":"c1","#, ""), IdTokenFault::Unreadable),
            ((r#""c1""#, r#""""#), IdTokenFault::Unreadable),
        ] {
            assert_eq!(read(&claims(change), &EXPECTED), Err(fault), "{change:?}");
        }
        for garbage in ["", "a.b", "a.b.c.d", "..", "e30.%%%.x", "e30.bm90IGpzb24.x"] {
            assert_eq!(read(garbage, &EXPECTED), Err(IdTokenFault::Unreadable), "{garbage:?}");
        }
    }
}
