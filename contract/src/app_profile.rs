//! App profiles: where apps run.

use crate::id::{AppProfileId, ClusterId, OrganizationId};
use crate::page::list;
use crate::subject::BasicSubjectProfile;
use crate::timestamp::Timestamp;
use crate::wire::{open_enum, wire_struct};

open_enum! {
    /// How a profile picks the cluster.
    pub enum PlacementStrategy {
        /// A cluster by name.
        Cluster => "CLUSTER",
        /// The best cluster of a provider and region.
        Region => "REGION",
        /// The nearest cluster.
        Nearest => "NEAREST",
    }
}

wire_struct! {
    /// A cloud and a region, as manifests write them.
    pub struct ProfileCloudProvider {
        /// `aws`, `gcp` or `azure`.
        pub provider: String,
        /// The region.
        pub region: Option<String>,
    }
}

wire_struct! {
    /// Where the apps that name it run.
    pub struct AppProfile {
        /// The profile's id.
        pub id: AppProfileId,
        /// Its name, unique in the organization.
        pub name: String,
        /// The organization.
        pub organization_id: OrganizationId,
        /// How it picks the cluster.
        pub strategy: PlacementStrategy,
        /// The cluster's name, as the manifest says.
        pub cluster_name: Option<String>,
        /// The cloud and region, as the manifest says.
        pub cloud_provider: Option<ProfileCloudProvider>,
        /// `basic`, `standard`, `premium` or a tier of the organization.
        pub availability_tier: Option<String>,
        /// The cluster that it picks now; absent while none fits.
        pub resolved_cluster_id: Option<ClusterId>,
        /// That cluster's name.
        pub resolved_cluster_name: Option<String>,
        /// How many apps name it.
        pub app_count: u32,
        /// When it was created.
        pub created_at: Timestamp,
        /// By whom.
        pub created_by: BasicSubjectProfile,
        /// When it was changed last.
        pub updated_at: Timestamp,
        /// By whom.
        pub updated_by: BasicSubjectProfile,
    }
}

list! {
    /// A page of profiles.
    AppProfiles { app_profiles: AppProfile }
}
