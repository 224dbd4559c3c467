//! The texts of the list of apps.

pub const TITLE: &str = "Apps";
pub const SEARCH: &str = "Search apps";
pub const APPLY: &str = "Apply manifest";
pub const EMPTY_TITLE: &str = "No apps yet";
pub const EMPTY: &str = "An app is a workload that the platform keeps running from a manifest. \
                         Apply a manifest here, or with a request:";
pub const NO_MATCH_TITLE: &str = "No app matches";
pub const NO_MATCH: &str = "No app has this text in its name together with these filters.";
pub const CLEAR: &str = "Clear search and filters";
pub const ANY: &str = "Any";
pub const NO_CLUSTER: &str = "Not placed yet";
pub const ALREADY_DELETING: &str = "It is being deleted already.";
pub const OPEN: &str = "Open";
pub const COPY_ID: &str = "Copy ID";
pub const DELETE: &str = "Delete";
pub const DELETE_LOSES: &str = "Its manifest, its revisions and its events are deleted with it. \
                                This cannot be undone.";

/// What stops when an app goes.
pub fn delete_stops(cluster: Option<&str>, endpoint: Option<&str>) -> String {
    let place = cluster.map_or_else(String::new, |cluster| format!(" on {cluster}"));
    match endpoint {
        Some(endpoint) => format!("Its workloads{place} stop, and {endpoint} no longer answers."),
        None => format!("Its workloads{place} stop."),
    }
}

/// The notice after an app was deleted.
pub fn deleted(name: &str) -> String {
    format!("{name} is being deleted")
}

/// The name of a row's menu.
pub fn actions_for(name: &str) -> String {
    format!("Actions for {name}")
}

/// Who changed a thing last.
pub fn by(name: &str) -> String {
    format!("by {name}")
}

/// Which revision of its manifest an app is at.
pub fn revision(number: u32) -> String {
    format!("Revision {number}")
}
