//! The table of deployments.

use cloud_ui_contract::deployment::Deployment;
use leptos::prelude::*;

use super::details::OPEN;
use super::status::{executor_label, status_badge};
use super::words;
use crate::pages::apps::live_pager::{Extent, live_pager};
use crate::pages::apps::status::provider_label;
use crate::pages::listing::{Listed, Listing};
use crate::pages::navigation::use_go;
use crate::pages::now::use_now;
use crate::routes::{Route, WorkspacePage};
use crate::ui::{Column, Menu, MenuItem, RelativeTime, Table};

/// A row follows its deployment through the answers, so that focus and an open menu stay.
pub(super) fn rows(listed: Signal<Listed<Deployment>>, listing: Listing, across_workspaces: bool) -> AnyView {
    let columns = Signal::derive(move || columns(listing, across_workspaces));
    let deployments = move || listed.with(|listed| listed.page.items.clone());
    let row = move |first: Deployment| {
        let (id, name) = (first.id.clone(), first.name.clone());
        let own = id.clone();
        let deployment = Memo::new(move |_| {
            let found = listed.with(|listed| listed.page.items.iter().find(|it| it.id == own).cloned());
            found.unwrap_or_else(|| first.clone())
        });
        view! {
            <tr>
                <td class="table-main">
                    <span class="truncate-cell" title=name.clone()>
                        {name.clone()}
                    </span>
                </td>
                {move || cells(&deployment.get(), across_workspaces)}
                <td class="table-actions">{row_actions(&name, id.to_string())}</td>
            </tr>
        }
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
                <For each=deployments key=|it: &Deployment| it.id.clone() children=row />
            </Table>
        </div>
        {live_pager("Pages of deployments", extent)}
    }
    .into_any()
}

fn columns(listing: Listing, across_workspaces: bool) -> Vec<Column> {
    let workspace = across_workspaces.then(|| Column::new("Workspace").width("13%"));
    let first = [listing.column("Name", "name"), Column::new("Status").width("16%")];
    let last = [
        Column::new("Executor").width("9%"),
        Column::new("Runtime").width("8%"),
        Column::new("Cluster").width("15%"),
        listing.column("Updated", "updatedAt").width("11%"),
        Column::actions().width("8rem"),
    ];
    first.into_iter().chain(workspace).chain(last).collect()
}

fn cells(deployment: &Deployment, across_workspaces: bool) -> AnyView {
    let reason = deployment.status_reason.clone().map(|reason| {
        view! {
            <span class="table-sub truncate-cell" title=reason.clone()>
                {reason.clone()}
            </span>
        }
    });
    let executor = deployment.executor.as_ref().map(|it| executor_label(it).to_owned());
    let provider = deployment.cloud_provider.as_ref().map(|it| provider_label(it).to_owned());
    let cloud = [provider, deployment.region.clone()].into_iter().flatten().collect::<Vec<_>>().join(", ");
    view! {
        <td>{status_badge(&deployment.status)} {reason}</td>
        {across_workspaces.then(|| workspace_cell(deployment))}
        <td>{executor}</td>
        <td>{deployment.astro_runtime_version.clone()}</td>
        <td>
            {deployment.cluster_name.clone()} <span class="table-sub truncate-cell">{cloud}</span>
        </td>
        <td>
            <RelativeTime at=deployment.updated_at.millis() now=use_now() />
        </td>
    }
    .into_any()
}

fn workspace_cell(deployment: &Deployment) -> AnyView {
    let route =
        Route::workspace_page(&deployment.organization_id, &deployment.workspace_id, WorkspacePage::Home);
    let name = deployment.workspace_name.clone().unwrap_or_else(|| deployment.workspace_id.to_string());
    view! {
        <td>
            <a class="link-quiet truncate-cell" href=route.href()>
                {name}
            </a>
        </td>
    }
    .into_any()
}

fn row_actions(name: &str, id: String) -> AnyView {
    let go = use_go();
    let opened = id.clone();
    let href = move || go.query_href(&[(OPEN, Some(&opened))]);
    let items = Callback::new(move |()| vec![MenuItem::copy("Copy ID", id.clone())]);
    view! {
        <span class="row-actions">
            <a
                class="button"
                data-variant="quiet"
                data-small=""
                data-noscroll=""
                aria-label=words::details_of(name)
                href=href
            >
                {words::DETAILS}
            </a>
            <Menu label=words::actions_for(name) items=items />
        </span>
    }
    .into_any()
}
