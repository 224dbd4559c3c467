//! The session's handle, as contexts and pages hold it.

use super::grant::{Grant, NoToken};
use super::identity::Identity;
use super::notice::Notice;
use super::state::{ExpiryReason, Generation, SessionState};
use super::tab_session::TabSession;
use cloud_ui_contract::console_config::BaseDomain;
use leptos::prelude::*;
use std::rc::Rc;

/// Who is signed in at one base domain. Made once, under the app's root owner.
#[derive(Clone, Copy)]
pub struct Session {
    inner: StoredValue<Rc<TabSession>, LocalStorage>,
}

/// The expired session that the frame asks about in a dialog.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReauthRequest {
    /// Whose session it was.
    pub identity: Identity,
    /// Why it ended.
    pub reason: ExpiryReason,
}

impl Session {
    /// The session of `domain`, being restored from what this browser keeps.
    pub fn start(domain: BaseDomain) -> Self {
        Self { inner: StoredValue::new_local(TabSession::start(domain)) }
    }

    /// The session of a `domain` without an authorization server: nobody, until a token is pasted.
    pub fn start_with_pasted_tokens(domain: BaseDomain) -> Self {
        Self { inner: StoredValue::new_local(TabSession::start_with_pasted_tokens(domain)) }
    }

    /// The session in context.
    ///
    /// # Panics
    /// When the app did not provide one, which its first render would show.
    pub fn from_context() -> Self {
        expect_context()
    }

    pub(super) fn inner(&self) -> Rc<TabSession> {
        self.inner.get_value()
    }

    /// The base domain this tab works with.
    pub fn domain(&self) -> BaseDomain {
        self.inner.with_value(|inner| inner.domain.clone())
    }

    /// Who is signed in, tracked. A refresh does not change it.
    pub fn state(&self) -> SessionState {
        self.inner.with_value(|inner| inner.state.get())
    }

    /// The person whose data is shown, tracked.
    pub fn identity(&self) -> Option<Identity> {
        self.inner.with_value(|inner| inner.state.with(|state| state.identity().cloned()))
    }

    /// Counts how often everything has to be read again, tracked: the expired session's person came
    /// back, or another person took over.
    pub fn resumed(&self) -> u32 {
        self.inner.with_value(|inner| inner.resumed.get())
    }

    /// What a person should know, tracked.
    pub fn notices(&self) -> Vec<Notice> {
        self.inner.with_value(|inner| inner.notices.get())
    }

    /// Whose data is shown now; answers begun under an older generation are to be dropped.
    pub fn generation(&self) -> Generation {
        self.inner.with_value(|inner| inner.generation())
    }

    /// The expired session to ask about, tracked.
    pub fn reauth(&self) -> Option<ReauthRequest> {
        match self.state() {
            SessionState::Expired { identity, reason, .. } => Some(ReauthRequest { identity, reason }),
            SessionState::Restoring | SessionState::SignedOut { .. } | SessionState::SignedIn { .. } => None,
        }
    }

    /// A token to send, refreshed first when it is about to end.
    ///
    /// # Errors
    /// [`NoToken`].
    pub async fn grant(&self) -> Result<Grant, NoToken> {
        self.inner().grant().await
    }

    /// A token in place of one that the API answered with 401.
    ///
    /// # Errors
    /// [`NoToken`].
    pub async fn replace(&self, refused: &Grant) -> Result<Grant, NoToken> {
        self.inner().replace(refused.rotation).await
    }

    /// The API refused the replacement as well: the session is over.
    pub fn reject(&self, refused: &Grant) {
        self.inner().reject(refused.rotation);
    }
}
