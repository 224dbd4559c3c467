//! Creating an organization, for those who may.

use cloud_ui_contract::organization::CreateOrganizationRequest;
use leptos::prelude::*;

use super::checks;
use super::navigation::use_go;
use crate::api::{Client, Resource, Revisions, organizations};
use crate::forms::{DialogForm, Draft, TextField, TextValue};
use crate::organization::refused;
use crate::routes::Route;
use crate::ui::Failure;

/// The dialog that creates an organization and goes there.
#[component]
pub fn CreateOrganizationDialog(
    /// Whether it is shown.
    open: RwSignal<bool>,
) -> impl IntoView {
    let client = Client::from_context();
    let revisions = Revisions::from_context();
    let go = use_go();
    let draft = Draft::new();
    let name = draft.text("name", "", checks::name);
    let failed = RwSignal::new(None::<Failure>);
    let create = Action::new_local(move |(): &()| {
        let body = CreateOrganizationRequest { name: name.trimmed() };
        async move {
            failed.set(None);
            match organizations::create(client, &body).await {
                Ok(made) => {
                    revisions.bump(Resource::Organizations);
                    open.set(false);
                    go.to(&Route::workspaces(&made.id));
                }
                Err(error) => failed.set(refused(draft, &error)),
            }
        }
    });
    view! {
        <DialogForm
            open=open
            on_close=Callback::new(move |()| open.set(false))
            title="Create organization"
            submit_label="Create organization"
            draft=draft
            pending=create.pending()
            submit_error=failed
            on_submit=Callback::new(move |()| {
                create.dispatch(());
            })
        >
            {move || name_field(name)}
        </DialogForm>
    }
}

fn name_field(name: TextValue) -> AnyView {
    view! {
        <TextField
            id="organization-name"
            label="Name"
            value=name
            help="You become its owner. It starts with one workspace, on the Developer plan."
            autofocus=true
        />
    }
    .into_any()
}
