use serde_json::json;

use crate::api::{Api, As};
use crate::api_keys::create;
use crate::world::id;

fn all() -> String {
    format!("/v1/organizations/{}/api-keys", id("alpha"))
}

#[tokio::test]
async fn those_who_manage_keys_see_and_end_every_members() {
    let api = Api::new().await;
    for manager in ["alpha-owner", "alpha-admin", "root"] {
        api.clock.advance_seconds(1);
        let made = create(&api, As::Person("alpha-viewer"), Some(30)).await;
        let who = As::Person(manager);
        let list = api.get(who, &format!("{}?search=viewer&sorts=createdAt:desc", all())).await.expect(200);
        let seen = &list["apiKeys"][0];
        assert_eq!((&seen["id"], &seen["owner"]["fullName"]), (&made["id"], &json!("Person alpha-viewer")));
        assert!(seen.get("key").is_none());
        let path = format!("{}/{}/revoke", all(), made["id"].as_str().unwrap());
        let revoked = api.post(who, &path, json!({"reason": "left the team"})).await.expect(200);
        assert_eq!(revoked["revokedBy"]["id"], id(manager));
        api.get(As::Key(made["key"].as_str().unwrap()), "/v1/organizations").await.expect(401);
    }
    let revoked = api.get(As::Person("root"), &format!("{}?status=REVOKED", all())).await.expect(200);
    assert_eq!(revoked["totalCount"], 3);
}

#[tokio::test]
async fn nobody_else_does() {
    let api = Api::new().await;
    let path = format!("{}/{}/revoke", all(), id("alpha-owner-alpha-key"));
    for person in
        ["alpha-editor", "alpha-viewer", "alpha-billing", "alpha-author", "alpha-nothing", "stranger"]
    {
        api.get(As::Person(person), &all()).await.expect(403);
        api.post(As::Person(person), &path, json!({})).await.expect(403);
    }
    let reason = json!({"reason": "x".repeat(501)});
    assert_eq!(api.post(As::Person("alpha-owner"), &path, reason).await.field().0, "reason");
    assert_eq!(api.count("SELECT COUNT(*) FROM api_keys WHERE revoked_at IS NOT NULL").await, 0);
}
