//! Sample data: rows in bulk, into a database that is still empty.

use cloud_ui_contract::timestamp::Timestamp;
use sqlx::query_builder::Separated;
use sqlx::{QueryBuilder, Sqlite};

use super::Store;
use super::audit::{Actor, AuditEntry};
use super::write::Write;

/// A statement takes so many rows: wide tables stay below SQLite's 32,766 parameters.
const ROWS_PER_STATEMENT: usize = 500;

/// A row of a table; its fields are called like the columns.
pub(crate) trait SeedRow {
    /// The table.
    const TABLE: &'static str;
    /// The columns, with commas in between.
    fn columns() -> String;
    /// Adds the values in the order of the columns.
    fn bind(self, values: Separated<'_, Sqlite, &'static str>);
}

macro_rules! rows {
    ($($name:ident in $table:literal { $($field:ident: $type:ty),+ $(,)? })+) => {$(
        #[derive(Debug, Clone)]
        pub(crate) struct $name { $(pub(crate) $field: $type),+ }

        impl SeedRow for $name {
            const TABLE: &'static str = $table;

            fn columns() -> String {
                [$(stringify!($field)),+].map(|field| field.trim_start_matches("r#")).join(", ")
            }

            fn bind(self, mut values: Separated<'_, Sqlite, &'static str>) {
                $(values.push_bind(self.$field);)+
            }
        }
    )+};
}

