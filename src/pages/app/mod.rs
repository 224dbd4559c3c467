//! One app: how it is, and what happened to it.

mod actions;
mod events;
mod facts;
mod missing;
mod overview;
mod values;
mod words;

use cloud_ui_contract::app::App;
use cloud_ui_contract::id::AppId;
use leptos::prelude::*;

use self::actions::actions;
use self::events::Events;
use self::missing::missing;
use self::overview::Overview;
use super::apps::delete::{DeleteAppDialog, Doomed};
use super::apps::reread::{Pace, use_reread};
use super::apps::status::{is_moving, status_badge};
use super::failed::failed_panel;
use super::navigation::use_route;
use super::title::use_title;
use crate::api::{ApiError, ApiErrorKind, Client, Fetched, Resource, Revisions, apps};
use crate::organization::OrganizationContext;
use crate::routes::{AppTab, OrganizationPage, Route};
use crate::ui::{Breadcrumb, Empty, LiveLoaded, PageHeader, SkeletonPanel, Tab, Tabs};

/// An app that is read from the API.
type AppResource = LocalResource<Result<Fetched<App>, ApiError>>;

/// The page.
#[component]
pub fn AppPage(
    /// Which app.
    app: AppId,
) -> impl IntoView {
    let id = app;
    let organization = OrganizationContext::from_context();
    let resource = read_app(&id);
    let seen = Memo::new(move |last: Option<&Option<App>>| match resource.get() {
        Some(Ok(fetched)) => Some(fetched.value),
        _ => last.cloned().flatten(),
    });
    use_reread(move || pace(resource), move || resource.refetch());
    use_title(move || seen.with(|app| app.as_ref().map(|app| app.name.clone())));
    let name = Signal::derive(move || {
        seen.with(|app| app.as_ref().map_or_else(|| words::APP.to_owned(), |app| app.name.clone()))
    });
    let doomed = RwSignal::new(None::<Doomed>);
    let there = Memo::new(move |_| resource.get().and_then(Result::ok));
    let status = move || {
        let status = Memo::new(move |_| there.with(|it| it.as_ref().map(|it| it.value.status.clone())));
        view! { {move || status.get().map(|status| status_badge(&status))} }
    };
    let failed = move |error: ApiError, retry| match error.kind() {
        ApiErrorKind::NotFound => missing(&id, seen.get_untracked()),
        _ => failed_panel(error, retry),
    };
    view! {
        <div class="page">
            <Breadcrumb
                trail=vec![(words::APPS.to_owned(), Route::apps(&organization.id()).href())]
                here=name
            />
            <PageHeader title=name status=status actions=move || actions(there, doomed) />
            <LiveLoaded
                resource=resource
                loading=|| view! { <SkeletonPanel /> }
                empty=Empty::Never
                failed=failed
                loaded=parts
            />
            <DeleteAppDialog doomed=doomed />
        </div>
    }
}

fn read_app(id: &AppId) -> AppResource {
    let client = Client::from_context();
    let revisions = Revisions::from_context();
    let organization = OrganizationContext::from_context();
    let id = id.clone();
    LocalResource::new(move || {
        revisions.track(Resource::Apps);
        let (organization, id) = (organization.id(), id.clone());
        async move { apps::get(client, &organization, &id).await }
    })
}

fn pace(resource: AppResource) -> Pace {
    match resource.get() {
        Some(Ok(fetched)) if is_moving(&fetched.value) => Pace::Soon,
        Some(Ok(_)) => Pace::Later,
        Some(Err(error)) if error.is_retryable() => Pace::Soon,
        _ => Pace::Never,
    }
}

/// The tabs and the part that is open.
fn parts(fetched: Signal<Fetched<App>>) -> AnyView {
    let route = use_route();
    let open = Memo::new(move |_| {
        route.with(|route| match route {
            Some(Route::In(_, OrganizationPage::App(_, tab))) => *tab,
            _ => AppTab::Overview,
        })
    });
    let app = Memo::new(move |_| fetched.with(|fetched| fetched.value.clone()));
    let tab = move |label: &str, tab: AppTab| {
        let href = app.with(|app| Route::app(&app.organization_id, &app.id, tab).href());
        Tab { label: label.to_owned(), href, count: None, current: open.get() == tab }
    };
    let tabs = Signal::derive(move || vec![tab("Overview", AppTab::Overview), tab("Events", AppTab::Events)]);
    view! {
        <Tabs label="Parts of this app" tabs=tabs />
        {move || match open.get() {
            AppTab::Overview => view! { <Overview app=app /> }.into_any(),
            AppTab::Events => view! { <Events app=app /> }.into_any(),
        }}
    }
    .into_any()
}
