//! The list of an organization's workspaces.

use cloud_ui_contract::workspace::Workspace;
use leptos::prelude::*;

use super::create::{CreateDialog, create_reason};
use super::delete::DeleteDialog;
use super::table::table;
use super::words;
use crate::api::{Client, Resource, Revisions, workspaces};
use crate::organization::OrganizationContext;
use crate::pages::commands;
use crate::pages::failed::failed_panel;
use crate::pages::listing::{ListResource, Listed, Listing, beyond_the_end, data_age, use_listing};
use crate::routes::Route;
use crate::ui::{
    Button, Empty, EmptyState, Icon, LinkButton, Loaded, PageHeader, SearchField, SkeletonTable, Toolbar,
    Variant,
};

/// The workspaces that the person may see.
#[component]
pub fn WorkspacesPage() -> impl IntoView {
    let context = OrganizationContext::from_context();
    let listing = use_listing();
    let workspaces = read_workspaces(context, listing);
    let creating = RwSignal::new(false);
    let deleting = RwSignal::new(None);
    let reason = create_reason(context);
    let create = move || {
        view! {
            <Button
                variant=Variant::Primary
                icon=Icon::Add
                disabled_reason=reason
                on_press=Callback::new(move |()| creating.set(true))
            >
                {words::CREATE}
            </Button>
        }
        .into_any()
    };
    let close_create = Callback::new(move |()| creating.set(false));
    let close_delete = Callback::new(move |()| {
        // The page may be gone by now.
        let _gone = deleting.try_set(None);
    });
    let count = Signal::derive(move || workspaces.get()?.ok().map(|listed| listed.page.total_count));
    view! {
        <div class="page">
            <PageHeader
                title=words::TITLE
                count=count
                description=words::DESCRIPTION
                actions=create
            />
            <Toolbar>
                <SearchField
                    label=words::SEARCH
                    value=Signal::derive(move || listing.search())
                    on_search=Callback::new(move |text: String| listing.find(&text))
                />
                {data_age(workspaces)}
            </Toolbar>
            <Loaded
                resource=workspaces
                loading=|| view! { <SkeletonTable columns=5 /> }
                empty=Empty::when(
                    |listed: &Listed<Workspace>| listed.page.items.is_empty(),
                    move || empty(context, listing, create),
                )
                failed=failed_panel
                loaded=move |listed| table(&listed, listing, deleting)
            />
            <Show when=move || creating.get()>
                <CreateDialog on_close=close_create />
            </Show>
            {move || {
                deleting
                    .get()
                    .map(|workspace| {
                        view! { <DeleteDialog workspace=workspace on_close=close_delete /> }
                    })
            }}
        </div>
    }
}

fn read_workspaces(context: OrganizationContext, listing: Listing) -> ListResource<Workspace> {
    let client = Client::from_context();
    let revisions = Revisions::from_context();
    LocalResource::new(move || {
        revisions.track(Resource::Workspaces);
        let (organization, request) = (context.id(), listing.request());
        async move { workspaces::list(client, &organization, &request).await.map(Listed::now) }
    })
}

/// In place of a list without workspaces: none at all, none that matches, or none on this page.
fn empty(
    context: OrganizationContext,
    listing: Listing,
    create: impl Fn() -> AnyView + Send + Sync + 'static,
) -> AnyView {
    if listing.is_later_page() {
        return beyond_the_end(listing);
    }
    if listing.search().is_empty() {
        return view! {
            <EmptyState
                title=words::EMPTY_TITLE
                icon=Icon::Workspaces
                action=create
                command=commands::create_workspace(&Client::from_context().origin(), &context.id())
            >
                {words::EMPTY}
            </EmptyState>
        }
        .into_any();
    }
    let all = Route::workspaces(&context.id()).href();
    let action = move || view! { <LinkButton href=all.clone()>{words::SHOW_ALL}</LinkButton> };
    view! {
        <EmptyState title=words::NO_MATCH_TITLE icon=Icon::Search action=action>
            {words::NO_MATCH}
        </EmptyState>
    }
    .into_any()
}
