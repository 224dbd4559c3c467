//! Sending a form once, and showing where it is wrong.

use leptos::{
    ev, html,
    prelude::*,
    task::{spawn_local, tick},
};

use super::draft::Draft;
use crate::browser::focus;

/// What a form needs to be sent.
#[derive(Clone, Copy)]
pub(super) struct Submit {
    pub form: NodeRef<html::Form>,
    pub draft: Draft,
    pub pending: Signal<bool>,
    pub disabled_reason: Signal<Option<String>>,
    pub on_submit: Callback<()>,
}

impl Submit {
    /// Sends the draft when it is right and not already under way; otherwise goes to the first
    /// field that is wrong.
    pub fn run(self, event: &ev::SubmitEvent) {
        event.prevent_default();
        if self.pending.get_untracked() || self.disabled_reason.with_untracked(Option::is_some) {
            return;
        }
        if self.draft.check() {
            self.on_submit.run(());
        } else {
            self.show_first_error();
        }
    }

    /// Goes to the first wrong field whenever the server has refused the draft.
    pub fn follow_refusals(self) {
        Effect::watch(move || self.draft.refusals(), move |_, _, _| self.show_first_error(), false);
    }

    fn show_first_error(self) {
        spawn_local(async move {
            // The errors are drawn first.
            tick().await;
            if let Some(form) = self.form.try_get_untracked().flatten() {
                focus::first(&form, "[aria-invalid=true]");
            }
        });
    }
}
