//! One of each address, for the tests, and the snapshot of them all.

use cloud_ui_contract::id::{AppId, OrganizationId, WorkspaceId};

use super::{AppTab, OrganizationPage, Route, SettingsPage, WorkspacePage};

/// The id of everything that lies in the samples' organization.
pub const ENTITY: &str = "cm4x8k2p90001abcd1234efgh";

const ORGANIZATION: &str = "cm4x8k2p90000abcd1234efgh";

/// One of each page.
pub fn one_of_each() -> Vec<Route> {
    let organization = OrganizationId::from_trusted(ORGANIZATION);
    let workspace = WorkspaceId::from_trusted(ENTITY);
    let app = AppId::from_trusted(ENTITY);
    let transaction = Some("t-1".to_owned());
    let mut routes = vec![
        Route::Start,
        Route::Welcome,
        Route::Login { transaction: None },
        Route::Login { transaction: transaction.clone() },
        Route::LoginPassword { transaction },
        Route::Callback,
        Route::Setup,
        Route::Help,
    ];
    let settings = [SettingsPage::Profile, SettingsPage::ApiKeys, SettingsPage::Appearance];
    routes.extend(settings.map(Route::Settings));
    routes.push(Route::workspaces(&organization));
    let pages =
        [WorkspacePage::Home, WorkspacePage::Deployments, WorkspacePage::Apps, WorkspacePage::Settings];
    routes.extend(pages.map(|page| Route::workspace_page(&organization, &workspace, page)));
    routes.extend([
        Route::deployments(&organization),
        Route::apps(&organization),
        Route::apply(&organization),
        Route::app(&organization, &app, AppTab::Overview),
        Route::app(&organization, &app, AppTab::Events),
        Route::general(&organization),
    ]);
    routes
}

/// Every address of the console. A change here is a change of what people have bookmarked.
const ADDRESSES: &str = "\
/
/welcome
/login
/login?transaction=t-1
/login/password?transaction=t-1
/callback
/setup
/help
/settings/profile
/settings/api-keys
/settings/appearance
/o/cm4x8k2p90000abcd1234efgh/workspaces
/o/cm4x8k2p90000abcd1234efgh/workspaces/cm4x8k2p90001abcd1234efgh
/o/cm4x8k2p90000abcd1234efgh/workspaces/cm4x8k2p90001abcd1234efgh/deployments
/o/cm4x8k2p90000abcd1234efgh/workspaces/cm4x8k2p90001abcd1234efgh/apps
/o/cm4x8k2p90000abcd1234efgh/workspaces/cm4x8k2p90001abcd1234efgh/settings
/o/cm4x8k2p90000abcd1234efgh/deployments
/o/cm4x8k2p90000abcd1234efgh/apps
/o/cm4x8k2p90000abcd1234efgh/apps/apply
/o/cm4x8k2p90000abcd1234efgh/apps/cm4x8k2p90001abcd1234efgh/overview
/o/cm4x8k2p90000abcd1234efgh/apps/cm4x8k2p90001abcd1234efgh/events
/o/cm4x8k2p90000abcd1234efgh/settings/general";

/// Grows with the enums: a page without a sample does not compile.
fn has_sample(route: &Route) -> bool {
    match route {
        Route::Start | Route::Welcome | Route::Callback | Route::Setup | Route::Help => {}
        Route::Login { .. } | Route::LoginPassword { .. } => {}
        Route::Settings(SettingsPage::Profile | SettingsPage::ApiKeys | SettingsPage::Appearance) => {}
        Route::In(_, page) => match page {
            OrganizationPage::Workspaces | OrganizationPage::Deployments => {}
            OrganizationPage::Apps | OrganizationPage::Apply | OrganizationPage::General => {}
            OrganizationPage::App(_, AppTab::Overview | AppTab::Events) => {}
            OrganizationPage::Workspace(_, page) => match page {
                WorkspacePage::Home | WorkspacePage::Deployments => {}
                WorkspacePage::Apps | WorkspacePage::Settings => {}
            },
        },
    }
    one_of_each().contains(route)
}

#[test]
fn the_addresses_are_those_that_people_have_bookmarked() {
    let addresses: Vec<String> = one_of_each().iter().map(Route::href).collect();
    assert_eq!(addresses.join("\n"), ADDRESSES);
}

#[test]
fn every_address_leads_back_to_its_page() {
    for route in one_of_each() {
        let href = route.href();
        let (path, query) = href.split_once('?').unwrap_or((&href, ""));
        assert_eq!(Route::parse(path, query), Some(route.clone()), "{href}");
        assert!(has_sample(&route), "{href}");
    }
}

#[test]
fn a_name_in_a_path_is_only_ever_a_parameter() {
    let organization = OrganizationId::from_trusted(ORGANIZATION);
    for name in ["settings", "new", "apply", "workspaces", "o", "a b", "50%", "a/b", "a?b#c", "+", "שלום"]
    {
        let workspace = WorkspaceId::from_trusted(name);
        for route in [
            Route::workspace(&organization, &workspace),
            Route::workspace_page(&organization, &workspace, WorkspacePage::Settings),
            Route::app(&organization, &AppId::from_trusted(name), AppTab::Overview),
            Route::apps(&OrganizationId::from_trusted(name)),
        ] {
            assert_eq!(Route::parse(&route.href(), ""), Some(route.clone()), "{}", route.href());
        }
    }
}

#[test]
fn shortened_addresses_open_the_page_they_stand_for() {
    for (short, full) in [
        ("/o/x", "/o/x/workspaces"),
        ("/o/x/", "/o/x/workspaces"),
        ("/o/x/apps/y", "/o/x/apps/y/overview"),
        ("/o/x/settings", "/o/x/settings/general"),
        ("/settings", "/settings/profile"),
    ] {
        assert_eq!(Route::parse(short, "").map(|route| route.href()).as_deref(), Some(full));
    }
}

#[test]
fn an_unknown_address_is_none_and_has_a_nearest_one() {
    for (unknown, nearest) in [
        ("/nowhere", "/"),
        ("/settings/nothing", "/settings/profile"),
        ("/o/x/clusters", "/o/x/workspaces"),
        ("/o/x/workspaces/w/nothing/more", "/o/x/workspaces/w"),
        ("/o/x/apps/a/logs", "/o/x/apps/a/overview"),
        ("/login/nothing", "/"),
        ("//evil.example", "/"),
        ("/o/x/%00", "/o/x/workspaces"),
    ] {
        assert_eq!(Route::parse(unknown, ""), None, "{unknown}");
        assert_eq!(Route::nearest(unknown).href(), nearest, "{unknown}");
    }
}

#[test]
fn a_list_keeps_its_state_in_the_query() {
    let apps = Route::apps(&OrganizationId::from_trusted("x"));
    assert_eq!(apps.href_with([("search", "a&b"), ("page", "2")]), "/o/x/apps?search=a%26b&page=2");
    assert_eq!(apps.href_with([]), "/o/x/apps");
    let login = Route::Login { transaction: Some("t".to_owned()) };
    assert_eq!(login.href_with([("x", "y")]), "/login?transaction=t&x=y");
}
