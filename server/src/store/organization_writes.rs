//! Making and changing organizations.

use cloud_ui_contract::id::{OrganizationId, UserId};
use cloud_ui_contract::plan::Plan;
use cloud_ui_contract::role::OrganizationRole;
use cloud_ui_contract::timestamp::Timestamp;

use super::write::Write;
use super::{name_key, new_id};

/// What a caller decides about an organization; checked already.
#[derive(Debug, Clone, PartialEq)]
pub struct OrganizationSettings {
    /// Its name.
    pub name: String,
    /// Where invoices go; empty = nowhere.
    pub billing_email: String,
    /// Whether members are provisioned through SCIM.
    pub is_scim_enabled: bool,
    /// Whether the operator's support may enter.
    pub allow_enhanced_support_access: bool,
    /// Whether features that use AI are off.
    pub has_ai_features_disabled: bool,
    /// Whether deployments must use dedicated clusters.
    pub should_enforce_dedicated_clusters: bool,
    /// The longest life of an API key in days.
    pub max_api_key_expiry_in_days: Option<u32>,
}

impl Write {
    /// Adds an organization and makes its creator the owner.
    ///
    /// # Errors
    /// When the database cannot be reached.
    pub async fn insert_organization(
        &mut self,
        name: &str,
        plan: &Plan,
        creator: &UserId,
        now: Timestamp,
    ) -> Result<OrganizationId, sqlx::Error> {
        let id = OrganizationId::from_trusted(new_id());
        sqlx::query(
            "INSERT INTO organizations (id, name, name_key, status, plan, created_at, created_by, updated_at, updated_by)
             VALUES (?1, ?2, ?3, 'ACTIVE', ?4, ?5, ?6, ?5, ?6)",
        )
        .bind(id.as_str())
        .bind(name)
        .bind(name_key(name))
        .bind(plan.as_str())
        .bind(now.millis())
        .bind(creator.as_str())
        .execute(self.connection())
        .await?;
        sqlx::query(
            "INSERT INTO memberships (organization_id, user_id, role, joined_at, updated_at) VALUES (?, ?, ?, ?4, ?4)",
        )
        .bind(id.as_str())
        .bind(creator.as_str())
        .bind(OrganizationRole::Owner.as_str())
        .bind(now.millis())
        .execute(self.connection())
        .await?;
        Ok(id)
    }

    /// Changes an organization.
    ///
    /// # Errors
    /// When the database cannot be reached.
    pub async fn update_organization(
        &mut self,
        id: &OrganizationId,
        settings: &OrganizationSettings,
        by: &UserId,
        now: Timestamp,
    ) -> Result<(), sqlx::Error> {
        sqlx::query(
            "UPDATE organizations SET name = ?, name_key = ?, billing_email = ?, is_scim_enabled = ?,
                 allow_enhanced_support_access = ?, has_ai_features_disabled = ?,
                 should_enforce_dedicated_clusters = ?, max_api_key_expiry_days = ?, updated_at = ?,
                 updated_by = ?, version = version + 1
             WHERE id = ?",
        )
        .bind(&settings.name)
        .bind(name_key(&settings.name))
        .bind(&settings.billing_email)
        .bind(settings.is_scim_enabled)
        .bind(settings.allow_enhanced_support_access)
        .bind(settings.has_ai_features_disabled)
        .bind(settings.should_enforce_dedicated_clusters)
        .bind(settings.max_api_key_expiry_in_days)
        .bind(now.millis())
        .bind(by.as_str())
        .bind(id.as_str())
        .execute(self.connection())
        .await?;
        Ok(())
    }
}
