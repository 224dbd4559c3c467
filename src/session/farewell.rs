//! Why the console sent somebody to the sign-in pages, which are another program: told there once.

use super::state::{ExpiryReason, SignedOutReason};
use crate::browser::storage::{self, Area};

const KEY: &str = "cloud-ui.signed-out";

/// Leaves the reason for the sign-in pages. Without storage they only say less.
pub fn leave(reason: SignedOutReason) {
    if let Some(word) = word(reason) {
        let _left = storage::set(Area::Session, KEY, word);
    }
}

/// Takes the reason away, so that the next visit does not hear of it.
pub fn take() -> Option<SignedOutReason> {
    let word = storage::get(Area::Session, KEY).ok().flatten()?;
    let _taken = storage::remove(Area::Session, KEY);
    reason(&word)
}

fn word(reason: SignedOutReason) -> Option<&'static str> {
    match reason {
        SignedOutReason::Never => None,
        SignedOutReason::Chosen => Some("chosen"),
        SignedOutReason::Elsewhere => Some("elsewhere"),
        SignedOutReason::Refused(_) => Some("ended"),
        SignedOutReason::Unreadable => Some("unreadable"),
    }
}

fn reason(word: &str) -> Option<SignedOutReason> {
    match word {
        "chosen" => Some(SignedOutReason::Chosen),
        "elsewhere" => Some(SignedOutReason::Elsewhere),
        // Which way it ended makes no difference to what is said.
        "ended" => Some(SignedOutReason::Refused(ExpiryReason::InvalidGrant)),
        "unreadable" => Some(SignedOutReason::Unreadable),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_reason_survives_the_way_to_the_sign_in_pages() {
        let ended = SignedOutReason::Refused(ExpiryReason::InvalidGrant);
        for told in [SignedOutReason::Chosen, SignedOutReason::Elsewhere, ended, SignedOutReason::Unreadable]
        {
            assert_eq!(word(told).and_then(reason), Some(told));
        }
        assert_eq!(word(SignedOutReason::Never), None);
        assert_eq!(reason("<script>"), None);
    }
}
