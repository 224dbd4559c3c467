//! Workspaces (v1 `Workspace`).

use crate::cluster::CloudProvider;
use crate::id::{OrganizationId, WorkspaceId};
use crate::page::list;
use crate::subject::BasicSubjectProfile;
use crate::timestamp::Timestamp;
use crate::wire::wire_struct;

wire_struct! {
    /// A place for deployments and apps that a group of people works on.
    pub struct Workspace {
        /// The workspace's id.
        pub id: WorkspaceId,
        /// Its name, unique in the organization.
        pub name: String,
        /// What it is for.
        pub description: Option<String>,
        /// The organization.
        pub organization_id: OrganizationId,
        /// That organization's name.
        pub organization_name: Option<String>,
        /// Whether new deployments take code only from CI/CD.
        pub cicd_enforced_default: bool,
        /// Where new deployments run by default.
        pub default_cloud_provider: Option<CloudProvider>,
        /// In which region.
        pub default_region: Option<String>,
        /// On which cluster.
        pub default_cluster_id: Option<String>,
        /// When it was created.
        pub created_at: Timestamp,
        /// By whom.
        pub created_by: Option<BasicSubjectProfile>,
        /// When it was changed last.
        pub updated_at: Timestamp,
        /// By whom.
        pub updated_by: Option<BasicSubjectProfile>,
        /// How many deployments it has (this API's addition).
        pub deployment_count: Option<u32>,
        /// How many apps it has (this API's addition).
        pub app_count: Option<u32>,
    }
}

list! {
    /// A page of workspaces.
    Workspaces { workspaces: Workspace }
}

wire_struct! {
    /// `POST /v1/organizations/{organizationId}/workspaces`.
    pub struct CreateWorkspaceRequest {
        /// Its name.
        pub name: String,
        /// What it is for.
        pub description: Option<String>,
        /// Whether new deployments take code only from CI/CD.
        pub cicd_enforced_default: Option<bool>,
        /// Where new deployments run by default.
        pub default_cloud_provider: Option<CloudProvider>,
        /// In which region.
        pub default_region: Option<String>,
        /// On which cluster.
        pub default_cluster_id: Option<String>,
    }
}

wire_struct! {
    /// `POST /v1/organizations/{organizationId}/workspaces/{workspaceId}`.
    pub struct UpdateWorkspaceRequest {
        /// Its name.
        pub name: String,
        /// What it is for.
        pub description: String,
        /// Whether new deployments take code only from CI/CD.
        pub cicd_enforced_default: bool,
        /// Where new deployments run by default.
        pub default_cloud_provider: Option<CloudProvider>,
        /// In which region.
        pub default_region: Option<String>,
        /// On which cluster.
        pub default_cluster_id: Option<String>,
    }
}
