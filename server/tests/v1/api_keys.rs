use cloud_ui_contract::api_key_secret::check;
use serde_json::{Value, json};

use crate::api::{Api, As};
use crate::world::{id, secret};

const OWNER: As<'static> = As::Person("alpha-owner");
pub const MINE: &str = "/v1/users/self/api-keys";

/// Makes a key in `alpha` and answers it with its secret.
pub async fn create(api: &Api, who: As<'_>, days: Option<u32>) -> Value {
    let body = json!({"name": "ci", "organizationId": id("alpha"), "expiryPeriodInDays": days});
    api.post(who, MINE, body).await.expect(200)
}

pub fn path(key: &Value, action: &str) -> String {
    format!("{MINE}/{}{action}", key["id"].as_str().unwrap())
}

pub async fn listed(api: &Api, who: As<'_>, key: &Value) -> Value {
    let list = api.get(who, &format!("{MINE}?limit=1000")).await.expect(200);
    let keys = list["apiKeys"].as_array().unwrap();
    keys.iter().find(|one| one["id"] == key["id"]).cloned().expect("the key is listed")
}

/// The answer with a new key's secret said nothing about caches, so that a browser kept it on its
/// disk and a proxy might have.
#[tokio::test]
async fn no_cache_keeps_an_answer() {
    let api = Api::new().await;
    let body = json!({"name": "ci", "organizationId": id("alpha"), "expiryPeriodInDays": 30});
    let made = api.post(As::Person("alpha-owner"), MINE, body).await;
    let listed = api.get(As::Person("alpha-owner"), MINE).await;
    let refused = api.get(As::Nobody, MINE).await;
    for (answer, status) in [(made, 200), (listed, 200), (refused, 401)] {
        assert_eq!(answer.headers["cache-control"], "no-store");
        answer.expect(status);
    }
}

#[tokio::test]
async fn a_key_is_made_shown_once_used_and_revoked() {
    let api = Api::new().await;
    let made = create(&api, OWNER, Some(30)).await;
    let secret = made["key"].as_str().unwrap();
    assert_eq!(check(secret), Ok(()));
    assert_eq!((&made["status"], &made["source"]), (&json!("ACTIVE"), &json!("UI")));
    assert_eq!((&made["organizationName"], &made["userId"]), (&json!("alpha"), &json!(id("alpha-owner"))));
    assert_eq!(made["expiresAt"], "2026-02-14T12:00:00Z");
    assert!(made["maskedKey"].as_str().unwrap().ends_with(&secret[secret.len() - 4..]));

    let seen = listed(&api, OWNER, &made).await;
    assert!(seen.get("key").is_none() && seen.get("lastUsedAt").is_none());
    let organizations = api.get(As::Key(secret), "/v1/organizations").await.expect(200);
    assert_eq!(organizations["totalCount"], 1);
    let bearer = api.request(As::Nobody, "GET".parse().unwrap(), "/v1/organizations");
    let bearer = bearer.header("authorization", format!("Bearer {secret}"));
    api.send(bearer.body("".into()).unwrap()).await.expect(200);
    let used = listed(&api, OWNER, &made).await;
    assert_eq!(used["lastUsedAt"], "2026-01-15T12:00:00Z");
    assert_eq!((&used["lastUsedIp"], &used["lastUsedUserAgent"]), (&json!("203.0.113.7"), &json!("test/1")));

    let body = json!({"reason": "laptop lost"});
    let revoked = api.post(OWNER, &path(&made, "/revoke"), body).await.expect(200);
    assert_eq!((&revoked["status"], &revoked["revokedReason"]), (&json!("REVOKED"), &json!("laptop lost")));
    assert_eq!(revoked["revokedBy"]["username"], "alpha-owner@example.com");
    api.get(As::Key(secret), "/v1/organizations").await.expect(401);
    let again = api.post(OWNER, &path(&made, "/revoke"), json!({"reason": "other"})).await.expect(200);
    assert_eq!(again, revoked, "a key ends once");
}

#[tokio::test]
async fn the_secret_is_nowhere_in_the_database() {
    let api = Api::new().await;
    let made = create(&api, OWNER, None).await;
    let rotated = api.post(OWNER, &path(&made, "/rotate"), json!({"overlapMinutes": 5})).await.expect(200);
    for key in [made, rotated] {
        let secret = key["key"].as_str().unwrap().to_owned();
        for query in [
            "SELECT COUNT(*) FROM audit_events WHERE instr(changes || entity_name || entity_id, ?) > 0",
            "SELECT COUNT(*) FROM api_keys WHERE instr(name || masked_key || CAST(hash AS TEXT), ?) > 0",
        ] {
            let found: i64 = sqlx::query_scalar(query).bind(&secret).fetch_one(&api.sql).await.unwrap();
            assert_eq!(found, 0);
        }
    }
}

