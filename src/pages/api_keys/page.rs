//! The list of a person's keys, in all organizations.

use cloud_ui_contract::api_key::{ApiKey, ApiKeyStatus};
use leptos::prelude::*;

use super::banner::ExpiryBanners;
use super::create::CreateDialog;
use super::prefill::{PARAMETERS, Prefill};
use super::secret::{Reveal, RevealDialog};
use super::table::table;
use super::task;
use super::words;
use crate::api::api_keys::{self, ApiKeyFilter};
use crate::api::{Client, Direction, PageRequest, Resource, Revisions, Sort};
use crate::organization::{MyOrganizations, failure};
use crate::pages::failed::failed_panel;
use crate::pages::listing::{ListResource, Listed, Listing, beyond_the_end, data_age, use_listing};
use crate::pages::navigation::{Go, use_go, use_query};
use crate::routes::{Route, SettingsPage};
use crate::ui::{
    Dialog, Empty, EmptyState, ErrorPanel, FilterMenu, FilterOption, Icon, LinkButton, Loaded, PageHeader,
    SearchField, SkeletonTable, SkeletonText, Toolbar, Variant,
};

/// Settings > API keys.
#[component]
pub fn ApiKeysPage() -> impl IntoView {
    let client = Client::from_context();
    let listing = use_listing();
    let go = use_go();
    let filter = use_filter();
    let keys = read_keys(client, listing, filter);
    let task = RwSignal::new(None);
    let reveal = Reveal::new(client);
    let prefill = use_prefill();
    let new = Signal::derive(move || go.query_href(&[("name", Some(""))]));
    let create = move || {
        view! {
            <LinkButton href=new variant=Variant::Primary icon=Icon::Add>
                {words::CREATE}
            </LinkButton>
        }
        .into_any()
    };
    let count = Signal::derive(move || keys.get()?.ok().map(|listed| listed.page.total_count));
    view! {
        <div class="page">
            <PageHeader
                title=words::TITLE
                count=count
                description=words::DESCRIPTION
                actions=create
            />
            <ExpiryBanners keys=ending_keys(client) task=task />
            <Filters listing=listing filter=filter keys=keys />
            <Loaded
                resource=keys
                loading=|| view! { <SkeletonTable columns=6 /> }
                empty=Empty::when(
                    |listed: &Listed<ApiKey>| listed.page.items.is_empty(),
                    move || { empty(listing, filter, create, &client.origin()) },
                )
                failed=failed_panel
                loaded=move |listed| table(&listed, listing, task)
            />
            {move || prefill.get().map(|prefill| create_dialog(prefill, reveal, go))}
            {task::dialog(task, reveal)}
            <RevealDialog reveal=reveal />
        </div>
    }
}

/// The filter that the address names.
fn use_filter() -> Memo<ApiKeyFilter> {
    let query = use_query();
    Memo::new(move |_| {
        query.with(|query| ApiKeyFilter {
            organization: query.get("organization").and_then(|id| id.parse().ok()),
            status: query
                .get("status")
                .map(|text| ApiKeyStatus::from(text.as_str()))
                .filter(ApiKeyStatus::is_known),
        })
    })
}

/// What the address fills into the form; nothing while it does not ask for the form.
fn use_prefill() -> Memo<Option<Prefill>> {
    let query = use_query();
    Memo::new(move |_| query.with(|query| Prefill::from_query(|name| query.get(name))))
}

fn read_keys(client: Client, listing: Listing, filter: Memo<ApiKeyFilter>) -> ListResource<ApiKey> {
    let revisions = Revisions::from_context();
    LocalResource::new(move || {
        revisions.track(Resource::ApiKeys);
        let filter = filter.get();
        let mut request = listing.request();
        if request.sorts.is_empty() {
            request.sorts.push(Sort { field: "createdAt".to_owned(), direction: Direction::Descending });
        }
        async move { api_keys::list(client, &filter, &request).await.map(Listed::now) }
    })
}

/// The keys that end soon, whatever the list is narrowed to. While they cannot be read the list
/// itself says so.
fn ending_keys(client: Client) -> Signal<Vec<ApiKey>> {
    let revisions = Revisions::from_context();
    let keys = LocalResource::new(move || {
        revisions.track(Resource::ApiKeys);
        let filter = ApiKeyFilter { organization: None, status: Some(ApiKeyStatus::Expiring) };
        async move { api_keys::list(client, &filter, &PageRequest::everything()).await.ok() }
    });
    Signal::derive(move || keys.get().flatten().map(|page| page.items).unwrap_or_default())
}

