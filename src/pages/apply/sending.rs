//! Sending manifests, and what came of it.

use cloud_ui_contract::apply::{ApplyAnswer, ApplyOutcome};
use cloud_ui_contract::id::WorkspaceId;
use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::api::apps::{self, ApplyOptions};
use crate::api::{ApiErrorKind, Client, Resource, Revisions};
use crate::browser::page;
use crate::forms::{Draft, FlagValue, TextValue};
use crate::organization::{OrganizationContext, failure};
use crate::ui::Failure;

/// The id of the results' heading, which takes the focus when they come.
pub(super) const RESULTS_ID: &str = "results";

/// What the page holds.
#[derive(Clone, Copy)]
pub(super) struct Sheet {
    pub(super) draft: Draft,
    pub(super) manifests: TextValue,
    pub(super) workspace: TextValue,
    pub(super) atomic: FlagValue,
}

/// An answer, and the text that it is about.
#[derive(Clone, PartialEq)]
pub(super) struct Outcome {
    pub(super) answer: ApplyAnswer,
    pub(super) dry_run: bool,
    pub(super) text: String,
}

impl Outcome {
    /// Whether every document was acceptable.
    pub(super) fn is_good(&self) -> bool {
        self.answer.results.iter().all(|result| result.outcome != ApplyOutcome::Invalid)
    }
}

/// Sends the sheet, one request at a time.
#[derive(Clone, Copy)]
pub(super) struct Sending {
    sheet: Sheet,
    client: Client,
    revisions: Revisions,
    organization: OrganizationContext,
    /// The request that is under way: whether it is a dry run.
    under_way: RwSignal<Option<bool>>,
    error: RwSignal<Option<Failure>>,
    outcome: RwSignal<Option<Outcome>>,
}

impl Sending {
    pub(super) fn new(sheet: Sheet) -> Self {
        Self {
            sheet,
            client: Client::from_context(),
            revisions: Revisions::from_context(),
            organization: OrganizationContext::from_context(),
            under_way: RwSignal::new(None),
            error: RwSignal::new(None),
            outcome: RwSignal::new(None),
        }
    }

    pub(super) fn is_checking(self) -> Signal<bool> {
        Signal::derive(move || self.under_way.get() == Some(true))
    }

    pub(super) fn is_applying(self) -> Signal<bool> {
        Signal::derive(move || self.under_way.get() == Some(false))
    }

    pub(super) fn is_pending_untracked(self) -> bool {
        self.under_way.get_untracked().is_some()
    }

    pub(super) fn error(self) -> Signal<Option<Failure>> {
        self.error.into()
    }

    pub(super) fn outcome(self) -> Signal<Option<Outcome>> {
        self.outcome.into()
    }

    /// Sends the text; a dry run only tells what would happen. The text stays whatever comes of it.
    pub(super) fn send(self, dry_run: bool) {
        if self.is_pending_untracked() {
            return;
        }
        self.under_way.set(Some(dry_run));
        self.error.set(None);
        let text = self.sheet.manifests.get_untracked();
        let workspace = self.sheet.workspace.get_untracked();
        let options = ApplyOptions {
            workspace: (!workspace.is_empty()).then(|| WorkspaceId::from_trusted(workspace)),
            dry_run,
            atomic: self.sheet.atomic.get_untracked(),
        };
        let organization = self.organization.id();
        spawn_local(async move {
            let answer = apps::apply(self.client, &organization, text.clone(), &options).await;
            // The page may be gone by now.
            self.under_way.try_set(None);
            match answer {
                Ok(answer) => self.finish(Outcome { answer, dry_run, text }).await,
                Err(error) => {
                    if matches!(error.kind(), ApiErrorKind::Forbidden { .. }) {
                        self.revisions.bump(Resource::Permissions);
                    }
                    if *error.kind() != ApiErrorKind::Superseded {
                        self.error.try_set(Some(failure(&error)));
                    }
                }
            }
        });
    }

    async fn finish(self, outcome: Outcome) {
        if !outcome.dry_run {
            self.revisions.bump(Resource::Apps);
            self.revisions.bump(Resource::AppProfiles);
            self.revisions.bump(Resource::Workspaces);
        }
        if self.outcome.try_get_untracked().is_none() {
            return;
        }
        // What was applied whole and stands here unchanged is safe: leaving need not ask.
        if !outcome.dry_run && outcome.is_good() && self.sheet.manifests.get_untracked() == outcome.text {
            self.sheet.draft.settle();
        }
        self.outcome.set(Some(outcome));
        leptos::task::tick().await;
        page::focus(RESULTS_ID);
    }
}
