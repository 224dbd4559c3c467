//! How long keys may live, how many there may be, and who may have one.

use serde_json::{Value, json};

use crate::api::{Api, As};
use crate::api_keys::{MINE, create, path};
use crate::world::id;

const OWNER: As<'static> = As::Person("alpha-owner");

fn body(days: Value) -> Value {
    json!({"name": "x", "organizationId": id("alpha"), "expiryPeriodInDays": days})
}

#[tokio::test]
async fn a_life_is_from_one_day_to_ten_years_or_for_ever() {
    let api = Api::new().await;
    for days in [json!(0), json!(3651), json!(4_294_967_295_u32)] {
        let field = api.post(OWNER, MINE, body(days)).await.field();
        assert_eq!(field, ("expiryPeriodInDays".to_owned(), "out_of_range".to_owned()));
    }
    for days in [json!(-1), json!("30"), json!(1.5), json!(4_294_967_296_u64)] {
        let field = api.post(OWNER, MINE, body(days)).await.field();
        assert_eq!(field, ("expiryPeriodInDays".to_owned(), "wrong_type".to_owned()));
    }
    api.post(OWNER, MINE, body(json!(1))).await.expect(200);
    api.post(OWNER, MINE, body(json!(3650))).await.expect(200);
    assert!(api.post(OWNER, MINE, body(Value::Null)).await.expect(200).get("expiresAt").is_none());
}

#[tokio::test]
async fn the_organizations_limit_refuses_longer_lives_and_never() {
    let api = Api::new().await;
    let forever = create(&api, OWNER, None).await;
    api.execute("UPDATE organizations SET max_api_key_expiry_days = 90").await;
    api.post(OWNER, MINE, body(json!(90))).await.expect(200);
    let field = api.post(OWNER, MINE, body(json!(91))).await.field();
    assert_eq!(field, ("expiryPeriodInDays".to_owned(), "too_long".to_owned()));
    let field = api.post(OWNER, MINE, body(Value::Null)).await.field();
    assert_eq!(field, ("expiryPeriodInDays".to_owned(), "required".to_owned()));
    let rotate = path(&forever, "/rotate");
    let field = api.post(OWNER, &rotate, json!({"overlapMinutes": 0})).await.field();
    assert_eq!(field.0, "expiryPeriodInDays");
    api.post(OWNER, &rotate, json!({"overlapMinutes": 0, "expiryPeriodInDays": 90})).await.expect(200);
}

#[tokio::test]
async fn a_full_plan_has_no_room_but_an_overlapping_key_takes_none() {
    let api = Api::new().await;
    let body = json!({"name": "x", "organizationId": id("small")});
    let mut last = Value::Null;
    for _ in 0..9 {
        last = api.post(OWNER, MINE, body.clone()).await.expect(200);
    }
    let full = api.post(OWNER, MINE, body.clone()).await.expect(403);
    assert_eq!(full["code"], "PLAN_LIMIT");
    assert_eq!(full["details"], json!({"limit": "apiKeys", "maximum": 10, "usage": 10}));
    let rotate = json!({"overlapMinutes": 60});
    let rotated = api.post(OWNER, &path(&last, "/rotate"), rotate).await.expect(200);
    let full = api.post(OWNER, MINE, body.clone()).await.expect(403);
    assert_eq!(full["details"]["usage"], 10);
    api.post(OWNER, &path(&rotated, "/revoke"), json!({})).await.expect(200);
    api.post(OWNER, MINE, body).await.expect(200);
}

#[tokio::test]
async fn every_member_may_have_keys_and_nobody_else() {
    let api = Api::new().await;
    for role in ["admin", "editor", "viewer", "billing", "author", "nothing"] {
        create(&api, As::Person(&format!("alpha-{role}")), Some(30)).await;
    }
    for person in ["stranger", "root", "beta-owner"] {
        assert_eq!(
            api.post(As::Person(person), MINE, body(json!(30))).await.code(403),
            "FORBIDDEN",
            "{person}"
        );
    }
    api.post(As::Nobody, MINE, body(json!(30))).await.expect(401);
}
