//! Upkeep: removes sign-ins and sessions that are over, and copies the database.

use std::path::Path;

use cloud_ui_contract::timestamp::{DAY_MILLIS, Timestamp};

use super::Store;
use super::browsers::GRACE_MILLIS;

/// Codes are kept for a while after their time, so that a replay is recognised.
const CODE_KEPT_MILLIS: i64 = DAY_MILLIS;

impl Store {
    /// Removes login transactions, codes, sessions with their refresh tokens, and set-up links
    /// whose time is over.
    ///
    /// # Errors
    /// When the database cannot be reached.
    pub async fn purge_sign_ins(&self, now: Timestamp) -> Result<(), sqlx::Error> {
        let over = now.millis();
        for (statement, before) in [
            ("DELETE FROM login_transactions WHERE expires_at < ?", over),
            ("DELETE FROM replaced_browser_secrets WHERE replaced_at <= ?", over - GRACE_MILLIS),
            ("DELETE FROM authorization_codes WHERE expires_at < ?", over - CODE_KEPT_MILLIS),
            (
                "DELETE FROM sessions
                 WHERE MIN(idle_expires_at, COALESCE(revoked_at, absolute_expires_at), absolute_expires_at) < ?",
                over - DAY_MILLIS,
            ),
            ("DELETE FROM setup_links WHERE expires_at < ?", over),
        ] {
            sqlx::query(statement).bind(before).execute(self.writer()).await?;
        }
        Ok(())
    }

    /// Copies the database, as it stands, into a new file.
    ///
    /// # Errors
    /// When the file exists or cannot be written.
    pub async fn copy_into(&self, file: &Path) -> Result<(), sqlx::Error> {
        sqlx::query("VACUUM INTO ?").bind(file.to_string_lossy().into_owned()).execute(self.writer()).await?;
        Ok(())
    }
}
