//! Deployments.

use cloud_ui_contract::deployment::WorkerQueue;

use super::organizations::House;
use super::random::Random;
use crate::store::name_key;
use crate::store::seeding::{DeploymentRow, WorkspaceRow};

const SUBJECTS: [&str; 10] = [
    "ingest",
    "nightly-close",
    "orbit-fit",
    "feature-store",
    "calibration",
    "reports",
    "training",
    "alerts",
    "archive",
    "backfill",
];
const STAGES: [&str; 4] = ["production", "staging", "development", "experiments"];

/// Draws so many deployments, spread over the workspaces.
pub(super) fn build(
    house: &House,
    workspaces: &[WorkspaceRow],
    count: usize,
    random: &mut Random,
) -> Vec<DeploymentRow> {
    (0..count)
        .map(|at| {
            let workspace = &workspaces[at % workspaces.len()];
            let name = format!(
                "{}-{}",
                SUBJECTS[(at / workspaces.len() + at) % SUBJECTS.len()],
                STAGES[(at / workspaces.len()) % STAGES.len()]
            );
            let (status, status_reason) = status(at);
            let created_at = workspace.created_at + random.days(1, 60);
            let stage = (at / workspaces.len()) % STAGES.len();
            let words = ["stellar", "lunar", "solar", "cosmic", "radiant", "quiet", "distant", "bright"];
            let things = ["comet", "quasar", "nebula", "pulsar", "meteor", "eclipse", "zenith", "apogee"];
            DeploymentRow {
                id: random.id(),
                organization_id: house.id().into(),
                workspace_id: workspace.id.clone(),
                cluster_id: Some(random.pick(&house.clusters).id.clone()),
                name_key: name_key(&name),
                name,
                description: String::new(),
                namespace: format!(
                    "{}-{}-{:04}",
                    random.pick(&words),
                    random.pick(&things),
                    random.below(10_000)
                ),
                status,
                status_reason,
                executor: ["CELERY", "KUBERNETES", "ASTRO"][random.below(3)],
                runtime_version: ["12.6.0", "12.1.1", "11.10.0"][stage % 3],
                airflow_version: ["2.10.4", "2.10.2", "2.9.3"][stage % 3],
                scheduler_size: ["LARGE", "MEDIUM", "SMALL", "SMALL"][stage],
                is_cicd_enforced: stage == 0,
                is_development_mode: stage >= 2,
                is_high_availability: stage == 0,
                contact_emails: if stage == 0 { r#"["oncall@orbital.example"]"# } else { "[]" }.to_owned(),
                worker_queues: queues(random, stage),
                created_at,
                created_by: random.pick(&house.members).id.clone(),
                updated_at: created_at + random.days(0, 50),
                updated_by: random.pick(&house.members).id.clone(),
            }
        })
        .collect()
}

fn status(at: usize) -> (&'static str, Option<&'static str>) {
    match at % 20 {
        3 => ("UNHEALTHY", Some("The scheduler has sent no heartbeat for 5 minutes.")),
        7 => ("DEPLOYING", None),
        11 => ("HIBERNATING", Some("Hibernates until the next working day.")),
        15 => ("CREATING", None),
        18 => ("UNKNOWN", Some("The cluster's agent has stopped reporting.")),
        _ => ("HEALTHY", None),
    }
}

fn queues(random: &mut Random, stage: usize) -> String {
    let queue = |id: String, name: &str, is_default, max_worker_count| WorkerQueue {
        id,
        name: name.to_owned(),
        is_default,
        max_worker_count,
        min_worker_count: u32::from(stage == 0),
        worker_concurrency: 16,
        pod_cpu: "1".to_owned(),
        pod_memory: "2Gi".to_owned(),
        astro_machine: Some("A5".to_owned()),
    };
    let mut queues = vec![queue(random.id(), "default", true, 10)];
    if stage == 0 {
        queues.push(queue(random.id(), "heavy", false, 4));
    }
    serde_json::to_string(&queues).unwrap_or_else(|_| "[]".to_owned())
}
