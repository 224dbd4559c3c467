//! Clusters (v1 `Cluster`).

use crate::id::{ClusterId, OrganizationId, WorkspaceId};
use crate::page::list;
use crate::timestamp::Timestamp;
use crate::wire::{open_enum, wire_struct};

open_enum! {
    /// A public cloud.
    pub enum CloudProvider {
        /// Amazon Web Services.
        Aws => "AWS",
        /// Microsoft Azure.
        Azure => "AZURE",
        /// Google Cloud.
        Gcp => "GCP",
    }
}

open_enum! {
    /// The state of a cluster.
    pub enum ClusterStatus {
        /// Being made.
        Creating => "CREATING",
        /// Ready.
        Created => "CREATED",
        /// Could not be made.
        CreateFailed => "CREATE_FAILED",
        /// Being changed.
        Updating => "UPDATING",
        /// Could not be changed.
        UpdateFailed => "UPDATE_FAILED",
        /// The platform was shut out of it.
        AccessDenied => "ACCESS_DENIED",
        /// Waits for an upgrade.
        UpgradePending => "UPGRADE_PENDING",
    }
}

open_enum! {
    /// What kind of cluster it is.
    pub enum ClusterType {
        /// For one organization, run by the platform.
        Dedicated => "DEDICATED",
        /// In the organization's own cloud.
        Hybrid => "HYBRID",
    }
}

wire_struct! {
    /// A label on a cluster.
    pub struct ClusterTag {
        /// The name.
        pub key: Option<String>,
        /// The value.
        pub value: Option<String>,
    }
}

wire_struct! {
    /// A group of equal machines (v1 `NodePool`).
    pub struct NodePool {
        /// The pool's id.
        pub id: String,
        /// Its name.
        pub name: String,
        /// The cluster.
        pub cluster_id: ClusterId,
        /// The cloud.
        pub cloud_provider: CloudProvider,
        /// Whether work goes there by default.
        pub is_default: bool,
        /// The most machines it may have.
        pub max_node_count: u32,
        /// The type of its machines.
        pub node_instance_type: String,
        /// When it was made.
        pub created_at: Timestamp,
        /// When it was changed last.
        pub updated_at: Timestamp,
    }
}

wire_struct! {
    /// A Kubernetes cluster that runs deployments and apps.
    pub struct Cluster {
        /// The cluster's id.
        pub id: ClusterId,
        /// Its name.
        pub name: String,
        /// The organization.
        pub organization_id: OrganizationId,
        /// The cloud.
        pub cloud_provider: CloudProvider,
        /// The region.
        pub region: String,
        /// Its state.
        pub status: ClusterStatus,
        /// What kind it is.
        #[serde(rename = "type")]
        pub cluster_type: ClusterType,
        /// `SIMULATED` where no real cluster stands behind it (this API's addition).
        #[serde(rename = "clusterType")]
        pub platform: Option<String>,
        /// The Kubernetes version (this API's addition).
        pub kubernetes_version: Option<String>,
        /// The machine type of its database.
        pub db_instance_type: String,
        /// The network's range.
        pub vpc_subnet_range: String,
        /// The range of pods.
        pub pod_subnet_range: Option<String>,
        /// The range of services.
        pub service_subnet_range: Option<String>,
        /// The region of its disaster recovery; empty when it has none.
        pub dr_region: String,
        /// Whether it has disaster recovery.
        pub is_dr_enabled: bool,
        /// Whether it takes only listed workspaces.
        pub is_limited: Option<bool>,
        /// The workspaces that it takes.
        pub workspace_ids: Option<Vec<WorkspaceId>>,
        /// Its machines.
        pub node_pools: Option<Vec<NodePool>>,
        /// Its labels.
        pub tags: Option<Vec<ClusterTag>>,
        /// When it was created.
        pub created_at: Timestamp,
        /// When it was changed last.
        pub updated_at: Timestamp,
    }
}

list! {
    /// A page of clusters.
    Clusters { clusters: Cluster }
}
