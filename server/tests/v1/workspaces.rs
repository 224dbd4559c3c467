use serde_json::json;

use crate::api::{Api, As};
use crate::world::id;

const OWNER: As<'static> = As::Person("alpha-owner");

fn all() -> String {
    format!("/v1/organizations/{}/workspaces", id("alpha"))
}

fn one(name: &str) -> String {
    format!("{}/{}", all(), id(name))
}

fn update(name: &str) -> serde_json::Value {
    json!({"name": name, "description": "New", "cicdEnforcedDefault": true})
}

#[tokio::test]
async fn a_workspace_is_created_read_changed_and_deleted() {
    let api = Api::new().await;
    let body = json!({"name": "  R&D 🚀 ", "description": "Try things", "defaultCloudProvider": "AWS",
        "defaultRegion": "us-west-2", "defaultClusterId": id("alpha-c1")});
    let made = api.post(OWNER, &all(), body).await.expect(200);
    assert_eq!(made["name"], "R&D 🚀");
    assert_eq!(made["organizationName"], "alpha");
    assert_eq!(made["createdBy"]["username"], "alpha-owner@example.com");
    assert_eq!((&made["deploymentCount"], &made["appCount"]), (&json!(0), &json!(0)));
    let path = format!("{}/{}", all(), made["id"].as_str().unwrap());

    let read = api.get(OWNER, &path).await;
    assert_eq!(read.etag(), "\"1\"");
    assert_eq!(read.expect(200), made);

    let changed = api.post(OWNER, &path, update("Research")).await;
    assert_eq!(changed.etag(), "\"2\"");
    let changed = changed.expect(200);
    assert_eq!((&changed["name"], &changed["description"]), (&json!("Research"), &json!("New")));
    assert_eq!(changed["defaultRegion"], "us-west-2", "what is absent keeps its value");
    assert_eq!(api.get(OWNER, &path).await.expect(200), changed);

    assert_eq!(api.delete(OWNER, &path).await.expect(204), "");
    api.get(OWNER, &path).await.expect(404);
    api.delete(OWNER, &path).await.expect(404);
}

#[tokio::test]
async fn an_empty_default_is_removed() {
    let api = Api::new().await;
    let body = json!({"name": "x", "defaultCloudProvider": "AWS", "defaultRegion": "r", "defaultClusterId": id("alpha-c1")});
    let made = api.post(OWNER, &all(), body).await.expect(200);
    let path = format!("{}/{}", all(), made["id"].as_str().unwrap());
    let mut body = update("x");
    for field in ["defaultCloudProvider", "defaultRegion", "defaultClusterId"] {
        body[field] = json!("");
    }
    let changed = api.post(OWNER, &path, body).await.expect(200);
    assert!(changed.get("defaultCloudProvider").is_none() && changed.get("defaultRegion").is_none());
    assert!(changed.get("defaultClusterId").is_none());
}

#[tokio::test]
async fn every_role_may_do_what_the_matrix_says_and_no_more() {
    let api = Api::new().await;
    for (role, see, change, create) in [
        ("editor", true, true, false),
        ("viewer", true, false, false),
        ("billing", false, false, false),
        ("author", true, false, false),
        ("nothing", false, false, false),
        // Last: this one deletes the workspace that the others may not delete.
        ("admin", true, true, true),
    ] {
        let person = format!("alpha-{role}");
        let who = As::Person(&person);
        let status = |allowed: bool| if allowed { 200 } else { 403 };
        api.get(who, &one("alpha-w1")).await.expect(status(see));
        api.get(who, &all()).await.expect(status(see));
        api.post(who, &one("alpha-w1"), update("alpha-w1")).await.expect(status(change));
        let body = json!({"name": format!("by {role}")});
        let answer = api.post(who, &all(), body).await;
        if create {
            answer.expect(200);
        } else {
            let body = answer.expect(403);
            assert_eq!(body["code"], "FORBIDDEN");
            assert_eq!(body["details"]["permission"], "organization.workspaces.create");
        }
        let deletion = api.delete(who, &one("alpha-empty")).await.status.as_u16();
        assert_eq!(deletion, if create { 204 } else { 403 }, "{role}");
    }
    api.get(As::Nobody, &all()).await.expect(401);
    api.get(As::Person("stranger"), &all()).await.expect(403);
}

