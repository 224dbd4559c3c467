//! Which links the navigation has: those of the organization and of the workspace in the address, or
//! the person's own.

use cloud_ui_contract::id::{OrganizationId, WorkspaceId};
use cloud_ui_contract::permission::Permission;

use crate::organization::{CurrentOrganization, OpenWorkspace};
use crate::routes::{OrganizationPage, Route, SettingsPage, WorkspacePage};
use crate::ui::Icon;

/// Links under one heading.
#[derive(Clone, Debug, PartialEq)]
pub struct NavGroup {
    /// Whose pages they are.
    pub heading: String,
    /// The links.
    pub links: Vec<NavLink>,
}

/// One link.
#[derive(Clone, Debug, PartialEq)]
pub struct NavLink {
    /// What it is called.
    pub label: &'static str,
    /// Its picture.
    pub icon: Icon,
    /// Where it leads.
    pub href: String,
    /// How many things are there, where that is known.
    pub count: Option<u32>,
    /// Whether the page is below it.
    pub current: bool,
}

impl NavLink {
    fn new(label: &'static str, icon: Icon, target: &Route, here: Option<&Route>) -> Self {
        let current = here.is_some_and(|here| is_below(here, target));
        Self { label, icon, href: target.href(), count: None, current }
    }

    fn count(mut self, count: Option<u32>) -> Self {
        self.count = count;
        self
    }
}

/// The links for the page at hand. Tracks what is known of its organization and workspace.
pub fn groups(here: Option<&Route>, current: CurrentOrganization, workspace: OpenWorkspace) -> Vec<NavGroup> {
    let Some(organization) = here.and_then(Route::organization).filter(|_| !current.is_closed()) else {
        return vec![personal(here)];
    };
    let mut groups = vec![of_organization(here, organization, current)];
    if let Some(id) = here.and_then(Route::in_workspace) {
        groups.push(of_workspace(here, organization, id, workspace));
    }
    groups
}

fn of_organization(
    here: Option<&Route>,
    organization: &OrganizationId,
    current: CurrentOrganization,
) -> NavGroup {
    let known = current.organization();
    let usage = known.as_ref().and_then(|known| known.usage.clone()).unwrap_or_default();
    // The plan counts everything; who sees only a part is told no number.
    let seen = |permission, count: u32| current.permissions().holds(permission).then_some(count);
    let link = |label, icon, target: &Route| NavLink::new(label, icon, target, here);
    NavGroup {
        heading: known.map_or_else(|| "Organization".to_owned(), |known| known.name),
        links: vec![
            link("Workspaces", Icon::Workspaces, &Route::workspaces(organization))
                .count(seen(Permission::WorkspaceGet, usage.workspaces)),
            link("Deployments", Icon::Deployments, &Route::deployments(organization))
                .count(seen(Permission::DeploymentGet, usage.deployments)),
            link("Apps", Icon::Apps, &Route::apps(organization)).count(seen(Permission::AppGet, usage.apps)),
            link("Settings", Icon::Settings, &Route::general(organization)),
        ],
    }
}

fn of_workspace(
    here: Option<&Route>,
    organization: &OrganizationId,
    id: &WorkspaceId,
    workspace: OpenWorkspace,
) -> NavGroup {
    let known = workspace.workspace();
    let (deployments, apps) =
        known.as_ref().map_or((None, None), |known| (known.deployment_count, known.app_count));
    let link =
        |label, icon, page| NavLink::new(label, icon, &Route::workspace_page(organization, id, page), here);
    NavGroup {
        heading: known.map_or_else(|| "Workspace".to_owned(), |known| known.name),
        links: vec![
            link("Home", Icon::Home, WorkspacePage::Home),
            link("Deployments", Icon::Deployments, WorkspacePage::Deployments).count(deployments),
            link("Apps", Icon::Apps, WorkspacePage::Apps).count(apps),
            link("Settings", Icon::Settings, WorkspacePage::Settings),
        ],
    }
}

fn personal(here: Option<&Route>) -> NavGroup {
    let link = |label, icon, target: &Route| NavLink::new(label, icon, target, here);
    NavGroup {
        heading: "Your account".to_owned(),
        links: vec![
            link("Profile", Icon::User, &Route::Settings(SettingsPage::Profile)),
            link("API keys", Icon::Key, &Route::Settings(SettingsPage::ApiKeys)),
            link("Appearance", Icon::Sun, &Route::Settings(SettingsPage::Appearance)),
            link("Help", Icon::Help, &Route::Help),
        ],
    }
}

/// Whether the page is the target, or one that is reached through it.
fn is_below(here: &Route, target: &Route) -> bool {
    match (here, target) {
        (Route::In(_, here), Route::In(_, OrganizationPage::Apps)) => {
            matches!(here, OrganizationPage::Apps | OrganizationPage::App(..) | OrganizationPage::Apply)
        }
        _ => here == target,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::routes::AppTab;
    use cloud_ui_contract::id::AppId;

    #[test]
    fn one_link_is_current_on_a_page_and_on_those_below_it() {
        let organization = OrganizationId::from_trusted("o");
        let app = Route::app(&organization, &AppId::from_trusted("a"), AppTab::Events);
        assert!(is_below(&app, &Route::apps(&organization)));
        assert!(is_below(&Route::apply(&organization), &Route::apps(&organization)));
        assert!(!is_below(&app, &Route::deployments(&organization)));
        let apps_here =
            Route::workspace_page(&organization, &WorkspaceId::from_trusted("w"), WorkspacePage::Apps);
        assert!(!is_below(&apps_here, &Route::apps(&organization)), "the workspace's own link is current");
    }
}
