//! What a platform is told and what it reports.

use cloud_ui_contract::app::{AppStatus, EventStream, EventType};
use cloud_ui_contract::id::{AppId, ClusterId, OrganizationId};
use cloud_ui_contract::timestamp::Timestamp;
use serde_json::Value;

/// An app as a platform sees it.
#[derive(Debug, Clone)]
pub struct Workload {
    /// The app.
    pub id: AppId,
    /// Its organization.
    pub organization_id: OrganizationId,
    /// Its name.
    pub name: String,
    /// The Kubernetes namespace.
    pub namespace: String,
    /// How often the manifest changed.
    pub revision: i64,
    /// The normalized spec of the manifest.
    pub spec: Value,
    /// The availability tier of its profile.
    pub tier: Option<String>,
    /// The cluster that its profile picks now.
    pub cluster: Option<Placement>,
    /// Its state as last reported.
    pub status: AppStatus,
    /// Since when it has been in that state.
    pub status_since: Timestamp,
}

/// The cluster of a workload.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Placement {
    /// Its id.
    pub id: ClusterId,
    /// Its name.
    pub name: String,
    /// Its region.
    pub region: String,
}

/// What became of a workload.
#[derive(Debug, Clone, PartialEq)]
pub enum Report {
    /// It is in this state.
    State(Box<State>),
    /// It was removed.
    Gone,
}

/// The state of a workload.
#[derive(Debug, Clone, PartialEq)]
pub struct State {
    /// The status.
    pub status: AppStatus,
    /// Why.
    pub reason: Option<String>,
    /// Where it answers.
    pub endpoint: Option<String>,
    /// How many replicas there should be.
    pub desired_replicas: i64,
    /// How many are ready.
    pub ready_replicas: i64,
    /// When the platform wants to be asked again; `None` when nothing will change by itself.
    pub next_check_at: Option<Timestamp>,
    /// What happened since the last report.
    pub events: Vec<Event>,
}

/// Something that happened to a workload.
#[derive(Debug, Clone, PartialEq)]
pub struct Event {
    /// When.
    pub at: Timestamp,
    /// Who tells.
    pub stream: EventStream,
    /// Whether it is worth a look.
    pub event_type: EventType,
    /// A short word for it.
    pub reason: &'static str,
    /// A sentence about it.
    pub message: String,
    /// The Kubernetes object.
    pub object: Option<String>,
    /// How often.
    pub count: u32,
}
