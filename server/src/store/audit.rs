//! Audit events: who did what, recorded in the transaction that did it.

use std::collections::BTreeMap;

use axum::http::StatusCode;
use cloud_ui_contract::id::OrganizationId;
use cloud_ui_contract::timestamp::Timestamp;
use serde_json::{Value, json};
use sqlx::SqliteConnection;

use super::{Store, new_id};
use crate::request::RequestFacts;

/// Who acts, and in which request.
#[derive(Debug, Clone)]
pub struct Actor {
    /// A user's or API token's id; `system` for the server itself.
    pub subject_id: String,
    /// `USER`, `SERVICEKEY` or `SYSTEM`.
    pub subject_type: &'static str,
    /// The request; none for what the server does by itself or at the command line.
    pub request: Option<RequestFacts>,
    /// How the request is answered when all is done.
    pub status: StatusCode,
}

impl Actor {
    /// A person, before or without a credential, whose request is answered with that status.
    #[must_use]
    pub fn person(user_id: &str, request: &RequestFacts, status: StatusCode) -> Self {
        Self { subject_id: user_id.to_owned(), subject_type: "USER", request: Some(request.clone()), status }
    }

    /// The server itself.
    #[must_use]
    pub fn system() -> Self {
        Self {
            subject_id: "system".to_owned(),
            subject_type: "SYSTEM",
            request: None,
            status: StatusCode::OK,
        }
    }
}

/// What happened to one entity.
#[derive(Debug, Clone)]
pub struct AuditEntry {
    /// The organization; none for what concerns an account or the installation.
    pub organization_id: Option<OrganizationId>,
    /// A verb in capitals: `CREATE`, `UPDATE`, `DELETE`, `ROTATE`, `REVOKE`, `SIGN_IN`, …
    pub action: &'static str,
    /// The kind of entity in capitals: `WORKSPACE`, `API_KEY`, …
    pub entity_type: &'static str,
    /// Its id.
    pub entity_id: String,
    /// Its name at that time.
    pub entity_name: String,
    /// Changed fields: name → before and after. Never a secret.
    pub changes: Changes,
}

/// The fields that a write changed, with their values before and after.
#[derive(Debug, Clone, Default)]
pub struct Changes(BTreeMap<&'static str, (Value, Value)>);

impl Changes {
    /// Nothing changed, or nothing worth telling.
    #[must_use]
    pub fn none() -> Self {
        Self::default()
    }

    /// Notes a field when its value differs.
    #[must_use]
    pub fn field(mut self, name: &'static str, before: impl Into<Value>, after: impl Into<Value>) -> Self {
        let (before, after) = (before.into(), after.into());
        if before != after {
            self.0.insert(name, (before, after));
        }
        self
    }

    fn to_json(&self) -> Option<String> {
        (!self.0.is_empty()).then(|| {
            let fields: serde_json::Map<String, Value> = self
                .0
                .iter()
                .map(|(name, (before, after))| {
                    ((*name).to_owned(), json!({"before": before, "after": after}))
                })
                .collect();
            Value::Object(fields).to_string()
        })
    }
}

pub(super) async fn insert_audit_event(
    connection: &mut SqliteConnection,
    actor: &Actor,
    now: Timestamp,
    entry: &AuditEntry,
) -> Result<(), sqlx::Error> {
    let request = actor.request.as_ref();
    sqlx::query(
        "INSERT INTO audit_events (id, organization_id, timestamp, subject_id, subject_type, action, entity_type,
             entity_id, entity_name, source_ip, user_agent, method, path, status_code, request_id, changes)
         VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
    )
    .bind(new_id())
    .bind(entry.organization_id.as_ref().map(OrganizationId::as_str))
    .bind(now.millis())
    .bind(&actor.subject_id)
    .bind(actor.subject_type)
    .bind(entry.action)
    .bind(entry.entity_type)
    .bind(&entry.entity_id)
    .bind(&entry.entity_name)
    .bind(request.map(|facts| facts.source_ip.to_string()))
    .bind(request.map(|facts| facts.user_agent.as_str()))
    .bind(request.map(|facts| facts.method.as_str()))
    .bind(request.map(|facts| facts.path.as_str()))
    .bind(request.map(|_| actor.status.as_u16()))
    .bind(request.map_or("", |facts| facts.id.as_str()))
    .bind(entry.changes.to_json())
    .execute(connection)
    .await?;
    Ok(())
}

/// Reads by somebody who is no member are told of at most that often.
const READ_STEP_MILLIS: i64 = 60_000;

impl Store {
    /// Records that somebody who is no member reads in the organization, unless that was recorded
    /// within the last minute.
    ///
    /// # Errors
    /// When the database cannot be reached.
    pub async fn record_reading(
        &self,
        actor: &Actor,
        organization: &OrganizationId,
        name: &str,
        now: Timestamp,
    ) -> Result<(), sqlx::Error> {
        let told: bool = sqlx::query_scalar(
            "SELECT EXISTS (SELECT 1 FROM audit_events
             WHERE organization_id = ? AND timestamp > ? AND subject_id = ? AND action = 'READ')",
        )
        .bind(organization.as_str())
        .bind(now.millis() - READ_STEP_MILLIS)
        .bind(&actor.subject_id)
        .fetch_one(self.reader())
        .await?;
        if told {
            return Ok(());
        }
        let entry = AuditEntry {
            organization_id: Some(organization.clone()),
            action: "READ",
            entity_type: "ORGANIZATION",
            entity_id: organization.to_string(),
            entity_name: name.to_owned(),
            changes: Changes::none(),
        };
        self.write().await?.commit(actor, now, &[entry]).await
    }

    /// Removes events older than that instant and tells how many.
    ///
    /// # Errors
    /// When the database cannot be reached.
    pub async fn purge_audit_events(&self, older_than: Timestamp) -> Result<u64, sqlx::Error> {
        let done = sqlx::query("DELETE FROM audit_events WHERE timestamp < ?")
            .bind(older_than.millis())
            .execute(self.writer())
            .await?;
        Ok(done.rows_affected())
    }
}