#[tokio::test]
async fn a_list_is_narrowed_to_what_the_caller_may_see() {
    let api = Api::new().await;
    let list = api.get(As::Person("alpha-author"), &all()).await.expect(200);
    assert_eq!(list["totalCount"], 1);
    assert_eq!(list["workspaces"][0]["name"], "alpha-w1");
    assert_eq!(list["workspaces"][0]["deploymentCount"], 1);
    api.get(As::Person("alpha-author"), &one("alpha-w2")).await.expect(403);
    let asked = format!("{}?workspaceIds={}&workspaceIds={}", all(), id("alpha-w1"), id("alpha-w2"));
    assert_eq!(api.get(As::Person("alpha-author"), &asked).await.expect(200)["totalCount"], 1);
    assert_eq!(api.get(OWNER, &asked).await.expect(200)["totalCount"], 2);
}

#[tokio::test]
async fn a_name_is_unique_in_its_organization_in_any_case() {
    let api = Api::new().await;
    let taken = ("name".to_owned(), "taken".to_owned());
    assert_eq!(api.post(OWNER, &all(), json!({"name": " ALPHA-W1 "})).await.field(), taken);
    assert_eq!(api.post(OWNER, &one("alpha-w1"), update("alpha-W2")).await.field(), taken);
    api.post(OWNER, &one("alpha-w1"), update("ALPHA-w1")).await.expect(200);
    api.post(OWNER, &all(), json!({"name": "beta-w1"})).await.expect(200);
    api.post(OWNER, &all(), json!({"name": "Ärger"})).await.expect(200);
    assert_eq!(api.post(OWNER, &all(), json!({"name": "äRGER"})).await.field(), taken);
}

#[tokio::test]
async fn what_somebody_else_changed_is_not_overwritten() {
    let api = Api::new().await;
    let tag = api.get(OWNER, &one("alpha-empty")).await.etag();
    api.post(As::Person("alpha-admin"), &one("alpha-empty"), update("first")).await.expect(200);
    for method in ["POST", "DELETE"] {
        let request = api.request(OWNER, method.parse().unwrap(), &one("alpha-empty"));
        let request = request.header("if-match", &tag).header("content-type", "application/json");
        let answer = api.send(request.body(update("second").to_string().into()).unwrap()).await;
        assert_eq!(answer.code(412), "STALE", "{method}");
    }
    let now = api.get(OWNER, &one("alpha-empty")).await;
    let tag = now.etag();
    assert_eq!(now.expect(200)["name"], "first");
    let request = api.request(OWNER, "DELETE".parse().unwrap(), &one("alpha-empty")).header("if-match", tag);
    api.send(request.body("".into()).unwrap()).await.expect(204);
}

#[tokio::test]
async fn a_workspace_that_holds_something_stays() {
    let api = Api::new().await;
    let body = api.delete(OWNER, &one("alpha-w1")).await.expect(409);
    assert_eq!(body["code"], "NOT_EMPTY");
    assert_eq!(body["details"], json!({"deployments": 1, "apps": 1}));
    api.get(OWNER, &one("alpha-w1")).await.expect(200);
}

#[tokio::test]
async fn a_full_plan_has_no_room() {
    let api = Api::new().await;
    let path = format!("/v1/organizations/{}/workspaces", id("small"));
    let body = api.post(OWNER, &path, json!({"name": "second"})).await.expect(403);
    assert_eq!(body["code"], "PLAN_LIMIT");
    assert_eq!(body["details"], json!({"limit": "workspaces", "maximum": 1, "usage": 1}));
    assert_eq!(api.count("SELECT COUNT(*) FROM workspaces WHERE name = 'second'").await, 0);
    api.delete(OWNER, &format!("{path}/{}", id("small-w1"))).await.expect(204);
    api.post(OWNER, &path, json!({"name": "second"})).await.expect(200);
}

#[tokio::test]
async fn two_at_once_do_not_both_take_the_last_place() {
    let api = Api::new().await;
    api.execute("DELETE FROM workspaces WHERE name = 'small-w1'").await;
    let path = format!("/v1/organizations/{}/workspaces", id("small"));
    let (first, second) = tokio::join!(
        api.post(OWNER, &path, json!({"name": "a"})),
        api.post(OWNER, &path, json!({"name": "b"}))
    );
    let mut statuses = [first.status.as_u16(), second.status.as_u16()];
    statuses.sort_unstable();
    assert_eq!(statuses, [200, 403]);
}

#[tokio::test]
async fn the_default_cluster_is_the_organizations_own() {
    let api = Api::new().await;
    for cluster in [id("beta-c1"), "nonsense".to_owned()] {
        let body = json!({"name": "x", "defaultClusterId": cluster});
        let field = ("defaultClusterId".to_owned(), "unknown_value".to_owned());
        assert_eq!(api.post(OWNER, &all(), body).await.field(), field);
    }
}
