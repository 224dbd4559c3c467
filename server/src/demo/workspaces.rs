//! Workspaces.

use super::organizations::House;
use super::random::Random;
use crate::store::name_key;
use crate::store::seeding::WorkspaceRow;

const SUBJECTS: [(&str, &str); 12] = [
    ("Flight Dynamics", "Trajectories, manoeuvres and conjunction warnings."),
    ("Telemetry", "What the satellites send home."),
    ("Ground Stations", "Antennas, passes and schedules."),
    ("Payload Imaging", "From raw frames to calibrated pictures."),
    ("Customer Portal", ""),
    ("Finance Reporting", "Monthly close, forecasts and invoices."),
    ("Machine Learning", "Training, evaluation and serving of models."),
    ("Data Platform", "The pipelines everybody else builds upon."),
    ("Security Operations", "Detection and response."),
    ("Weather", "Forecasts for launches and for optical links."),
    ("Fleet Simulation", "A thousand satellites that do not exist (yet)."),
    ("Sandbox", "Break things here. 🧪"),
];

/// Draws so many workspaces.
pub(super) fn build(house: &House, count: usize, random: &mut Random) -> Vec<WorkspaceRow> {
    (0..count)
        .map(|at| {
            let (subject, description) = SUBJECTS[at % SUBJECTS.len()];
            let round = at / SUBJECTS.len();
            let name = if round == 0 { subject.to_owned() } else { format!("{subject} {}", round + 1) };
            let created_at = house.now - random.days(120, 190);
            let cluster = random.pick(&house.clusters);
            let has_default = random.below(3) > 0;
            WorkspaceRow {
                id: random.id(),
                organization_id: house.id().into(),
                name_key: name_key(&name),
                name,
                description: description.to_owned(),
                cicd_enforced_default: random.below(4) == 0,
                default_cloud_provider: has_default.then_some(cluster.cloud_provider),
                default_region: has_default.then(|| cluster.region.clone()),
                default_cluster_id: has_default.then(|| cluster.id.clone()),
                created_at,
                created_by: house.owner.clone(),
                updated_at: created_at + random.days(0, 100),
                updated_by: house.owner.clone(),
            }
        })
        .collect()
}
