//! Calling a key something else.

use cloud_ui_contract::api_key::{ApiKey, UpdateApiKeyRequest};
use leptos::prelude::*;

use super::create::check_key_name;
use super::words;
use crate::api::{Client, Resource, Revisions, api_keys};
use crate::forms::{DialogForm, Draft, TextField};
use crate::organization::refused;
use crate::pages::connection::offline_reason;

/// Renames a key. It is mounted while it is open.
#[component]
pub fn RenameDialog(
    /// The key.
    key: ApiKey,
    /// It was closed.
    on_close: Callback<()>,
) -> impl IntoView {
    let client = Client::from_context();
    let revisions = Revisions::from_context();
    let draft = Draft::new();
    let title = format!("Rename {}", key.name);
    let name = draft.text("name", key.name, check_key_name);
    let error = RwSignal::new(None);
    let id = StoredValue::new(key.id);
    let rename = Action::new_local(move |name: &String| {
        let (id, body) = (id.get_value(), UpdateApiKeyRequest { name: name.clone() });
        async move {
            error.set(None);
            match api_keys::update(client, &id, &body).await {
                Ok(_) => {
                    revisions.bump(Resource::ApiKeys);
                    // Of a form that is gone there is nothing left to close.
                    if !error.is_disposed() {
                        on_close.run(());
                    }
                }
                Err(answer) => {
                    error.try_set(refused(draft, &answer));
                }
            }
        }
    });
    view! {
        <DialogForm
            open=Signal::stored(true)
            on_close=on_close
            title=title
            submit_label=words::RENAME
            draft=draft
            pending=rename.pending()
            submit_error=error
            on_submit=Callback::new(move |()| {
                rename.dispatch(name.trimmed());
            })
            submit_disabled_reason=offline_reason()
        >
            <TextField
                id="rename-key"
                label=words::NAME
                value=name
                help=words::NAME_HELP
                autofocus=true
            />
        </DialogForm>
    }
}
