//! Workspaces.

use cloud_ui_contract::cluster::CloudProvider;
use cloud_ui_contract::id::{OrganizationId, UserId, WorkspaceId};
use cloud_ui_contract::page::Page;
use cloud_ui_contract::timestamp::Timestamp;
use cloud_ui_contract::workspace::Workspace;
use sqlx::{FromRow, QueryBuilder, Sqlite};

use super::list_query::{ListQuery, push_any_of, push_reach, push_search};
use super::listing::{Order, PageQuery};
use super::subjects::{subject, subject_json};
use super::write::Write;
use super::{Store, name_key, new_id};
use crate::access::authorize::Reach;

/// The orders of a list of workspaces.
pub const WORKSPACE_ORDERS: &[Order] = &[
    Order { field: "name", column: "w.name_key" },
    Order { field: "createdAt", column: "w.created_at" },
    Order { field: "updatedAt", column: "w.updated_at" },
];

const WORKSPACES: ListQuery = ListQuery {
    columns: concat!(
        "w.id, w.name, w.description, w.organization_id, o.name AS organization_name, w.cicd_enforced_default, \
         w.default_cloud_provider, w.default_region, w.default_cluster_id, w.created_at, w.updated_at, w.version, ",
        subject_json!("w.created_by"),
        " AS created_by, ",
        subject_json!("w.updated_by"),
        " AS updated_by, \
         (SELECT COUNT(*) FROM deployments d WHERE d.workspace_id = w.id) AS deployment_count, \
         (SELECT COUNT(*) FROM apps a WHERE a.workspace_id = w.id) AS app_count"
    ),
    from: "workspaces w JOIN organizations o ON o.id = w.organization_id",
    order: "w.created_at",
    id: "w.id",
};

/// A workspace and how often it was written.
#[derive(Debug, Clone, PartialEq)]
pub struct StoredWorkspace {
    /// The workspace.
    pub workspace: Workspace,
    /// Counts the writes, from 1.
    pub version: i64,
}

/// Which workspaces a list is about.
#[derive(Debug, Clone, Default)]
pub struct WorkspaceFilter {
    /// Only these; empty = all.
    pub ids: Vec<String>,
    /// Only those called so, in any case; empty = all.
    pub names: Vec<String>,
}

/// What a caller decides about a workspace; checked already.
#[derive(Debug, Clone, PartialEq)]
pub struct WorkspaceSettings {
    /// Its name.
    pub name: String,
    /// What it is for.
    pub description: String,
    /// Whether new deployments take code only from CI/CD.
    pub cicd_enforced_default: bool,
    /// Where new deployments run by default.
    pub default_cloud_provider: Option<CloudProvider>,
    /// In which region.
    pub default_region: Option<String>,
    /// On which cluster.
    pub default_cluster_id: Option<String>,
}

#[derive(FromRow)]
struct Row {
    id: String,
    name: String,
    description: String,
    organization_id: String,
    organization_name: String,
    cicd_enforced_default: bool,
    default_cloud_provider: Option<String>,
    default_region: Option<String>,
    default_cluster_id: Option<String>,
    created_at: i64,
    created_by: String,
    updated_at: i64,
    updated_by: String,
    version: i64,
    deployment_count: u32,
    app_count: u32,
}

impl From<Row> for StoredWorkspace {
    fn from(row: Row) -> Self {
        let workspace = Workspace {
            id: WorkspaceId::from_trusted(row.id),
            name: row.name,
            description: Some(row.description),
            organization_id: OrganizationId::from_trusted(row.organization_id),
            organization_name: Some(row.organization_name),
            cicd_enforced_default: row.cicd_enforced_default,
            default_cloud_provider: row.default_cloud_provider.as_deref().map(CloudProvider::from),
            default_region: row.default_region,
            default_cluster_id: row.default_cluster_id,
            created_at: Timestamp::from_millis(row.created_at),
            created_by: Some(subject(&row.created_by)),
            updated_at: Timestamp::from_millis(row.updated_at),
            updated_by: Some(subject(&row.updated_by)),
            deployment_count: Some(row.deployment_count),
            app_count: Some(row.app_count),
        };
        Self { workspace, version: row.version }
    }
}

impl Store {
    /// The organization's workspaces that are in reach.
    ///
    /// # Errors
    /// When the database cannot be reached.
    pub async fn list_workspaces(
        &self,
        organization: &OrganizationId,
        reach: &Reach,
        filter: &WorkspaceFilter,
        page: &PageQuery,
    ) -> Result<Page<Workspace>, sqlx::Error> {
        let names: Vec<String> = filter.names.iter().map(|name| name_key(name)).collect();
        let rows: Page<Row> = self
            .page(&WORKSPACES, page, |query| {
                query.push(" WHERE w.organization_id = ").push_bind(organization.as_str().to_owned());
                push_reach(query, reach, "w.id", None);
                push_any_of(query, "w.id", &filter.ids);
                push_any_of(query, "w.name_key", &names);
                push_search(query, page, &["w.name_key", "w.description"]);
            })
            .await?;
        Ok(rows.map(|row| StoredWorkspace::from(row).workspace))
    }

