//! Access tokens for those who send requests.

use super::outcome::RefreshOutcome;
use super::record::Record;
use super::schedule;
use super::state::{ExpiryReason, Generation};
use super::tab_session::TabSession;
use super::tokens::AccessToken;
use crate::browser::clock;
use std::rc::Rc;

/// A usable access token and whose work it is for.
#[derive(Debug, Clone)]
pub struct Grant {
    /// The token.
    pub(crate) token: AccessToken,
    /// Whose data is shown while the request begins.
    pub generation: Generation,
    pub(super) rotation: i64,
}

/// Why there is no access token.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NoToken {
    /// Nobody is signed in, or the session expired; the frame says so.
    SignedOut,
    /// A new one is due and the authorization server does not answer.
    Unreachable,
}

impl TabSession {
    pub(super) async fn restored(&self) {
        let restoring = self.restoring.borrow().clone();
        if let Some(restoring) = restoring {
            restoring.landed().await;
        }
    }

    pub(super) async fn grant(self: &Rc<Self>) -> Result<Grant, NoToken> {
        if let Some(pasted) = &self.pasted {
            return self.grant_pasted(pasted);
        }
        self.restored().await;
        let record = self.record().ok_or(NoToken::SignedOut)?;
        if schedule::is_usable(record.expires_at_ms, clock::now_ms()) {
            return Ok(self.grant_of(record));
        }
        self.replace(record.rotation).await
    }

    pub(super) async fn replace(self: &Rc<Self>, refused: i64) -> Result<Grant, NoToken> {
        if let Some(pasted) = &self.pasted {
            return self.replace_pasted(pasted, refused);
        }
        if self.rotation() <= refused {
            match self.refresh(refused).await {
                RefreshOutcome::Refreshed => {}
                RefreshOutcome::Unreachable => return Err(NoToken::Unreachable),
                RefreshOutcome::Ended(_) => return Err(NoToken::SignedOut),
            }
        }
        let record = self.record().ok_or(NoToken::SignedOut)?;
        Ok(self.grant_of(record))
    }

    pub(super) fn reject(&self, refused: i64) {
        if self.rotation() == refused {
            self.end(ExpiryReason::Rejected);
        }
    }

    fn grant_of(&self, record: Record) -> Grant {
        Grant { token: record.access_token, generation: self.generation(), rotation: record.rotation }
    }
}
