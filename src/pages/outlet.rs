//! From a route to its page.

use cloud_ui_contract::capability::Extension;
use leptos::prelude::*;

use super::api_keys::ApiKeysPage;
use super::app::AppPage;
use super::apply::ApplyPage;
use super::apps::AppsPage;
use super::deployments::DeploymentsPage;
use super::help::HelpPage;
use super::home::{StartPage, WelcomePage};
use super::not_found::{NotFoundPage, NotOfferedPage};
use super::organization_settings::OrganizationSettingsPage;
use super::settings_appearance::AppearancePage;
use super::settings_profile::ProfilePage;
use super::workspace::{WorkspaceHomePage, WorkspaceSettingsPage};
use super::workspaces::WorkspacesPage;
use crate::organization::{CurrentOrganization, Offered, OrganizationContext, OrganizationGate};
use crate::routes::{AppTab, OrganizationPage, Route, SettingsPage, WorkspacePage};

/// The route as far as it decides which page is mounted: tabs of one page are the same page.
pub fn mounted(route: Route) -> Route {
    match route {
        Route::In(organization, OrganizationPage::App(app, _)) => {
            Route::app(&organization, &app, AppTab::Overview)
        }
        other => other,
    }
}

/// The page of a route that a signed-in person sees inside the frame.
pub fn page(route: Option<Route>) -> AnyView {
    let Some(route) = route else { return view! { <NotFoundPage /> }.into_any() };
    match route {
        Route::Start => view! { <StartPage /> }.into_any(),
        Route::Welcome => view! { <WelcomePage /> }.into_any(),
        Route::Help => view! { <HelpPage /> }.into_any(),
        Route::Settings(SettingsPage::Profile) => view! { <ProfilePage /> }.into_any(),
        Route::Settings(SettingsPage::Appearance) => view! { <AppearancePage /> }.into_any(),
        Route::Settings(SettingsPage::ApiKeys) => {
            where_offered(Extension::ApiKeys, || view! { <ApiKeysPage /> }.into_any())
        }
        Route::In(id, page) => {
            provide_context(OrganizationContext::new(id, CurrentOrganization::from_context()));
            view! { <OrganizationGate>{organization_page(page.clone())}</OrganizationGate> }.into_any()
        }
        Route::Login { .. } | Route::LoginPassword { .. } | Route::Callback | Route::Setup => ().into_any(),
    }
}

fn organization_page(page: OrganizationPage) -> AnyView {
    match page {
        OrganizationPage::Workspaces => view! { <WorkspacesPage /> }.into_any(),
        OrganizationPage::Workspace(workspace, page) => match page {
            WorkspacePage::Home => view! { <WorkspaceHomePage workspace=workspace /> }.into_any(),
            WorkspacePage::Settings => view! { <WorkspaceSettingsPage workspace=workspace /> }.into_any(),
            WorkspacePage::Deployments => view! { <DeploymentsPage workspace=Some(workspace) /> }.into_any(),
            WorkspacePage::Apps => {
                apps_page(move || view! { <AppsPage workspace=Some(workspace.clone()) /> }.into_any())
            }
        },
        OrganizationPage::Deployments => view! { <DeploymentsPage workspace=None /> }.into_any(),
        OrganizationPage::Apps => apps_page(|| view! { <AppsPage workspace=None /> }.into_any()),
        OrganizationPage::Apply => apps_page(|| view! { <ApplyPage /> }.into_any()),
        OrganizationPage::App(app, _) => apps_page(move || view! { <AppPage app=app.clone() /> }.into_any()),
        OrganizationPage::General => view! { <OrganizationSettingsPage /> }.into_any(),
    }
}

fn apps_page(page: impl Fn() -> AnyView + Send + Sync + 'static) -> AnyView {
    where_offered(Extension::Apps, page)
}

fn where_offered(extension: Extension, page: impl Fn() -> AnyView + Send + Sync + 'static) -> AnyView {
    let offered = Offered::from_context();
    let lacks = Memo::new(move |_| offered.lacks(&extension));
    (move || if lacks.get() { view! { <NotOfferedPage /> }.into_any() } else { page() }).into_any()
}
