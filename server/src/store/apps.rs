//! Apps.

use cloud_ui_contract::app::{App, AppSource, AppSourceType, AppStatus};
use cloud_ui_contract::cluster::CloudProvider;
use cloud_ui_contract::id::{AppId, ClusterId, OrganizationId, WorkspaceId};
use cloud_ui_contract::page::Page;
use cloud_ui_contract::timestamp::Timestamp;
use serde_json::Value;
use sqlx::FromRow;

use super::list_query::{ListQuery, push_any_of, push_reach, push_search};
use super::listing::{Order, PageQuery};
use super::subjects::{subject, subject_json};
use super::write::Write;
use super::{Store, name_key};
use crate::access::authorize::Reach;
use crate::manifest::mask::masked;

/// The orders of a list of apps. Each has its index.
pub const APP_ORDERS: &[Order] = &[
    Order { field: "name", column: "a.name_key" },
    Order { field: "status", column: "a.status" },
    Order { field: "createdAt", column: "a.created_at" },
    Order { field: "updatedAt", column: "a.updated_at" },
];

const PROFILE_KEY: &str = "(SELECT p.name_key FROM app_profiles p WHERE p.id = a.profile_id)";
const CLUSTER_KEY: &str = "(SELECT c.name_key FROM clusters c WHERE c.id = a.cluster_id)";

/// What belongs to other tables is looked up for the rows of the page alone: counting ten thousand
/// apps must not join them first.
const APPS: ListQuery = ListQuery {
    columns: concat!(
        "a.id, a.name, a.organization_id, a.workspace_id, \
         (SELECT w.name FROM workspaces w WHERE w.id = a.workspace_id) AS workspace_name, \
         (SELECT p.name FROM app_profiles p WHERE p.id = a.profile_id) AS profile_name, \
         a.namespace, a.cluster_id, \
         (SELECT c.name FROM clusters c WHERE c.id = a.cluster_id) AS cluster_name, \
         (SELECT c.cloud_provider FROM clusters c WHERE c.id = a.cluster_id) AS provider, \
         a.source_type, a.spec, a.revision, a.status, a.status_reason, a.endpoint, \
         a.desired_replicas, a.ready_replicas, a.created_at, a.updated_at, ",
        subject_json!("a.created_by"),
        " AS created_by, ",
        subject_json!("a.updated_by"),
        " AS updated_by"
    ),
    from: "apps a",
    order: "a.created_at",
    id: "a.id",
};

/// Which apps a list is about; an empty filter asks for nothing in particular.
#[derive(Debug, Clone, Default)]
pub struct AppFilter {
    /// Workspaces, by id.
    pub workspaces: Vec<String>,
    /// States.
    pub statuses: Vec<AppStatus>,
    /// Kinds of source.
    pub source_types: Vec<AppSourceType>,
    /// Profiles, by name.
    pub profiles: Vec<String>,
    /// Clusters, by id.
    pub clusters: Vec<String>,
}

#[derive(FromRow)]
struct Row {
    id: String,
    name: String,
    organization_id: String,
    workspace_id: String,
    workspace_name: Option<String>,
    profile_name: String,
    namespace: String,
    cluster_id: Option<String>,
    cluster_name: Option<String>,
    provider: Option<String>,
    source_type: String,
    spec: String,
    revision: u32,
    status: String,
    status_reason: Option<String>,
    endpoint: Option<String>,
    desired_replicas: u32,
    ready_replicas: u32,
    created_at: i64,
    updated_at: i64,
    created_by: String,
    updated_by: String,
}

