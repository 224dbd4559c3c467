//! People: the caller (v1 `SelfUser`) and the members of an organization (v1 `User`).

use crate::id::{OrganizationId, UserId};
use crate::page::list;
use crate::role::{DeploymentRole, GlobalRole, OrganizationRole, WorkspaceRole};
use crate::timestamp::Timestamp;
use crate::wire::{open_enum, wire_struct};

open_enum! {
    /// Whether an account can be used.
    pub enum UserStatus {
        /// It can.
        Active => "ACTIVE",
        /// It was switched off.
        Inactive => "INACTIVE",
        /// Invited, not yet there.
        Pending => "PENDING",
        /// Shut out.
        Banned => "BANNED",
    }
}

wire_struct! {
    /// Where a role holds.
    pub struct SelfUserRoleScope {
        /// The entity's id.
        pub entity_id: String,
        /// `ORGANIZATION`, `WORKSPACE` or `DEPLOYMENT`.
        #[serde(rename = "type")]
        pub scope_type: String,
        /// The deployment, for a role in a DAG.
        pub deployment_id: Option<String>,
        /// The tag, for a role in the DAGs of a tag.
        pub dag_tag: Option<String>,
    }
}

wire_struct! {
    /// One of the caller's roles.
    pub struct SelfUserRole {
        /// The role's name.
        pub role: String,
        /// Where it holds.
        pub scope: SelfUserRoleScope,
    }
}

wire_struct! {
    /// An invitation that waits for the caller.
    pub struct SelfUserInvite {
        /// The invitation's id.
        pub invite_id: String,
        /// The organization.
        pub organization_id: OrganizationId,
        /// Until when it can be accepted.
        pub expires_at: Timestamp,
    }
}

wire_struct! {
    /// A switch for the caller.
    pub struct SelfUserFeatureFlag {
        /// Its name.
        pub key: String,
        /// Whether it is on.
        pub value: bool,
    }
}

wire_struct! {
    /// The caller.
    pub struct SelfUser {
        /// The account's id.
        pub id: UserId,
        /// The e-mail address.
        pub username: String,
        /// The full name.
        pub full_name: String,
        /// The address of a picture.
        pub avatar_url: String,
        /// Whether the account can be used.
        pub status: UserStatus,
        /// When it was created.
        pub created_at: Timestamp,
        /// When it was changed last.
        pub updated_at: Timestamp,
        /// The organization of the credential, when it has one.
        pub organization_id: Option<OrganizationId>,
        /// Whether an identity provider manages the account.
        pub is_idp_managed: Option<bool>,
        /// Every role the caller has.
        pub roles: Option<Vec<SelfUserRole>>,
        /// Invitations that wait.
        pub invites: Option<Vec<SelfUserInvite>>,
        /// Switches.
        pub feature_flags: Option<Vec<SelfUserFeatureFlag>>,
        /// The role in the whole installation.
        pub global_role: Option<GlobalRole>,
    }
}

wire_struct! {
    /// `POST /v1/users/self`.
    pub struct UpdateSelfUserRequest {
        /// The full name; absent keeps it.
        pub full_name: Option<String>,
    }
}

wire_struct! {
    /// A member of an organization.
    pub struct User {
        /// The account's id.
        pub id: UserId,
        /// The e-mail address.
        pub username: String,
        /// The full name.
        pub full_name: String,
        /// The address of a picture.
        pub avatar_url: String,
        /// Whether the account can be used.
        pub status: UserStatus,
        /// When it was created.
        pub created_at: Timestamp,
        /// When it was changed last.
        pub updated_at: Timestamp,
        /// The role in the organization.
        pub organization_role: Option<OrganizationRole>,
        /// Roles in workspaces.
        pub workspace_roles: Option<Vec<WorkspaceRole>>,
        /// Roles in deployments.
        pub deployment_roles: Option<Vec<DeploymentRole>>,
    }
}

list! {
    /// A page of members.
    Users { users: User }
}
