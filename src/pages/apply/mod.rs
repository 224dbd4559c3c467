//! Applying manifests.

mod documents;
mod incoming;
mod place;
mod results;
mod sending;
mod words;

use cloud_ui_contract::id::WorkspaceId;
use cloud_ui_contract::permission::Permission;
use leptos::{ev, html, prelude::*};

use self::documents::problem;
use self::incoming::{Incoming, file_button};
use self::results::Results;
use self::sending::{Sending, Sheet};
use super::connection::offline_reason;
use super::navigation::use_query;
use crate::api::{Client, PageRequest, Resource, Revisions, workspaces};
use crate::browser::{caret, files, focus};
use crate::forms::{
    Checkbox, Choice, CodeField, Draft, LINE_HEIGHT, SelectField, no_check, use_unsaved_guard,
};
use crate::organization::OrganizationContext;
use crate::ui::{Button, InlineError, PageHeader, Toolbar, Variant};

/// Lines that stay in sight above the one that a finding leads to.
const LINES_ABOVE: u32 = 4;

/// The page.
#[component]
pub fn ApplyPage() -> impl IntoView {
    let sheet = sheet();
    let sending = Sending::new(sheet);
    let incoming = Incoming::new(sheet.manifests);
    let node = NodeRef::<html::Textarea>::new();
    use_unsaved_guard(sheet.draft);
    let send = move |dry_run: bool| {
        if sheet.draft.check() {
            sending.send(dry_run);
        } else if let Some(area) = node.get_untracked() {
            focus::to(&area);
        }
    };
    let no_apply = reason(sheet, Permission::AppDeploy);
    let no_check = reason(sheet, Permission::AppEdit);
    let on_submit = move |event: ev::SubmitEvent| {
        event.prevent_default();
        if !sending.is_pending_untracked() && no_apply.with_untracked(Option::is_none) {
            send(false);
        }
    };
    let on_find = Callback::new(move |(line, column): (u32, u32)| {
        if let Some(area) = node.get_untracked() {
            let (start, end) = place::span(&sheet.manifests.get_untracked(), line, column);
            let top = line.saturating_sub(1 + LINES_ABOVE).saturating_mul(LINE_HEIGHT as u32);
            caret::select(&area, start, end, f64::from(top));
        }
    });
    view! {
        <div class="page">
            <PageHeader title=words::TITLE description=words::DESCRIPTION />
            <form
                class="stack apply-form"
                novalidate=true
                data-dropping=move || incoming.is_over().then_some("")
                on:submit=on_submit
                on:dragover=move |event: ev::DragEvent| {
                    if files::are_dragged(&event) {
                        event.prevent_default();
                        incoming.over(true);
                    }
                }
                on:dragleave=move |_| incoming.over(false)
                on:drop=move |event: ev::DragEvent| {
                    if files::are_dragged(&event) {
                        event.prevent_default();
                        incoming.over(false);
                        incoming.take(files::dropped(&event));
                    }
                }
            >
                <Toolbar>{file_button(incoming)}</Toolbar>
                <InlineError failure=incoming.refused() />
                <CodeField
                    id="manifests"
                    label=words::LABEL
                    value=sheet.manifests
                    help=words::HELP
                    placeholder=words::PLACEHOLDER
                    node=node
                />
                <div class="apply-options">
                    <SelectField
                        id="workspace"
                        label=words::WORKSPACE
                        value=sheet.workspace
                        options=workspace_choices()
                        help=words::WORKSPACE_HELP
                    />
                    <Checkbox
                        id="atomic"
                        label=words::ATOMIC
                        value=sheet.atomic
                        help=words::ATOMIC_HELP
                    />
                </div>
                <InlineError failure=sending.error() />
                <footer class="form-footer" data-sticky="">
                    <Button
                        on_press=Callback::new(move |()| send(true))
                        pending=sending.is_checking()
                        disabled_reason=no_check
                    >
                        {words::CHECK}
                    </Button>
                    <Button
                        submit=true
                        variant=Variant::Primary
                        pending=sending.is_applying()
                        disabled_reason=no_apply
                    >
                        {words::APPLY}
                    </Button>
                </footer>
            </form>
            <Results outcome=sending.outcome() manifests=sheet.manifests on_find=on_find />
        </div>
    }
}

fn sheet() -> Sheet {
    let query = use_query();
    let workspace = query.with_untracked(|query| query.get("workspace")).unwrap_or_default();
    let draft = Draft::new();
    // Options are quickly chosen again: leaving them behind asks nobody.
    let options = Draft::new();
    Sheet {
        draft,
        manifests: draft.text_with("manifests", "", Callback::new(|text: String| problem(&text))),
        workspace: options.text("workspaceId", workspace, no_check),
        atomic: options.flag("atomic", false),
    }
}

/// Why the person may not do this with apps of the chosen workspace, or why nothing can be sent.
fn reason(sheet: Sheet, permission: Permission) -> Signal<Option<String>> {
    let permissions = OrganizationContext::from_context().permissions();
    let offline = offline_reason();
    let reason = Memo::new(move |_| {
        let workspace = sheet.workspace.get();
        let forbidden = if workspace.is_empty() {
            permissions.can_anywhere(permission)
        } else {
            permissions.can_in_workspace(permission, WorkspaceId::from_trusted(workspace))
        };
        forbidden.get().or_else(|| offline.get())
    });
    reason.into()
}

fn workspace_choices() -> Signal<Vec<Choice>> {
    let client = Client::from_context();
    let revisions = Revisions::from_context();
    let organization = OrganizationContext::from_context().id();
    let found = LocalResource::new(move || {
        revisions.track(Resource::Workspaces);
        let organization = organization.clone();
        async move {
            let page = workspaces::list(client, &organization, &PageRequest::everything()).await.ok()?;
            Some(page.items.into_iter().map(|it| (it.id, it.name)).collect::<Vec<_>>())
        }
    });
    Signal::derive(move || {
        let found = found.get().flatten().unwrap_or_default();
        let first = Choice::new("", words::WORKSPACE_DEFAULT);
        let found = found.into_iter().map(|(id, name)| Choice::new(id.as_str(), name));
        std::iter::once(first).chain(found).collect()
    })
}
