//! The kind of a page: what stays the same when the organization or workspace is switched.

use cloud_ui_contract::id::{OrganizationId, WorkspaceId};

use super::{OrganizationPage, Route, WorkspacePage};

/// The kind of an organization's page, without the entity it shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// Workspaces, or one of them.
    Workspaces,
    /// Deployments.
    Deployments,
    /// Apps, or one of them.
    Apps,
    /// Applying manifests.
    Apply,
    /// The organization's settings.
    Settings,
}

impl Place {
    /// The kind of a page. A page that belongs to no organization leads to the workspaces.
    pub fn of(route: &Route) -> Self {
        let Route::In(_, page) = route else {
            return Self::Workspaces;
        };
        match page {
            OrganizationPage::Workspaces
            | OrganizationPage::Workspace(_, WorkspacePage::Home | WorkspacePage::Settings) => {
                Self::Workspaces
            }
            OrganizationPage::Deployments | OrganizationPage::Workspace(_, WorkspacePage::Deployments) => {
                Self::Deployments
            }
            OrganizationPage::Apps
            | OrganizationPage::App(..)
            | OrganizationPage::Workspace(_, WorkspacePage::Apps) => Self::Apps,
            OrganizationPage::Apply => Self::Apply,
            OrganizationPage::General => Self::Settings,
        }
    }

    /// The page of this kind in an organization.
    pub fn in_organization(self, organization: &OrganizationId) -> Route {
        let page = match self {
            Self::Workspaces => OrganizationPage::Workspaces,
            Self::Deployments => OrganizationPage::Deployments,
            Self::Apps => OrganizationPage::Apps,
            Self::Apply => OrganizationPage::Apply,
            Self::Settings => OrganizationPage::General,
        };
        Route::In(organization.clone(), page)
    }
}

impl WorkspacePage {
    /// The kind of a page, for another workspace.
    pub fn of(route: &Route) -> Self {
        match route {
            Route::In(_, OrganizationPage::Workspace(_, page)) => *page,
            Route::In(_, OrganizationPage::Deployments) => Self::Deployments,
            Route::In(_, OrganizationPage::Apps | OrganizationPage::App(..)) => Self::Apps,
            _ => Self::Home,
        }
    }

    /// The page of this kind in a workspace.
    pub fn in_workspace(self, organization: &OrganizationId, workspace: &WorkspaceId) -> Route {
        Route::workspace_page(organization, workspace, self)
    }
}

#[cfg(test)]
mod tests {
    use super::super::{AppTab, samples};
    use super::*;
    use cloud_ui_contract::id::AppId;

    #[test]
    fn switching_keeps_the_kind_of_page_and_drops_the_entity() {
        let here = OrganizationId::from_trusted("here");
        let there = OrganizationId::from_trusted("there");
        let app = Route::app(&here, &AppId::from_trusted("app"), AppTab::Events);
        let home = Route::workspace(&here, &WorkspaceId::from_trusted("w"));
        for (from, to) in [
            (app, Route::apps(&there)),
            (home, Route::workspaces(&there)),
            (Route::general(&here), Route::general(&there)),
            (Route::Help, Route::workspaces(&there)),
        ] {
            assert_eq!(Place::of(&from).in_organization(&there), to, "from {}", from.href());
        }
    }

    #[test]
    fn no_switch_takes_anything_of_the_old_organization_along() {
        let there = OrganizationId::from_trusted("there");
        for route in samples::one_of_each() {
            let switched = Place::of(&route).in_organization(&there);
            assert_eq!(switched.organization(), Some(&there));
            assert!(!switched.href().contains(samples::ENTITY), "{}", switched.href());
        }
    }
}
