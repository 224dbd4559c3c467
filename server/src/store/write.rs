//! Writes on behalf of somebody: no commit without an audit event.

use cloud_ui_contract::timestamp::Timestamp;
use sqlx::{Sqlite, SqliteConnection, Transaction};

use super::Store;
use super::audit::{Actor, AuditEntry, insert_audit_event};
use super::sealed::Seal;

/// A transaction that can only be committed together with the audit events that tell of it.
/// Dropped, it leaves nothing behind.
#[derive(Debug)]
pub struct Write {
    transaction: Transaction<'static, Sqlite>,
    pub(super) seal: Seal,
}

impl Store {
    /// Begins a write. It holds the one writer until it is committed or dropped, so nothing slow
    /// belongs in between.
    ///
    /// # Errors
    /// When the database cannot be reached.
    pub async fn write(&self) -> Result<Write, sqlx::Error> {
        let transaction = self.writer().begin_with("BEGIN IMMEDIATE").await?;
        Ok(Write { transaction, seal: self.seal.clone() })
    }
}

impl Write {
    /// The connection to run statements on.
    pub fn connection(&mut self) -> &mut SqliteConnection {
        &mut self.transaction
    }

    /// Records what happened and commits both.
    ///
    /// # Errors
    /// When the event cannot be written; then nothing is.
    pub async fn commit(
        mut self,
        actor: &Actor,
        now: Timestamp,
        entries: &[AuditEntry],
    ) -> Result<(), sqlx::Error> {
        for entry in entries {
            insert_audit_event(&mut self.transaction, actor, now, entry).await?;
        }
        self.transaction.commit().await
    }
}
