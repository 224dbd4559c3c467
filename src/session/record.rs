//! The kept session, as text in the browser's storage. Parsed, never trusted: another version, or
//! anything that is not whole, is no record.

use super::identity::Identity;
use super::tokens::{AccessToken, RefreshToken};
use serde::{Deserialize, Serialize};

/// The only version that is read.
const VERSION: u32 = 1;

/// One person's session at one base domain.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Record {
    pub identity: Identity,
    pub access_token: AccessToken,
    pub refresh_token: RefreshToken,
    /// When the access token ends, in milliseconds since 1970.
    pub expires_at_ms: i64,
    /// Which of two records is newer: each is larger than its predecessor, and one of a new sign-in
    /// larger than those before, since it is the time of issue where nothing newer came before.
    pub rotation: i64,
    /// Whether the session outlives the browser.
    pub keep_signed_in: bool,
}

/// The text is not a record of this version.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Unreadable;

#[derive(Serialize, Deserialize)]
struct Kept {
    version: u32,
    identity: Identity,
    access_token: String,
    refresh_token: String,
    expires_at_ms: i64,
    rotation: i64,
    keep_signed_in: bool,
}

impl Record {
    pub(super) fn parse(text: &str) -> Result<Self, Unreadable> {
        let kept: Kept = serde_json::from_str(text).map_err(|_| Unreadable)?;
        let is_whole = kept.version == VERSION
            && !kept.identity.subject.is_empty()
            && is_token(&kept.access_token)
            && is_token(&kept.refresh_token)
            && kept.expires_at_ms > 0
            && kept.rotation > 0;
        if !is_whole {
            return Err(Unreadable);
        }
        Ok(Self {
            identity: kept.identity,
            access_token: AccessToken::new(kept.access_token),
            refresh_token: RefreshToken::new(kept.refresh_token),
            expires_at_ms: kept.expires_at_ms,
            rotation: kept.rotation,
            keep_signed_in: kept.keep_signed_in,
        })
    }

    pub(super) fn to_text(&self) -> String {
        let kept = Kept {
            version: VERSION,
            identity: self.identity.clone(),
            access_token: self.access_token.expose().to_owned(),
            refresh_token: self.refresh_token.expose().to_owned(),
            expires_at_ms: self.expires_at_ms,
            rotation: self.rotation,
            keep_signed_in: self.keep_signed_in,
        };
        // Texts and numbers always serialize; an empty text would be read back as no record.
        serde_json::to_string(&kept).unwrap_or_default()
    }
}

/// The rotation of a record issued now, after one with `previous`.
pub(super) fn next_rotation(previous: i64, now_ms: i64) -> i64 {
    previous.saturating_add(1).max(now_ms)
}

/// Whether a text may stand in an `Authorization` header (RFC 6750 section 2.1, `b64token`, and
/// what else is printable ASCII).
pub(super) fn is_token(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_graphic())
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;

    pub(in crate::session) fn record() -> Record {
        Record {
            identity: Identity {
                subject: "c1".to_owned(),
                name: Some("Ada \"the\" 🚀".to_owned()),
                email: None,
                connection: Some("PASSWORD".to_owned()),
            },
            access_token: AccessToken::new("a.b.c".to_owned()),
            refresh_token: RefreshToken::new("r-1".to_owned()),
            expires_at_ms: 1_800_000_600_000,
            rotation: 1_800_000_000_000,
            keep_signed_in: true,
        }
    }

    #[test]
    fn a_record_survives_its_text() {
        assert_eq!(Record::parse(&record().to_text()), Ok(record()));
    }

    #[test]
    fn anything_else_is_no_record() {
        let good = record().to_text();
        let changed = |from: &str, to: &str| {
            assert!(good.contains(from), "the test changes what is there: {from}");
            good.replace(from, to)
        };
        for text in [
            String::new(),
            "null".to_owned(),
            "[]".to_owned(),
            "{".to_owned(),
            "<html>".to_owned(),
            good.chars().take(good.chars().count() / 2).collect(),
            changed(r#""version":1"#, r#""version":0"#),
            changed(r#""version":1"#, r#""version":2"#),
            changed(r#""version":1,"#, ""),
            changed("a.b.c", ""),
            changed("a.b.c", r"a\r\nX-Evil: 1"),
            changed("r-1", "r 1"),
            changed("1800000600000", "-1"),
            changed("1800000600000", "1e999"),
            changed("1800000000000", "0"),
            changed(r#""c1""#, r#""""#),
        ] {
            assert_eq!(Record::parse(&text), Err(Unreadable), "{text}");
        }
    }

    #[test]
    fn rotations_grow_even_when_the_clock_goes_back() {
        assert_eq!(next_rotation(0, 1_000), 1_000);
        assert_eq!(next_rotation(2_000, 1_000), 2_001);
        assert_eq!(next_rotation(i64::MAX, 1_000), i64::MAX);
    }
}
