//! Sign-ins that have begun and not come back: kept in this tab, for ten minutes, for one use.

use super::oauth::Secrets;
use crate::browser::storage::{self, Area, StorageError};
use serde::{Deserialize, Serialize};

const PREFIX: &str = "cloud-ui.sign-in.";
/// How long a person may take, in milliseconds.
const LIFETIME_MS: i64 = 10 * 60 * 1_000;

/// What the callback needs to know of the sign-in it answers.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Pending {
    pub nonce: String,
    pub verifier: String,
    /// The issuer asked, which the answer has to name (RFC 9207).
    pub issuer: String,
    /// The address asked for when the person was signed out, not yet parsed.
    pub return_to: Option<String>,
    /// Whether this window only serves another one, whose session expired.
    pub hands_over: bool,
    pub begun_at_ms: i64,
}

impl Pending {
    /// Keeps the sign-in under its `state`, and forgets those whose time is over.
    pub(super) fn keep(&self, secrets: &Secrets, now_ms: i64) -> Result<(), StorageError> {
        forget_old(now_ms);
        // A struct of texts always serializes; an empty text would be refused by `take`.
        let text = serde_json::to_string(self).unwrap_or_default();
        storage::set(Area::Session, &key(&secrets.state), &text)
    }

    /// Takes the sign-in of that `state` out, so that no second answer finds it.
    pub(super) fn take(state: &str, now_ms: i64) -> Result<Option<Self>, StorageError> {
        let key = key(state);
        let kept = storage::get(Area::Session, &key)?;
        storage::remove(Area::Session, &key)?;
        Ok(kept.and_then(|text| Self::parse(&text, now_ms)))
    }

    fn parse(text: &str, now_ms: i64) -> Option<Self> {
        let pending: Self = serde_json::from_str(text).ok()?;
        let age_ms = now_ms.saturating_sub(pending.begun_at_ms);
        (age_ms <= LIFETIME_MS).then_some(pending)
    }
}

/// Forgets the sign-in of that `state`.
pub(super) fn forget(state: &str) {
    // Where storage is denied nothing was kept.
    let _removed = storage::remove(Area::Session, &key(state));
}

fn forget_old(now_ms: i64) {
    for key in storage::keys(Area::Session, PREFIX) {
        let kept = storage::get(Area::Session, &key).ok().flatten();
        if kept.is_some_and(|text| Pending::parse(&text, now_ms).is_none()) {
            let _removed = storage::remove(Area::Session, &key);
        }
    }
}

fn key(state: &str) -> String {
    format!("{PREFIX}{state}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sign_in_is_good_for_ten_minutes() {
        let begun = 1_800_000_000_000;
        let pending = Pending {
            nonce: "n".to_owned(),
            verifier: "v".to_owned(),
            issuer: "https://cloud.example/auth/".to_owned(),
            return_to: Some("/o/c1/apps?search=a#x".to_owned()),
            hands_over: false,
            begun_at_ms: begun,
        };
        let text = serde_json::to_string(&pending).expect("text");
        assert_eq!(Pending::parse(&text, begun + LIFETIME_MS), Some(pending));
        assert_eq!(Pending::parse(&text, begun + LIFETIME_MS + 1), None);
        for garbage in ["", "null", "{}", "function Object() { [native code] }"] {
            assert_eq!(Pending::parse(garbage, begun), None);
        }
    }
}
