//! App profiles.

use cloud_ui_contract::app_profile::AppProfile;
use cloud_ui_contract::id::{AppProfileId, ClusterId, OrganizationId};
use cloud_ui_contract::page::Page;
use cloud_ui_contract::timestamp::Timestamp;
use serde_json::Value;
use sqlx::FromRow;

use super::Store;
use super::list_query::{ListQuery, push_search};
use super::listing::{Order, PageQuery};
use super::subjects::{subject, subject_json};
use super::workloads::candidates;
use crate::platform::placement::{Candidate, choose, cloud_provider, strategy};

/// The orders of a list of profiles.
pub const PROFILE_ORDERS: &[Order] = &[
    Order { field: "name", column: "p.name_key" },
    Order { field: "createdAt", column: "p.created_at" },
    Order { field: "updatedAt", column: "p.updated_at" },
];

const PROFILES: ListQuery = ListQuery {
    columns: concat!(
        "p.id, p.name, p.organization_id, p.spec, p.created_at, p.updated_at, ",
        subject_json!("p.created_by"),
        " AS created_by, ",
        subject_json!("p.updated_by"),
        " AS updated_by, (SELECT COUNT(*) FROM apps a WHERE a.profile_id = p.id) AS app_count"
    ),
    from: "app_profiles p",
    order: "p.created_at",
    id: "p.id",
};

#[derive(FromRow)]
struct Row {
    id: String,
    name: String,
    organization_id: String,
    spec: String,
    created_at: i64,
    updated_at: i64,
    created_by: String,
    updated_by: String,
    app_count: u32,
}

impl Row {
    fn resolve(self, clusters: &[Candidate]) -> AppProfile {
        let spec: Value = serde_json::from_str(&self.spec).unwrap_or_default();
        let text = |key: &str| spec[key].as_str().map(str::to_owned);
        let chosen = choose(&spec, clusters);
        AppProfile {
            id: AppProfileId::from_trusted(self.id),
            name: self.name,
            organization_id: OrganizationId::from_trusted(self.organization_id),
            strategy: strategy(&spec),
            cluster_name: text("clusterName"),
            cloud_provider: cloud_provider(&spec),
            availability_tier: text("availabilityTier"),
            resolved_cluster_id: chosen.map(|cluster| ClusterId::from_trusted(cluster.id.as_str())),
            resolved_cluster_name: chosen.map(|cluster| cluster.name.clone()),
            app_count: self.app_count,
            created_at: Timestamp::from_millis(self.created_at),
            created_by: subject(&self.created_by),
            updated_at: Timestamp::from_millis(self.updated_at),
            updated_by: subject(&self.updated_by),
        }
    }
}

impl Store {
    /// The organization's profiles, each with the cluster that it picks now.
    ///
    /// # Errors
    /// When the database cannot be reached.
    pub async fn list_app_profiles(
        &self,
        organization: &OrganizationId,
        page: &PageQuery,
    ) -> Result<Page<AppProfile>, sqlx::Error> {
        let rows: Page<Row> = self
            .page(&PROFILES, page, |query| {
                query.push(" WHERE p.organization_id = ").push_bind(organization.as_str().to_owned());
                push_search(query, page, &["p.name_key"]);
            })
            .await?;
        let mut connection = self.reader().acquire().await?;
        let clusters = candidates(&mut connection, organization).await?;
        Ok(rows.map(|row| row.resolve(&clusters)))
    }
}
