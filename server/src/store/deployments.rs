//! Deployments.

use cloud_ui_contract::cluster::CloudProvider;
use cloud_ui_contract::deployment::{
    Deployment, DeploymentStatus, DeploymentType, Executor, SchedulerSize, WorkerQueue,
};
use cloud_ui_contract::id::{DeploymentId, OrganizationId, WorkspaceId};
use cloud_ui_contract::page::Page;
use cloud_ui_contract::timestamp::Timestamp;
use sqlx::{FromRow, QueryBuilder};
use url::Url;

use super::list_query::{ListQuery, push_any_of, push_reach, push_search};
use super::listing::{Order, PageQuery};
use super::subjects::{subject, subject_json};
use super::{Store, name_key};
use crate::access::authorize::Reach;

/// The orders of a list of deployments.
pub const DEPLOYMENT_ORDERS: &[Order] = &[
    Order { field: "name", column: "d.name_key" },
    Order { field: "createdAt", column: "d.created_at" },
    Order { field: "updatedAt", column: "d.updated_at" },
];

const DEPLOYMENTS: ListQuery = ListQuery {
    columns: concat!(
        "d.id, d.name, d.description, d.organization_id, d.workspace_id, w.name AS workspace_name, d.namespace, \
         d.status, d.status_reason, d.executor, d.runtime_version, d.airflow_version, d.scheduler_size, \
         d.is_cicd_enforced, d.is_dag_deploy_enabled, d.is_development_mode, d.is_high_availability, \
         d.contact_emails, d.worker_queues, d.cluster_id, c.name AS cluster_name, c.cloud_provider, c.region, \
         c.cluster_type, d.created_at, d.updated_at, d.version, ",
        subject_json!("d.created_by"),
        " AS created_by, ",
        subject_json!("d.updated_by"),
        " AS updated_by"
    ),
    from: "deployments d JOIN workspaces w ON w.id = d.workspace_id LEFT JOIN clusters c ON c.id = d.cluster_id",
    order: "d.created_at",
    id: "d.id",
};

/// Which deployments a list is about; an empty list asks for nothing in particular.
#[derive(Debug, Clone, Default)]
pub struct DeploymentFilter {
    /// Only these.
    pub ids: Vec<String>,
    /// Only those called so, in any case.
    pub names: Vec<String>,
    /// Only those in these workspaces.
    pub workspace_ids: Vec<String>,
}

/// A deployment and how often it was written.
#[derive(Debug, Clone, PartialEq)]
pub struct StoredDeployment {
    /// The deployment.
    pub deployment: Deployment,
    /// Counts the writes, from 1.
    pub version: i64,
}

#[derive(FromRow)]
struct Row {
    id: String,
    name: String,
    description: String,
    organization_id: String,
    workspace_id: String,
    workspace_name: String,
    namespace: String,
    status: String,
    status_reason: Option<String>,
    executor: String,
    runtime_version: String,
    airflow_version: String,
    scheduler_size: String,
    is_cicd_enforced: bool,
    is_dag_deploy_enabled: bool,
    is_development_mode: bool,
    is_high_availability: bool,
    contact_emails: String,
    worker_queues: String,
    cluster_id: Option<String>,
    cluster_name: Option<String>,
    cloud_provider: Option<String>,
    region: Option<String>,
    cluster_type: Option<String>,
    created_at: i64,
    created_by: String,
    updated_at: i64,
    updated_by: String,
    version: i64,
}

/// The CPU and memory that a scheduler of that size has.
fn scheduler_resources(size: &SchedulerSize) -> (&'static str, &'static str) {
    match size {
        SchedulerSize::Small | SchedulerSize::Unknown(_) => ("1", "2Gi"),
        SchedulerSize::Medium => ("2", "4Gi"),
        SchedulerSize::Large => ("4", "8Gi"),
        SchedulerSize::ExtraLarge => ("8", "16Gi"),
    }
}

