//! Making a key, new or in place of another: once, and never silently when the answer is lost.

use cloud_ui_contract::api_key::ApiKey;
use leptos::prelude::*;

use super::lost_answer::{Attempt, Lost, revoke_all};
use super::secret::Reveal;
use super::words;
use crate::api::{ApiError, Client, Resource, Revisions};
use crate::forms::Draft;
use crate::organization::failure;
use crate::ui::{Banner, Button, Failure, InlineError, Tone, use_toasts};

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
        }
    }

    /// Forgets how the last attempt went, before another one.
    pub fn begin(self) {
        self.error.set(None);
        self.attempt.set(None);
        self.lost.set(None);
    }

    /// Ends an attempt: shows the secret and answers `true`, or says what went wrong.
    pub async fn finish(self, attempt: Attempt, draft: Draft, outcome: Result<ApiKey, ApiError>) -> bool {
        if self.error.is_disposed() {
            // The page was left meanwhile.
            return false;
        }
        match outcome {
            Ok(mut key) => match key.key.take() {
                Some(secret) => {
                    let confirmed = attempt.confirms(self.client, &key.id).await;
                    self.reveal.show(&key, secret, confirmed);
                    self.revisions.bump(Resource::ApiKeys);
                    true
                }
                None => {
                    self.error.set(Some(Failure::new(words::NO_SECRET, "")));
                    self.look(attempt).await;
                    false
                }
            },
            Err(error) if error.is_outcome_unknown() => {
                self.look(attempt).await;
                false
            }
            Err(error) => {
                self.refuse(draft, &error);
                false
            }
        }
    }

    fn refuse(self, draft: Draft, error: &ApiError) {
        let fields = error.field_errors();
        if fields.is_empty() {
            self.error.set(Some(failure(error)));
            return;
        }
        let fields = fields.iter().map(|fault| (fault.field.clone(), fault.message.clone()));
        let homeless = draft.refuse(fields.collect());
        self.error.set((!homeless.is_empty()).then(|| {
            Failure::new(homeless.join(" "), "").with_request_id(error.request_id().map(str::to_owned))
        }));
    }

    /// Reads the list again for what an unanswered attempt may have left behind.
    async fn look(self, attempt: Attempt) {
        self.attempt.set(Some(attempt.clone()));
        let lost = attempt.look(self.client).await;
        if matches!(lost, Lost::Orphans(_)) {
            self.revisions.bump(Resource::ApiKeys);
        }
        // The form may be closed by now.
        let _gone = self.lost.try_set(Some(lost));
    }
}

/// What became of an attempt that was not answered, and what to do about it.
#[component]
pub fn LostAnswer(
    /// The making.
    making: Making,
) -> impl IntoView {
    let toasts = use_toasts();
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
                    toasts.good(words::ORPHAN_REVOKED);
                }
                Err(error) => failed.set(Some(failure(&error))),
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
