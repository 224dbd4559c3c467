//! API tokens of organizations, workspaces and deployments (v1 `ApiToken`).

use crate::id::ApiTokenId;
use crate::page::list;
use crate::subject::BasicSubjectProfile;
use crate::timestamp::Timestamp;
use crate::wire::{open_enum, wire_struct};

open_enum! {
    /// What a token belongs to.
    pub enum ApiTokenScope {
        /// An organization.
        Organization => "ORGANIZATION",
        /// A workspace.
        Workspace => "WORKSPACE",
        /// A deployment.
        Deployment => "DEPLOYMENT",
    }
}

wire_struct! {
    /// A role of a token.
    pub struct ApiTokenRole {
        /// Where the role holds.
        pub entity_id: String,
        /// `ORGANIZATION`, `WORKSPACE`, `DEPLOYMENT`, `DAG` or `DAG_TAG`.
        pub entity_type: String,
        /// The role's name.
        pub role: String,
        /// The deployment, for a role in DAGs.
        pub deployment_id: Option<String>,
    }
}

wire_struct! {
    /// A credential for machines.
    pub struct ApiToken {
        /// The token's id.
        pub id: ApiTokenId,
        /// Its name.
        pub name: String,
        /// What it is for.
        pub description: String,
        /// What it belongs to.
        pub scope: ApiTokenScope,
        /// `STANDARD` or `DIRECT_ACCESS`.
        pub kind: String,
        /// The part of the secret by which it is recognised.
        pub short_token: String,
        /// Its roles.
        pub roles: Option<Vec<ApiTokenRole>>,
        /// From when on it works.
        pub start_at: Timestamp,
        /// When it stops working.
        pub end_at: Option<Timestamp>,
        /// Its life in days.
        pub expiry_period_in_days: Option<u32>,
        /// When its secret was replaced last.
        pub last_rotated_at: Option<Timestamp>,
        /// When it was used last.
        pub last_used_at: Option<Timestamp>,
        /// When it was created.
        pub created_at: Timestamp,
        /// By whom.
        pub created_by: Option<BasicSubjectProfile>,
        /// When it was changed last.
        pub updated_at: Timestamp,
        /// By whom.
        pub updated_by: Option<BasicSubjectProfile>,
        /// The secret; only in the answers of create and rotate.
        pub token: Option<String>,
    }
}

list! {
    /// A page of tokens.
    ApiTokens { tokens: ApiToken }
}