impl Row {
    fn at(self, public_url: &Url) -> StoredDeployment {
        let scheduler_size = SchedulerSize::from(self.scheduler_size.as_str());
        let (scheduler_cpu, scheduler_memory) = scheduler_resources(&scheduler_size);
        let host = public_url.host_str().unwrap_or("localhost");
        let ingress = format!("{}.deployments.{host}", self.namespace);
        let origin = public_url.as_str().trim_end_matches('/');
        let queues: Vec<WorkerQueue> = serde_json::from_str(&self.worker_queues).unwrap_or_default();
        let emails: Vec<String> = serde_json::from_str(&self.contact_emails).unwrap_or_default();
        let deployment = Deployment {
            name: self.name,
            description: Some(self.description),
            organization_id: OrganizationId::from_trusted(self.organization_id),
            workspace_name: Some(self.workspace_name),
            status: DeploymentStatus::from(self.status.as_str()),
            status_reason: self.status_reason,
            deployment_type: Some(match self.cluster_type.as_deref() {
                None => DeploymentType::Standard,
                Some(kind) => DeploymentType::from(kind),
            }),
            cloud_provider: self.cloud_provider.as_deref().map(CloudProvider::from),
            region: self.region,
            cluster_id: self.cluster_id,
            cluster_name: self.cluster_name,
            executor: Some(Executor::from(self.executor.as_str())),
            airflow_version: self.airflow_version,
            image_repository: format!("images.{host}/{}/{}", self.namespace, self.id),
            image_tag: self.runtime_version.clone(),
            astro_runtime_version: self.runtime_version.clone(),
            runtime_version: self.runtime_version,
            dag_tarball_version: None,
            is_cicd_enforced: self.is_cicd_enforced,
            is_dag_deploy_enabled: self.is_dag_deploy_enabled,
            is_development_mode: Some(self.is_development_mode),
            is_high_availability: Some(self.is_high_availability),
            scheduler_size: Some(scheduler_size),
            scheduler_cpu: scheduler_cpu.to_owned(),
            scheduler_memory: scheduler_memory.to_owned(),
            scheduler_replicas: if self.is_high_availability { 2 } else { 1 },
            default_task_pod_cpu: Some("0.25".to_owned()),
            default_task_pod_memory: Some("0.5Gi".to_owned()),
            resource_quota_cpu: Some("10".to_owned()),
            resource_quota_memory: Some("20Gi".to_owned()),
            worker_queues: Some(queues),
            environment_variables: Some(Vec::new()),
            contact_emails: Some(emails),
            web_server_url: format!("{ingress}/"),
            web_server_airflow_api_url: format!("{ingress}/api/v1"),
            api_url: format!("https://{ingress}/api/v1"),
            web_server_ingress_hostname: ingress,
            web_server_cpu: "1".to_owned(),
            web_server_memory: "2Gi".to_owned(),
            web_server_replicas: Some(1),
            ui_url: format!("{origin}/{}/deployments/{}", self.workspace_id, self.id),
            id: DeploymentId::from_trusted(self.id),
            workspace_id: WorkspaceId::from_trusted(self.workspace_id),
            namespace: self.namespace,
            created_at: Timestamp::from_millis(self.created_at),
            created_by: subject(&self.created_by),
            updated_at: Timestamp::from_millis(self.updated_at),
            updated_by: subject(&self.updated_by),
        };
        StoredDeployment { deployment, version: self.version }
    }
}

impl Store {
    /// The organization's deployments that are in reach. Their addresses derive from the server's.
    ///
    /// # Errors
    /// When the database cannot be reached.
    pub async fn list_deployments(
        &self,
        organization: &OrganizationId,
        reach: &Reach,
        filter: &DeploymentFilter,
        page: &PageQuery,
        public_url: &Url,
    ) -> Result<Page<Deployment>, sqlx::Error> {
        let names: Vec<String> = filter.names.iter().map(|name| name_key(name)).collect();
        let rows: Page<Row> = self
            .page(&DEPLOYMENTS, page, |query| {
                query.push(" WHERE d.organization_id = ").push_bind(organization.as_str().to_owned());
                push_reach(query, reach, "d.workspace_id", Some("d.id"));
                push_any_of(query, "d.id", &filter.ids);
                push_any_of(query, "d.name_key", &names);
                push_any_of(query, "d.workspace_id", &filter.workspace_ids);
                push_search(query, page, &["d.name_key", "d.description", "d.namespace"]);
            })
            .await?;
        Ok(rows.map(|row| row.at(public_url).deployment))
    }

    /// One deployment of the organization.
    ///
    /// # Errors
    /// When the database cannot be reached.
    pub async fn deployment(
        &self,
        organization: &OrganizationId,
        id: &DeploymentId,
        public_url: &Url,
    ) -> Result<Option<StoredDeployment>, sqlx::Error> {
        let mut query =
            QueryBuilder::new(format!("SELECT {} FROM {}", DEPLOYMENTS.columns, DEPLOYMENTS.from));
        query.push(" WHERE d.organization_id = ").push_bind(organization.as_str());
        query.push(" AND d.id = ").push_bind(id.as_str());
        let row: Option<Row> = query.build_query_as().fetch_optional(self.reader()).await?;
        Ok(row.map(|row| row.at(public_url)))
    }
}
