//! Apps as the platform sees them: which are due, and what became of them.

use std::collections::BTreeMap;

use cloud_ui_contract::app::AppStatus;
use cloud_ui_contract::id::{AppId, OrganizationId};
use cloud_ui_contract::timestamp::Timestamp;
use serde_json::Value;
use sqlx::SqliteConnection;

use super::audit::{Actor, AuditEntry, Changes};
use super::{Store, new_id};
use crate::platform::placement::{Candidate, choose};
use crate::platform::workload::{Event, Placement, Report, State, Workload};

/// How many events of an app are kept.
const EVENTS_KEPT: i64 = 1_000;

#[derive(sqlx::FromRow)]
struct DueRow {
    id: String,
    organization_id: String,
    name: String,
    namespace: String,
    revision: i64,
    spec: String,
    status: String,
    status_since: i64,
    profile_spec: String,
}

/// The clusters of an organization that apps can be placed on, oldest first.
///
/// # Errors
/// When the database cannot be reached.
pub(crate) async fn candidates(
    connection: &mut SqliteConnection,
    organization: &OrganizationId,
) -> Result<Vec<Candidate>, sqlx::Error> {
    let rows: Vec<(String, String, String, String)> = sqlx::query_as(
        "SELECT id, name, cloud_provider, region FROM clusters
         WHERE organization_id = ? AND status IN ('CREATED', 'UPDATING', 'UPGRADE_PENDING')
         ORDER BY created_at, id",
    )
    .bind(organization.as_str())
    .fetch_all(connection)
    .await?;
    Ok(rows
        .into_iter()
        .map(|(id, name, provider, region)| Candidate { id, name, provider, region })
        .collect())
}

impl Store {
    /// At most so many apps of all organizations that the platform wants to look at by now.
    ///
    /// # Errors
    /// When the database cannot be reached.
    pub async fn due_workloads(&self, now: Timestamp, limit: u32) -> Result<Vec<Workload>, sqlx::Error> {
        let rows: Vec<DueRow> = sqlx::query_as(
            "SELECT a.id, a.organization_id, a.name, a.namespace, a.revision, a.spec, a.status, a.status_since,
                 p.spec AS profile_spec
             FROM apps a JOIN app_profiles p ON p.id = a.profile_id
             WHERE a.next_check_at <= ? ORDER BY a.next_check_at LIMIT ?",
        )
        .bind(now.millis())
        .bind(limit)
        .fetch_all(self.reader())
        .await?;
        let mut clusters: BTreeMap<String, Vec<Candidate>> = BTreeMap::new();
        let mut workloads = Vec::with_capacity(rows.len());
        for row in rows {
            let organization_id = OrganizationId::from_trusted(row.organization_id.clone());
            if !clusters.contains_key(&row.organization_id) {
                let mut connection = self.reader().acquire().await?;
                let found = candidates(&mut connection, &organization_id).await?;
                clusters.insert(row.organization_id.clone(), found);
            }
            let known = clusters.get(&row.organization_id).map_or(&[][..], Vec::as_slice);
            let spec = self.seal.open_spec(&row.id, &row.spec)?;
            workloads.push(workload(row, spec, organization_id, known));
        }
        Ok(workloads)
    }

    /// Records what the platform reports. An app whose manifest or status changed meanwhile is
    /// left for the next round.
    ///
    /// # Errors
    /// When the database cannot be reached.
    pub async fn record_reports(
        &self,
        reports: Vec<(Workload, Report)>,
        now: Timestamp,
    ) -> Result<(), sqlx::Error> {
        let mut write = self.write().await?;
        let mut entries = Vec::new();
        for (workload, report) in reports {
            let connection = write.connection();
            match report {
                Report::State(state) => {
                    if update(connection, &workload, &state, now).await? {
                        insert_events(connection, &workload.id, &state.events).await?;
                    }
                }
                Report::Gone => {
                    if remove(connection, &workload).await? {
                        entries.push(AuditEntry {
                            organization_id: Some(workload.organization_id.clone()),
                            action: "REMOVE",
                            entity_type: "APP",
                            entity_id: workload.id.to_string(),
                            entity_name: workload.name.clone(),
                            changes: Changes::none(),
                        });
                    }
                }
            }
        }
        write.commit(&Actor::system(), now, &entries).await
    }
}

fn workload(row: DueRow, spec: Value, organization_id: OrganizationId, clusters: &[Candidate]) -> Workload {
    // What picks a cluster is no secret: the profile's own stay sealed.
    let profile: Value = serde_json::from_str(&row.profile_spec).unwrap_or_default();
    Workload {
        id: AppId::from_trusted(row.id),
        organization_id,
        name: row.name,
        namespace: row.namespace,
        revision: row.revision,
        spec,
        tier: profile["availabilityTier"].as_str().map(str::to_owned),
        cluster: choose(&profile, clusters).map(Placement::from),
        status: AppStatus::from(row.status.as_str()),
        status_since: Timestamp::from_millis(row.status_since),
    }
}

async fn update(
    connection: &mut SqliteConnection,
    workload: &Workload,
    state: &State,
    now: Timestamp,
) -> Result<bool, sqlx::Error> {
    let since = if state.status == workload.status { workload.status_since } else { now };
    let done = sqlx::query(
        "UPDATE apps SET cluster_id = ?, status = ?, status_reason = ?, status_since = ?, next_check_at = ?,
             endpoint = ?, desired_replicas = ?, ready_replicas = ?
         WHERE organization_id = ? AND id = ? AND revision = ? AND status = ? AND status_since = ?",
    )
    .bind(workload.cluster.as_ref().map(|cluster| cluster.id.as_str()))
    .bind(state.status.as_str())
    .bind(&state.reason)
    .bind(since.millis())
    .bind(state.next_check_at.map(Timestamp::millis))
    .bind(&state.endpoint)
    .bind(state.desired_replicas)
    .bind(state.ready_replicas)
    .bind(workload.organization_id.as_str())
    .bind(workload.id.as_str())
    .bind(workload.revision)
    .bind(workload.status.as_str())
    .bind(workload.status_since.millis())
    .execute(connection)
    .await?;
    Ok(done.rows_affected() == 1)
}

async fn remove(connection: &mut SqliteConnection, workload: &Workload) -> Result<bool, sqlx::Error> {
    let done = sqlx::query("DELETE FROM apps WHERE organization_id = ? AND id = ? AND status = 'DELETING'")
        .bind(workload.organization_id.as_str())
        .bind(workload.id.as_str())
        .execute(connection)
        .await?;
    Ok(done.rows_affected() == 1)
}

async fn insert_events(
    connection: &mut SqliteConnection,
    app: &AppId,
    events: &[Event],
) -> Result<(), sqlx::Error> {
    for event in events {
        sqlx::query(
            "INSERT INTO app_events (id, app_id, timestamp, stream, type, reason, message, object, count)
             VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        )
        .bind(new_id())
        .bind(app.as_str())
        .bind(event.at.millis())
        .bind(event.stream.as_str())
        .bind(event.event_type.as_str())
        .bind(event.reason)
        .bind(&event.message)
        .bind(&event.object)
        .bind(event.count)
        .execute(&mut *connection)
        .await?;
    }
    if !events.is_empty() {
        sqlx::query(
            "DELETE FROM app_events WHERE id IN (SELECT id FROM app_events WHERE app_id = ?
                 ORDER BY timestamp DESC, id DESC LIMIT -1 OFFSET ?)",
        )
        .bind(app.as_str())
        .bind(EVENTS_KEPT)
        .execute(connection)
        .await?;
    }
    Ok(())
}