impl From<Row> for App {
    fn from(row: Row) -> Self {
        let spec: Value = serde_json::from_str(&row.spec).unwrap_or_default();
        let spec = masked(&row.id, &spec);
        let part = |pointer: &str| spec.pointer(pointer).cloned();
        Self {
            id: AppId::from_trusted(row.id),
            name: row.name,
            organization_id: OrganizationId::from_trusted(row.organization_id),
            workspace_id: WorkspaceId::from_trusted(row.workspace_id),
            workspace_name: row.workspace_name,
            profile_name: row.profile_name,
            namespace: row.namespace,
            cluster_id: row.cluster_id.map(ClusterId::from_trusted),
            cluster_name: row.cluster_name,
            provider: row.provider.as_deref().map(CloudProvider::from),
            source: Some(AppSource {
                source_type: AppSourceType::from(row.source_type.as_str()),
                image: part("/source/image"),
                helm: part("/source/helm"),
                repository: part("/source/repository"),
                yaml: part("/source/yaml"),
            }),
            external_access: part("/externalAccess"),
            endpoint: row.endpoint,
            status: AppStatus::from(row.status.as_str()),
            status_reason: row.status_reason,
            revision: row.revision,
            desired_replicas: Some(row.desired_replicas),
            ready_replicas: Some(row.ready_replicas),
            created_at: Timestamp::from_millis(row.created_at),
            updated_at: Timestamp::from_millis(row.updated_at),
            created_by: subject(&row.created_by),
            updated_by: subject(&row.updated_by),
        }
    }
}

impl Store {
    /// The organization's apps that are in reach.
    ///
    /// # Errors
    /// When the database cannot be reached.
    pub async fn list_apps(
        &self,
        organization: &OrganizationId,
        reach: &Reach,
        filter: &AppFilter,
        page: &PageQuery,
    ) -> Result<Page<App>, sqlx::Error> {
        let profiles: Vec<String> = filter.profiles.iter().map(|name| name_key(name)).collect();
        let statuses: Vec<&str> = filter.statuses.iter().map(AppStatus::as_str).collect();
        let source_types: Vec<&str> = filter.source_types.iter().map(AppSourceType::as_str).collect();
        let rows: Page<Row> = self
            .page(&APPS, page, |query| {
                query.push(" WHERE a.organization_id = ").push_bind(organization.as_str().to_owned());
                push_reach(query, reach, "a.workspace_id", None);
                push_any_of(query, "a.workspace_id", &filter.workspaces);
                push_any_of(query, "a.status", &statuses);
                push_any_of(query, "a.source_type", &source_types);
                push_any_of(query, PROFILE_KEY, &profiles);
                push_any_of(query, "a.cluster_id", &filter.clusters);
                push_search(query, page, &["a.name_key", "a.namespace", PROFILE_KEY, CLUSTER_KEY]);
            })
            .await?;
        Ok(rows.map(App::from))
    }

    /// One app of the organization.
    ///
    /// # Errors
    /// When the database cannot be reached.
    pub async fn app(&self, organization: &OrganizationId, id: &AppId) -> Result<Option<App>, sqlx::Error> {
        let mut query = sqlx::QueryBuilder::new(format!("SELECT {} FROM {}", APPS.columns, APPS.from));
        query.push(" WHERE a.organization_id = ").push_bind(organization.as_str().to_owned());
        query.push(" AND a.id = ").push_bind(id.as_str().to_owned());
        let row: Option<Row> = query.build_query_as().fetch_optional(self.reader()).await?;
        Ok(row.map(App::from))
    }
}

impl Write {
    /// How often the manifest of an app changed, which is its version; `None` without such an app.
    ///
    /// # Errors
    /// When the database cannot be reached.
    pub async fn app_revision(
        &mut self,
        organization: &OrganizationId,
        id: &AppId,
    ) -> Result<Option<i64>, sqlx::Error> {
        sqlx::query_scalar("SELECT revision FROM apps WHERE organization_id = ? AND id = ?")
            .bind(organization.as_str())
            .bind(id.as_str())
            .fetch_optional(self.connection())
            .await
    }

    /// Asks the platform to remove an app; `false` when there is none that could be removed.
    ///
    /// # Errors
    /// When the database cannot be reached.
    pub async fn begin_app_removal(
        &mut self,
        organization: &OrganizationId,
        id: &AppId,
        now: Timestamp,
    ) -> Result<bool, sqlx::Error> {
        let done = sqlx::query(
            "UPDATE apps SET status = 'DELETING', status_reason = NULL, status_since = ?1, next_check_at = ?1
             WHERE organization_id = ?2 AND id = ?3 AND status <> 'DELETING'",
        )
        .bind(now.millis())
        .bind(organization.as_str())
        .bind(id.as_str())
        .execute(self.connection())
        .await?;
        Ok(done.rows_affected() == 1)
    }
}
