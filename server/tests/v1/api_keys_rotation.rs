use serde_json::json;

use crate::api::{Api, As};
use crate::api_keys::{create, listed, path};

const OWNER: As<'static> = As::Person("alpha-owner");
const WORKS: &str = "/v1/organizations";

#[tokio::test]
async fn both_keys_work_in_the_overlap_and_the_old_one_ends_after_it() {
    let api = Api::new().await;
    let old = create(&api, OWNER, Some(60)).await;
    api.clock.advance_seconds(86_400);
    let new = api.post(OWNER, &path(&old, "/rotate"), json!({"overlapMinutes": 60})).await.expect(200);
    assert_eq!(new["expiresAt"], "2026-03-17T12:00:00Z", "the old period from now on");
    assert_eq!((&new["name"], &new["rotatedFromId"]), (&old["name"], &old["id"]));
    let (old_secret, new_secret) = (old["key"].as_str().unwrap(), new["key"].as_str().unwrap());
    assert_ne!(old_secret, new_secret);
    let seen = listed(&api, OWNER, &old).await;
    assert_eq!((&seen["status"], &seen["replacedById"]), (&json!("EXPIRING"), &new["id"]));
    assert_eq!(seen["expiresAt"], "2026-01-16T13:00:00Z");
    api.get(As::Key(old_secret), WORKS).await.expect(200);
    api.get(As::Key(new_secret), WORKS).await.expect(200);
    api.clock.advance_seconds(3600);
    api.get(As::Key(old_secret), WORKS).await.expect(401);
    api.get(As::Key(new_secret), WORKS).await.expect(200);
    assert_eq!(listed(&api, OWNER, &old).await["status"], "EXPIRED");
}

#[tokio::test]
async fn without_an_overlap_the_old_key_ends_at_once() {
    let api = Api::new().await;
    let old = create(&api, OWNER, None).await;
    let body = json!({"overlapMinutes": 0, "expiryPeriodInDays": 7});
    let new = api.post(OWNER, &path(&old, "/rotate"), body).await.expect(200);
    assert_eq!(new["expiresAt"], "2026-01-22T12:00:00Z");
    assert_eq!(new["status"], "EXPIRING", "under 14 days are left");
    api.get(As::Key(old["key"].as_str().unwrap()), WORKS).await.expect(401);
}

#[tokio::test]
async fn an_overlap_prolongs_no_life() {
    let api = Api::new().await;
    let old = create(&api, OWNER, Some(1)).await;
    api.post(OWNER, &path(&old, "/rotate"), json!({"overlapMinutes": 10080})).await.expect(200);
    assert_eq!(listed(&api, OWNER, &old).await["expiresAt"], old["expiresAt"]);
}

#[tokio::test]
async fn only_a_working_key_without_a_successor_is_rotated() {
    let api = Api::new().await;
    let rotate = json!({"overlapMinutes": 60});
    let replaced = create(&api, OWNER, None).await;
    api.post(OWNER, &path(&replaced, "/rotate"), rotate.clone()).await.expect(200);
    api.post(OWNER, &path(&replaced, "/rotate"), rotate.clone()).await.expect(409);
    let revoked = create(&api, OWNER, None).await;
    api.post(OWNER, &path(&revoked, "/revoke"), json!({})).await.expect(200);
    api.post(OWNER, &path(&revoked, "/rotate"), rotate.clone()).await.expect(409);
    let expired = create(&api, OWNER, Some(1)).await;
    api.clock.advance_seconds(86_400);
    api.post(OWNER, &path(&expired, "/rotate"), rotate).await.expect(409);
    let field = api.post(OWNER, &path(&expired, "/rotate"), json!({"overlapMinutes": 10081})).await.field();
    assert_eq!(field, ("overlapMinutes".to_owned(), "out_of_range".to_owned()));
    let field = api.post(OWNER, &path(&expired, "/rotate"), json!({})).await.field();
    assert_eq!(field, ("overlapMinutes".to_owned(), "required".to_owned()));
}

#[tokio::test]
async fn of_two_rotations_at_once_one_succeeds() {
    let api = Api::new().await;
    let old = create(&api, OWNER, None).await;
    let (path, body) = (path(&old, "/rotate"), json!({"overlapMinutes": 5}));
    let (first, second) = tokio::join!(api.post(OWNER, &path, body.clone()), api.post(OWNER, &path, body));
    let mut statuses = [first.status.as_u16(), second.status.as_u16()];
    statuses.sort_unstable();
    assert_eq!(statuses, [200, 409]);
}
