//! The texts of the list of deployments.

pub const TITLE: &str = "Deployments";
pub const SEARCH: &str = "Search deployments";
pub const EMPTY_TITLE: &str = "No deployments yet";
pub const EMPTY: &str = "A deployment is an Apache Airflow environment. \
                         The ones of your workspaces appear here.";
pub const NO_MATCH_TITLE: &str = "No deployment matches";
pub const NO_MATCH: &str = "No deployment has this text in its name.";
pub const CLEAR: &str = "Clear search";
pub const DETAILS: &str = "Details";
pub const NONE: &str = "None";

/// The name of a row's link to its details.
pub fn details_of(name: &str) -> String {
    format!("Details of {name}")
}

/// The name of a row's menu.
pub fn actions_for(name: &str) -> String {
    format!("Actions for {name}")
}