rows! {
    UserRow in "users" {
        id: String, email: String, email_key: String, full_name: String, full_name_key: String,
        status: &'static str, global_role: &'static str, password_hash: Option<String>, created_at: i64,
        updated_at: i64,
    }
    OrganizationRow in "organizations" {
        id: String, name: String, name_key: String, status: &'static str, plan: &'static str,
        billing_email: String, max_api_key_expiry_days: Option<i64>, sso_only: bool,
        created_at: i64, created_by: String, updated_at: i64, updated_by: String,
    }
    DomainRow in "managed_domains" {
        id: String, organization_id: String, name: String, status: &'static str, created_at: i64,
        updated_at: i64,
    }
    MembershipRow in "memberships" {
        organization_id: String, user_id: String, role: &'static str, joined_at: i64, updated_at: i64,
    }
    ClusterRow in "clusters" {
        id: String, organization_id: String, name: String, name_key: String,
        cloud_provider: &'static str, region: String, status: &'static str,
        cluster_type: &'static str, platform: &'static str, kubernetes_version: String,
        db_instance_type: String, vpc_subnet_range: String, pod_subnet_range: Option<String>,
        service_subnet_range: Option<String>, created_at: i64, updated_at: i64,
    }
    NodePoolRow in "node_pools" {
        id: String, cluster_id: String, name: String, is_default: bool, max_node_count: i64,
        node_instance_type: String, created_at: i64, updated_at: i64,
    }
    WorkspaceRow in "workspaces" {
        id: String, organization_id: String, name: String, name_key: String, description: String,
        cicd_enforced_default: bool, default_cloud_provider: Option<&'static str>,
        default_region: Option<String>, default_cluster_id: Option<String>, created_at: i64,
        created_by: String, updated_at: i64, updated_by: String,
    }
    WorkspaceRoleRow in "workspace_roles" { workspace_id: String, user_id: String, role: String }
    DeploymentRow in "deployments" {
        id: String, organization_id: String, workspace_id: String, cluster_id: Option<String>,
        name: String, name_key: String, description: String, namespace: String,
        status: &'static str, status_reason: Option<&'static str>, executor: &'static str,
        runtime_version: &'static str, airflow_version: &'static str, scheduler_size: &'static str,
        is_cicd_enforced: bool, is_development_mode: bool, is_high_availability: bool,
        contact_emails: String, worker_queues: String, created_at: i64, created_by: String,
        updated_at: i64, updated_by: String,
    }
    DeploymentRoleRow in "deployment_roles" { deployment_id: String, user_id: String, role: String }
    TeamRow in "teams" {
        id: String, organization_id: String, name: String, description: String,
        organization_role: &'static str, created_at: i64, created_by: String, updated_at: i64,
        updated_by: String,
    }
    TeamMemberRow in "team_members" { team_id: String, user_id: String, created_at: i64 }
    TeamWorkspaceRoleRow in "team_workspace_roles" { team_id: String, workspace_id: String, role: String }
    CustomRoleRow in "custom_roles" {
        id: String, organization_id: String, name: String, name_key: String, description: String,
        scope_type: &'static str, created_at: i64, created_by: String, updated_at: i64,
        updated_by: String,
    }
    RolePermissionRow in "custom_role_permissions" { role_id: String, permission: &'static str }
    ApiTokenRow in "api_tokens" {
        id: String, organization_id: String, name: String, name_key: String, description: String,
        scope: &'static str, kind: &'static str, short_token: String, token_hash: Vec<u8>,
        start_at: i64, end_at: Option<i64>, expiry_period_days: Option<i64>,
        last_used_at: Option<i64>, created_at: i64, created_by: String, updated_at: i64,
        updated_by: String,
    }
    ApiTokenRoleRow in "api_token_roles" {
        token_id: String, entity_type: &'static str, entity_id: String, role: &'static str,
    }
    ApiKeyRow in "api_keys" {
        id: String, user_id: String, organization_id: String, name: String, name_key: String,
        hash: Vec<u8>, masked_key: String, source: &'static str, sign_in_kind: &'static str,
        period_days: Option<i64>, created_at: i64, expires_at: Option<i64>,
        last_used_at: Option<i64>, last_used_ip: Option<&'static str>,
        last_used_user_agent: Option<&'static str>, rotated_from_id: Option<String>,
        replaced_by_id: Option<String>, revoked_at: Option<i64>, revoked_by: Option<String>,
        revoked_reason: Option<&'static str>,
    }
    ProfileRow in "app_profiles" {
        id: String, organization_id: String, name: String, name_key: String, spec: String,
        created_at: i64, created_by: String, updated_at: i64, updated_by: String,
    }
    AppRow in "apps" {
        id: String, organization_id: String, workspace_id: String, profile_id: String,
        cluster_id: Option<String>, name: String, name_key: String, namespace: String,
        source_type: String, spec: String, revision: i64, status: String,
        status_reason: Option<String>, status_since: i64, next_check_at: Option<i64>,
        endpoint: Option<String>, desired_replicas: i64, ready_replicas: i64, created_at: i64,
        created_by: String, updated_at: i64, updated_by: String,
    }
    RevisionRow in "app_revisions" {
        app_id: String, number: i64, manifest: String, spec: String, created_at: i64,
        created_by: String,
    }
    EventRow in "app_events" {
        id: String, app_id: String, timestamp: i64, stream: String, r#type: String,
        reason: String, message: String, object: Option<String>, count: i64,
    }
}

/// A transaction that fills an empty database.
#[derive(Debug)]
pub(crate) struct Seeding(Write);

impl Store {
    /// Begins to fill the database; `None` when somebody lives in it already.
    pub(crate) async fn begin_seeding(&self) -> Result<Option<Seeding>, sqlx::Error> {
        let mut write = self.write().await?;
        let inhabited: bool =
            sqlx::query_scalar("SELECT EXISTS (SELECT 1 FROM users) OR EXISTS (SELECT 1 FROM organizations)")
                .fetch_one(write.connection())
                .await?;
        Ok((!inhabited).then_some(Seeding(write)))
    }
}

impl Seeding {
    /// Adds the rows.
    pub(crate) async fn insert<R: SeedRow>(&mut self, rows: Vec<R>) -> Result<(), sqlx::Error> {
        let mut rows = rows.into_iter().peekable();
        while rows.peek().is_some() {
            let mut query = QueryBuilder::<Sqlite>::new("INSERT INTO ");
            query.push(R::TABLE).push(" (").push(R::columns()).push(") ");
            query.push_values(rows.by_ref().take(ROWS_PER_STATEMENT), |values, row| row.bind(values));
            query.build().execute(self.0.connection()).await?;
        }
        Ok(())
    }

    /// Makes it last.
    pub(crate) async fn finish(self, now: Timestamp, entries: &[AuditEntry]) -> Result<(), sqlx::Error> {
        self.0.commit(&Actor::system(), now, entries).await
    }
}
