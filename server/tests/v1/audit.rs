//! No write without its audit event, and no event without its write.

use serde_json::{Value, json};

use crate::api::{Api, As};
use crate::api_keys::{MINE, create, path};
use crate::world::id;

const OWNER: As<'static> = As::Person("alpha-owner");

/// Action, entity type, entity name and changes of every event, in order.
async fn events(api: &Api) -> Vec<(String, String, String, Value)> {
    let rows: Vec<(String, String, String, Option<String>)> =
        sqlx::query_as("SELECT action, entity_type, entity_name, changes FROM audit_events ORDER BY rowid")
            .fetch_all(&api.sql)
            .await
            .unwrap();
    rows.into_iter()
        .map(|(action, entity, name, changes)| {
            let changes = changes.map(|text| serde_json::from_str(&text).unwrap());
            (action, entity, name, changes.unwrap_or(Value::Null))
        })
        .collect()
}

/// Every write of the API, in an order in which each succeeds.
async fn every_write(api: &Api) -> Vec<u16> {
    let workspaces = format!("/v1/organizations/{}/workspaces", id("alpha"));
    let empty = format!("{workspaces}/{}", id("alpha-empty"));
    let update = json!({"name": "alpha-empty", "description": "", "cicdEnforcedDefault": true});
    let organization = json!({"name": "alpha", "billingEmail": "", "isScimEnabled": false});
    let key = json!({"id": id("alpha-owner-alpha-key")});
    let managed =
        format!("/v1/organizations/{}/api-keys/{}/revoke", id("alpha"), id("alpha-viewer-alpha-key"));
    let create_key = json!({"name": "x", "organizationId": id("alpha")});
    [
        api.post(OWNER, "/v1/users/self", json!({"fullName": "New Name"})).await,
        api.post(OWNER, &format!("/v1/organizations/{}", id("alpha")), organization).await,
        api.post(As::Person("root"), "/v1/organizations", json!({"name": "New"})).await,
        api.post(OWNER, &workspaces, json!({"name": "another"})).await,
        api.post(OWNER, &empty, update).await,
        api.delete(OWNER, &empty).await,
        api.post(OWNER, MINE, create_key).await,
        api.post(OWNER, &path(&key, ""), json!({"name": "renamed"})).await,
        api.post(OWNER, &path(&key, "/rotate"), json!({"overlapMinutes": 5})).await,
        api.post(OWNER, &path(&key, "/revoke"), json!({})).await,
        api.post(OWNER, &managed, json!({})).await,
    ]
    .map(|answer| answer.status.as_u16())
    .to_vec()
}

#[tokio::test]
async fn every_write_leaves_its_event() {
    let api = Api::new().await;
    assert!(every_write(&api).await.iter().all(|status| [200, 204].contains(status)));
    let told: Vec<String> =
        events(&api).await.into_iter().map(|(action, entity, _, _)| format!("{action} {entity}")).collect();
    let expected = [
        "UPDATE USER",
        "UPDATE ORGANIZATION",
        "CREATE ORGANIZATION",
        "CREATE WORKSPACE",
        "CREATE WORKSPACE",
        "UPDATE WORKSPACE",
        "DELETE WORKSPACE",
        "CREATE API_KEY",
        "UPDATE API_KEY",
        "ROTATE API_KEY",
        "CREATE API_KEY",
        "REVOKE API_KEY",
        "REVOKE API_KEY",
    ];
    assert_eq!(told, expected);
}

#[tokio::test]
async fn an_event_tells_who_what_and_from_where() {
    let api = Api::new().await;
    let made = create(&api, OWNER, Some(30)).await;
    api.post(OWNER, &path(&made, ""), json!({"name": "deploy"})).await.expect(200);
    let (_, _, name, changes) = events(&api).await.pop().unwrap();
    assert_eq!(name, "deploy");
    assert_eq!(changes, json!({"name": {"before": "ci", "after": "deploy"}}));
    let about: (String, String, String, String, String, String) = sqlx::query_as(
        "SELECT organization_id, subject_id, source_ip, user_agent, path, request_id FROM audit_events
         ORDER BY rowid DESC LIMIT 1",
    )
    .fetch_one(&api.sql)
    .await
    .unwrap();
    assert_eq!((about.0, about.1), (id("alpha"), id("alpha-owner")));
    assert_eq!((about.2.as_str(), about.3.as_str()), ("203.0.113.7", "test/1"));
    assert_eq!((about.4, about.5.as_str()), (path(&made, ""), "request-1"));
}

