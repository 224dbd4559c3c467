//! Between a [`Route`] and the text in the address bar.

use cloud_ui_contract::id::{AppId, OrganizationId, WorkspaceId};

use super::{AppTab, OrganizationPage, Route, SettingsPage, WorkspacePage};
use crate::browser::urlencoded;

/// The longest parameter in a path, in bytes; a longer one names nothing.
const LONGEST_SEGMENT: usize = 256;

impl Route {
    /// The page at a path and a query (without its `?`). A name in a path is only ever a parameter,
    /// told by its place: a workspace called "settings" opens itself.
    pub fn parse(path: &str, query: &str) -> Option<Self> {
        let segments = segments(path)?;
        let segments: Vec<&str> = segments.iter().map(String::as_str).collect();
        let transaction = || parameter(query, "transaction");
        Some(match segments.as_slice() {
            [] => Self::Start,
            ["welcome"] => Self::Welcome,
            ["login"] => Self::Login { transaction: transaction() },
            ["login", "password"] => Self::LoginPassword { transaction: transaction() },
            ["callback"] => Self::Callback,
            ["setup"] => Self::Setup,
            ["help"] => Self::Help,
            ["settings"] => Self::Settings(SettingsPage::Profile),
            ["settings", page] => Self::Settings(SettingsPage::parse(page)?),
            ["o", organization, rest @ ..] => {
                Self::In(OrganizationId::from_trusted(*organization), OrganizationPage::parse(rest)?)
            }
            _ => return None,
        })
    }

    /// The page's address.
    pub fn href(&self) -> String {
        match self {
            Self::Start => "/".to_owned(),
            Self::Welcome => "/welcome".to_owned(),
            Self::Login { transaction } => with_transaction("/login", transaction.as_deref()),
            Self::LoginPassword { transaction } => {
                with_transaction("/login/password", transaction.as_deref())
            }
            Self::Callback => "/callback".to_owned(),
            Self::Setup => "/setup".to_owned(),
            Self::Help => "/help".to_owned(),
            Self::Settings(page) => format!("/settings/{}", page.segment()),
            Self::In(organization, page) => {
                format!("/o/{}/{}", urlencoded::encode(organization.as_str()), page.path())
            }
        }
    }

    /// The page's address with a query: search, filters, sort and page of a list.
    pub fn href_with<'a>(&self, query: impl IntoIterator<Item = (&'a str, &'a str)>) -> String {
        let query = urlencoded::join(query);
        let href = self.href();
        match (query.is_empty(), href.contains('?')) {
            (true, _) => href,
            (false, true) => format!("{href}&{query}"),
            (false, false) => format!("{href}?{query}"),
        }
    }

    /// The page that exists and is nearest to an address that does not.
    pub fn nearest(path: &str) -> Self {
        let mut rest = path;
        while let Some((parent, _)) = rest.rsplit_once('/') {
            if let Some(route) = Self::parse(parent, "").filter(|route| !route.is_sign_in()) {
                return route;
            }
            rest = parent;
        }
        Self::Start
    }
}

impl OrganizationPage {
    fn parse(segments: &[&str]) -> Option<Self> {
        Some(match segments {
            [] | ["workspaces"] => Self::Workspaces,
            ["workspaces", id] => Self::Workspace(WorkspaceId::from_trusted(*id), WorkspacePage::Home),
            ["workspaces", id, page] => {
                Self::Workspace(WorkspaceId::from_trusted(*id), WorkspacePage::parse(page)?)
            }
            ["deployments"] => Self::Deployments,
            ["apps"] => Self::Apps,
            ["apps", "apply"] => Self::Apply,
            ["apps", id] => Self::App(AppId::from_trusted(*id), AppTab::Overview),
            ["apps", id, tab] => Self::App(AppId::from_trusted(*id), AppTab::parse(tab)?),
            ["settings"] | ["settings", "general"] => Self::General,
            _ => return None,
        })
    }

    fn path(&self) -> String {
        match self {
            Self::Workspaces => "workspaces".to_owned(),
            Self::Workspace(id, page) => {
                let id = urlencoded::encode(id.as_str());
                match page.segment() {
                    None => format!("workspaces/{id}"),
                    Some(page) => format!("workspaces/{id}/{page}"),
                }
            }
            Self::Deployments => "deployments".to_owned(),
            Self::Apps => "apps".to_owned(),
            Self::Apply => "apps/apply".to_owned(),
            Self::App(id, tab) => format!("apps/{}/{}", urlencoded::encode(id.as_str()), tab.segment()),
            Self::General => "settings/general".to_owned(),
        }
    }
}

impl WorkspacePage {
    fn parse(segment: &str) -> Option<Self> {
        [Self::Deployments, Self::Apps, Self::Settings]
            .into_iter()
            .find(|page| page.segment() == Some(segment))
    }

    fn segment(self) -> Option<&'static str> {
        match self {
            Self::Home => None,
            Self::Deployments => Some("deployments"),
            Self::Apps => Some("apps"),
            Self::Settings => Some("settings"),
        }
    }
}

impl AppTab {
    fn parse(segment: &str) -> Option<Self> {
        [Self::Overview, Self::Events].into_iter().find(|tab| tab.segment() == segment)
    }

    fn segment(self) -> &'static str {
        match self {
            Self::Overview => "overview",
            Self::Events => "events",
        }
    }
}

impl SettingsPage {
    fn parse(segment: &str) -> Option<Self> {
        [Self::Profile, Self::ApiKeys, Self::Appearance].into_iter().find(|page| page.segment() == segment)
    }

    fn segment(self) -> &'static str {
        match self {
            Self::Profile => "profile",
            Self::ApiKeys => "api-keys",
            Self::Appearance => "appearance",
        }
    }
}

/// The decoded segments; nothing for a path with an empty, overlong or unprintable one.
fn segments(path: &str) -> Option<Vec<String>> {
    let inner = path.strip_prefix('/').unwrap_or(path);
    let inner = inner.strip_suffix('/').unwrap_or(inner);
    if inner.is_empty() {
        return Some(Vec::new());
    }
    inner.split('/').map(segment).collect()
}

fn segment(encoded: &str) -> Option<String> {
    let text = urlencoded::decode_segment(encoded);
    let names_something = !text.is_empty()
        && text.len() <= LONGEST_SEGMENT
        && !text.contains(char::is_control)
        && text != "."
        && text != "..";
    names_something.then_some(text)
}

fn parameter(query: &str, name: &str) -> Option<String> {
    urlencoded::parse(query)
        .into_iter()
        .find(|(key, value)| key == name && !value.is_empty())
        .map(|(_, value)| value)
}

fn with_transaction(path: &str, transaction: Option<&str>) -> String {
    match transaction {
        Some(id) => format!("{path}?{}", urlencoded::join([("transaction", id)])),
        None => path.to_owned(),
    }
}
