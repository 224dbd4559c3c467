//! A sign-in from its beginning to the session: here, or in a window that serves an expired page.

use super::callback::{Answer, Callback};
use super::exchange;
use super::guard;
use super::handle::Session;
use super::id_token::{self, Expected};
use super::oauth::{self, CLIENT_ID, Hints, Secrets};
use super::pending::{self, Pending};
use super::record::Record;
use super::sign_in_error::SignInError;
use super::tab_session::{Source, TabSession};
use crate::browser::{clock, location};
use leptos::prelude::WithUntracked;
use std::rc::Rc;

/// What to ask of the authorization server.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct SignIn {
    /// The e-mail address to begin with; the person may change it.
    pub login_hint: Option<String>,
    /// The organization whose sign-in method is wanted.
    pub organization: Option<String>,
    /// The connection to go straight to.
    pub connection: Option<String>,
    /// Whether to begin with creating an account.
    pub sign_up: bool,
}

/// A sign-in that succeeded.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SignedIn {
    /// In this tab, which goes on to the address asked for; to be parsed, or `/`.
    Here {
        /// The address, as it was kept.
        return_to: Option<String>,
    },
    /// In a window opened for an expired page, which has the session now: the window closes.
    HandedOver,
}

impl Session {
    /// Leaves for the authorization server. The address kept by [`guard::keep_return_to`] comes back
    /// from [`Session::finish_sign_in`].
    ///
    /// # Errors
    /// [`SignInError`], when it could not even begin; the page is still here.
    pub async fn begin_sign_in(&self, sign_in: SignIn) -> Result<(), SignInError> {
        let tab = self.inner();
        let (url, _state) = tab.prepare(sign_in, guard::return_to(), false).await?;
        location::assign(&url);
        Ok(())
    }

    /// Opens the sign-in of the expired session's person in a window of its own, which hands the
    /// session over. To be called straight from a click.
    ///
    /// # Errors
    /// [`SignInError::WindowBlocked`] and others; the dialog stays and may try again.
    pub async fn sign_in_in_window(&self) -> Result<(), SignInError> {
        let tab = self.inner();
        let login_hint =
            tab.state.with_untracked(|state| state.identity().and_then(|person| person.email.clone()));
        let sign_in = SignIn { login_hint, ..SignIn::default() };
        let (url, state) = tab.prepare(sign_in, None, true).await?;
        // The window starts with a copy of this tab's sessionStorage, the pending sign-in included.
        let opened = location::open_window(&url);
        pending::forget(&state);
        if opened { Ok(()) } else { Err(SignInError::WindowBlocked) }
    }

    /// Reads the authorization response in the address, once, and redeems its code.
    ///
    /// # Errors
    /// [`SignInError`]; nobody's session has changed.
    pub async fn finish_sign_in(&self) -> Result<SignedIn, SignInError> {
        let query = location::query();
        // A code is of no use in the history, nor to who reads over a shoulder.
        location::rewrite(&location::path());
        self.inner().redeem(&query).await
    }
}

impl TabSession {
    async fn prepare(
        &self,
        sign_in: SignIn,
        return_to: Option<String>,
        hands_over: bool,
    ) -> Result<(String, String), SignInError> {
        let secrets = Secrets::fresh().map_err(|_| SignInError::NotSecure)?;
        let challenge = oauth::challenge(&secrets.verifier).await.map_err(|_| SignInError::NotSecure)?;
        let now_ms = clock::now_ms();
        Pending {
            nonce: secrets.nonce.clone(),
            verifier: secrets.verifier.clone(),
            issuer: self.domain.issuer.clone(),
            return_to,
            hands_over,
            begun_at_ms: now_ms,
        }
        .keep(&secrets, now_ms)
        .map_err(|_| SignInError::StorageDenied)?;
        let hints = Hints {
            login_hint: sign_in.login_hint,
            organization: sign_in.organization,
            connection: sign_in.connection,
            sign_up: sign_in.sign_up,
        };
        let url = oauth::authorize_url(&self.domain, &location::origin(), &secrets, &challenge, &hints);
        Ok((url, secrets.state))
    }

    async fn redeem(self: &Rc<Self>, query: &str) -> Result<SignedIn, SignInError> {
        let callback = Callback::parse(query).ok_or(SignInError::NoResponse)?;
        let pending = Pending::take(&callback.state, clock::now_ms())
            .map_err(|_| SignInError::StorageDenied)?
            .ok_or(SignInError::NotBegunHere)?;
        let is_from_the_issuer_asked = callback.issuer.as_deref() == Some(pending.issuer.as_str())
            && pending.issuer == self.domain.issuer;
        if !is_from_the_issuer_asked {
            return Err(SignInError::WrongIssuer);
        }
        let code = match callback.answer {
            Answer::Code(code) => code,
            Answer::Error { code, description } => {
                return Err(SignInError::from_answer(code, description));
            }
        };
        let record = self.exchange_code(&code, &pending).await?;
        self.restored().await;
        self.adopt(Record { rotation: self.next_rotation(), ..record }, Source::Issued);
        if pending.hands_over {
            return Ok(SignedIn::HandedOver);
        }
        guard::forget_return_to();
        Ok(SignedIn::Here { return_to: pending.return_to })
    }

    async fn exchange_code(&self, code: &str, pending: &Pending) -> Result<Record, SignInError> {
        let redirect_uri = oauth::redirect_uri(&location::origin());
        let form = [
            ("grant_type", "authorization_code"),
            ("client_id", CLIENT_ID),
            ("code", code),
            ("redirect_uri", &redirect_uri),
            ("code_verifier", &pending.verifier),
        ];
        let tokens = exchange::post_form(oauth::endpoint(&self.domain, "oauth/token"), &form)
            .await
            .map_err(SignInError::Token)?;
        let now_ms = clock::now_ms();
        let incomplete = SignInError::Token(exchange::TokenFailure::Malformed { status: 200 });
        let (Some(id_token), Some(refresh_token)) = (tokens.id_token, tokens.refresh_token) else {
            return Err(incomplete);
        };
        let expected =
            Expected { issuer: &pending.issuer, client_id: CLIENT_ID, nonce: &pending.nonce, now_ms };
        Ok(Record {
            identity: id_token::read(&id_token, &expected).map_err(SignInError::IdToken)?,
            access_token: tokens.access_token,
            refresh_token,
            expires_at_ms: now_ms.saturating_add(tokens.lifetime_ms),
            rotation: now_ms,
            keep_signed_in: tokens.keep_signed_in.unwrap_or(false),
        })
    }
}
