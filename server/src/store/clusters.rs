//! Clusters and their machines.

use std::collections::HashMap;

use cloud_ui_contract::cluster::{CloudProvider, Cluster, ClusterStatus, ClusterType, NodePool};
use cloud_ui_contract::id::{ClusterId, OrganizationId};
use cloud_ui_contract::page::Page;
use cloud_ui_contract::timestamp::Timestamp;
use sqlx::{FromRow, QueryBuilder};

use super::list_query::{ListQuery, push_any_of, push_search};
use super::listing::{Order, PageQuery};
use super::write::Write;
use super::{Store, name_key};

/// The orders of a list of clusters.
pub const CLUSTER_ORDERS: &[Order] = &[
    Order { field: "name", column: "c.name_key" },
    Order { field: "createdAt", column: "c.created_at" },
    Order { field: "updatedAt", column: "c.updated_at" },
];

const CLUSTERS: ListQuery = ListQuery {
    columns: "c.id, c.name, c.organization_id, c.cloud_provider, c.region, c.status, c.cluster_type, c.platform, \
              c.kubernetes_version, c.db_instance_type, c.vpc_subnet_range, c.pod_subnet_range, \
              c.service_subnet_range, c.created_at, c.updated_at",
    from: "clusters c",
    order: "c.created_at",
    id: "c.id",
};

/// Which clusters a list is about.
#[derive(Debug, Clone, Default)]
pub struct ClusterFilter {
    /// Only those called so, in any case; empty = all.
    pub names: Vec<String>,
    /// Only those of this cloud.
    pub provider: Option<CloudProvider>,
}

#[derive(FromRow)]
struct Row {
    id: String,
    name: String,
    organization_id: String,
    cloud_provider: String,
    region: String,
    status: String,
    cluster_type: String,
    platform: String,
    kubernetes_version: String,
    db_instance_type: String,
    vpc_subnet_range: String,
    pod_subnet_range: Option<String>,
    service_subnet_range: Option<String>,
    created_at: i64,
    updated_at: i64,
}

#[derive(FromRow)]
struct PoolRow {
    id: String,
    cluster_id: String,
    cloud_provider: String,
    name: String,
    is_default: bool,
    max_node_count: u32,
    node_instance_type: String,
    created_at: i64,
    updated_at: i64,
}

impl Row {
    fn with(self, pools: Vec<NodePool>) -> Cluster {
        Cluster {
            id: ClusterId::from_trusted(self.id),
            name: self.name,
            organization_id: OrganizationId::from_trusted(self.organization_id),
            cloud_provider: CloudProvider::from(self.cloud_provider.as_str()),
            region: self.region,
            status: ClusterStatus::from(self.status.as_str()),
            cluster_type: ClusterType::from(self.cluster_type.as_str()),
            platform: Some(self.platform),
            kubernetes_version: Some(self.kubernetes_version),
            db_instance_type: self.db_instance_type,
            vpc_subnet_range: self.vpc_subnet_range,
            pod_subnet_range: self.pod_subnet_range,
            service_subnet_range: self.service_subnet_range,
            dr_region: String::new(),
            is_dr_enabled: false,
            is_limited: Some(false),
            workspace_ids: Some(Vec::new()),
            node_pools: Some(pools),
            tags: Some(Vec::new()),
            created_at: Timestamp::from_millis(self.created_at),
            updated_at: Timestamp::from_millis(self.updated_at),
        }
    }
}

impl From<PoolRow> for NodePool {
    fn from(row: PoolRow) -> Self {
        Self {
            id: row.id,
            name: row.name,
            cluster_id: ClusterId::from_trusted(row.cluster_id),
            cloud_provider: CloudProvider::from(row.cloud_provider.as_str()),
            is_default: row.is_default,
            max_node_count: row.max_node_count,
            node_instance_type: row.node_instance_type,
            created_at: Timestamp::from_millis(row.created_at),
            updated_at: Timestamp::from_millis(row.updated_at),
        }
    }
}

impl Store {
    /// The organization's clusters.
    ///
    /// # Errors
    /// When the database cannot be reached.
    pub async fn list_clusters(
        &self,
        organization: &OrganizationId,
        filter: &ClusterFilter,
        page: &PageQuery,
    ) -> Result<Page<Cluster>, sqlx::Error> {
        let names: Vec<String> = filter.names.iter().map(|name| name_key(name)).collect();
        let provider: Vec<&str> = filter.provider.iter().map(CloudProvider::as_str).collect();
        let rows: Page<Row> = self
            .page(&CLUSTERS, page, |query| {
                query.push(" WHERE c.organization_id = ").push_bind(organization.as_str().to_owned());
                push_any_of(query, "c.name_key", &names);
                push_any_of(query, "c.cloud_provider", &provider);
                push_search(query, page, &["c.name_key", "c.region"]);
            })
            .await?;
        let mut pools = self.node_pools(organization).await?;
        Ok(rows.map(|row| {
            let own = pools.remove(&row.id).unwrap_or_default();
            row.with(own)
        }))
    }

    /// One cluster of the organization.
    ///
    /// # Errors
    /// When the database cannot be reached.
    pub async fn cluster(
        &self,
        organization: &OrganizationId,
        id: &ClusterId,
    ) -> Result<Option<Cluster>, sqlx::Error> {
        let mut query = QueryBuilder::new(format!("SELECT {} FROM {}", CLUSTERS.columns, CLUSTERS.from));
        query.push(" WHERE c.organization_id = ").push_bind(organization.as_str());
        query.push(" AND c.id = ").push_bind(id.as_str());
        let row: Option<Row> = query.build_query_as().fetch_optional(self.reader()).await?;
        let Some(row) = row else { return Ok(None) };
        let pools = self.node_pools(organization).await?.remove(&row.id).unwrap_or_default();
        Ok(Some(row.with(pools)))
    }

    /// The organization's groups of machines by cluster.
    async fn node_pools(
        &self,
        organization: &OrganizationId,
    ) -> Result<HashMap<String, Vec<NodePool>>, sqlx::Error> {
        let rows: Vec<PoolRow> = sqlx::query_as(
            "SELECT p.id, p.cluster_id, c.cloud_provider, p.name, p.is_default, p.max_node_count,
                 p.node_instance_type, p.created_at, p.updated_at
             FROM node_pools p JOIN clusters c ON c.id = p.cluster_id WHERE c.organization_id = ?
             ORDER BY p.created_at, p.id",
        )
        .bind(organization.as_str())
        .fetch_all(self.reader())
        .await?;
        let mut pools = HashMap::<_, Vec<_>>::new();
        for row in rows {
            pools.entry(row.cluster_id.clone()).or_default().push(NodePool::from(row));
        }
        Ok(pools)
    }
}

impl Write {
    /// Whether the cluster lies in the organization.
    ///
    /// # Errors
    /// When the database cannot be reached.
    pub async fn has_cluster(
        &mut self,
        organization: &OrganizationId,
        id: &str,
    ) -> Result<bool, sqlx::Error> {
        sqlx::query_scalar("SELECT EXISTS (SELECT 1 FROM clusters WHERE organization_id = ? AND id = ?)")
            .bind(organization.as_str())
            .bind(id)
            .fetch_one(self.connection())
            .await
    }
}
