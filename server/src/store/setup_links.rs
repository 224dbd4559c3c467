//! The link of the first start, and what it makes.

use axum::http::StatusCode;
use cloud_ui_contract::plan::Plan;
use cloud_ui_contract::timestamp::Timestamp;

use super::Store;
use super::accounts::{self, NewAccount, insert_account};
use super::audit::{Actor, AuditEntry, Changes};
use super::workspaces::WorkspaceSettings;
use crate::request::RequestFacts;

/// What the default workspace is called.
const WORKSPACE_NAME: &str = "Default";

/// The first account and organization.
pub struct Setup<'a> {
    /// The account.
    pub account: NewAccount<'a>,
    /// The organization's name.
    pub organization_name: &'a str,
}

impl Store {
    /// Replaces every unused link by a new one.
    ///
    /// # Errors
    /// When the database cannot be reached.
    pub async fn open_setup_link(&self, hash: &[u8], expires_at: Timestamp) -> Result<(), sqlx::Error> {
        let mut unit = self.writer().begin_with("BEGIN IMMEDIATE").await?;
        sqlx::query("DELETE FROM setup_links WHERE used_at IS NULL").execute(&mut *unit).await?;
        sqlx::query("INSERT INTO setup_links (hash, expires_at) VALUES (?, ?)")
            .bind(hash)
            .bind(expires_at.millis())
            .execute(&mut *unit)
            .await?;
        unit.commit().await
    }

    /// Whether the link can be used.
    ///
    /// # Errors
    /// When the database cannot be reached.
    pub async fn setup_link_is_open(&self, hash: &[u8], now: Timestamp) -> Result<bool, sqlx::Error> {
        sqlx::query_scalar(
            "SELECT EXISTS (SELECT 1 FROM setup_links WHERE hash = ? AND used_at IS NULL AND expires_at > ?)
                AND NOT EXISTS (SELECT 1 FROM users)",
        )
        .bind(hash)
        .bind(now.millis())
        .fetch_one(self.reader())
        .await
    }

    /// Uses the link: makes the account, the organization that it owns and a workspace. `false`
    /// when the link cannot be used (any more).
    ///
    /// # Errors
    /// When the database cannot be reached.
    pub async fn set_up(
        &self,
        hash: &[u8],
        setup: &Setup<'_>,
        facts: &RequestFacts,
        now: Timestamp,
    ) -> Result<bool, sqlx::Error> {
        let mut write = self.write().await?;
        let connection = write.connection();
        let used = sqlx::query(
            "UPDATE setup_links SET used_at = ?1 WHERE hash = ?2 AND used_at IS NULL AND expires_at > ?1
             AND NOT EXISTS (SELECT 1 FROM users)",
        )
        .bind(now.millis())
        .bind(hash)
        .execute(&mut *connection)
        .await?;
        if used.rows_affected() == 0 {
            return Ok(false);
        }
        let Some(user_id) = insert_account(connection, &setup.account, now).await? else { return Ok(false) };
        let organization =
            write.insert_organization(setup.organization_name, &Plan::Enterprise, &user_id, now).await?;
        let settings = WorkspaceSettings::named(WORKSPACE_NAME);
        let workspace = write.insert_workspace(&organization, &settings, &user_id, now).await?;
        let created = |entity_type, id: &str, name: &str| AuditEntry {
            organization_id: Some(organization.clone()),
            action: "CREATE",
            entity_type,
            entity_id: id.to_owned(),
            entity_name: name.to_owned(),
            changes: Changes::none(),
        };
        let entries = [
            accounts::entry("CREATE", &user_id, setup.account.email),
            created("ORGANIZATION", organization.as_str(), setup.organization_name),
            created("WORKSPACE", workspace.as_str(), WORKSPACE_NAME),
        ];
        let actor = Actor::person(user_id.as_str(), facts, StatusCode::NO_CONTENT);
        write.commit(&actor, now, &entries).await?;
        Ok(true)
    }
}
