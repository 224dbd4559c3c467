//! The database that the tests begin with: two large organizations that have nothing to do with
//! each other (`alpha`, `beta`), a small one on the developer plan (`small`) and one that is
//! opened by single sign-on only (`closed`).

use cloud_ui_server::auth::secret::hash;
use sqlx::SqlitePool;

use crate::api::NOW;

/// The id of whatever is called so here: `alpha`, `alpha-owner`, `alpha-w1`, …
pub fn id(name: &str) -> String {
    let letters: String = name.chars().filter(char::is_ascii_alphanumeric).collect();
    format!("c{letters:0<24}")
}

/// The id of a person's session.
pub fn session(person: &str) -> String {
    format!("session-{person}")
}

/// The secret of a person's first key in an organization.
pub fn secret(person: &str, organization: &str) -> String {
    format!("cui_{person}-{organization}")
}

/// The roles that [`fill`] gives in `alpha` and `beta`; the person is called `alpha-owner`, ….
/// `author` has one workspace (`w1`), `deployer` one deployment (`d1`), `nothing` neither.
pub const MEMBERS: [(&str, &str); 8] = [
    ("owner", "ORGANIZATION_OWNER"),
    ("admin", "ORGANIZATION_ADMIN"),
    ("editor", "ORGANIZATION_EDITOR"),
    ("viewer", "ORGANIZATION_VIEWER"),
    ("billing", "ORGANIZATION_BILLING_ADMIN"),
    ("author", "ORGANIZATION_MEMBER"),
    ("deployer", "ORGANIZATION_MEMBER"),
    ("nothing", "ORGANIZATION_MEMBER"),
];

/// Fills an empty database.
pub async fn fill(sql: &SqlitePool) {
    let mut world = World { sql, age: 100 * 24 * 60 };
    world.person("root", "ADMIN").await;
    world.person("stranger", "DEVELOPER").await;
    for organization in ["alpha", "beta"] {
        world.large(organization).await;
    }
    world.organization("small", "DEVELOPER", false).await;
    world.organization("closed", "ENTERPRISE", true).await;
    for organization in ["closed", "small"] {
        world.member(organization, "alpha-owner", "ORGANIZATION_OWNER").await;
    }
    world.workspace("small", "small-w1").await;
}

struct World<'a> {
    sql: &'a SqlitePool,
    /// How many minutes ago the next row was made: every row is a minute younger than the last.
    age: i64,
}

