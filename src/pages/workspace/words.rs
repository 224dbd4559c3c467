//! The texts of a workspace's pages.

pub const SETTINGS: &str = "Settings";
pub const WORKSPACE_SETTINGS: &str = "Workspace settings";
pub const DEPLOYMENTS: &str = "Deployments";
pub const APPS: &str = "Apps";
pub const ALL: &str = "Show all";
pub const CICD_ON: &str = "CI/CD only";
pub const CICD_OFF: &str = "Any";
pub const NONE: &str = "None";

pub const NO_DEPLOYMENTS: &str = "No deployments yet";
pub const NO_DEPLOYMENTS_ADVICE: &str =
    "A deployment runs the DAGs of this workspace. Create one with the command-line client.";
pub const NO_APPS: &str = "No apps yet";
pub const NO_APPS_ADVICE: &str = "An app runs from a manifest; apply one to this organization to begin.";
pub const APPLY: &str = "Apply a manifest";
pub const NOT_OFFERED: &str = "This API does not offer apps.";

pub const GENERAL: &str = "General";
pub const SAVE: &str = "Save changes";
pub const SAVED: &str = "The workspace is saved";
pub const DEFAULT_CLOUD: &str = "Default cloud";
pub const DEFAULT_CLOUD_HELP: &str = "Where new deployments run unless something else is chosen.";
pub const DEFAULT_REGION: &str = "Default region";
pub const DEFAULT_REGION_HELP: &str = "As the cloud calls it, such as us-west-2.";
pub const DEFAULT_CLUSTER: &str = "Default cluster";
pub const NO_DEFAULT: &str = "No default";

pub const STALE: &str =
    "Somebody changed this workspace while you were editing. What you entered is still here.";
pub const STALE_UNREAD: &str = "Somebody changed this workspace while you were editing, and the change could not be read. \
     What you entered is still here: save again in a moment.";
pub const KEEP_MINE: &str = "Save mine over it";
pub const TAKE_THEIRS: &str = "Take theirs";

pub const DANGER: &str = "Delete workspace";
pub const DELETE_ADVICE: &str = "Only an empty workspace can be deleted, and nothing brings it back.";
pub const DELETE: &str = "Delete workspace";
