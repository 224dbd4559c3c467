//! Apps of an organization or of one workspace.

pub mod delete;
mod filters;
pub mod live_pager;
pub mod reread;
mod rows;
pub mod source;
pub mod status;
mod toolbar;
mod words;

use cloud_ui_contract::app::App;
use cloud_ui_contract::id::WorkspaceId;
use cloud_ui_contract::permission::Permission;
use leptos::prelude::*;

use self::delete::{DeleteAppDialog, Doomed};
use self::filters::{AppFilters, PARAMETERS};
use self::reread::{Pace, use_reread};
use self::rows::rows;
use self::status::is_moving;
use self::toolbar::toolbar;
use super::commands;
use super::failed::failed_panel;
use super::listing::{ListResource, Listed, Listing, beyond_the_end, use_listing_of};
use super::navigation::{use_go, use_query};
use crate::api::{ApiError, Client, Resource, Revisions, apps};
use crate::organization::OrganizationContext;
use crate::routes::Route;
use crate::ui::{
    Button, Empty, EmptyState, Icon, LinkButton, LiveLoaded, PageHeader, SkeletonTable, Variant,
};

/// Rows of a page.
const PAGE_SIZE: u32 = 50;

/// The page.
#[component]
pub fn AppsPage(
    /// Only those of this workspace.
    workspace: Option<WorkspaceId>,
) -> impl IntoView {
    let organization = OrganizationContext::from_context();
    let listing = use_listing_of(PAGE_SIZE);
    let query = use_query();
    let filters = Memo::new(move |_| query.with(|query| AppFilters::from_query(|name| query.get(name))));
    let list = read_list(listing, filters, workspace.clone());
    use_reread(move || pace(list), move || list.refetch());
    let doomed = RwSignal::new(None::<Doomed>);
    let count = Signal::derive(move || list.get()?.ok().map(|listed| listed.page.total_count));
    let of_workspace = workspace.clone();
    let apply = move || apply_link(organization, of_workspace.clone());
    let is_narrowed = Memo::new(move |_| !filters.with(AppFilters::is_empty) || !listing.search().is_empty());
    let no_rows = move || nothing(listing, is_narrowed.get_untracked(), apply.clone());
    let of_workspace = workspace.clone();
    view! {
        <div class="page">
            <PageHeader
                title=words::TITLE
                count=count
                actions=apply_action(organization, workspace.clone())
            />
            {toolbar(list, listing, filters, workspace.is_none())}
            <LiveLoaded
                resource=list
                loading=|| view! { <SkeletonTable columns=7 /> }
                empty=Empty::when(|listed: &Listed<App>| listed.page.items.is_empty(), no_rows)
                failed=failed_panel
                loaded=move |listed| rows(listed, listing, doomed, of_workspace.is_none())
            />
            <DeleteAppDialog doomed=doomed />
        </div>
    }
}

fn read_list(
    listing: Listing,
    filters: Memo<AppFilters>,
    workspace: Option<WorkspaceId>,
) -> ListResource<App> {
    let client = Client::from_context();
    let revisions = Revisions::from_context();
    let organization = OrganizationContext::from_context();
    LocalResource::new(move || {
        revisions.track(Resource::Apps);
        let request = listing.request();
        let filter = filters.with(|filters| filters.to_api(workspace.as_ref()));
        let organization = organization.id();
        async move { apps::list(client, &organization, &filter, &request).await.map(Listed::now) }
    })
}

/// A list with an app on the move, or one that could not be read, is read again soon.
fn pace(list: ListResource<App>) -> Pace {
    let soon = match list.get() {
        Some(Ok(listed)) => listed.page.items.iter().any(is_moving),
        Some(Err(error)) => ApiError::is_retryable(&error),
        None => false,
    };
    if soon { Pace::Soon } else { Pace::Never }
}

fn apply_action(organization: OrganizationContext, workspace: Option<WorkspaceId>) -> ViewFn {
    ViewFn::from(move || apply_link(organization, workspace.clone()))
}

fn apply_link(organization: OrganizationContext, workspace: Option<WorkspaceId>) -> AnyView {
    let route = Route::apply(&organization.id());
    let permissions = organization.permissions();
    let (href, reason) = match workspace {
        Some(workspace) => (
            route.href_with([("workspace", workspace.as_str())]),
            permissions.can_in_workspace(Permission::AppEdit, workspace),
        ),
        None => (route.href(), permissions.can_anywhere(Permission::AppEdit)),
    };
    view! {
        <LinkButton href=href variant=Variant::Primary icon=Icon::Upload disabled_reason=reason>
            {words::APPLY}
        </LinkButton>
    }
    .into_any()
}

/// What stands in place of the rows: a first app is taught, a search without a match can be cleared.
fn nothing(
    listing: Listing,
    is_narrowed: bool,
    apply: impl Fn() -> AnyView + Send + Sync + 'static,
) -> AnyView {
    if listing.is_later_page() {
        return beyond_the_end(listing);
    }
    if !is_narrowed {
        let organization = OrganizationContext::from_context().id();
        let command = commands::apply_manifest(&Client::from_context().origin(), &organization);
        return view! {
            <EmptyState title=words::EMPTY_TITLE icon=Icon::Apps action=apply command=command>
                {words::EMPTY}
            </EmptyState>
        }
        .into_any();
    }
    let go = use_go();
    let clear = move |()| {
        let mut changes = vec![("search", None), ("page", None)];
        changes.extend(PARAMETERS.map(|name| (name, None)));
        go.change_query(&changes);
    };
    let clear_button = move || {
        view! { <Button on_press=Callback::new(clear)>{words::CLEAR}</Button> }
    };
    view! {
        <EmptyState title=words::NO_MATCH_TITLE icon=Icon::Search action=clear_button>
            {words::NO_MATCH}
        </EmptyState>
    }
    .into_any()
}
