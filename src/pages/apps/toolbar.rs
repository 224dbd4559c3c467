//! Search, filters and the age of the list of apps.

use cloud_ui_contract::app::{App, AppSourceType, AppStatus};
use leptos::prelude::*;

use super::filters::AppFilters;
use super::source::source_label;
use super::status::status_label;
use super::words;
use crate::api::{Client, PageRequest, Resource, Revisions, app_profiles, workspaces};
use crate::organization::OrganizationContext;
use crate::pages::listing::{ListResource, Listing, data_age};
use crate::ui::{FilterMenu, FilterOption, SearchField, Toolbar};

pub(super) fn toolbar(
    list: ListResource<App>,
    listing: Listing,
    filters: Memo<AppFilters>,
    across_workspaces: bool,
) -> AnyView {
    let value =
        move |of: fn(&AppFilters) -> &String| Signal::derive(move || filters.with(|it| of(it).clone()));
    let choose = move |name: &'static str| Callback::new(move |value: String| listing.narrow(name, &value));
    let workspace = value(|it| &it.workspace);
    let profile = value(|it| &it.profile);
    view! {
        <div class="filters">
            <Toolbar>
                <SearchField
                    label=words::SEARCH
                    value=Signal::derive(move || listing.search())
                    on_search=Callback::new(move |text: String| listing.find(&text))
                />
                <FilterMenu
                    label="Status"
                    name="status"
                    options=statuses()
                    value=value(|it| &it.status)
                    on_choose=choose("status")
                />
                <FilterMenu
                    label="Source"
                    name="source"
                    options=sources()
                    value=value(|it| &it.source)
                    on_choose=choose("source")
                />
                {across_workspaces
                    .then(|| {
                        view! {
                            <FilterMenu
                                label="Workspace"
                                name="workspace"
                                options=with_chosen(workspace_options(), workspace)
                                value=workspace
                                on_choose=choose("workspace")
                            />
                        }
                    })}
                <FilterMenu
                    label="Profile"
                    name="profile"
                    options=with_chosen(profile_options(), profile)
                    value=profile
                    on_choose=choose("profile")
                />
                {data_age(list)}
            </Toolbar>
        </div>
    }
    .into_any()
}

fn statuses() -> Vec<FilterOption> {
    let known = AppStatus::KNOWN.iter().map(|it| option(it.as_str(), status_label(it)));
    any().chain(known).collect()
}

fn sources() -> Vec<FilterOption> {
    let known = AppSourceType::KNOWN.iter().map(|it| option(it.as_str(), source_label(it)));
    any().chain(known).collect()
}

fn option(wire: &str, label: &str) -> FilterOption {
    FilterOption::new(wire.to_lowercase(), label)
}

fn any() -> impl Iterator<Item = FilterOption> {
    std::iter::once(FilterOption::new("", words::ANY))
}

fn workspace_options() -> Signal<Vec<FilterOption>> {
    let client = Client::from_context();
    let revisions = Revisions::from_context();
    let organization = OrganizationContext::from_context().id();
    let found = LocalResource::new(move || {
        revisions.track(Resource::Workspaces);
        let organization = organization.clone();
        async move {
            let page = workspaces::list(client, &organization, &PageRequest::everything()).await.ok()?;
            Some(page.items.into_iter().map(|it| (it.id.to_string(), it.name)).collect())
        }
    });
    options(found)
}

fn profile_options() -> Signal<Vec<FilterOption>> {
    let client = Client::from_context();
    let revisions = Revisions::from_context();
    let organization = OrganizationContext::from_context().id();
    let found = LocalResource::new(move || {
        revisions.track(Resource::AppProfiles);
        let organization = organization.clone();
        async move {
            let page = app_profiles::list(client, &organization, &PageRequest::everything()).await.ok()?;
            Some(page.items.into_iter().map(|it| (it.name.clone(), it.name)).collect())
        }
    });
    options(found)
}

type Found = LocalResource<Option<Vec<(String, String)>>>;

fn options(found: Found) -> Signal<Vec<FilterOption>> {
    Signal::derive(move || {
        let found = found.get().flatten().unwrap_or_default();
        let mut found: Vec<_> =
            found.into_iter().map(|(value, label)| FilterOption::new(value, label)).collect();
        found.sort_by_cached_key(|option| option.label.to_lowercase());
        any().chain(found).collect()
    })
}

/// The options, and the chosen one where the address names something that is not among them.
fn with_chosen(options: Signal<Vec<FilterOption>>, chosen: Signal<String>) -> Signal<Vec<FilterOption>> {
    Signal::derive(move || {
        let mut options = options.get();
        let chosen = chosen.get();
        if !options.iter().any(|option| option.value == chosen) {
            options.push(FilterOption::new(chosen.clone(), chosen));
        }
        options
    })
}
