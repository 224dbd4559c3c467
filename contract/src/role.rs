//! Built-in roles.

use crate::id::{DeploymentId, RoleId, WorkspaceId};
use crate::subject::BasicSubjectProfile;
use crate::timestamp::Timestamp;
use crate::wire::{open_enum, wire_struct};

open_enum! {
    /// A person's role in an organization.
    pub enum OrganizationRole {
        /// Everything.
        Owner => "ORGANIZATION_OWNER",
        /// Everything but owners, plan and authentication.
        Admin => "ORGANIZATION_ADMIN",
        /// Edits resources, but does not deploy.
        Editor => "ORGANIZATION_EDITOR",
        /// Reads resources.
        Viewer => "ORGANIZATION_VIEWER",
        /// Settings and usage.
        BillingAdmin => "ORGANIZATION_BILLING_ADMIN",
        /// Membership; rights come from workspaces and deployments.
        Member => "ORGANIZATION_MEMBER",
        /// Administers observability.
        ObserveAdmin => "ORGANIZATION_OBSERVE_ADMIN",
        /// Uses observability.
        ObserveMember => "ORGANIZATION_OBSERVE_MEMBER",
    }
}

impl OrganizationRole {
    /// What a person calls the role.
    #[must_use]
    pub fn label(&self) -> &str {
        match self {
            Self::Owner => "Organization Owner",
            Self::Admin => "Organization Admin",
            Self::Editor => "Organization Editor",
            Self::Viewer => "Organization Viewer",
            Self::BillingAdmin => "Organization Billing Admin",
            Self::Member => "Organization Member",
            Self::ObserveAdmin => "Organization Observe Admin",
            Self::ObserveMember => "Organization Observe Member",
            Self::Unknown(text) => text,
        }
    }
}

open_enum! {
    /// A role in a workspace.
    pub enum WorkspaceRoleName {
        /// Everything in the workspace.
        Owner => "WORKSPACE_OWNER",
        /// Deployments, apps and their configuration.
        Operator => "WORKSPACE_OPERATOR",
        /// Code and runs.
        Author => "WORKSPACE_AUTHOR",
        /// Reads.
        Member => "WORKSPACE_MEMBER",
        /// Sees that the workspace exists.
        Accessor => "WORKSPACE_ACCESSOR",
    }
}

impl WorkspaceRoleName {
    /// What a person calls the role.
    #[must_use]
    pub fn label(&self) -> &str {
        match self {
            Self::Owner => "Workspace Owner",
            Self::Operator => "Workspace Operator",
            Self::Author => "Workspace Author",
            Self::Member => "Workspace Member",
            Self::Accessor => "Workspace Accessor",
            Self::Unknown(text) => text,
        }
    }
}

open_enum! {
    /// A person's role in the whole installation.
    pub enum GlobalRole {
        /// Creates organizations and looks after keys and members of all of them.
        Admin => "ADMIN",
        /// Only their own keys.
        Developer => "DEVELOPER",
    }
}

open_enum! {
    /// What a role is for.
    pub enum RoleScope {
        /// A whole organization.
        Organization => "ORGANIZATION",
        /// One workspace.
        Workspace => "WORKSPACE",
        /// One deployment.
        Deployment => "DEPLOYMENT",
        /// The whole installation.
        System => "SYSTEM",
        /// One DAG.
        Dag => "DAG",
    }
}

wire_struct! {
    /// A role in one workspace (v1 `WorkspaceRole`).
    pub struct WorkspaceRole {
        /// The role.
        pub role: WorkspaceRoleName,
        /// Where it holds.
        pub workspace_id: WorkspaceId,
    }
}

wire_struct! {
    /// A role in one deployment (v1 `DeploymentRole`): `DEPLOYMENT_ADMIN` or a custom role's name.
    pub struct DeploymentRole {
        /// The role.
        pub role: String,
        /// Where it holds.
        pub deployment_id: DeploymentId,
    }
}

/// The one built-in role of deployments.
pub const DEPLOYMENT_ADMIN: &str = "DEPLOYMENT_ADMIN";

wire_struct! {
    /// A custom role (v1 `Role`).
    pub struct Role {
        /// The role's id.
        pub id: RoleId,
        /// Its name, by which it is assigned.
        pub name: String,
        /// What it is for.
        pub description: Option<String>,
        /// Where it can be assigned.
        pub scope_type: RoleScope,
        /// The only workspaces in which it can be assigned; empty = all.
        pub restricted_workspace_ids: Vec<WorkspaceId>,
        /// When it was made.
        pub created_at: Timestamp,
        /// By whom.
        pub created_by: BasicSubjectProfile,
        /// When it was changed last.
        pub updated_at: Timestamp,
        /// By whom.
        pub updated_by: BasicSubjectProfile,
    }
}

wire_struct! {
    /// A built-in role with what it permits (v1 `DefaultRole`).
    pub struct DefaultRole {
        /// Its name, by which it is assigned.
        pub name: String,
        /// What it is for.
        pub description: Option<String>,
        /// Where it can be assigned.
        pub scope_type: RoleScope,
        /// Its permissions.
        pub permissions: Vec<String>,
    }
}

wire_struct! {
    /// A page of roles (v1 `RolesPaginated`).
    pub struct Roles {
        /// The custom roles of this page.
        pub roles: Vec<Role>,
        /// The built-in roles, when asked for.
        pub default_roles: Option<Vec<DefaultRole>>,
        /// The most items that were asked for.
        pub limit: u32,
        /// How many items precede this page.
        pub offset: u64,
        /// How many custom roles there are on all pages.
        pub total_count: u64,
    }
}