/// Every event said 200, also of a deletion, which is answered with 204.
#[tokio::test]
async fn an_event_tells_how_the_request_was_answered() {
    let api = Api::new().await;
    let workspaces = format!("/v1/organizations/{}/workspaces", id("alpha"));
    api.post(OWNER, &workspaces, json!({"name": "another"})).await.expect(200);
    api.delete(OWNER, &format!("{workspaces}/{}", id("alpha-empty"))).await.expect(204);
    let told: Vec<(String, u16)> =
        sqlx::query_as("SELECT method, status_code FROM audit_events ORDER BY rowid")
            .fetch_all(&api.sql)
            .await
            .unwrap();
    assert_eq!(told, [("POST".to_owned(), 200), ("DELETE".to_owned(), 204)]);
}

#[tokio::test]
async fn when_an_event_cannot_be_written_nothing_is() {
    let api = Api::new().await;
    let counts = "SELECT (SELECT COUNT(*) FROM organizations) * 1000000 + (SELECT COUNT(*) FROM workspaces) * 1000
        + (SELECT COUNT(*) FROM api_keys)
        + (SELECT SUM(version) FROM organizations) + (SELECT SUM(version) FROM workspaces)
        + (SELECT COUNT(*) FROM users WHERE full_name = 'New Name') * 7
        + (SELECT COUNT(*) FROM api_keys WHERE name = 'renamed' OR revoked_at IS NOT NULL OR replaced_by_id IS NOT NULL)";
    let before = api.count(counts).await;
    api.execute(
        "CREATE TRIGGER no_audit BEFORE INSERT ON audit_events BEGIN SELECT RAISE(ABORT, 'disk is full'); END",
    )
    .await;
    assert_eq!(every_write(&api).await, vec![500; 11]);
    assert_eq!(api.count(counts).await, before);
    api.execute("DROP TRIGGER no_audit").await;
    assert!(every_write(&api).await.iter().all(|status| [200, 204].contains(status)));
    assert_ne!(api.count(counts).await, before);
}

#[tokio::test]
async fn a_refused_write_leaves_no_event() {
    let api = Api::new().await;
    let workspaces = format!("/v1/organizations/{}/workspaces", id("alpha"));
    api.post(OWNER, &workspaces, json!({"name": "alpha-w1"})).await.expect(400);
    api.post(As::Person("alpha-viewer"), &workspaces, json!({"name": "x"})).await.expect(403);
    api.delete(OWNER, &format!("{workspaces}/{}", id("alpha-w1"))).await.expect(409);
    let small = json!({"name": "x"});
    api.post(OWNER, &format!("/v1/organizations/{}/workspaces", id("small")), small).await.expect(403);
    api.post(OWNER, MINE, json!({"name": "", "organizationId": id("alpha")})).await.expect(400);
    api.post(OWNER, &format!("{MINE}/{}/rotate", id("nothing")), json!({"overlapMinutes": 1}))
        .await
        .expect(404);
    assert_eq!(events(&api).await, []);
}

/// An administrator of the installation could look into every organization, and nothing told its
/// owners.
#[tokio::test]
async fn a_look_into_a_foreign_organization_is_recorded_once_a_minute() {
    let api = Api::new().await;
    let (root, alpha) = (As::Person("root"), format!("/v1/organizations/{}", id("alpha")));
    api.get(root, &format!("{alpha}/workspaces")).await.expect(403);
    api.get(OWNER, &alpha).await.expect(200);
    assert_eq!(events(&api).await, [], "nothing was shown to a stranger");
    for _ in 0..2 {
        api.get(root, &alpha).await.expect(200);
        api.get(root, &format!("{alpha}/users")).await.expect(200);
        api.get(root, &format!("/v1/users/self/permissions?organizationId={}", id("alpha")))
            .await
            .expect(200);
    }
    let read = ("READ".to_owned(), "ORGANIZATION".to_owned(), "alpha".to_owned(), Value::Null);
    assert_eq!(events(&api).await, std::slice::from_ref(&read));
    api.clock.advance_seconds(60);
    api.get(root, &alpha).await.expect(200);
    assert_eq!(events(&api).await, [read.clone(), read]);
}
