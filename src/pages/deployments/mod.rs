//! Deployments of an organization or of one workspace.

mod details;
mod rows;
pub mod status;
mod words;

use cloud_ui_contract::deployment::Deployment;
use cloud_ui_contract::id::WorkspaceId;
use leptos::prelude::*;

use self::details::Details;
use self::rows::rows;
use self::status::is_moving;
use super::apps::reread::{Pace, use_reread};
use super::failed::failed_panel;
use super::listing::{ListResource, Listed, Listing, beyond_the_end, data_age, use_listing_of};
use super::navigation::use_go;
use crate::api::{ApiError, Client, Resource, Revisions, deployments};
use crate::organization::OrganizationContext;
use crate::ui::{
    Button, Empty, EmptyState, Icon, LiveLoaded, PageHeader, SearchField, SkeletonTable, Toolbar,
};

/// Rows of a page.
const PAGE_SIZE: u32 = 50;

/// The page.
#[component]
pub fn DeploymentsPage(
    /// Only those of this workspace.
    workspace: Option<WorkspaceId>,
) -> impl IntoView {
    let listing = use_listing_of(PAGE_SIZE);
    let across_workspaces = workspace.is_none();
    let list = read_list(listing, workspace);
    use_reread(move || pace(list), move || list.refetch());
    let count = Signal::derive(move || list.get()?.ok().map(|listed| listed.page.total_count));
    view! {
        <div class="page">
            <PageHeader title=words::TITLE count=count />
            <Toolbar>
                <SearchField
                    label=words::SEARCH
                    value=Signal::derive(move || listing.search())
                    on_search=Callback::new(move |text: String| listing.find(&text))
                />
                {data_age(list)}
            </Toolbar>
            <LiveLoaded
                resource=list
                loading=|| view! { <SkeletonTable columns=7 /> }
                empty=Empty::when(
                    |listed: &Listed<Deployment>| listed.page.items.is_empty(),
                    move || nothing(listing),
                )
                failed=failed_panel
                loaded=move |listed| rows(listed, listing, across_workspaces)
            />
            <Details />
        </div>
    }
}

fn read_list(listing: Listing, workspace: Option<WorkspaceId>) -> ListResource<Deployment> {
    let client = Client::from_context();
    let revisions = Revisions::from_context();
    let organization = OrganizationContext::from_context();
    let workspaces: Vec<WorkspaceId> = workspace.into_iter().collect();
    LocalResource::new(move || {
        revisions.track(Resource::Deployments);
        let (organization, workspaces) = (organization.id(), workspaces.clone());
        let request = listing.request();
        async move { deployments::list(client, &organization, &workspaces, &request).await.map(Listed::now) }
    })
}

/// A list with a deployment on the move, or one that could not be read, is read again soon.
fn pace(list: ListResource<Deployment>) -> Pace {
    let soon = match list.get() {
        Some(Ok(listed)) => listed.page.items.iter().any(|it| is_moving(&it.status)),
        Some(Err(error)) => ApiError::is_retryable(&error),
        None => false,
    };
    if soon { Pace::Soon } else { Pace::Never }
}

/// What stands in place of the rows.
fn nothing(listing: Listing) -> AnyView {
    if listing.is_later_page() {
        return beyond_the_end(listing);
    }
    if listing.search().is_empty() {
        return view! {
            <EmptyState title=words::EMPTY_TITLE icon=Icon::Deployments>
                {words::EMPTY}
            </EmptyState>
        }
        .into_any();
    }
    let go = use_go();
    let clear = move |()| go.change_query(&[("search", None), ("page", None)]);
    let action = move || view! { <Button on_press=Callback::new(clear)>{words::CLEAR}</Button> };
    view! {
        <EmptyState title=words::NO_MATCH_TITLE icon=Icon::Search action=action>
            {words::NO_MATCH}
        </EmptyState>
    }
    .into_any()
}
