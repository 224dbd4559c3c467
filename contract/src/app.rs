//! Apps and their events.

use serde_json::Value;

use crate::cluster::CloudProvider;
use crate::id::{AppId, ClusterId, OrganizationId, WorkspaceId};
use crate::page::list;
use crate::subject::BasicSubjectProfile;
use crate::timestamp::Timestamp;
use crate::wire::{open_enum, wire_struct};

open_enum! {
    /// The state of an app.
    pub enum AppStatus {
        /// Accepted, not started.
        Pending => "PENDING",
        /// Being rolled out.
        Deploying => "DEPLOYING",
        /// All replicas are ready.
        Running => "RUNNING",
        /// Some replicas are not ready.
        Degraded => "DEGRADED",
        /// The roll-out failed; the reason says why.
        Failed => "FAILED",
        /// Not running on purpose.
        Stopped => "STOPPED",
        /// Being removed.
        Deleting => "DELETING",
        /// The platform cannot tell.
        NotKnown => "UNKNOWN",
    }
}

open_enum! {
    /// Where an app's workload comes from.
    pub enum AppSourceType {
        /// A container image.
        Image => "IMAGE",
        /// A chart of a Helm repository.
        Helm => "HELM",
        /// A chart in a Git repository.
        Repository => "REPOSITORY",
        /// Manifests in a Git repository.
        Yaml => "YAML",
    }
}

wire_struct! {
    /// Where an app's workload comes from: the type, and what the manifest says under it.
    pub struct AppSource {
        /// The type.
        #[serde(rename = "type")]
        pub source_type: AppSourceType,
        /// `source.image` of the manifest.
        pub image: Option<Value>,
        /// `source.helm` of the manifest; values that name a secret are masked.
        pub helm: Option<Value>,
        /// `source.repository` of the manifest; values that name a secret are masked.
        pub repository: Option<Value>,
        /// `source.yaml` of the manifest.
        pub yaml: Option<Value>,
    }
}

wire_struct! {
    /// A workload that the platform keeps running from a manifest.
    pub struct App {
        /// The app's id.
        pub id: AppId,
        /// Its name, unique in the organization.
        pub name: String,
        /// The organization.
        pub organization_id: OrganizationId,
        /// The workspace.
        pub workspace_id: WorkspaceId,
        /// That workspace's name.
        pub workspace_name: Option<String>,
        /// The profile that says where it runs.
        pub profile_name: String,
        /// The Kubernetes namespace.
        pub namespace: String,
        /// The cluster; absent while no cluster fits the profile.
        pub cluster_id: Option<ClusterId>,
        /// That cluster's name.
        pub cluster_name: Option<String>,
        /// That cluster's cloud.
        pub provider: Option<CloudProvider>,
        /// Where its workload comes from.
        pub source: Option<AppSource>,
        /// `externalAccess` of the manifest.
        pub external_access: Option<Value>,
        /// Where it answers.
        pub endpoint: Option<String>,
        /// Its state.
        pub status: AppStatus,
        /// Why it is in that state.
        pub status_reason: Option<String>,
        /// How often its manifest changed, from 1.
        pub revision: u32,
        /// How many replicas there should be.
        pub desired_replicas: Option<u32>,
        /// How many replicas are ready.
        pub ready_replicas: Option<u32>,
        /// When it was created.
        pub created_at: Timestamp,
        /// When its manifest was changed last.
        pub updated_at: Timestamp,
        /// Who created it.
        pub created_by: BasicSubjectProfile,
        /// Who changed it last.
        pub updated_by: BasicSubjectProfile,
    }
}

list! {
    /// A page of apps.
    Apps { apps: App }
}

open_enum! {
    /// Whose events they are.
    pub enum EventStream {
        /// The platform's pipeline.
        Pipeline => "PIPELINE",
        /// Kubernetes.
        Kubernetes => "KUBERNETES",
    }
}

open_enum! {
    /// Whether an event is worth a look.
    pub enum EventType {
        /// As it should be.
        Normal => "NORMAL",
        /// Something is wrong.
        Warning => "WARNING",
    }
}

wire_struct! {
    /// Something that happened to an app.
    pub struct AppEvent {
        /// The event's id.
        pub id: String,
        /// When it happened (last).
        pub timestamp: Timestamp,
        /// Who reports it.
        pub stream: EventStream,
        /// Whether it is worth a look.
        #[serde(rename = "type")]
        pub event_type: EventType,
        /// A short word for what happened.
        pub reason: String,
        /// A sentence about it.
        pub message: String,
        /// The Kubernetes object, e.g. `Pod/hello-world-1`.
        pub object: Option<String>,
        /// How often it happened.
        pub count: u32,
    }
}

list! {
    /// A page of events, newest first.
    AppEvents { events: AppEvent }
}