#[component]
fn Filters(listing: Listing, filter: Memo<ApiKeyFilter>, keys: ListResource<ApiKey>) -> impl IntoView {
    let organizations = MyOrganizations::from_context();
    let organization_options = Signal::derive(move || {
        let organizations = organizations.loaded().unwrap_or_default();
        let options = organizations.into_iter().map(|it| FilterOption::new(it.id.as_str(), it.name));
        std::iter::once(FilterOption::new("", "All")).chain(options).collect::<Vec<_>>()
    });
    let status_options: Vec<FilterOption> = std::iter::once(FilterOption::new("", "All"))
        .chain(ApiKeyStatus::KNOWN.iter().map(|it| FilterOption::new(it.as_str(), words::status(it))))
        .collect();
    let organization = Signal::derive(move || {
        filter.with(|filter| filter.organization.as_ref().map(ToString::to_string).unwrap_or_default())
    });
    let status = Signal::derive(move || {
        filter.with(|filter| filter.status.as_ref().map(ToString::to_string).unwrap_or_default())
    });
    view! {
        <Toolbar>
            <SearchField
                label=words::SEARCH
                value=Signal::derive(move || listing.search())
                on_search=Callback::new(move |text: String| listing.find(&text))
            />
            <FilterMenu
                label=words::ORGANIZATION
                name="organization"
                options=organization_options
                value=organization
                on_choose=Callback::new(move |id: String| listing.narrow("organization", &id))
            />
            <FilterMenu
                label="Status"
                name="status"
                options=status_options
                value=status
                on_choose=Callback::new(move |status: String| listing.narrow("status", &status))
            />
            {data_age(keys)}
        </Toolbar>
    }
}

/// In place of a list without keys: none at all, none that matches, or none on this page.
fn empty(
    listing: Listing,
    filter: Memo<ApiKeyFilter>,
    create: impl Fn() -> AnyView + Send + Sync + 'static,
    origin: &str,
) -> AnyView {
    if listing.is_later_page() {
        return beyond_the_end(listing);
    }
    if !listing.search().is_empty() || filter.get() != ApiKeyFilter::default() {
        let all = Route::Settings(SettingsPage::ApiKeys).href();
        let action = move || view! { <LinkButton href=all.clone()>{words::SHOW_ALL}</LinkButton> };
        return view! {
            <EmptyState title=words::NO_MATCH_TITLE icon=Icon::Search action=action>
                {words::NO_MATCH}
            </EmptyState>
        }
        .into_any();
    }
    let command =
        format!("curl -H \"Authorization: Bearer $ASTRO_API_TOKEN\" {origin}/v1/users/self/api-keys");
    view! {
        <EmptyState title=words::EMPTY_TITLE icon=Icon::Key action=create command=command>
            {words::EMPTY}
        </EmptyState>
    }
    .into_any()
}

/// The form, once the organizations to choose from are known.
fn create_dialog(prefill: Prefill, reveal: Reveal, go: Go) -> AnyView {
    let organizations = MyOrganizations::from_context();
    let on_close = Callback::new(move |()| go.change_query(&PARAMETERS.map(|name| (name, None))));
    // Read again while the form is open they must not make it anew: what is typed would be lost.
    let known = Memo::new(move |known: Option<&Option<bool>>| {
        let loaded = known.copied().flatten() == Some(true);
        if loaded { Some(true) } else { organizations.answer().map(|answer| answer.is_ok()) }
    });
    let content = move || {
        let loaded = untrack(|| organizations.loaded());
        match (known.get(), loaded) {
            (Some(true), Some(organizations)) => view! {
                <CreateDialog
                    prefill=prefill.clone()
                    organizations=organizations
                    reveal=reveal
                    on_close=on_close
                />
            }
            .into_any(),
            _ => view! {
                <Dialog open=Signal::stored(true) on_close=on_close title=words::CREATE>
                    {move || match organizations.answer() {
                        Some(Err(error)) => {
                            let retry = Callback::new(move |()| organizations.resource().refetch());
                            view! { <ErrorPanel failure=failure(&error) on_retry=retry /> }
                                .into_any()
                        }
                        _ => view! { <SkeletonText /> }.into_any(),
                    }}
                </Dialog>
            }
            .into_any(),
        }
    };
    content.into_any()
}
