//! What a route needs of the session, and the address to come back to.

use super::state::SessionState;
use crate::browser::storage::{self, Area};

const RETURN_KEY: &str = "cloud-ui.return-to";

/// What a route needs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Need {
    /// Nothing: it is for everybody.
    Anyone,
    /// A signed-in person.
    Person,
}

/// What to do with a route.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verdict {
    /// Show it.
    Show,
    /// Show nothing yet: the session is being restored.
    Wait,
    /// Keep its address and go to the login page.
    SignIn,
}

/// Whether a route may be shown. An expired session keeps its page, under the dialog.
pub fn decide(state: &SessionState, need: Need) -> Verdict {
    match (need, state) {
        (Need::Anyone, _) => Verdict::Show,
        (Need::Person, SessionState::Restoring) => Verdict::Wait,
        (Need::Person, SessionState::SignedOut { .. }) => Verdict::SignIn,
        (Need::Person, SessionState::SignedIn { .. } | SessionState::Expired { .. }) => Verdict::Show,
    }
}

/// Keeps the address asked for. The caller has parsed it as one of the console's own.
pub fn keep_return_to(address: &str) {
    // Denied storage costs the way back, not the sign-in.
    let _kept = storage::set(Area::Session, RETURN_KEY, address);
}

/// The kept address, which stays kept: a sign-in that fails is begun again. It is as untrusted as all
/// storage, to be parsed again.
pub fn return_to() -> Option<String> {
    storage::get(Area::Session, RETURN_KEY).ok().flatten()
}

/// Forgets the kept address, when it was reached and when the person leaves.
pub fn forget_return_to() {
    // Where storage is denied nothing was kept.
    let _removed = storage::remove(Area::Session, RETURN_KEY);
}

#[cfg(test)]
mod tests {
    use super::super::state::{ExpiryReason, Generation, SignedOutReason};
    use super::*;
    use crate::session::Identity;

    #[test]
    fn the_login_page_shows_only_once_it_is_known_that_nobody_is_signed_in() {
        let identity = Identity { subject: "c1".to_owned(), name: None, email: None, connection: None };
        let generation = Generation::default();
        let reason = SignedOutReason::Never;
        let expired = ExpiryReason::InvalidGrant;
        for (state, verdict) in [
            (SessionState::Restoring, Verdict::Wait),
            (SessionState::SignedOut { reason }, Verdict::SignIn),
            (SessionState::SignedIn { identity: identity.clone(), generation }, Verdict::Show),
            (SessionState::Expired { identity, generation, reason: expired }, Verdict::Show),
        ] {
            assert_eq!(decide(&state, Need::Person), verdict, "{state:?}");
            assert_eq!(decide(&state, Need::Anyone), Verdict::Show);
        }
    }
}
