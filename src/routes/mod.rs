//! Every address of the console. Only a parsed [`Route`] is ever navigated to.

mod address;
mod place;
mod safe_next;

#[cfg(test)]
mod samples;

pub use place::Place;
pub use safe_next::SafeNext;

use cloud_ui_contract::id::{AppId, OrganizationId, WorkspaceId};

/// A page of the console.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Route {
    /// The organization used last, else the one joined first, else [`Route::Welcome`].
    Start,
    /// For a person without an organization.
    Welcome,
    /// Signing in: the e-mail address.
    Login {
        /// The login transaction, once the authorization server opened one.
        transaction: Option<String>,
    },
    /// Signing in: the password.
    LoginPassword {
        /// The login transaction.
        transaction: Option<String>,
    },
    /// Where the authorization server sends the browser back to.
    Callback,
    /// The first account of an installation; its secret rides in the fragment.
    Setup,
    /// The person's own settings.
    Settings(SettingsPage),
    /// The command-line client, shortcuts, commands and their pages.
    Help,
    /// A page of one organization.
    In(OrganizationId, OrganizationPage),
}

/// A page of the person's own settings.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum SettingsPage {
    /// Name, e-mail address, organizations.
    Profile,
    /// The person's API keys in all organizations.
    ApiKeys,
    /// Light or dark.
    Appearance,
}

/// A page of one organization.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum OrganizationPage {
    /// Its workspaces.
    Workspaces,
    /// A page of one workspace.
    Workspace(WorkspaceId, WorkspacePage),
    /// Its deployments, across workspaces.
    Deployments,
    /// Its apps, across workspaces.
    Apps,
    /// Applying manifests.
    Apply,
    /// A page of one app.
    App(AppId, AppTab),
    /// Its name, plan and limits.
    General,
}

/// A page of one workspace.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum WorkspacePage {
    /// An overview of its deployments and apps.
    Home,
    /// Its deployments.
    Deployments,
    /// Its apps.
    Apps,
    /// Its name, description and deletion.
    Settings,
}

/// A tab of an app's page.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum AppTab {
    /// Status and facts.
    Overview,
    /// What happened to it.
    Events,
}

impl Route {
    /// The organization's workspaces.
    pub fn workspaces(organization: &OrganizationId) -> Self {
        Self::In(organization.clone(), OrganizationPage::Workspaces)
    }

    /// The home of a workspace.
    pub fn workspace(organization: &OrganizationId, workspace: &WorkspaceId) -> Self {
        Self::workspace_page(organization, workspace, WorkspacePage::Home)
    }

    /// A page of a workspace.
    pub fn workspace_page(
        organization: &OrganizationId,
        workspace: &WorkspaceId,
        page: WorkspacePage,
    ) -> Self {
        Self::In(organization.clone(), OrganizationPage::Workspace(workspace.clone(), page))
    }

    /// The organization's deployments.
    pub fn deployments(organization: &OrganizationId) -> Self {
        Self::In(organization.clone(), OrganizationPage::Deployments)
    }

    /// The organization's apps.
    pub fn apps(organization: &OrganizationId) -> Self {
        Self::In(organization.clone(), OrganizationPage::Apps)
    }

    /// Applying manifests in the organization.
    pub fn apply(organization: &OrganizationId) -> Self {
        Self::In(organization.clone(), OrganizationPage::Apply)
    }

    /// A tab of an app.
    pub fn app(organization: &OrganizationId, app: &AppId, tab: AppTab) -> Self {
        Self::In(organization.clone(), OrganizationPage::App(app.clone(), tab))
    }

    /// The organization's own settings.
    pub fn general(organization: &OrganizationId) -> Self {
        Self::In(organization.clone(), OrganizationPage::General)
    }

    /// The organization that the page belongs to.
    pub fn organization(&self) -> Option<&OrganizationId> {
        match self {
            Self::In(organization, _) => Some(organization),
            _ => None,
        }
    }

    /// The workspace that the page belongs to, as the address says.
    pub fn in_workspace(&self) -> Option<&WorkspaceId> {
        match self {
            Self::In(_, OrganizationPage::Workspace(workspace, _)) => Some(workspace),
            _ => None,
        }
    }

    /// Whether the page comes before anybody is signed in: the sign-in program shows these, the
    /// console all others.
    pub fn is_before_sign_in(&self) -> bool {
        matches!(self, Self::Login { .. } | Self::LoginPassword { .. } | Self::Setup)
    }

    /// Whether the page is part of signing in, so that it needs nobody and is nowhere to come back to.
    pub fn is_sign_in(&self) -> bool {
        self.is_before_sign_in() || matches!(self, Self::Callback)
    }
}

#[cfg(test)]
mod tests {
    use super::samples;

    /// Where the two differ, each program would send the person to the other for ever.
    #[test]
    fn boot_js_and_the_routes_agree_on_what_comes_before_signing_in() {
        let boot = include_str!("../../public/boot.js");
        let list = boot.split_once("beforeSignIn = [").and_then(|(_, rest)| rest.split_once(']')).unwrap().0;
        for route in samples::one_of_each() {
            let href = route.href();
            let path = href.split('?').next().unwrap_or_default();
            assert_eq!(list.contains(&format!("{path:?}")), route.is_before_sign_in(), "{path}");
        }
        assert!(boot.contains(&format!("callback = {:?}", super::Route::Callback.href())));
    }
}