    /// One workspace of the organization.
    ///
    /// # Errors
    /// When the database cannot be reached.
    pub async fn workspace(
        &self,
        organization: &OrganizationId,
        id: &WorkspaceId,
    ) -> Result<Option<StoredWorkspace>, sqlx::Error> {
        let mut query = one(organization, id);
        let row: Option<Row> = query.build_query_as().fetch_optional(self.reader()).await?;
        Ok(row.map(StoredWorkspace::from))
    }
}

fn one(organization: &OrganizationId, id: &WorkspaceId) -> QueryBuilder<Sqlite> {
    let mut query = QueryBuilder::new(format!("SELECT {} FROM {}", WORKSPACES.columns, WORKSPACES.from));
    query.push(" WHERE w.organization_id = ").push_bind(organization.as_str().to_owned());
    query.push(" AND w.id = ").push_bind(id.as_str().to_owned());
    query
}

impl Write {
    /// One workspace of the organization, as it is in this write.
    ///
    /// # Errors
    /// When the database cannot be reached.
    pub async fn workspace(
        &mut self,
        organization: &OrganizationId,
        id: &WorkspaceId,
    ) -> Result<Option<StoredWorkspace>, sqlx::Error> {
        let mut query = one(organization, id);
        let row: Option<Row> = query.build_query_as().fetch_optional(self.connection()).await?;
        Ok(row.map(StoredWorkspace::from))
    }

    /// Whether another workspace of the organization is called so, in any case.
    ///
    /// # Errors
    /// When the database cannot be reached.
    pub async fn workspace_name_is_taken(
        &mut self,
        organization: &OrganizationId,
        name: &str,
        except: Option<&WorkspaceId>,
    ) -> Result<bool, sqlx::Error> {
        sqlx::query_scalar(
            "SELECT EXISTS (SELECT 1 FROM workspaces WHERE organization_id = ? AND name_key = ? AND id IS NOT ?)",
        )
        .bind(organization.as_str())
        .bind(name_key(name))
        .bind(except.map(WorkspaceId::as_str))
        .fetch_one(self.connection())
        .await
    }

    /// Adds a workspace.
    ///
    /// # Errors
    /// When the database cannot be reached, or a rule of the schema is broken.
    pub async fn insert_workspace(
        &mut self,
        organization: &OrganizationId,
        settings: &WorkspaceSettings,
        by: &UserId,
        now: Timestamp,
    ) -> Result<WorkspaceId, sqlx::Error> {
        let id = WorkspaceId::from_trusted(new_id());
        sqlx::query(
            "INSERT INTO workspaces (id, organization_id, name, name_key, description, cicd_enforced_default,
                 default_cloud_provider, default_region, default_cluster_id, created_at, created_by, updated_at,
                 updated_by)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?10, ?11)",
        )
        .bind(id.as_str())
        .bind(organization.as_str())
        .bind(&settings.name)
        .bind(name_key(&settings.name))
        .bind(&settings.description)
        .bind(settings.cicd_enforced_default)
        .bind(settings.default_cloud_provider.as_ref().map(CloudProvider::as_str))
        .bind(&settings.default_region)
        .bind(&settings.default_cluster_id)
        .bind(now.millis())
        .bind(by.as_str())
        .execute(self.connection())
        .await?;
        Ok(id)
    }

    /// Changes a workspace.
    ///
    /// # Errors
    /// When the database cannot be reached, or a rule of the schema is broken.
    pub async fn update_workspace(
        &mut self,
        organization: &OrganizationId,
        id: &WorkspaceId,
        settings: &WorkspaceSettings,
        by: &UserId,
        now: Timestamp,
    ) -> Result<(), sqlx::Error> {
        sqlx::query(
            "UPDATE workspaces SET name = ?3, name_key = ?4, description = ?5, cicd_enforced_default = ?6,
                 default_cloud_provider = ?7, default_region = ?8, default_cluster_id = ?9, updated_at = ?10,
                 updated_by = ?11, version = version + 1
             WHERE organization_id = ?1 AND id = ?2",
        )
        .bind(organization.as_str())
        .bind(id.as_str())
        .bind(&settings.name)
        .bind(name_key(&settings.name))
        .bind(&settings.description)
        .bind(settings.cicd_enforced_default)
        .bind(settings.default_cloud_provider.as_ref().map(CloudProvider::as_str))
        .bind(&settings.default_region)
        .bind(&settings.default_cluster_id)
        .bind(now.millis())
        .bind(by.as_str())
        .execute(self.connection())
        .await?;
        Ok(())
    }

    /// Removes a workspace, which must be empty, with the roles in it.
    ///
    /// # Errors
    /// When the database cannot be reached, or something still lies in the workspace.
    pub async fn delete_workspace(
        &mut self,
        organization: &OrganizationId,
        id: &WorkspaceId,
    ) -> Result<(), sqlx::Error> {
        sqlx::query(
            "DELETE FROM api_token_roles WHERE entity_type = 'WORKSPACE' AND entity_id = ?2
               AND token_id IN (SELECT id FROM api_tokens WHERE organization_id = ?1)",
        )
        .bind(organization.as_str())
        .bind(id.as_str())
        .execute(self.connection())
        .await?;
        sqlx::query("DELETE FROM workspaces WHERE organization_id = ? AND id = ?")
            .bind(organization.as_str())
            .bind(id.as_str())
            .execute(self.connection())
            .await?;
        Ok(())
    }
}
