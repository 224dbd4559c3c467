//! The texts of an app's page.

pub const APPS: &str = "Apps";
pub const APP: &str = "App";
pub const BACK: &str = "Go to apps";
pub const APPLY: &str = "Apply a change";
pub const SIMULATED: &str = "Simulated";
pub const SIMULATED_MEANS: &str = "No real cluster stands behind it: status and events are simulated.";
pub const NOT_PLACED: &str = "Not placed yet";
pub const NO_ENDPOINT: &str = "None";
pub const NO_SUCH_TITLE: &str = "There is no such app";
pub const GONE_TITLE: &str = "This app was deleted";
pub const MASKED: &str = "•••••••• (masked)";
pub const MASKED_HELP: &str = "Values that name a secret are masked.";
pub const NO_EXTERNAL_ACCESS: &str = "Its manifest asks for no external access.";
pub const ANY: &str = "Any";
pub const NO_EVENTS_TITLE: &str = "No events yet";
pub const NO_EVENTS: &str = "What the pipeline and Kubernetes report about this app stands here.";
pub const NO_EVENT_MATCHES_TITLE: &str = "No event matches";
pub const NO_EVENT_MATCHES: &str = "No event is of this kind.";
pub const CLEAR: &str = "Clear filters";

/// Whom an address asks for in vain.
pub fn no_such(id: &str, organization: &str) -> String {
    format!("{organization} has no app {id} that you may see. It may have been deleted.")
}

/// What is told when an app goes while somebody looks at it.
pub fn gone(name: &str) -> String {
    format!("{name} was here a moment ago. Its manifest, revisions and events are gone.")
}
