//! People's API keys: making, renaming, replacing and ending them.

use cloud_ui_contract::api_key::ApiKeySource;
use cloud_ui_contract::api_key_secret::mask;
use cloud_ui_contract::id::{ApiKeyId, OrganizationId, UserId};
use cloud_ui_contract::timestamp::Timestamp;

use super::write::Write;
use super::{name_key, new_id};
use crate::access::caller::SignIn;

/// A key to be stored.
#[derive(Clone)]
pub struct NewApiKey<'a> {
    /// Whose it is.
    pub user: &'a UserId,
    /// Where it acts.
    pub organization: &'a OrganizationId,
    /// What its owner calls it.
    pub name: &'a str,
    /// The secret; only its hash and its mask are stored.
    pub secret: &'a str,
    /// Where it is made.
    pub source: ApiKeySource,
    /// How its owner had signed in.
    pub sign_in: &'a SignIn,
    /// Its life in days; none = it never expires.
    pub period_days: Option<u32>,
    /// The key that it replaces.
    pub rotated_from: Option<&'a ApiKeyId>,
}

impl Write {
    /// The organization's longest life of a key in days.
    ///
    /// # Errors
    /// When the database cannot be reached.
    pub async fn max_api_key_expiry_days(
        &mut self,
        organization: &OrganizationId,
    ) -> Result<Option<u32>, sqlx::Error> {
        sqlx::query_scalar("SELECT max_api_key_expiry_days FROM organizations WHERE id = ?")
            .bind(organization.as_str())
            .fetch_one(self.connection())
            .await
    }

    /// Adds a key.
    ///
    /// # Errors
    /// When the database cannot be reached.
    pub async fn insert_api_key(
        &mut self,
        key: &NewApiKey<'_>,
        now: Timestamp,
    ) -> Result<ApiKeyId, sqlx::Error> {
        let id = ApiKeyId::from_trusted(new_id());
        let expires_at = key.period_days.map(|days| now.plus_days(i64::from(days)).millis());
        sqlx::query(
            "INSERT INTO api_keys (id, user_id, organization_id, name, name_key, hash, masked_key, source,
                 sign_in_kind, connection_id, period_days, created_at, expires_at, rotated_from_id)
             VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        )
        .bind(id.as_str())
        .bind(key.user.as_str())
        .bind(key.organization.as_str())
        .bind(key.name)
        .bind(name_key(key.name))
        .bind(crate::auth::secret::hash(key.secret))
        .bind(mask(key.secret))
        .bind(key.source.as_str())
        .bind(key.sign_in.kind.as_str())
        .bind(&key.sign_in.connection_id)
        .bind(key.period_days)
        .bind(now.millis())
        .bind(expires_at)
        .bind(key.rotated_from.map(ApiKeyId::as_str))
        .execute(self.connection())
        .await?;
        Ok(id)
    }

    /// Notes the successor of a person's key and lets the key live no longer than `until`.
    ///
    /// # Errors
    /// When the database cannot be reached.
    pub async fn replace_api_key(
        &mut self,
        user: &UserId,
        id: &ApiKeyId,
        successor: &ApiKeyId,
        until: Timestamp,
    ) -> Result<(), sqlx::Error> {
        sqlx::query(
            "UPDATE api_keys SET replaced_by_id = ?1, expires_at = MIN(COALESCE(expires_at, ?4), ?4)
             WHERE user_id = ?2 AND id = ?3",
        )
        .bind(successor.as_str())
        .bind(user.as_str())
        .bind(id.as_str())
        .bind(until.millis())
        .execute(self.connection())
        .await?;
        Ok(())
    }

    /// Renames a person's key.
    ///
    /// # Errors
    /// When the database cannot be reached.
    pub async fn rename_api_key(
        &mut self,
        user: &UserId,
        id: &ApiKeyId,
        name: &str,
    ) -> Result<(), sqlx::Error> {
        sqlx::query("UPDATE api_keys SET name = ?, name_key = ? WHERE user_id = ? AND id = ?")
            .bind(name)
            .bind(name_key(name))
            .bind(user.as_str())
            .bind(id.as_str())
            .execute(self.connection())
            .await?;
        Ok(())
    }

    /// Ends a key of the organization.
    ///
    /// # Errors
    /// When the database cannot be reached.
    pub async fn revoke_api_key(
        &mut self,
        organization: &OrganizationId,
        id: &ApiKeyId,
        by: &UserId,
        reason: Option<&str>,
        now: Timestamp,
    ) -> Result<(), sqlx::Error> {
        sqlx::query(
            "UPDATE api_keys SET revoked_at = ?, revoked_by = ?, revoked_reason = ?
             WHERE organization_id = ? AND id = ? AND revoked_at IS NULL",
        )
        .bind(now.millis())
        .bind(by.as_str())
        .bind(reason)
        .bind(organization.as_str())
        .bind(id.as_str())
        .execute(self.connection())
        .await?;
        Ok(())
    }
}
