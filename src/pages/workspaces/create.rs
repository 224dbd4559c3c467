//! The form that creates a workspace.

use cloud_ui_contract::organization::Organization;
use cloud_ui_contract::permission::Permission;
use cloud_ui_contract::workspace::CreateWorkspaceRequest;
use leptos::prelude::*;

use super::settings_draft::SettingsDraft;
use super::words;
use crate::api::{Client, Resource, Revisions, workspaces};
use crate::forms::DialogForm;
use crate::organization::{OrganizationContext, refused};
use crate::pages::connection::offline_reason;
use crate::pages::navigation::use_go;
use crate::routes::Route;
use crate::ui::use_toasts;

/// Creates a workspace and goes there. It is mounted while it is open.
#[component]
pub fn CreateDialog(
    /// It was closed without a workspace.
    on_close: Callback<()>,
) -> impl IntoView {
    let client = Client::from_context();
    let revisions = Revisions::from_context();
    let organization = OrganizationContext::from_context().id();
    let go = use_go();
    let toasts = use_toasts();
    let settings = SettingsDraft::new("", "", false);
    let error = RwSignal::new(None);
    let create = Action::new_local(move |body: &CreateWorkspaceRequest| {
        let (organization, body) = (organization.clone(), body.clone());
        async move {
            error.set(None);
            let outcome = workspaces::create(client, &organization, &body).await;
            // Its answer may be lost although it was created: the list shows it.
            revisions.bump(Resource::Workspaces);
            match outcome {
                Ok(made) => {
                    revisions.bump(Resource::Organizations);
                    toasts.good(format!("{} is created", made.name));
                    settings.draft.settle();
                    go.to(&Route::workspace(&organization, &made.id));
                }
                Err(answer) if !error.is_disposed() => {
                    revisions.bump(Resource::Permissions);
                    error.set(refused(settings.draft, &answer));
                }
                Err(_) => {}
            }
        }
    });
    let on_submit = Callback::new(move |()| {
        create.dispatch(CreateWorkspaceRequest {
            name: settings.name.trimmed(),
            description: Some(settings.description.trimmed()),
            cicd_enforced_default: Some(settings.cicd.get_untracked()),
            default_cloud_provider: None,
            default_region: None,
            default_cluster_id: None,
        });
    });
    view! {
        <DialogForm
            open=Signal::stored(true)
            on_close=on_close
            title=words::CREATE
            submit_label=words::CREATE
            draft=settings.draft
            pending=create.pending()
            submit_error=error
            on_submit=on_submit
            submit_disabled_reason=offline_reason()
        >
            {settings.fields(true)}
        </DialogForm>
    }
}

/// Why no workspace can be created: a missing permission, or a full plan.
pub fn create_reason(context: OrganizationContext) -> Signal<Option<String>> {
    let forbidden = context.permissions().can(Permission::OrganizationWorkspacesCreate);
    Signal::derive(move || forbidden.get().or_else(|| context.organization().as_ref().and_then(plan_reason)))
}

fn plan_reason(organization: &Organization) -> Option<String> {
    let maximum = organization.limits.as_ref()?.workspaces?;
    let used = organization.usage.as_ref()?.workspaces;
    let plan = organization.plan.as_ref().map(|plan| plan.label().to_owned()).unwrap_or_default();
    (used >= maximum).then(|| words::plan_is_full(&plan, maximum, used))
}
