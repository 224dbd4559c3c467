//! Ending a key.

use cloud_ui_contract::api_key::{ApiKey, MAX_REASON_LENGTH, RevokeApiKeyRequest};
use cloud_ui_contract::validation::check_text;
use leptos::prelude::*;

use super::words;
use crate::api::{Client, Resource, Revisions, api_keys};
use crate::forms::{Draft, TextArea};
use crate::organization::failure;
use crate::pages::now::use_now;
use crate::ui::{ConfirmDialog, use_toasts};

/// Revokes a key. It is mounted while it is open.
#[component]
pub fn RevokeDialog(
    /// The key.
    key: ApiKey,
    /// It was closed.
    on_close: Callback<()>,
) -> impl IntoView {
    let client = Client::from_context();
    let revisions = Revisions::from_context();
    let toasts = use_toasts();
    let now = use_now();
    let draft = Draft::new();
    let reason = draft.text("reason", "", check_reason);
    let error = RwSignal::new(None);
    let name = key.name.clone();
    let key = StoredValue::new(key);
    let revoke = Action::new_local(move |body: &RevokeApiKeyRequest| {
        let (key, body) = (key.get_value(), body.clone());
        async move {
            error.set(None);
            match api_keys::revoke(client, &key.id, &body).await {
                Ok(()) => {
                    revisions.bump(Resource::ApiKeys);
                    toasts.good(format!("{} is revoked", key.name));
                    on_close.run(());
                }
                Err(refused) => {
                    // It may be revoked nonetheless, or by somebody else: the list shows it.
                    revisions.bump(Resource::ApiKeys);
                    error.try_set(Some(failure(&refused)));
                }
            }
        }
    });
    let confirm = Callback::new(move |()| {
        if draft.check() {
            let reason = Some(reason.trimmed()).filter(|reason| !reason.is_empty());
            revoke.dispatch(RevokeApiKeyRequest { reason });
        }
    });
    view! {
        <ConfirmDialog
            open=Signal::stored(true)
            on_close=on_close
            title=format!("Revoke {name}?")
            confirm_label=words::REVOKE
            on_confirm=confirm
            pending=revoke.pending()
            error=error
            typed_name=Some(name)
        >
            <p>
                {words::REVOKE_AT_ONCE} " "
                {move || key.with_value(|key| words::last_use(words::THIS_KEY, key, now.get()))}
            </p>
            <TextArea
                id="revoke-reason"
                label=words::REASON
                value=reason
                help=words::REASON_HELP
                rows=2
                optional=true
            />
        </ConfirmDialog>
    }
}

fn check_reason(text: &str) -> Result<(), String> {
    let problem = |problem: cloud_ui_contract::validation::TextProblem| problem.message(words::REASON);
    check_text(text.trim(), MAX_REASON_LENGTH).map(|_| ()).map_err(problem)
}
