//! How much of its plan an organization uses.

use cloud_ui_contract::id::OrganizationId;
use cloud_ui_contract::plan::{Plan, PlanUsage};
use cloud_ui_contract::timestamp::Timestamp;
use sqlx::SqliteConnection;

use super::Store;
use super::write::Write;

/// An API key counts while it can be used and has no successor.
const USAGE: &str = "SELECT o.plan,
     (SELECT COUNT(*) FROM memberships WHERE organization_id = o.id),
     (SELECT COUNT(*) FROM workspaces WHERE organization_id = o.id),
     (SELECT COUNT(*) FROM deployments WHERE organization_id = o.id),
     (SELECT COUNT(*) FROM apps WHERE organization_id = o.id),
     (SELECT COUNT(*) FROM api_keys WHERE organization_id = o.id AND revoked_at IS NULL
        AND replaced_by_id IS NULL AND (expires_at IS NULL OR expires_at > ?2))
     FROM organizations o WHERE o.id = ?1";

async fn read(
    connection: &mut SqliteConnection,
    organization: &OrganizationId,
    now: Timestamp,
) -> Result<(Plan, PlanUsage), sqlx::Error> {
    let (plan, members, workspaces, deployments, apps, api_keys): (String, u32, u32, u32, u32, u32) =
        sqlx::query_as(USAGE).bind(organization.as_str()).bind(now.millis()).fetch_one(connection).await?;
    Ok((Plan::from(plan.as_str()), PlanUsage { members, workspaces, deployments, apps, api_keys }))
}

impl Store {
    /// The organization's plan and how much of it is used.
    ///
    /// # Errors
    /// When the database cannot be reached.
    pub async fn plan_usage(
        &self,
        organization: &OrganizationId,
        now: Timestamp,
    ) -> Result<(Plan, PlanUsage), sqlx::Error> {
        let mut connection = self.reader().acquire().await?;
        read(&mut connection, organization, now).await
    }
}

impl Write {
    /// The organization's plan and how much of it is used, in this write: two writers cannot both
    /// take the last place.
    ///
    /// # Errors
    /// When the database cannot be reached.
    pub async fn plan_usage(
        &mut self,
        organization: &OrganizationId,
        now: Timestamp,
    ) -> Result<(Plan, PlanUsage), sqlx::Error> {
        read(self.connection(), organization, now).await
    }
}
