//! The session as a state machine: pure, so that every order of events can be tried.

use super::identity::Identity;

/// Counts whose data this tab shows. It changes when another person signs in and when somebody
/// signs out, not at a refresh; an answer that began under an older one is dropped.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Generation(u64);

/// Why nobody is signed in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SignedOutReason {
    /// Nobody has signed in yet.
    Never,
    /// The person signed out in this tab.
    Chosen,
    /// The person signed out in another tab.
    Elsewhere,
    /// It was not accepted any more: the kept session when the console started, or a pasted token.
    Refused(ExpiryReason),
    /// What was kept could not be read and has been cleared.
    Unreadable,
}

/// Why a session ended by itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ExpiryReason {
    /// The server no longer accepts it: too old, revoked, or used twice (`invalid_grant`).
    InvalidGrant,
    /// The server's answer made no sense.
    Malformed,
    /// The API refused a token that had just been issued, or that was pasted.
    Rejected,
}

/// Who is signed in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SessionState {
    /// Not known yet; neither the login page nor any other is to be shown.
    Restoring,
    /// Nobody.
    SignedOut {
        /// Why.
        reason: SignedOutReason,
    },
    /// A person.
    SignedIn {
        /// Who.
        identity: Identity,
        /// Whose data is shown.
        generation: Generation,
    },
    /// A person whose session ended while they were at work: the page stays under a dialog.
    Expired {
        /// Who it was.
        identity: Identity,
        /// Whose data is shown.
        generation: Generation,
        /// Why it ended.
        reason: ExpiryReason,
    },
}

impl SessionState {
    /// The person whose data is shown.
    pub fn identity(&self) -> Option<&Identity> {
        match self {
            Self::SignedIn { identity, .. } | Self::Expired { identity, .. } => Some(identity),
            Self::Restoring | Self::SignedOut { .. } => None,
        }
    }
}

/// What happened.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Event {
    /// No session is kept in this browser.
    NothingKept,
    /// Something was kept that is no session.
    Unreadable,
    /// A person's session is here: restored, begun, handed over, or begun in another tab.
    Arrived(Identity),
    /// The server ended the session.
    Ended(ExpiryReason),
    /// The API refused the pasted token, which nothing can replace but another one.
    TokenRefused,
    /// The person signed out in this tab.
    SignedOut,
    /// The person signed out in another tab.
    SignedOutElsewhere,
}

/// What the tab has to do besides showing the new state.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Consequence {
    /// Nothing.
    None,
    /// Read the page's data again: the same person came back.
    Resume,
    /// Start from scratch: another person's data is on the page.
    Reload,
}

/// The machine.
#[derive(Debug)]
pub(super) struct Machine {
    state: SessionState,
    generation: Generation,
}

impl Machine {
    pub(super) fn new() -> Self {
        Self { state: SessionState::Restoring, generation: Generation::default() }
    }

    pub(super) fn state(&self) -> &SessionState {
        &self.state
    }

    pub(super) fn generation(&self) -> Generation {
        self.generation
    }

    pub(super) fn apply(&mut self, event: Event) -> Consequence {
        match event {
            Event::NothingKept => self.sign_out_unless_signed_in(SignedOutReason::Never),
            Event::Unreadable => self.sign_out_unless_signed_in(SignedOutReason::Unreadable),
            Event::Arrived(identity) => self.arrive(identity),
            Event::Ended(reason) => self.end(reason),
            Event::TokenRefused => self.sign_out(SignedOutReason::Refused(ExpiryReason::Rejected)),
            Event::SignedOut => self.sign_out(SignedOutReason::Chosen),
            Event::SignedOutElsewhere => self.sign_out(SignedOutReason::Elsewhere),
        }
    }

    /// What storage held at the start says nothing about a session that arrived meanwhile.
    fn sign_out_unless_signed_in(&mut self, reason: SignedOutReason) -> Consequence {
        if self.state == SessionState::Restoring {
            self.state = SessionState::SignedOut { reason };
        }
        Consequence::None
    }

    fn arrive(&mut self, identity: Identity) -> Consequence {
        let consequence = match &self.state {
            SessionState::Restoring | SessionState::SignedOut { .. } => Consequence::None,
            SessionState::SignedIn { identity: known, .. } if known.is_same_person(&identity) => {
                Consequence::None
            }
            SessionState::Expired { identity: known, .. } if known.is_same_person(&identity) => {
                Consequence::Resume
            }
            SessionState::SignedIn { .. } | SessionState::Expired { .. } => Consequence::Reload,
        };
        if self.state.identity().is_none() || consequence == Consequence::Reload {
            self.advance();
        }
        self.state = SessionState::SignedIn { identity, generation: self.generation };
        consequence
    }

    fn end(&mut self, reason: ExpiryReason) -> Consequence {
        match &self.state {
            SessionState::SignedIn { identity, generation } => {
                self.state =
                    SessionState::Expired { identity: identity.clone(), generation: *generation, reason };
            }
            SessionState::Restoring => {
                self.state = SessionState::SignedOut { reason: SignedOutReason::Refused(reason) };
            }
            SessionState::SignedOut { .. } | SessionState::Expired { .. } => {}
        }
        Consequence::None
    }

    fn sign_out(&mut self, reason: SignedOutReason) -> Consequence {
        if !matches!(self.state, SessionState::SignedOut { .. }) {
            self.advance();
            self.state = SessionState::SignedOut { reason };
        }
        Consequence::None
    }

    fn advance(&mut self) {
        self.generation = Generation(self.generation.0 + 1);
    }
}

#[cfg(test)]
#[path = "state_tests.rs"]
mod tests;
