//! The first deployments and apps of a workspace.

use cloud_ui_contract::app::App;
use cloud_ui_contract::deployment::Deployment;
use cloud_ui_contract::id::WorkspaceId;
use cloud_ui_contract::page::Page;
use leptos::prelude::*;

use super::words;
use crate::api::apps::{self, AppFilter};
use crate::api::{ApiError, Client, PageRequest, Resource, Revisions, deployments};
use crate::organization::OrganizationContext;
use crate::pages::apps::source::source_label;
use crate::pages::apps::status;
use crate::pages::deployments::status::{executor_label, status_badge};
use crate::pages::failed::failed_panel;
use crate::routes::{AppTab, Route, WorkspacePage};
use crate::ui::{Card, Column, Empty, EmptyState, LinkButton, Loaded, SkeletonTable, Table};

/// How many rows of each are shown here.
const ROWS: u32 = 10;

/// The first deployments, with the way to all of them.
#[component]
pub fn DeploymentsCard(
    /// Whose.
    workspace: WorkspaceId,
) -> impl IntoView {
    let context = OrganizationContext::from_context();
    let client = Client::from_context();
    let revisions = Revisions::from_context();
    let all = Route::workspace_page(&context.id(), &workspace, WorkspacePage::Deployments).href();
    let read = LocalResource::new(move || {
        revisions.track(Resource::Deployments);
        let (organization, workspaces) = (context.id(), [workspace.clone()]);
        async move { deployments::list(client, &organization, &workspaces, &first_rows()).await }
    });
    let empty = || {
        view! { <EmptyState title=words::NO_DEPLOYMENTS>{words::NO_DEPLOYMENTS_ADVICE}</EmptyState> }
    };
    view! {
        <Card title=words::DEPLOYMENTS actions=show_all(all, read)>
            <Loaded
                resource=read
                loading=|| view! { <SkeletonTable columns=4 rows=3 /> }
                empty=Empty::when(|page: &Page<Deployment>| page.items.is_empty(), empty)
                failed=failed_panel
                loaded=deployments_table
            />
        </Card>
    }
}

/// The first apps, with the way to all of them.
#[component]
pub fn AppsCard(
    /// Whose.
    workspace: WorkspaceId,
) -> impl IntoView {
    let context = OrganizationContext::from_context();
    let client = Client::from_context();
    let revisions = Revisions::from_context();
    let all = Route::workspace_page(&context.id(), &workspace, WorkspacePage::Apps).href();
    let read = LocalResource::new(move || {
        revisions.track(Resource::Apps);
        let organization = context.id();
        let filter = AppFilter { workspaces: vec![workspace.to_string()], ..AppFilter::default() };
        async move { apps::list(client, &organization, &filter, &first_rows()).await }
    });
    let apply = Route::apply(&context.id()).href();
    let empty = move || {
        let apply = apply.clone();
        let action = move || view! { <LinkButton href=apply.clone()>{words::APPLY}</LinkButton> };
        view! {
            <EmptyState title=words::NO_APPS action=action>
                {words::NO_APPS_ADVICE}
            </EmptyState>
        }
    };
    view! {
        <Card title=words::APPS actions=show_all(all, read)>
            <Loaded
                resource=read
                loading=|| view! { <SkeletonTable columns=4 rows=3 /> }
                empty=Empty::when(|page: &Page<App>| page.items.is_empty(), empty)
                failed=failed_panel
                loaded=apps_table
            />
        </Card>
    }
}

fn first_rows() -> PageRequest {
    PageRequest { limit: ROWS, ..PageRequest::default() }
}

/// The link to the full list, with how many there are.
fn show_all<T: Clone + Send + Sync + 'static>(
    href: String,
    read: LocalResource<Result<Page<T>, ApiError>>,
) -> ViewFn {
    let total = Memo::new(move |_| read.get().and_then(Result::ok).map(|page| page.total_count));
    ViewFn::from(move || {
        let href = href.clone();
        view! {
            <LinkButton href=href small=true>
                {move || match total.get() {
                    Some(total) if total > 0 => format!("{} ({total})", words::ALL),
                    _ => words::ALL.to_owned(),
                }}
            </LinkButton>
        }
    })
}

fn deployments_table(page: Page<Deployment>) -> AnyView {
    let columns = ["Name", "Status", "Runtime", "Executor", "Cluster"].map(Column::new).to_vec();
    let organization = OrganizationContext::from_context().id();
    let href = |it: &Deployment| {
        Route::workspace_page(&organization, &it.workspace_id, WorkspacePage::Deployments)
            .href_with([("search", it.name.as_str())])
    };
    let rows = page
        .items
        .iter()
        .map(|it| {
            view! {
                <tr>
                    <td class="table-main">
                        <a href=href(it)>{it.name.clone()}</a>
                    </td>
                    <td>{status_badge(&it.status)}</td>
                    <td>{it.runtime_version.clone()}</td>
                    <td>{it.executor.as_ref().map(|it| executor_label(it).to_owned())}</td>
                    <td>{it.cluster_name.clone()}</td>
                </tr>
            }
        })
        .collect_view();
    view! {
        <Table caption=words::DEPLOYMENTS columns=columns>
            {rows}
        </Table>
    }
    .into_any()
}

fn apps_table(page: Page<App>) -> AnyView {
    let columns = ["Name", "Status", "Source", "Profile"].map(Column::new).to_vec();
    let rows = page
        .items
        .iter()
        .map(|it| {
            let href = Route::app(&it.organization_id, &it.id, AppTab::Overview).href();
            let source = it.source.as_ref().map(|source| source_label(&source.source_type).to_owned());
            view! {
                <tr>
                    <td class="table-main">
                        <a href=href>{it.name.clone()}</a>
                    </td>
                    <td>{status::status_badge(&it.status)}</td>
                    <td>{source}</td>
                    <td>{it.profile_name.clone()}</td>
                </tr>
            }
        })
        .collect_view();
    view! {
        <Table caption=words::APPS columns=columns>
            {rows}
        </Table>
    }
    .into_any()
}
