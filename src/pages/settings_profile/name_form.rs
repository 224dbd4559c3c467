//! The person's full name.

use cloud_ui_contract::user::UpdateSelfUserRequest;
use leptos::prelude::*;

use crate::api::{Client, Resource, Revisions, users};
use crate::forms::{Draft, PageForm, TextField, use_unsaved_guard};
use crate::organization::refused;
use crate::pages::checks;
use crate::pages::connection::offline_reason;
use crate::ui::{Failure, use_toasts};

/// Changes the name.
#[component]
pub fn NameForm(full_name: String) -> impl IntoView {
    let client = Client::from_context();
    let revisions = Revisions::from_context();
    let toasts = use_toasts();
    let draft = Draft::new();
    let name = draft.text("fullName", full_name, checks::full_name);
    use_unsaved_guard(draft);
    let failed = RwSignal::new(None::<Failure>);
    let save = Action::new_local(move |(): &()| {
        let body = UpdateSelfUserRequest { full_name: Some(name.trimmed()) };
        async move {
            failed.set(None);
            match users::update_myself(client, &body).await {
                Ok(_) => {
                    draft.settle();
                    revisions.bump(Resource::Myself);
                    toasts.good("Name saved");
                }
                Err(error) => failed.set(refused(draft, &error)),
            }
        }
    });
    view! {
        <PageForm
            label="Change your name"
            submit_label="Save name"
            draft=draft
            pending=save.pending()
            submit_error=failed
            submit_disabled_reason=offline_reason()
            on_submit=Callback::new(move |()| {
                save.dispatch(());
            })
        >
            <TextField
                id="full-name"
                label="Full name"
                value=name
                autocomplete="name"
                help="Members of your organizations see it beside what you do."
            />
        </PageForm>
    }
}
