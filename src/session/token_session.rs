//! The session at an API without an authorization server: by a pasted token, which is never stored nor
//! refreshed, and of which no other tab hears.

use super::grant::{Grant, NoToken};
use super::handle::Session;
use super::identity::Identity;
use super::pasted::{self, Pasted, TokenProblem};
use super::state::Event;
use super::tab_session::TabSession;
use std::cell::RefCell;

/// The rotation of a token that is only tried: those in use count from 1.
const NOT_IN_USE: i64 = 0;

impl Session {
    /// Whether people sign in here by pasting a token: the API has no authorization server.
    pub fn takes_tokens(&self) -> bool {
        self.inner().pasted.is_some()
    }

    /// A grant to ask the API whose token this is. It signs nobody in, and its refusal ends nothing.
    ///
    /// # Errors
    /// [`TokenProblem`], before anything is sent.
    pub fn try_token(&self, text: &str) -> Result<Grant, TokenProblem> {
        let token = pasted::parse(text)?;
        Ok(Grant { token, generation: self.generation(), rotation: NOT_IN_USE })
    }

    /// Signs in the person whom the API named for the token that was tried, unless somebody came or
    /// left meanwhile.
    pub fn accept(&self, tried: Grant, identity: Identity) {
        let tab = self.inner();
        if let Some(pasted) = &tab.pasted
            && tried.generation == tab.generation()
        {
            pasted.borrow_mut().hold(tried.token);
            tab.apply(Event::Arrived(identity));
        }
    }
}

impl TabSession {
    pub(super) fn grant_pasted(&self, pasted: &RefCell<Pasted>) -> Result<Grant, NoToken> {
        let (token, rotation) = pasted.borrow().current().ok_or(NoToken::SignedOut)?;
        Ok(Grant { token, generation: self.generation(), rotation })
    }

    /// There is no other token than the person's next one.
    pub(super) fn replace_pasted(&self, pasted: &RefCell<Pasted>, refused: i64) -> Result<Grant, NoToken> {
        let is_over = pasted.borrow_mut().refuse(refused);
        if is_over {
            self.apply(Event::TokenRefused);
        }
        self.grant_pasted(pasted)
    }
}
