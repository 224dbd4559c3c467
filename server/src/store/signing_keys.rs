//! Signing keys, encrypted.

use cloud_ui_contract::timestamp::Timestamp;

use super::Store;

impl Store {
    /// The newest key of an algorithm, encrypted as it was stored.
    ///
    /// # Errors
    /// When the database cannot be reached.
    pub async fn signing_key(&self, algorithm: &str) -> Result<Option<Vec<u8>>, sqlx::Error> {
        sqlx::query_scalar(
            "SELECT private_key FROM signing_keys WHERE algorithm = ? ORDER BY created_at DESC LIMIT 1",
        )
        .bind(algorithm)
        .fetch_optional(self.reader())
        .await
    }

    /// Stores a key.
    ///
    /// # Errors
    /// When the database cannot be reached.
    pub async fn insert_signing_key(
        &self,
        algorithm: &str,
        encrypted: &[u8],
        now: Timestamp,
    ) -> Result<(), sqlx::Error> {
        sqlx::query("INSERT INTO signing_keys (kid, algorithm, private_key, created_at) VALUES (?, ?, ?, ?)")
            .bind(super::new_id())
            .bind(algorithm)
            .bind(encrypted)
            .bind(now.millis())
            .execute(self.writer())
            .await?;
        Ok(())
    }
}
