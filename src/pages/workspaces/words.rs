//! The texts of the workspaces pages.

pub const TITLE: &str = "Workspaces";
pub const DESCRIPTION: &str = "A workspace holds the deployments and apps that a group of people works on.";
pub const CAPTION: &str = "Workspaces of this organization";
pub const SEARCH: &str = "Search workspaces";
pub const CREATE: &str = "Create workspace";
pub const EMPTY_TITLE: &str = "No workspaces yet";
pub const EMPTY: &str =
    "A workspace holds the deployments and apps of one team; create the first one to begin.";
pub const NO_MATCH_TITLE: &str = "No workspace matches";
pub const NO_MATCH: &str = "No workspace has this text in its name or description.";
pub const SHOW_ALL: &str = "Show all workspaces";

pub const NAME: &str = "Name";
pub const NAME_HELP: &str = "Unique in the organization, at most 50 characters.";
pub const PURPOSE: &str = "Description";
pub const PURPOSE_HELP: &str = "What the workspace is for, at most 500 characters.";
pub const CICD: &str = "New deployments take code only from CI/CD";
pub const CICD_HELP: &str = "A default: it can be changed for each deployment.";

pub const OPEN: &str = "Open";
pub const EDIT: &str = "Edit";
pub const COPY_ID: &str = "Copy ID";
pub const DELETE: &str = "Delete";
pub const DELETE_LOSES: &str =
    "Its settings and the roles that people have in it are deleted with it. This cannot be undone.";
pub const NOT_EMPTY: &str = "A workspace is deleted only when it is empty. Delete what it holds first:";
pub const UNKNOWN: &str = "—";

/// "1 deployment", "3 deployments".
pub fn counted(count: u32, one: &str) -> String {
    if count == 1 { format!("1 {one}") } else { format!("{count} {one}s") }
}

/// Why no workspace can be added to the plan.
pub fn plan_is_full(plan: &str, maximum: u32, used: u32) -> String {
    let allowed = counted(maximum, "workspace");
    format!(
        "The {plan} plan allows {allowed}, and {used} exist. Delete one, or ask an owner for a larger plan."
    )
}
