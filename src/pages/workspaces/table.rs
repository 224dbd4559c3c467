//! The rows of the list.

use cloud_ui_contract::permission::Permission;
use cloud_ui_contract::workspace::Workspace;
use leptos::prelude::*;

use super::words;
use crate::organization::OrganizationContext;
use crate::pages::listing::{Listed, Listing};
use crate::pages::now::use_now;
use crate::routes::{Route, WorkspacePage};
use crate::ui::{Column, Icon, Menu, MenuItem, RelativeTime, Table};

/// The table of one page, with the way to the others.
pub fn table(listed: &Listed<Workspace>, listing: Listing, deleting: RwSignal<Option<Workspace>>) -> AnyView {
    let columns = Signal::derive(move || {
        vec![
            listing.column(words::NAME, "name"),
            Column::new("Deployments").numeric(),
            Column::new("Apps").numeric(),
            listing.column("Created", "createdAt"),
            listing.column("Updated", "updatedAt"),
            Column::actions(),
        ]
    });
    let page = &listed.page;
    let rows = page.items.iter().map(|workspace| row(workspace.clone(), deleting)).collect_view();
    view! {
        <Table caption=words::CAPTION columns=columns>
            {rows}
        </Table>
        {listing.pager(words::TITLE, page.total_count, page.items.len())}
    }
    .into_any()
}

fn row(workspace: Workspace, deleting: RwSignal<Option<Workspace>>) -> AnyView {
    let now = use_now();
    let href = Route::workspace(&workspace.organization_id, &workspace.id).href();
    let label = format!("Actions for {}", workspace.name);
    let count =
        |count: Option<u32>| count.map_or_else(|| words::UNKNOWN.to_owned(), |count| count.to_string());
    let description = workspace.description.clone().filter(|text| !text.is_empty());
    let context = OrganizationContext::from_context();
    let cells = view! {
        <td class="table-main">
            <a href=href>{workspace.name.clone()}</a>
            {description
                .map(|text| {
                    view! {
                        <span class="table-sub workspace-purpose" title=text.clone()>
                            {text.clone()}
                        </span>
                    }
                })}
        </td>
        <td class="table-number">{count(workspace.deployment_count)}</td>
        <td class="table-number">{count(workspace.app_count)}</td>
        <td>
            <RelativeTime at=workspace.created_at.millis() now=now />
        </td>
        <td>
            <RelativeTime at=workspace.updated_at.millis() now=now />
        </td>
    };
    let items = Callback::new(move |()| menu_items(&workspace, context, deleting));
    view! {
        <tr>
            {cells} <td class="table-actions">
                <Menu label=label items=items />
            </td>
        </tr>
    }
    .into_any()
}

fn menu_items(
    workspace: &Workspace,
    context: OrganizationContext,
    deleting: RwSignal<Option<Workspace>>,
) -> Vec<MenuItem> {
    let (organization, id) = (&workspace.organization_id, &workspace.id);
    let settings = Route::workspace_page(organization, id, WorkspacePage::Settings);
    let reason = |permission| context.permissions().can_in_workspace(permission, id.clone()).get();
    let subject = workspace.clone();
    let delete = Callback::new(move |()| deleting.set(Some(subject.clone())));
    vec![
        MenuItem::link(words::OPEN, Route::workspace(organization, id).href()).icon(Icon::ArrowRight),
        MenuItem::link(words::EDIT, settings.href())
            .icon(Icon::Edit)
            .disabled(reason(Permission::WorkspaceUpdate)),
        MenuItem::copy(words::COPY_ID, id.as_str()),
        MenuItem::action(words::DELETE, delete)
            .icon(Icon::Trash)
            .danger()
            .disabled(reason(Permission::WorkspaceDelete)),
    ]
}
