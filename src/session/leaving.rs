//! Signing out: always done here, and at the server as well as it goes.

use super::exchange;
use super::guard;
use super::handle::Session;
use super::oauth::{self, CLIENT_ID};
use super::state::Event;
use super::tab_session::TabSession;
use super::tabs::TabMessage;
use crate::browser::http;
use leptos::prelude::WithUntracked;

/// How long the server may take to revoke, in milliseconds.
const REVOKE_TIMEOUT_MS: u32 = 3_000;

/// What a sign-out achieved besides clearing this browser.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SignOutOutcome {
    /// The server has ended the session, or holds none.
    Revoked,
    /// The server could not be told; the session ends there when its time is over.
    OnlyHere,
}

impl Session {
    /// Signs the person out, in every tab of this browser, and tells the server.
    pub async fn sign_out(&self) -> SignOutOutcome {
        self.inner().leave().await
    }
}

impl TabSession {
    async fn leave(&self) -> SignOutOutcome {
        let subject =
            self.state.with_untracked(|state| state.identity().map(|identity| identity.subject.clone()));
        let record = self.forget();
        guard::forget_return_to();
        self.apply(Event::SignedOut);
        if let Some(subject) = subject {
            self.post(&TabMessage::SignedOut { subject });
        }
        let Some(record) = record else {
            return SignOutOutcome::Revoked;
        };
        // RFC 7009 section 2.1.
        let form = [
            ("token", record.refresh_token.expose()),
            ("token_type_hint", "refresh_token"),
            ("client_id", CLIENT_ID),
        ];
        let url = oauth::endpoint(&self.domain, "oauth/revoke");
        match http::send(exchange::form_request(url, &form, REVOKE_TIMEOUT_MS)).await {
            Ok(response) if response.status == 200 => SignOutOutcome::Revoked,
            _ => SignOutOutcome::OnlyHere,
        }
    }
}
