use serde_json::json;

use crate::api::{Api, As};
use crate::world::{id, secret};

const SELF: &str = "/v1/users/self";

#[tokio::test]
async fn the_caller_learns_who_they_are() {
    let api = Api::new().await;
    let me = api.get(As::Person("alpha-author"), &format!("{SELF}?createIfNotExist=true")).await.expect(200);
    assert_eq!(me["username"], "alpha-author@example.com");
    assert_eq!(me["globalRole"], "DEVELOPER");
    let roles = json!([
        {"role": "ORGANIZATION_MEMBER", "scope": {"type": "ORGANIZATION", "entityId": id("alpha")}},
        {"role": "WORKSPACE_AUTHOR", "scope": {"type": "WORKSPACE", "entityId": id("alpha-w1")}},
    ]);
    assert_eq!(me["roles"], roles);
    assert!(me.get("organizationId").is_none());
    api.get(As::Nobody, SELF).await.expect(401);
    api.get(As::Person("alpha-author"), &format!("{SELF}?createIfNotExist=maybe")).await.expect(400);
}

#[tokio::test]
async fn a_key_tells_its_organization_and_only_the_roles_there() {
    let api = Api::new().await;
    let me = api.get(As::Key(&secret("alpha-owner", "small")), SELF).await.expect(200);
    assert_eq!(me["organizationId"], id("small"));
    assert_eq!(me["roles"].as_array().unwrap().len(), 1);
    assert_eq!(me["roles"][0]["scope"]["entityId"], id("small"));
}

#[tokio::test]
async fn a_person_changes_their_name_and_a_key_does_not() {
    let api = Api::new().await;
    let person = As::Person("alpha-viewer");
    let me = api.post(person, SELF, json!({"fullName": " Ada 🚀 "})).await.expect(200);
    assert_eq!(me["fullName"], "Ada 🚀");
    assert_eq!(api.post(person, SELF, json!({})).await.expect(200)["fullName"], "Ada 🚀");
    assert_eq!(
        api.post(person, SELF, json!({"fullName": "two\nlines"})).await.field().1,
        "control_character"
    );
    let key = secret("alpha-viewer", "alpha");
    assert_eq!(api.post(As::Key(&key), SELF, json!({"fullName": "x"})).await.code(403), "NEEDS_PERSON");
}

#[tokio::test]
async fn permissions_are_those_of_the_matrix() {
    let api = Api::new().await;
    let path = |name: &str| format!("{SELF}/permissions?organizationId={}", id(name));
    let held = api.get(As::Person("alpha-author"), &path("alpha")).await.expect(200);
    let organization = held["organization"].as_array().unwrap();
    assert!(organization.contains(&json!("organization.get")) && !organization.contains(&json!("app.get")));
    let workspace = held["workspaces"][id("alpha-w1")].as_array().unwrap();
    assert!(workspace.contains(&json!("app.deploy")) && !workspace.contains(&json!("workspace.delete")));
    let held = api.get(As::Person("alpha-deployer"), &path("alpha")).await.expect(200);
    assert_eq!(held["deployments"][id("alpha-d1")], json!(["deployment.get"]));
    let held = api.get(As::Person("root"), &path("alpha")).await.expect(200);
    let of_admin = json!(["organization.get", "organization.users.get", "organization.apiKeys.manage"]);
    assert_eq!(held["organization"], of_admin);
    api.get(As::Person("stranger"), &path("alpha")).await.expect(403);
    let permissions = format!("{SELF}/permissions");
    assert_eq!(api.get(As::Person("root"), &permissions).await.field().0, "organizationId");
    api.get(As::Key(&secret("alpha-author", "alpha")), &permissions).await.expect(200);
}

#[tokio::test]
async fn capabilities_need_no_credential() {
    let api = Api::new().await;
    let told = api.get(As::Nobody, "/v1/console/capabilities").await.expect(200);
    assert!(told["extensions"].as_array().unwrap().contains(&json!("api-keys")));
    assert!(told["version"].as_str().is_some_and(|version| !version.is_empty()));
}
