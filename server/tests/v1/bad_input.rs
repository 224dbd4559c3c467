//! Requests that no client of ours would send.

use axum::body::Body;
use axum::http::Method;
use serde_json::json;

use crate::api::{Answer, Api, As};
use crate::world::id;

const OWNER: As<'static> = As::Person("alpha-owner");

fn workspaces() -> String {
    format!("/v1/organizations/{}/workspaces", id("alpha"))
}

async fn raw(api: &Api, content_type: &str, body: &str) -> Answer {
    let request = api.request(OWNER, Method::POST, &workspaces()).header("content-type", content_type);
    api.send(request.body(Body::from(body.to_owned())).unwrap()).await
}

#[tokio::test]
async fn names_that_are_too_long_or_deceiving_are_refused_in_their_field() {
    let api = Api::new().await;
    for (name, code) in [
        ("x".repeat(1 << 20), "too_long"),
        ("x".repeat(51), "too_long"),
        (" \u{3000}\t".to_owned(), "required"),
        ("two\nlines".to_owned(), "control_character"),
        ("nul\0".to_owned(), "control_character"),
        ("turned \u{202e}thgir".to_owned(), "control_character"),
    ] {
        let field = api.post(OWNER, &workspaces(), json!({"name": name})).await.field();
        assert_eq!(field, ("name".to_owned(), code.to_owned()));
    }
    for name in ["مختبر المدار", "轨道 🛰", "O'Brien; DROP TABLE workspaces --"] {
        let made = api.post(OWNER, &workspaces(), json!({"name": name})).await.expect(200);
        assert_eq!(made["name"], name);
    }
    let long = json!({"name": "x", "description": "x".repeat(501), "defaultCloudProvider": "MOON"});
    let body = api.post(OWNER, &workspaces(), long).await.expect(400);
    let fields: Vec<_> = body["fieldErrors"].as_array().unwrap().iter().map(|one| &one["field"]).collect();
    assert_eq!(fields, ["description", "defaultCloudProvider"]);
}

#[tokio::test]
async fn bodies_that_are_no_json_or_of_the_wrong_type_say_where() {
    let api = Api::new().await;
    for (body, field) in [
        (r#"{"name": 7}"#, "name"),
        (r#"{"name": null}"#, "name"),
        (r#"{"name": "x", "cicdEnforcedDefault": "yes"}"#, "cicdEnforcedDefault"),
        ("{}", "name"),
        ("", "name"),
    ] {
        assert_eq!(raw(&api, "application/json", body).await.field().0, field, "{body}");
    }
    let broken = raw(&api, "application/json", "{\"name\":\n  \"x\",}").await.expect(400);
    assert!(broken["message"].as_str().unwrap().contains("line 2, column 7"), "{broken}");
    assert_eq!((&broken["statusCode"], &broken["requestId"]), (&json!(400), &json!("request-1")));
    raw(&api, "application/json", "[1").await.expect(400);
    raw(&api, "application/json", "\"text\"").await.expect(400);
    raw(&api, "application/json", r#"{"name":"x"} {"name":"y"}"#).await.expect(400);
    raw(&api, "text/plain", r#"{"name":"x"}"#).await.expect(415);
    raw(&api, "application/x-www-form-urlencoded", "name=x").await.expect(415);
    raw(&api, "application/json; charset=utf-8", r#"{"name":"x","galaxy":1}"#).await.expect(200);
}

#[tokio::test]
async fn ids_that_are_none_answer_like_absent_ones() {
    let api = Api::new().await;
    let absent = api.get(OWNER, "/v1/organizations/cabsentabsentabsentabsent").await.expect(403);
    for text in ["x", "null", "%00", "%F0%9F%9A%80", "..%2F..", "'%20OR%201=1%20--"] {
        let body = api.get(OWNER, &format!("/v1/organizations/{text}")).await.expect(403);
        assert_eq!(body, absent, "{text}");
        for list in ["workspaces", "deployments", "clusters", "users", "tokens"] {
            let path = format!("/v1/organizations/{}/{list}/{text}", id("alpha"));
            api.get(OWNER, &path).await.expect(404);
        }
    }
    let body = api.get(OWNER, "/v1/organizations/%FF").await.expect(400);
    assert_eq!(body["statusCode"], 400);
}

#[tokio::test]
async fn credentials_that_are_none_are_refused() {
    let api = Api::new().await;
    for value in ["", "Bearer", "Bearer ", "Bearer x", "Bearer a.b.c", "Basic b3duZXI6eA==", "bearer cui_x"] {
        let request = api.request(As::Nobody, Method::GET, "/v1/users/self").header("authorization", value);
        let answer = api.send(request.body(Body::empty()).unwrap()).await;
        assert_eq!(answer.headers["www-authenticate"], "Bearer");
        answer.expect(401);
    }
    api.execute("UPDATE sessions SET revoked_at = 1").await;
    api.get(OWNER, "/v1/users/self").await.expect(401);
}
