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
pub(super) fn rows(
    listed: Signal<Listed<Deployment>>,
    listing: Listing,
    across_workspaces: bool,
) -> AnyView {
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
                    <span class="app-name">{name.clone()}</span>
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
        <Table caption=words::TITLE columns=columns>
            <For each=deployments key=|it: &Deployment| it.id.clone() children=row />
        </Table>
        {live_pager("Pages of deployments", extent)}
    }
    .into_any()
}

fn columns(listing: Listing, across_workspaces: bool) -> Vec<Column> {
    let workspace = across_workspaces.then(|| Column::new("Workspace"));
    [listing.column("Name", "name"), Column::new("Status")]
        .into_iter()
        .chain(workspace)
        .chain(["Executor", "Runtime", "Cloud", "Cluster"].map(Column::new))
        .chain([listing.column("Updated", "updatedAt"), Column::actions().width("9rem")])
        .collect()
}

fn cells(deployment: &Deployment, across_workspaces: bool) -> AnyView {
    let reason = deployment.status_reason.clone().map(|reason| {
        view! {
            <span class="table-sub app-words" title=reason.clone()>
                {reason.clone()}
            </span>
        }
    });
    let executor = deployment.executor.as_ref().map(|it| executor_label(it).to_owned());
    let provider = deployment.cloud_provider.as_ref().map(|it| provider_label(it).to_owned());
    let region = deployment.region.clone();
    view! {
        <td>{status_badge(&deployment.status)} {reason}</td>
        {across_workspaces.then(|| workspace_cell(deployment))}
        <td>{executor}</td>
        <td>{deployment.astro_runtime_version.clone()}</td>
        <td>{provider} <span class="table-sub">{region}</span></td>
        <td>{deployment.cluster_name.clone()}</td>
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
            <a class="link-quiet" href=route.href()>
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
