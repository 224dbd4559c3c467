//! The settings of a workspace: its name, its defaults, its end.

use cloud_ui_contract::id::WorkspaceId;
use cloud_ui_contract::permission::Permission;
use cloud_ui_contract::workspace::Workspace;
use leptos::prelude::*;

use super::settings_form::SettingsForm;
use super::words;
use crate::api::{Client, Fetched, workspaces};
use crate::organization::OrganizationContext;
use crate::pages::failed::failed_panel;
use crate::pages::navigation::use_go;
use crate::pages::title::use_title;
use crate::pages::workspaces::DeleteDialog;
use crate::routes::Route;
use crate::ui::{Breadcrumb, Button, Card, Empty, Icon, Loaded, PageHeader, SkeletonPanel, Variant};

/// The settings of a workspace.
#[component]
pub fn WorkspaceSettingsPage(
    /// Which workspace.
    workspace: WorkspaceId,
) -> impl IntoView {
    let client = Client::from_context();
    let context = OrganizationContext::from_context();
    let organization = context.id();
    let id = workspace.clone();
    // Not read again when workspaces change or an expired session goes on: what is typed would be
    // lost, and a save that comes too late says so.
    let read = LocalResource::new(move || {
        let (organization, id) = (organization.clone(), id.clone());
        async move { workspaces::get(client, &organization, &id).await }
    });
    let saved = RwSignal::new(None::<String>);
    let name = Signal::derive({
        let id = workspace.clone();
        move || {
            let loaded = || read.get().and_then(Result::ok).map(|it| it.value.name);
            saved.get().or_else(loaded).unwrap_or_else(|| id.to_string())
        }
    });
    use_title(move || Some(format!("{} {}", name.get(), words::SETTINGS.to_lowercase())));
    let home = Route::workspace(&context.id(), &workspace).href();
    let list = Route::workspaces(&context.id()).href();
    let breadcrumb = move || {
        let trail = vec![("Workspaces".to_owned(), list.clone()), (name.get(), home.clone())];
        view! { <Breadcrumb trail=trail here=words::SETTINGS /> }
    };
    view! {
        <div class="page-narrow">
            {breadcrumb} <PageHeader title=words::WORKSPACE_SETTINGS />
            <Loaded
                resource=read
                loading=|| view! { <SkeletonPanel /> }
                empty=Empty::Never
                failed=failed_panel
                loaded=move |fetched| sections(fetched, saved)
            />
        </div>
    }
}

fn sections(fetched: Fetched<Workspace>, saved: RwSignal<Option<String>>) -> AnyView {
    let current = RwSignal::new(fetched);
    view! {
        <SettingsForm current=current on_saved=Callback::new(move |name| saved.set(Some(name))) />
        <DeleteSection current=current />
    }
    .into_any()
}

#[component]
fn DeleteSection(current: RwSignal<Fetched<Workspace>>) -> impl IntoView {
    let context = OrganizationContext::from_context();
    let go = use_go();
    let open = RwSignal::new(false);
    let id = current.with_untracked(|fetched| fetched.value.id.clone());
    let reason = context.permissions().can_in_workspace(Permission::WorkspaceDelete, id);
    let on_close = Callback::new(move |()| {
        // The page may be gone by now.
        let _gone = open.try_set(false);
    });
    let on_deleted = Callback::new(move |()| go.replace(&Route::workspaces(&context.id())));
    let dialog = move || {
        open.get().then(|| {
            let Fetched { value, etag } = current.get_untracked();
            view! { <DeleteDialog workspace=value etag=etag on_close=on_close on_deleted=on_deleted /> }
        })
    };
    view! {
        <Card title=words::DANGER>
            <div class="spread">
                <p class="muted">{words::DELETE_ADVICE}</p>
                <Button
                    variant=Variant::Danger
                    icon=Icon::Trash
                    disabled_reason=reason
                    on_press=Callback::new(move |()| open.set(true))
                >
                    {words::DELETE}
                </Button>
            </div>
        </Card>
        {dialog}
    }
}
