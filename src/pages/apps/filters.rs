//! The filters of the list of apps, between the address and the API.

use cloud_ui_contract::app::{AppSourceType, AppStatus};
use cloud_ui_contract::id::WorkspaceId;

use crate::api::apps::AppFilter;

/// The parameters of the address that narrow the list.
pub const PARAMETERS: [&str; 4] = ["status", "source", "workspace", "profile"];

/// What the address narrows the list to; an empty text narrows nothing. Statuses and sources are in
/// small letters there.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct AppFilters {
    /// A status.
    pub status: String,
    /// A kind of source.
    pub source: String,
    /// The id of a workspace.
    pub workspace: String,
    /// The name of a profile.
    pub profile: String,
}

impl AppFilters {
    /// Reads the address. A status or source that there is none of is left out: an address may have
    /// been typed.
    pub fn from_query(parameter: impl Fn(&str) -> Option<String>) -> Self {
        let known = |name: &str, is_known: fn(&str) -> bool| {
            parameter(name)
                .map(|value| value.to_lowercase())
                .filter(|value| is_known(&value.to_uppercase()))
                .unwrap_or_default()
        };
        Self {
            status: known("status", |name| AppStatus::from(name).is_known()),
            source: known("source", |name| AppSourceType::from(name).is_known()),
            workspace: parameter("workspace").unwrap_or_default(),
            profile: parameter("profile").unwrap_or_default(),
        }
    }

    /// Whether nothing is narrowed.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    /// What to ask the API for, on the page of a workspace or of the whole organization.
    pub fn to_api(&self, workspace: Option<&WorkspaceId>) -> AppFilter {
        let one = |value: &str| (!value.is_empty()).then(|| value.to_owned());
        let workspace = workspace.map(ToString::to_string).or_else(|| one(&self.workspace));
        AppFilter {
            workspaces: workspace.into_iter().collect(),
            statuses: one(&self.status.to_uppercase()).into_iter().collect(),
            source_types: one(&self.source.to_uppercase()).into_iter().collect(),
            profiles: one(&self.profile).into_iter().collect(),
            clusters: Vec::new(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(query: &[(&str, &str)]) -> AppFilters {
        AppFilters::from_query(|name| {
            query.iter().find(|(key, _)| *key == name).map(|(_, value)| (*value).to_owned())
        })
    }

    #[test]
    fn the_address_narrows_what_the_api_is_asked_for() {
        let filters =
            read(&[("status", "failed"), ("source", "helm"), ("workspace", "w1"), ("profile", "p")]);
        let asked = AppFilter {
            workspaces: vec!["w1".to_owned()],
            statuses: vec!["FAILED".to_owned()],
            source_types: vec!["HELM".to_owned()],
            profiles: vec!["p".to_owned()],
            clusters: Vec::new(),
        };
        assert_eq!(filters.to_api(None), asked);
        assert!(!filters.is_empty());
    }

    #[test]
    fn a_workspace_page_lists_its_own_apps_whatever_the_address_says() {
        let here = WorkspaceId::from_trusted("here");
        let asked = read(&[("workspace", "elsewhere")]).to_api(Some(&here));
        assert_eq!(asked.workspaces, ["here"]);
        assert!(asked.statuses.is_empty());
    }

    #[test]
    fn a_status_that_does_not_exist_narrows_nothing() {
        let filters = read(&[("status", "sleepy"), ("source", "floppy")]);
        assert!(filters.is_empty());
        assert_eq!(filters.to_api(None), AppFilter::default());
        assert_eq!(read(&[("status", "RUNNING")]).status, "running");
    }
}
