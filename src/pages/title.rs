//! The tab's title: page, organization, product.

use leptos::prelude::*;

use crate::browser::page;
use crate::organization::CurrentOrganization;
use crate::routes::{AppTab, OrganizationPage, Route, SettingsPage, WorkspacePage};

/// What the console is called.
pub const PRODUCT: &str = "Cloud UI";

/// What a page is called, as far as its address tells.
pub fn name_of(route: Option<&Route>) -> &'static str {
    let Some(route) = route else { return "Page not found" };
    match route {
        Route::Start => "Start",
        Route::Welcome => "Welcome",
        Route::Login { .. } | Route::LoginPassword { .. } | Route::Callback => "Sign in",
        Route::Setup => "Set up",
        Route::Help => "Help",
        Route::Settings(SettingsPage::Profile) => "Profile",
        Route::Settings(SettingsPage::ApiKeys) => "API keys",
        Route::Settings(SettingsPage::Appearance) => "Appearance",
        Route::In(_, page) => match page {
            OrganizationPage::Workspaces => "Workspaces",
            OrganizationPage::Workspace(_, WorkspacePage::Home) => "Workspace",
            OrganizationPage::Workspace(_, WorkspacePage::Settings) => "Workspace settings",
            OrganizationPage::Deployments | OrganizationPage::Workspace(_, WorkspacePage::Deployments) => {
                "Deployments"
            }
            OrganizationPage::Apps | OrganizationPage::Workspace(_, WorkspacePage::Apps) => "Apps",
            OrganizationPage::Apply => "Apply manifests",
            OrganizationPage::App(_, AppTab::Overview) => "App",
            OrganizationPage::App(_, AppTab::Events) => "App events",
            OrganizationPage::General => "Organization settings",
        },
    }
}

/// Names the tab after the page and the organization in the address. With a name of its own, such as
/// an app's, a page calls this again; `None` leaves the title as it is.
pub fn use_title(name: impl Fn() -> Option<String> + 'static) {
    let current = use_context::<CurrentOrganization>();
    Effect::new(move || {
        let organization = current.and_then(CurrentOrganization::organization);
        if let Some(name) = name() {
            page::set_title(&title(&name, organization.as_ref().map(|it| it.name.as_str())));
        }
    });
}

fn title(page: &str, organization: Option<&str>) -> String {
    match organization {
        Some(organization) => format!("{page} · {organization} · {PRODUCT}"),
        None => format!("{page} · {PRODUCT}"),
    }
}

#[cfg(test)]
mod tests {
    use super::title;

    #[test]
    fn a_title_names_page_and_organization() {
        assert_eq!(title("Apps", Some("Orbital Labs")), "Apps · Orbital Labs · Cloud UI");
        assert_eq!(title("Help", None), "Help · Cloud UI");
    }
}
