//! The sample data: what is in it, and that it is the same at every start.

use std::collections::BTreeSet;
use std::time::Instant;

use cloud_ui_contract::plan::Plan;
use cloud_ui_server::auth::key_file::KeyFile;
use cloud_ui_server::clock::Clock;
use cloud_ui_server::demo;
use cloud_ui_server::store::Store;
use sqlx::AssertSqlSafe;
use sqlx::sqlite::SqlitePool;
use tempfile::TempDir;

struct Seeded {
    _folder: TempDir,
    store: Store,
    sql: SqlitePool,
}

async fn seeded(scale: u32) -> Seeded {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("demo.db");
    let key = KeyFile::open_or_create(&folder.path().join("key")).unwrap();
    let store = Store::open(&file, key).await.unwrap();
    let accounts = demo::seed(&store, &Clock::system(), scale, "hash").await.unwrap();
    assert_eq!(accounts.len(), 6);
    let sql = SqlitePool::connect(&format!("sqlite://{}", file.display())).await.unwrap();
    Seeded { _folder: folder, store, sql }
}

impl Seeded {
    async fn count(&self, query: impl Into<String>) -> i64 {
        sqlx::query_scalar(AssertSqlSafe(query.into())).fetch_one(&self.sql).await.unwrap()
    }

    async fn rows_of(&self, organization: &str, table: &str) -> i64 {
        self.count(format!(
            "SELECT count(*) FROM {table} WHERE organization_id =
                 (SELECT id FROM organizations WHERE name = '{organization}')"
        ))
        .await
    }

    async fn texts(&self, query: &'static str) -> Vec<String> {
        sqlx::query_scalar(query).fetch_all(&self.sql).await.unwrap()
    }

    async fn distinct(&self, query: &'static str) -> BTreeSet<String> {
        self.texts(query).await.into_iter().collect()
    }
}

#[tokio::test]
async fn the_large_organization_has_what_the_documentation_promises() {
    let demo = seeded(1).await;
    for (table, count) in [
        ("workspaces", 12),
        ("clusters", 3),
        ("deployments", 40),
        ("apps", 60),
        ("memberships", 200),
        ("teams", 3),
        ("custom_roles", 2),
        ("api_tokens", 5),
        ("api_keys", 6),
    ] {
        assert_eq!(demo.rows_of("Orbital Labs", table).await, count, "{table}");
    }
}

#[tokio::test]
async fn the_small_organization_stays_within_its_plan_at_any_scale() {
    let demo = seeded(3).await;
    let limits = Plan::Developer.limits();
    for (table, limit) in [
        ("memberships", limits.members),
        ("workspaces", limits.workspaces),
        ("deployments", limits.deployments),
        ("apps", limits.apps),
    ] {
        let count = demo.rows_of("Kepler Research", table).await;
        assert!(count > 0 && count <= i64::from(limit.unwrap()), "{table}: {count}");
    }
}

#[tokio::test]
async fn every_account_has_its_role() {
    let demo = seeded(1).await;
    let roles = demo
        .texts(
            "SELECT u.email || ' ' || o.name || ' ' || m.role FROM memberships m
             JOIN users u ON u.id = m.user_id JOIN organizations o ON o.id = m.organization_id
             WHERE u.password_hash IS NOT NULL ORDER BY u.email, m.joined_at",
        )
        .await;
    assert_eq!(
        roles,
        [
            "admin@orbital.example Orbital Labs ORGANIZATION_ADMIN",
            "billing@orbital.example Orbital Labs ORGANIZATION_BILLING_ADMIN",
            "editor@orbital.example Orbital Labs ORGANIZATION_EDITOR",
            "member@orbital.example Orbital Labs ORGANIZATION_MEMBER",
            "owner@orbital.example Orbital Labs ORGANIZATION_OWNER",
            "owner@orbital.example Nova Logistics ORGANIZATION_MEMBER",
            "owner@orbital.example Kepler Research ORGANIZATION_VIEWER",
            "viewer@orbital.example Orbital Labs ORGANIZATION_VIEWER",
        ]
    );
    let own = "SELECT r.role FROM workspace_roles r JOIN users u ON u.id = r.user_id
               WHERE u.email = 'member@orbital.example'";
    assert_eq!(demo.texts(own).await, ["WORKSPACE_AUTHOR"]);
    let admins = "SELECT email FROM users WHERE global_role = 'ADMIN'";
    assert_eq!(demo.texts(admins).await, ["owner@orbital.example"]);
    assert_eq!(demo.texts("SELECT name FROM organizations WHERE sso_only").await, ["Nova Logistics"]);
}

#[tokio::test]
async fn states_of_every_kind_can_be_seen() {
    let demo = seeded(1).await;
    let apps = demo.distinct("SELECT status FROM apps").await;
    for status in ["PENDING", "DEPLOYING", "RUNNING", "DEGRADED", "FAILED", "STOPPED", "UNKNOWN"] {
        assert!(apps.contains(status), "{status}: {apps:?}");
    }
    assert_eq!(demo.distinct("SELECT status FROM deployments").await.len(), 6);
    assert_eq!(demo.distinct("SELECT status FROM users").await.len(), 4);
    assert_eq!(demo.distinct("SELECT source_type FROM apps").await.len(), 4);
    let silent =
        "SELECT count(*) FROM apps a WHERE NOT EXISTS (SELECT 1 FROM app_events e WHERE e.app_id = a.id)";
    assert_eq!(demo.count(silent).await, 0);
}

#[tokio::test]
async fn the_same_data_comes_at_every_start_and_only_the_secrets_differ() {
    let (one, other) = (seeded(1).await, seeded(1).await);
    for query in [
        "SELECT id || email || full_name || status FROM users ORDER BY 1",
        "SELECT id || name FROM workspaces ORDER BY 1",
        "SELECT id || name || namespace || status FROM deployments ORDER BY 1",
        "SELECT id || name || spec || status || created_by FROM apps ORDER BY 1",
        "SELECT id || reason || message FROM app_events ORDER BY 1",
        "SELECT id || masked_key FROM api_keys ORDER BY 1",
    ] {
        let found = one.texts(query).await;
        assert!(!found.is_empty());
        assert_eq!(found, other.texts(query).await, "{query}");
    }
    let hashes = "SELECT hex(hash) FROM api_keys";
    assert_ne!(one.texts(hashes).await, other.texts(hashes).await);
}

#[tokio::test]
async fn a_database_that_somebody_lives_in_is_left_alone() {
    let demo = seeded(1).await;
    assert_eq!(demo::seed(&demo.store, &Clock::system(), 1, "other").await.unwrap(), []);
    assert_eq!(demo.count("SELECT count(*) FROM users WHERE password_hash = 'other'").await, 0);
}

#[tokio::test]
async fn a_scale_multiplies_the_large_organization() {
    let demo = seeded(3).await;
    for (table, count) in [("apps", 180), ("workspaces", 36), ("deployments", 120), ("memberships", 200)] {
        assert_eq!(demo.rows_of("Orbital Labs", table).await, count, "{table}");
    }
}

#[tokio::test]
async fn ten_thousand_apps_are_there_within_seconds() {
    let began = Instant::now();
    let demo = seeded(167).await;
    let took = began.elapsed();
    assert_eq!(demo.rows_of("Orbital Labs", "apps").await, 10_020);
    assert!(took.as_secs() < 60, "it took {took:?}");
    println!("seeded in {took:?}");
}