#[tokio::test]
async fn a_key_makes_and_changes_no_keys() {
    let api = Api::new().await;
    let made = create(&api, OWNER, None).await;
    let key = As::Key(made["key"].as_str().unwrap());
    let body = json!({"name": "x", "organizationId": id("alpha"), "overlapMinutes": 0});
    for action in [MINE.to_owned(), path(&made, ""), path(&made, "/rotate"), path(&made, "/revoke")] {
        assert_eq!(api.post(key, &action, body.clone()).await.code(403), "NEEDS_PERSON", "{action}");
    }
    let list = api.get(key, MINE).await.expect(200);
    let organizations = list["apiKeys"].as_array().unwrap().iter().map(|one| &one["organizationName"]);
    assert!(organizations.clone().count() > 0 && organizations.into_iter().all(|name| name == "alpha"));
}

#[tokio::test]
async fn a_key_ends_with_its_owners_membership_or_account() {
    let api = Api::new().await;
    let made = create(&api, As::Person("alpha-viewer"), None).await;
    let key = As::Key(made["key"].as_str().unwrap());
    let workspaces = format!("/v1/organizations/{}/workspaces", id("alpha"));
    api.get(key, &workspaces).await.expect(200);
    api.execute("UPDATE memberships SET role = 'ORGANIZATION_MEMBER' WHERE role = 'ORGANIZATION_VIEWER'")
        .await;
    api.get(key, &workspaces).await.expect(403);
    sqlx::query("DELETE FROM memberships WHERE user_id = ?")
        .bind(id("alpha-viewer"))
        .execute(&api.sql)
        .await
        .unwrap();
    for path in [workspaces.as_str(), "/v1/organizations", "/v1/users/self", MINE] {
        api.get(key, path).await.expect(403);
    }
    sqlx::query("UPDATE users SET status = 'INACTIVE' WHERE id = ?")
        .bind(id("alpha-viewer"))
        .execute(&api.sql)
        .await
        .unwrap();
    api.get(key, "/v1/users/self").await.expect(401);
}

#[tokio::test]
async fn a_key_is_renamed_by_its_owner_only() {
    let api = Api::new().await;
    let made = create(&api, OWNER, None).await;
    let renamed = api.post(OWNER, &path(&made, ""), json!({"name": " مفتاح 🔑 "})).await.expect(200);
    assert_eq!(renamed["name"], "مفتاح 🔑");
    assert_eq!(listed(&api, OWNER, &made).await, renamed);
    let field = api.post(OWNER, &path(&made, ""), json!({"name": "x".repeat(257)})).await.field();
    assert_eq!(field, ("name".to_owned(), "too_long".to_owned()));
    for action in ["", "/rotate", "/revoke"] {
        let body = json!({"name": "mine", "overlapMinutes": 0});
        api.post(As::Person("alpha-admin"), &path(&made, action), body).await.expect(404);
    }
}

#[tokio::test]
async fn mine_are_listed_across_organizations_filtered_and_sorted() {
    let api = Api::new().await;
    let soon = create(&api, OWNER, Some(5)).await;
    let forever = create(&api, OWNER, None).await;
    api.post(OWNER, &path(&forever, "/revoke"), json!({})).await.expect(200);
    let names = |query: &str| {
        let (api, query) = (&api, query.to_owned());
        async move {
            let list = api.get(OWNER, &format!("{MINE}?{query}")).await.expect(200);
            let keys = list["apiKeys"].as_array().unwrap().clone();
            keys.iter().map(|key| key["id"].as_str().unwrap().to_owned()).collect::<Vec<_>>()
        }
    };
    assert_eq!(names("").await.len(), 5);
    let (soon, forever) = (soon["id"].as_str().unwrap(), forever["id"].as_str().unwrap());
    assert_eq!(names("status=EXPIRING").await, [soon]);
    assert_eq!(names("status=REVOKED").await, [forever]);
    assert_eq!(names("status=ACTIVE").await.len(), 3);
    assert_eq!(names("status=EXPIRED&status=REVOKED").await, [forever]);
    assert_eq!(names("sorts=expiresAt:asc").await[0], soon);
    assert_eq!(names("sorts=expiresAt:desc").await[0], forever);
    assert_eq!(names(&format!("organizationId={}", id("small"))).await, [id("alpha-owner-small-key")]);
    assert_eq!(names("search=SMALL").await, [id("alpha-owner-small-key")]);
    api.get(OWNER, &format!("{MINE}?status=LOST")).await.expect(400);
}

#[tokio::test]
async fn the_source_is_the_client_that_asked() {
    let api = Api::new().await;
    for (client, source) in [("cli", "CLI"), ("console", "UI"), ("terraform", "API")] {
        sqlx::query("UPDATE sessions SET client_id = ?").bind(client).execute(&api.sql).await.unwrap();
        let body = json!({"name": "x", "organizationId": id("alpha"), "source": "UI"});
        assert_eq!(api.post(OWNER, MINE, body).await.expect(200)["source"], source);
    }
}

#[tokio::test]
async fn a_foreign_secret_or_a_mistyped_one_is_nobodys() {
    let api = Api::new().await;
    for text in ["cui_0000000000000000000000000000004G3Hek", "cui_", &secret("alpha-owner", "beta"), "é"] {
        let request = api.request(As::Nobody, "GET".parse().unwrap(), MINE);
        let request = request.header("x-api-key", text.as_bytes());
        api.send(request.body("".into()).unwrap()).await.expect(401);
    }
}
