//! The events of a simulated roll-out, in the words that Kubernetes uses for them.

use cloud_ui_contract::app::{EventStream, EventType};
use cloud_ui_contract::timestamp::Timestamp;

use super::fate::{Fate, artifact};
use super::workload::{Event, Workload};

/// Milliseconds between two events of a step.
const BEAT: i64 = 400;

struct Story<'a> {
    workload: &'a Workload,
    at: Timestamp,
    events: Vec<Event>,
}

impl<'a> Story<'a> {
    fn new(workload: &'a Workload, at: Timestamp) -> Self {
        Self { workload, at, events: Vec::new() }
    }

    fn tell(&mut self, stream: EventStream, event_type: EventType, reason: &'static str, message: String) {
        self.push(stream, event_type, reason, message, None, 1);
    }

    fn of_pod(&mut self, event_type: EventType, reason: &'static str, message: String, count: u32) {
        let object = format!("Pod/{}", pod(self.workload, 0));
        self.push(EventStream::Kubernetes, event_type, reason, message, Some(object), count);
    }

    fn push(
        &mut self,
        stream: EventStream,
        event_type: EventType,
        reason: &'static str,
        message: String,
        object: Option<String>,
        count: u32,
    ) {
        self.events.push(Event { at: self.at, stream, event_type, reason, message, object, count });
        self.at = self.at.plus_millis(BEAT);
    }
}

/// The roll-out begins.
pub(super) fn started(workload: &Workload, cluster: &str, replicas: i64, at: Timestamp) -> Vec<Event> {
    let mut story = Story::new(workload, at);
    let artifact = artifact(&workload.spec["source"]);
    let revision = workload.revision;
    story.tell(
        EventStream::Pipeline,
        EventType::Normal,
        "ManifestAccepted",
        format!("Revision {revision} was accepted."),
    );
    story.tell(
        EventStream::Pipeline,
        EventType::Normal,
        "ClusterSelected",
        format!("The profile picks the cluster {cluster}."),
    );
    story.tell(EventStream::Pipeline, EventType::Normal, "DeployStarted", format!("Deploying {artifact}."));
    let set = format!("Scaled up replica set {} to {replicas}", replica_set(workload));
    let object = Some(format!("Deployment/{}", workload.name));
    story.push(EventStream::Kubernetes, EventType::Normal, "ScalingReplicaSet", set, object, 1);
    let place = format!("{}/{}", workload.namespace, pod(workload, 0));
    story.of_pod(
        EventType::Normal,
        "Scheduled",
        format!("Successfully assigned {place} to {cluster}-node-1"),
        1,
    );
    story.of_pod(EventType::Normal, "Pulling", format!("Pulling image \"{artifact}\""), 1);
    story.events
}

/// The roll-out ends.
pub(super) fn ended(workload: &Workload, fate: Fate, replicas: i64, at: Timestamp) -> Vec<Event> {
    let mut story = Story::new(workload, at);
    let artifact = artifact(&workload.spec["source"]);
    let revision = workload.revision;
    if fate == Fate::Unpullable {
        story.of_pod(
            EventType::Warning,
            "Failed",
            format!("Failed to pull image \"{artifact}\": not found"),
            4,
        );
        story.of_pod(EventType::Warning, "BackOff", format!("Back-off pulling image \"{artifact}\""), 6);
        let message = format!("Revision {revision} was not rolled out: its image cannot be pulled.");
        story.tell(EventStream::Pipeline, EventType::Warning, "DeployFailed", message);
        return story.events;
    }
    story.of_pod(EventType::Normal, "Pulled", format!("Successfully pulled image \"{artifact}\""), 1);
    story.of_pod(EventType::Normal, "Created", format!("Created container {}", workload.name), 1);
    story.of_pod(EventType::Normal, "Started", format!("Started container {}", workload.name), 1);
    let (event_type, reason, message) = match fate {
        Fate::Healthy | Fate::Unpullable => (
            EventType::Normal,
            "DeploySucceeded",
            format!("Revision {revision} runs: {replicas} of {replicas} replicas are ready."),
        ),
        Fate::CrashLoop => {
            let message = format!("Back-off restarting failed container {}", workload.name);
            story.of_pod(EventType::Warning, "BackOff", message, 17);
            (
                EventType::Warning,
                "DeployFailed",
                format!("Revision {revision} was not rolled out: its container exits with code 1."),
            )
        }
        Fate::Unready => {
            let message = "Readiness probe failed: HTTP probe failed with statuscode: 503".to_owned();
            story.of_pod(EventType::Warning, "Unhealthy", message, 23);
            (
                EventType::Warning,
                "DeployDegraded",
                format!("Revision {revision} runs, but one replica is not ready."),
            )
        }
        Fate::Silent => {
            (EventType::Warning, "ReportMissing", "The cluster's agent has stopped reporting.".to_owned())
        }
    };
    story.tell(EventStream::Pipeline, event_type, reason, message);
    story.events
}

/// No cluster fits the profile.
pub(super) fn unplaced(workload: &Workload, at: Timestamp) -> Vec<Event> {
    let mut story = Story::new(workload, at);
    let message = "No cluster fits the profile; the platform will look again.".to_owned();
    story.tell(EventStream::Pipeline, EventType::Warning, "NoCluster", message);
    story.events
}

/// A number that belongs to the app and never changes.
pub(super) fn seed(workload: &Workload) -> u64 {
    // FNV-1a.
    workload.id.as_str().bytes().fold(0xcbf2_9ce4_8422_2325, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3)
    })
}

fn replica_set(workload: &Workload) -> String {
    let revision = u64::try_from(workload.revision).unwrap_or(0);
    format!("{}-{:08x}", workload.name, (seed(workload) ^ revision.wrapping_mul(0x9E37_79B9)) & 0xFFFF_FFFF)
}

fn pod(workload: &Workload, index: u64) -> String {
    format!("{}-{:05x}", replica_set(workload), (seed(workload) >> 20).wrapping_add(index * 7919) & 0xF_FFFF)
}
