//! Deployments (v1 `Deployment`).

use crate::cluster::CloudProvider;
use crate::id::{DeploymentId, OrganizationId, WorkspaceId};
use crate::page::list;
use crate::subject::BasicSubjectProfile;
use crate::timestamp::Timestamp;
use crate::wire::{open_enum, wire_struct};

open_enum! {
    /// The state of a deployment.
    pub enum DeploymentStatus {
        /// Being made.
        Creating => "CREATING",
        /// Taking new code or settings.
        Deploying => "DEPLOYING",
        /// All well.
        Healthy => "HEALTHY",
        /// Something is wrong; the reason says what.
        Unhealthy => "UNHEALTHY",
        /// The platform cannot tell.
        NotKnown => "UNKNOWN",
        /// Asleep.
        Hibernating => "HIBERNATING",
    }
}

open_enum! {
    /// What runs the tasks.
    pub enum Executor {
        /// Workers that take tasks from a queue.
        Celery => "CELERY",
        /// A pod for each task.
        Kubernetes => "KUBERNETES",
        /// The platform's own.
        Astro => "ASTRO",
    }
}

open_enum! {
    /// Where a deployment runs.
    pub enum DeploymentType {
        /// On a cluster of the organization.
        Dedicated => "DEDICATED",
        /// On a cluster in the organization's own cloud.
        Hybrid => "HYBRID",
        /// On a shared cluster.
        Standard => "STANDARD",
    }
}

open_enum! {
    /// The size of a scheduler.
    pub enum SchedulerSize {
        /// 1 vCPU, 2 GiB.
        Small => "SMALL",
        /// 2 vCPU, 4 GiB.
        Medium => "MEDIUM",
        /// 4 vCPU, 8 GiB.
        Large => "LARGE",
        /// 8 vCPU, 16 GiB.
        ExtraLarge => "EXTRA_LARGE",
    }
}

wire_struct! {
    /// A group of equal workers (v1 `WorkerQueue`).
    pub struct WorkerQueue {
        /// The queue's id.
        pub id: String,
        /// Its name.
        pub name: String,
        /// Whether tasks without a queue go there.
        pub is_default: bool,
        /// The most workers.
        pub max_worker_count: u32,
        /// The fewest workers.
        pub min_worker_count: u32,
        /// Tasks that a worker runs at the same time.
        pub worker_concurrency: u32,
        /// The CPU of a worker.
        pub pod_cpu: String,
        /// The memory of a worker.
        pub pod_memory: String,
        /// The size of a worker.
        pub astro_machine: Option<String>,
    }
}

wire_struct! {
    /// An environment variable of a deployment; a secret one has no value.
    pub struct DeploymentEnvironmentVariable {
        /// The name.
        pub key: String,
        /// The value.
        pub value: Option<String>,
        /// Whether the value is never shown again.
        pub is_secret: bool,
        /// When it was changed last.
        pub updated_at: Timestamp,
    }
}

wire_struct! {
    /// An Apache Airflow environment.
    pub struct Deployment {
        /// The deployment's id.
        pub id: DeploymentId,
        /// Its name, unique in the workspace.
        pub name: String,
        /// What it is for.
        pub description: Option<String>,
        /// The organization.
        pub organization_id: OrganizationId,
        /// The workspace.
        pub workspace_id: WorkspaceId,
        /// That workspace's name.
        pub workspace_name: Option<String>,
        /// The Kubernetes namespace.
        pub namespace: String,
        /// Its state.
        pub status: DeploymentStatus,
        /// Why it is in that state.
        pub status_reason: Option<String>,
        /// Where it runs.
        #[serde(rename = "type")]
        pub deployment_type: Option<DeploymentType>,
        /// The cloud.
        pub cloud_provider: Option<CloudProvider>,
        /// The region.
        pub region: Option<String>,
        /// The cluster.
        pub cluster_id: Option<String>,
        /// That cluster's name.
        pub cluster_name: Option<String>,
        /// What runs the tasks.
        pub executor: Option<Executor>,
        /// The version of Airflow.
        pub airflow_version: String,
        /// The version of the runtime.
        pub astro_runtime_version: String,
        /// The same, as older clients read it.
        pub runtime_version: String,
        /// The image's repository.
        pub image_repository: String,
        /// The image's tag.
        pub image_tag: String,
        /// The version of the deployed DAGs.
        pub dag_tarball_version: Option<String>,
        /// Whether code comes only from CI/CD.
        pub is_cicd_enforced: bool,
        /// Whether DAGs can be deployed without an image.
        pub is_dag_deploy_enabled: bool,
        /// Whether it may hibernate.
        pub is_development_mode: Option<bool>,
        /// Whether its parts run twice.
        pub is_high_availability: Option<bool>,
        /// The size of its scheduler.
        pub scheduler_size: Option<SchedulerSize>,
        /// The scheduler's CPU.
        pub scheduler_cpu: String,
        /// The scheduler's memory.
        pub scheduler_memory: String,
        /// How many schedulers run.
        pub scheduler_replicas: u32,
        /// The CPU of a task's pod.
        pub default_task_pod_cpu: Option<String>,
        /// The memory of a task's pod.
        pub default_task_pod_memory: Option<String>,
        /// The CPU that all pods share.
        pub resource_quota_cpu: Option<String>,
        /// The memory that all pods share.
        pub resource_quota_memory: Option<String>,
        /// Its groups of workers.
        pub worker_queues: Option<Vec<WorkerQueue>>,
        /// Its environment variables.
        pub environment_variables: Option<Vec<DeploymentEnvironmentVariable>>,
        /// Who is told of trouble.
        pub contact_emails: Option<Vec<String>>,
        /// Where its Airflow answers, without a scheme.
        pub web_server_url: String,
        /// Where Airflow's API answers, without a scheme.
        pub web_server_airflow_api_url: String,
        /// The host of Airflow.
        pub web_server_ingress_hostname: String,
        /// The web server's CPU.
        pub web_server_cpu: String,
        /// The web server's memory.
        pub web_server_memory: String,
        /// How many web servers run.
        pub web_server_replicas: Option<u32>,
        /// The address of its page in the console.
        pub ui_url: String,
        /// The address of Airflow's API.
        pub api_url: String,
        /// When it was created.
        pub created_at: Timestamp,
        /// By whom.
        pub created_by: BasicSubjectProfile,
        /// When it was changed last.
        pub updated_at: Timestamp,
        /// By whom.
        pub updated_by: BasicSubjectProfile,
    }
}

list! {
    /// A page of deployments.
    Deployments { deployments: Deployment }
}
