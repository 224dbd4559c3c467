//! The table of apps.

use cloud_ui_contract::app::App;
use cloud_ui_contract::id::AppId;
use cloud_ui_contract::permission::Permission;
use leptos::prelude::*;

use super::delete::{Doomed, delete_reason};
use super::live_pager::{Extent, live_pager};
use super::source::{source_label, source_words};
use super::status::{provider_label, status_badge};
use super::words;
use crate::organization::OrganizationContext;
use crate::pages::listing::{Listed, Listing};
use crate::pages::now::use_now;
use crate::routes::{AppTab, Route, WorkspacePage};
use crate::ui::{Column, Icon, Menu, MenuItem, RelativeTime, Table};

/// A row follows its app through the answers, so that focus and an open menu stay where they are. Other
/// apps get rows of their own, all at once: an owner keeps a trace of each row that `<For>` made and let
/// go (reactive_graph 0.2.16 never prunes `children`), which adds up while somebody pages through
/// thousands.
pub(super) fn rows(
    listed: Signal<Listed<App>>,
    listing: Listing,
    doomed: RwSignal<Option<Doomed>>,
    across_workspaces: bool,
) -> AnyView {
    let columns = Signal::derive(move || columns(listing, across_workspaces));
    let ids = Memo::new(move |_| {
        listed.with(|listed| listed.page.items.iter().map(|app| app.id.clone()).collect::<Vec<_>>())
    });
    let row = move |first: App| {
        let id = first.id.clone();
        let app = Memo::new(move |_| {
            let found = listed.with(|listed| listed.page.items.iter().find(|it| it.id == id).cloned());
            found.unwrap_or_else(|| first.clone())
        });
        view! {
            <tr>
                {main_cell(app)} {move || cells(&app.get(), across_workspaces)}
                <td class="table-actions">{row_menu(app, doomed)}</td>
            </tr>
        }
    };
    let rows = move |_ids: Vec<AppId>| {
        listed.with_untracked(|listed| listed.page.items.iter().cloned().map(row).collect_view())
    };
    let extent = move || {
        listed.with(|listed| {
            let page = &listed.page;
            Extent::new(page.limit, page.offset, page.items.len(), page.total_count)
        })
    };
    view! {
        <div class="wide-table">
            <Table caption=words::TITLE columns=columns>
                <For each=move || [ids.get()] key=Clone::clone children=rows />
            </Table>
        </div>
        {live_pager("Pages of apps", extent)}
    }
    .into_any()
}

fn columns(listing: Listing, across_workspaces: bool) -> Vec<Column> {
    let workspace = across_workspaces.then(|| Column::new("Workspace").width("12%"));
    let first = [
        listing.column("Name", "name"),
        listing.column("Status", "status").width("15%"),
        Column::new("Source").width("15%"),
        Column::new("Profile").width("13%"),
    ];
    let last = [
        Column::new("Cluster").width("12%"),
        listing.column("Updated", "updatedAt").width("11%"),
        Column::actions(),
    ];
    first.into_iter().chain(workspace).chain(last).collect()
}

fn overview(organization: OrganizationContext, id: &AppId) -> String {
    Route::app(&organization.id(), id, AppTab::Overview).href()
}

fn main_cell(app: Memo<App>) -> AnyView {
    let App { id, name, .. } = app.get_untracked();
    let href = overview(OrganizationContext::from_context(), &id);
    view! {
        <td class="table-main">
            <a class="truncate-cell" href=href title=name.clone()>
                {name.clone()}
            </a>
            <span class="table-sub">{move || words::revision(app.with(|app| app.revision))}</span>
        </td>
    }
    .into_any()
}

fn cells(app: &App, across_workspaces: bool) -> AnyView {
    let now = use_now();
    let reason = app.status_reason.clone().map(|reason| {
        view! {
            <span class="table-sub truncate-cell" title=reason.clone()>
                {reason.clone()}
            </span>
        }
    });
    let source = app.source.as_ref().map(|source| {
        let words = source_words(source);
        view! {
            {source_label(&source.source_type).to_owned()}
            <span class="table-sub truncate-cell" title=words.clone()>
                {words.clone()}
            </span>
        }
    });
    let cluster = match &app.cluster_name {
        Some(name) => cut(name.clone()),
        None => view! { <span class="muted">{words::NO_CLUSTER}</span> }.into_any(),
    };
    let provider = app.provider.as_ref().map(|provider| {
        view! { <span class="table-sub">{provider_label(provider).to_owned()}</span> }
    });
    view! {
        <td>{status_badge(&app.status)} {reason}</td>
        <td>{source}</td>
        <td>{cut(app.profile_name.clone())}</td>
        {across_workspaces.then(|| workspace_cell(app))}
        <td>{cluster} {provider}</td>
        <td>
            <RelativeTime at=app.updated_at.millis() now=now />
            <span class="table-sub truncate-cell">{words::by(app.updated_by.display_name())}</span>
        </td>
    }
    .into_any()
}

/// A text that is cut where the column ends, and whole on hover.
fn cut(text: String) -> AnyView {
    view! {
        <span class="truncate-cell" title=text.clone()>
            {text.clone()}
        </span>
    }
    .into_any()
}

fn workspace_cell(app: &App) -> AnyView {
    let route = Route::workspace_page(&app.organization_id, &app.workspace_id, WorkspacePage::Home);
    let name = app.workspace_name.clone().unwrap_or_else(|| app.workspace_id.to_string());
    view! {
        <td>
            <a class="link-quiet truncate-cell" href=route.href()>
                {name}
            </a>
        </td>
    }
    .into_any()
}

fn row_menu(app: Memo<App>, doomed: RwSignal<Option<Doomed>>) -> AnyView {
    let organization = OrganizationContext::from_context();
    let App { id, name, workspace_id, .. } = app.get_untracked();
    let forbidden = organization.permissions().can_in_workspace(Permission::AppDeploy, workspace_id);
    let label = words::actions_for(&name);
    let items = Callback::new(move |()| {
        let delete = Callback::new(move |()| {
            doomed.set(Some(Doomed { app: app.get_untracked(), etag: None }));
        });
        vec![
            MenuItem::link(words::OPEN, overview(organization, &id)).icon(Icon::ArrowRight),
            MenuItem::copy(words::COPY_ID, id.to_string()),
            MenuItem::action(words::DELETE, delete)
                .icon(Icon::Trash)
                .danger()
                .disabled(delete_reason(&app.get_untracked(), forbidden)),
        ]
    });
    view! { <Menu label=label items=items /> }.into_any()
}
