//! Deleting a workspace, once it is empty.

use cloud_ui_contract::workspace::Workspace;
use leptos::prelude::*;

use super::words;
use crate::api::{ApiErrorKind, Client, Resource, Revisions, workspaces};
use crate::organization::failure;
use crate::routes::{Route, WorkspacePage};
use crate::ui::{Button, ConfirmDialog, Dialog, use_toasts};

/// Deletes a workspace, or says what it still holds. It is mounted while it is open.
#[component]
pub fn DeleteDialog(
    /// The workspace.
    workspace: Workspace,
    /// The version that the person has seen, where it is known.
    #[prop(optional_no_strip)]
    etag: Option<String>,
    /// It was closed.
    on_close: Callback<()>,
    /// Runs after it was deleted.
    #[prop(optional, into)]
    on_deleted: Option<Callback<()>>,
) -> impl IntoView {
    let client = Client::from_context();
    let revisions = Revisions::from_context();
    let toasts = use_toasts();
    let error = RwSignal::new(None);
    let name = workspace.name.clone();
    let workspace = RwSignal::new(workspace);
    let holds = Memo::new(move |_| workspace.with(|it| holds(it) != (0, 0)));
    let delete = Action::new_local(move |()| {
        let (it, etag) = (workspace.get_untracked(), etag.clone());
        async move {
            error.set(None);
            match workspaces::delete(client, &it.organization_id, &it.id, etag.as_deref()).await {
                Ok(()) => {
                    toasts.good(format!("{} is deleted", it.name));
                    on_close.run(());
                    if let Some(on_deleted) = on_deleted {
                        on_deleted.run(());
                    }
                    revisions.bump(Resource::Organizations);
                }
                Err(refused) => {
                    if *refused.kind() == ApiErrorKind::NotEmpty
                        && let Ok(fetched) = workspaces::get(client, &it.organization_id, &it.id).await
                    {
                        workspace.try_set(fetched.value);
                    }
                    error.try_set(Some(failure(&refused)));
                }
            }
            revisions.bump(Resource::Workspaces);
        }
    });
    move || {
        if holds.get() {
            return explain(workspace, on_close);
        }
        let name = name.clone();
        view! {
            <ConfirmDialog
                open=Signal::stored(true)
                on_close=on_close
                title=format!("Delete {name}?")
                confirm_label="Delete workspace"
                on_confirm=Callback::new(move |()| {
                    delete.dispatch(());
                })
                pending=delete.pending()
                error=error
                typed_name=Some(name)
            >
                <p>{words::DELETE_LOSES}</p>
            </ConfirmDialog>
        }
        .into_any()
    }
}

/// What stands in the way, with the way to it.
fn explain(workspace: RwSignal<Workspace>, on_close: Callback<()>) -> AnyView {
    let footer = move || view! { <Button on_press=on_close>"Close"</Button> };
    let links = move || {
        let it = workspace.get();
        let (deployments, apps) = holds(&it);
        let link = |count: u32, one: &str, page: WorkspacePage| {
            let href = Route::workspace_page(&it.organization_id, &it.id, page).href();
            let words = words::counted(count, one);
            (count > 0).then(|| {
                view! {
                    <li>
                        <a href=href>{words}</a>
                    </li>
                }
            })
        };
        view! {
            <ul class="stack-tight">
                {link(deployments, "deployment", WorkspacePage::Deployments)}
                {link(apps, "app", WorkspacePage::Apps)}
            </ul>
        }
    };
    let title = Signal::derive(move || workspace.with(|it| format!("{} is not empty", it.name)));
    view! {
        <Dialog open=Signal::stored(true) on_close=on_close title=title footer=footer>
            <p>{words::NOT_EMPTY}</p>
            {links}
        </Dialog>
    }
    .into_any()
}

/// How many deployments and apps it holds, as far as the API tells.
fn holds(workspace: &Workspace) -> (u32, u32) {
    (workspace.deployment_count.unwrap_or_default(), workspace.app_count.unwrap_or_default())
}
