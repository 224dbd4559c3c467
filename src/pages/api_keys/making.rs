//! Making a key, new or in place of another: once, and never silently when the answer is lost.

use cloud_ui_contract::api_key::ApiKey;
use leptos::prelude::*;

use super::lost_answer::{Attempt, Lost, revoke_all};
use super::secret::Reveal;
use super::words;
use crate::api::{ApiError, Client, Resource, Revisions};
use crate::forms::Draft;
use crate::organization::{failure, refused};
use crate::ui::{Banner, Button, Failure, InlineError, Toasts, Tone, use_toasts};

/// How far the making of a key has come.
#[derive(Clone, Copy)]
pub struct Making {
    /// Why it failed.
    pub error: RwSignal<Option<Failure>>,
    client: Client,
    revisions: Revisions,
    reveal: Reveal,
    attempt: RwSignal<Option<Attempt>>,
    lost: RwSignal<Option<Lost>>,
    toasts: Toasts,
}

impl Making {
    /// Nothing tried yet.
    pub fn new(reveal: Reveal) -> Self {
        Self {
            error: RwSignal::new(None),
            client: Client::from_context(),
            revisions: Revisions::from_context(),
            reveal,
            attempt: RwSignal::new(None),
            lost: RwSignal::new(None),
            toasts: use_toasts(),
        }
    }

    /// Forgets how the last attempt went, before another one.
    pub fn begin(self) {
        self.error.try_set(None);
        self.attempt.try_set(None);
        self.lost.try_set(None);
    }

    /// Ends an attempt: shows the secret and answers `true`, or says what went wrong. Who has left the
    /// page meanwhile cannot be shown a secret: what was made is revoked, and a notice tells so.
    pub async fn finish(self, attempt: Attempt, draft: Draft, outcome: Result<ApiKey, ApiError>) -> bool {
        match outcome {
            Ok(mut key) => match key.key.take() {
                Some(secret) => {
                    let confirmed = !self.reveal.is_gone() && attempt.confirms(self.client, &key.id).await;
                    if self.reveal.is_gone() {
                        self.withdraw(&[key]).await;
                        return false;
                    }
                    self.reveal.show(&key, secret, confirmed);
                    self.revisions.bump(Resource::ApiKeys);
                    // Of a form that is gone there is nothing left to close.
                    !self.error.is_disposed()
                }
                None => {
                    self.error.try_set(Some(Failure::new(words::NO_SECRET, "")));
                    self.look(attempt).await;
                    false
                }
            },
            Err(error) if error.is_outcome_unknown() => {
                self.look(attempt).await;
                false
            }
            Err(error) => {
                self.error.try_set(refused(draft, &error));
                false
            }
        }
    }

    /// Reads the list again for what an unanswered attempt may have left behind.
    async fn look(self, attempt: Attempt) {
        self.attempt.try_set(Some(attempt.clone()));
        let lost = attempt.look(self.client).await;
        if matches!(lost, Lost::Orphans(_)) {
            self.revisions.bump(Resource::ApiKeys);
        }
        // `try_set` hands back what it could not set: the form is gone.
        match self.lost.try_set(Some(lost)).flatten() {
            Some(Lost::Orphans(orphans)) => self.withdraw(&orphans).await,
            Some(Lost::Unknown(_)) => self.toasts.bad(words::left_unknown(attempt.name())),
            Some(Lost::Nothing) | None => {}
        }
    }

    /// Revokes keys whose secret nobody will see, and says so above whatever page is shown by now.
    async fn withdraw(self, keys: &[ApiKey]) {
        let outcome = revoke_all(self.client, keys).await;
        self.revisions.bump(Resource::ApiKeys);
        for key in keys {
            self.toasts.bad(match &outcome {
                Ok(()) => words::left_revoked(key),
                Err(error) => words::left_active(key).with_request_id(error.request_id().map(str::to_owned)),
            });
        }
    }
}

/// What became of an attempt that was not answered, and what to do about it.
#[component]
pub fn LostAnswer(
    /// The making.
    making: Making,
) -> impl IntoView {
    let failed = RwSignal::new(None);
    let look = Action::new_local(move |()| async move {
        if let Some(attempt) = making.attempt.get_untracked() {
            making.look(attempt).await;
        }
    });
    let revoke = Action::new_local(move |orphans: &Vec<ApiKey>| {
        let orphans = orphans.clone();
        async move {
            failed.set(None);
            match revoke_all(making.client, &orphans).await {
                Ok(()) => {
                    making.begin();
                    making.revisions.bump(Resource::ApiKeys);
                    making.toasts.good(words::ORPHAN_REVOKED);
                }
                Err(error) => {
                    failed.try_set(Some(failure(&error)));
                }
            }
        }
    });
    let content = move || {
        making.attempt.get()?;
        Some(match making.lost.get() {
            None => view! { <Banner tone=Tone::Info>{words::LOOKING}</Banner> }.into_any(),
            Some(Lost::Nothing) => {
                view! { <Banner tone=Tone::Warning>{words::LOST_NOTHING}</Banner> }.into_any()
            }
            Some(Lost::Unknown(error)) => {
                let action = move || {
                    view! {
                        <Button
                            small=true
                            pending=look.pending()
                            on_press=Callback::new(move |()| {
                                look.dispatch(());
                            })
                        >
                            {words::LOOK_AGAIN}
                        </Button>
                    }
                };
                view! {
                    <Banner tone=Tone::Bad action=action>
                        {words::LOST_UNKNOWN}
                        " "
                        {error.headline()}
                        "."
                    </Banner>
                }
                .into_any()
            }
            Some(Lost::Orphans(orphans)) => {
                let names: Vec<String> =
                    orphans.iter().map(|key| format!("{} ({})", key.name, key.masked_key)).collect();
                let action = move || {
                    let orphans = orphans.clone();
                    view! {
                        <Button
                            small=true
                            pending=revoke.pending()
                            on_press=Callback::new(move |()| {
                                revoke.dispatch(orphans.clone());
                            })
                        >
                            {words::REVOKE_ORPHAN}
                        </Button>
                    }
                };
                view! {
                    <Banner tone=Tone::Bad action=action>
                        {words::orphans(&names)}
                    </Banner>
                }
                .into_any()
            }
        })
    };
    view! {
        {content}
        <InlineError failure=failed />
    }
}