impl World<'_> {
    fn next(&mut self) -> i64 {
        self.age -= 1;
        NOW.millis() - self.age * 60_000
    }

    async fn run(&self, statement: &'static str, values: &[&str], at: i64) {
        let mut query = sqlx::query(statement);
        for value in values {
            query = query.bind((*value).to_owned());
        }
        query.bind(at).execute(self.sql).await.unwrap_or_else(|error| panic!("{statement}: {error}"));
    }

    async fn person(&mut self, name: &str, global_role: &str) {
        let at = self.next();
        let email = format!("{name}@example.com");
        self.run(
            "INSERT INTO users (id, email, email_key, full_name, full_name_key, status, global_role, created_at,
                 updated_at)
             VALUES (?1, ?2, ?2, ?3, lower(?3), 'ACTIVE', ?4, ?5, ?5)",
            &[&id(name), &email, &format!("Person {name}"), global_role],
            at,
        )
        .await;
        self.run(
            "INSERT INTO sessions (id, user_id, client_id, sign_in_kind, scope, keep_signed_in, signed_in_at,
                 created_at, last_used_at, idle_expires_at, absolute_expires_at)
             VALUES (?1, ?2, 'console', 'PASSWORD', 'openid', 1, ?3, ?3, ?3, ?3 + 31536000000, ?3 + 31536000000)",
            &[&session(name), &id(name)],
            at,
        )
        .await;
    }

    async fn organization(&mut self, name: &str, plan: &str, sso_only: bool) {
        let at = self.next();
        let sso_only = if sso_only { "1" } else { "0" };
        self.run(
            "INSERT INTO organizations (id, name, name_key, status, plan, billing_email, sso_only, created_at,
                 created_by, updated_at, updated_by)
             VALUES (?1, ?2, ?2, 'ACTIVE', ?3, 'bills@example.com', CAST(?4 AS INTEGER), ?5, 'system', ?5, 'system')",
            &[&id(name), name, plan, sso_only],
            at,
        )
        .await;
        let domain = format!("{name}.example");
        self.run(
            "INSERT INTO managed_domains (id, organization_id, name, status, created_at, updated_at)
             VALUES (?1, ?2, ?3, 'VERIFIED', ?4, ?4)",
            &[&id(&format!("{name}-domain")), &id(name), &domain],
            at,
        )
        .await;
    }

    async fn member(&mut self, organization: &str, person: &str, role: &str) {
        let at = self.next();
        self.run(
            "INSERT INTO memberships (organization_id, user_id, role, joined_at, updated_at) VALUES (?1, ?2, ?3, ?4, ?4)",
            &[&id(organization), &id(person), role],
            at,
        )
        .await;
        let key = format!("{person}-{organization}-key");
        let hash = hash(&secret(person, organization));
        sqlx::query(
            "INSERT INTO api_keys (id, user_id, organization_id, name, name_key, hash, masked_key, source,
                 sign_in_kind, period_days, created_at, expires_at)
             VALUES (?1, ?2, ?3, ?4, ?4, ?5, 'cui_abcd…wxyz', 'CLI', 'PASSWORD', 90, ?6, ?6 + 31536000000)",
        )
        .bind(id(&key))
        .bind(id(person))
        .bind(id(organization))
        .bind(key)
        .bind(hash)
        .bind(at)
        .execute(self.sql)
        .await
        .unwrap();
    }

    async fn workspace(&mut self, organization: &str, name: &str) {
        let at = self.next();
        self.run(
            "INSERT INTO workspaces (id, organization_id, name, name_key, description, created_at, created_by,
                 updated_at, updated_by)
             VALUES (?1, ?2, ?3, ?3, 'About ' || ?3, ?5, ?4, ?5, ?4)",
            &[&id(name), &id(organization), name, &id("alpha-owner")],
            at,
        )
        .await;
    }

    async fn large(&mut self, organization: &str) {
        self.organization(organization, "ENTERPRISE", false).await;
        let named = |name: &str| format!("{organization}-{name}");
        for (name, role) in MEMBERS {
            self.person(&named(name), "DEVELOPER").await;
            self.member(organization, &named(name), role).await;
        }
        for name in ["w1", "w2", "empty"] {
            self.workspace(organization, &named(name)).await;
        }
        let at = self.next();
        let (o, w1) = (id(organization), id(&named("w1")));
        for (cluster, provider) in [("c1", "AWS"), ("c2", "GCP")] {
            self.run(
                "INSERT INTO clusters (id, organization_id, name, name_key, cloud_provider, region, status,
                     cluster_type, platform, kubernetes_version, db_instance_type, vpc_subnet_range, created_at,
                     updated_at)
                 VALUES (?1, ?2, ?3, ?3, ?4, 'region-1', 'CREATED', 'DEDICATED', 'SIMULATED', '1.33', 'small',
                     '172.20.0.0/20', ?5, ?5)",
                &[&id(&named(cluster)), &o, &named(cluster), provider],
                at,
            )
            .await;
            self.run(
                "INSERT INTO node_pools (id, cluster_id, name, is_default, max_node_count, node_instance_type,
                     created_at, updated_at)
                 VALUES (?1, ?2, 'default', 1, 5, 'm5.xlarge', ?3, ?3)",
                &[&id(&named(&format!("{cluster}-pool"))), &id(&named(cluster))],
                at,
            )
            .await;
        }
        self.run(
            "INSERT INTO app_profiles (id, organization_id, name, name_key, spec, created_at, created_by,
                 updated_at, updated_by)
             VALUES (?1, ?2, ?3, ?3, '{}', ?5, ?4, ?5, ?4)",
            &[&id(&named("profile")), &o, &named("profile"), &id(&named("owner"))],
            at,
        )
        .await;
        for place in ["1", "2"] {
            self.workloads(organization, place).await;
        }
        self.run(
            "INSERT INTO workspace_roles (workspace_id, user_id, role) SELECT ?1, ?2, 'WORKSPACE_AUTHOR' WHERE ?3",
            &[&w1, &id(&named("author"))],
            at,
        )
        .await;
        self.run(
            "INSERT INTO deployment_roles (deployment_id, user_id, role) SELECT ?1, ?2, 'DEPLOYMENT_ADMIN' WHERE ?3",
            &[&id(&named("d1")), &id(&named("deployer"))],
            at,
        )
        .await;
        self.run(
            "INSERT INTO custom_roles (id, organization_id, name, name_key, description, scope_type, created_at,
                 created_by, updated_at, updated_by)
             VALUES (?1, ?2, ?3, ?3, 'Watches', 'DEPLOYMENT', ?5, ?4, ?5, ?4)",
            &[&id(&named("role")), &o, &named("role"), &id(&named("owner"))],
            at,
        )
        .await;
        for (token, scope, entity, role) in
            [("t1", "ORGANIZATION", &o, "ORGANIZATION_MEMBER"), ("t2", "WORKSPACE", &w1, "WORKSPACE_MEMBER")]
        {
            self.token(organization, token, scope, entity, role).await;
        }
    }

    async fn workloads(&mut self, organization: &str, place: &str) {
        let at = self.next();
        let named = |name: &str| format!("{organization}-{name}{place}");
        let owner = id(&format!("{organization}-owner"));
        self.run(
            "INSERT INTO deployments (id, organization_id, workspace_id, cluster_id, name, name_key, namespace,
                 status, executor, runtime_version, airflow_version, scheduler_size, created_at, created_by,
                 updated_at, updated_by)
             VALUES (?1, ?2, ?3, ?4, ?5, ?5, ?5, 'HEALTHY', 'CELERY', '13.1.0', '2.11.0', 'SMALL', ?7, ?6, ?7, ?6)",
            &[&id(&named("d")), &id(organization), &id(&named("w")), &id(&named("c")), &named("d"), &owner],
            at,
        )
        .await;
        self.run(
            "INSERT INTO apps (id, organization_id, workspace_id, profile_id, name, name_key, namespace,
                 source_type, spec, revision, status, status_since, desired_replicas, ready_replicas, created_at,
                 created_by, updated_at, updated_by)
             VALUES (?1, ?2, ?3, ?4, ?5, ?5, 'default', 'IMAGE', '{}', 1, 'RUNNING', ?7, 1, 1, ?7, ?6, ?7, ?6)",
            &[
                &id(&named("a")),
                &id(organization),
                &id(&named("w")),
                &id(&format!("{organization}-profile")),
                &named("a"),
                &owner,
            ],
            at,
        )
        .await;
    }

    async fn token(&mut self, organization: &str, name: &str, scope: &str, entity: &str, role: &str) {
        let at = self.next();
        let name = format!("{organization}-{name}");
        let owner = id(&format!("{organization}-owner"));
        self.run(
            "INSERT INTO api_tokens (id, organization_id, name, name_key, scope, kind, short_token, token_hash,
                 start_at, created_at, created_by, updated_at, updated_by)
             VALUES (?1, ?2, ?3, ?3, ?4, 'STANDARD', 'abcd', CAST(?3 AS BLOB), ?6, ?6, ?5, ?6, ?5)",
            &[&id(&name), &id(organization), &name, scope, &owner],
            at,
        )
        .await;
        self.run(
            "INSERT INTO api_token_roles (token_id, entity_type, entity_id, role) SELECT ?1, ?2, ?3, ?4 WHERE ?5",
            &[&id(&name), scope, entity, role],
            at,
        )
        .await;
    }
}
