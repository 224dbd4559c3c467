//! The link of the first start.

use axum::body::Body;
use axum::http::{Method, header};
use cloud_ui_server::auth::setup;
use serde_json::{Value, json};

use crate::browser::Browser;
use crate::server::{Answer, ORIGIN, Server, request};

const DAY: i64 = 24 * 60 * 60;

fn body(secret: &str) -> Value {
    json!({
        "secret": secret,
        "fullName": "Grace Hopper",
        "email": "grace@orbital.example",
        "password": "nanoseconds of wire",
        "organizationName": "Orbital Labs",
    })
}

async fn post(server: &Server, body: &Value) -> Answer {
    let request = request(Method::POST, "/auth/setup")
        .header(header::ORIGIN, ORIGIN)
        .header(header::CONTENT_TYPE, "application/json")
        .body(Body::from(body.to_string()));
    server.send(request.unwrap()).await
}

async fn link(server: &Server) -> String {
    let link = setup::new_link(&server.state).await.unwrap().unwrap();
    let (page, secret) = link.split_once('#').unwrap();
    assert_eq!(page, format!("{ORIGIN}/setup"), "the secret rides in the fragment");
    secret.to_owned()
}

#[tokio::test]
async fn the_link_makes_an_administrator_with_an_organization_once() {
    let server = Server::empty(|_| {}).await;
    let secret = link(&server).await;
    let answer = post(&server, &body(&secret)).await;
    assert_eq!(answer.status, 204, "{}", answer.text());
    assert_eq!(post(&server, &body(&secret)).await.status, 410);
    assert_eq!(setup::new_link(&server.state).await.unwrap(), None, "there is an account now");

    let browser = Browser::new(&server);
    assert_eq!(browser.attempt("grace@orbital.example", "nanoseconds of wire").await.status, 200);
    let made = server
        .count(
            "SELECT COUNT(*) FROM users u JOIN memberships m ON m.user_id = u.id
             JOIN workspaces w ON w.organization_id = m.organization_id
             WHERE u.global_role = 'ADMIN' AND m.role = 'ORGANIZATION_OWNER'",
        )
        .await;
    assert_eq!(made, 1);
    assert_eq!(server.audited("CREATE").await, 3);
}

#[tokio::test]
async fn a_link_is_good_for_a_day_and_only_the_newest() {
    let server = Server::empty(|_| {}).await;
    let older = link(&server).await;
    let newer = link(&server).await;
    assert_eq!(post(&server, &body(&older)).await.status, 410);
    server.advance(DAY);
    assert_eq!(post(&server, &body(&newer)).await.status, 410);
    assert_eq!(server.count("SELECT COUNT(*) FROM users").await, 0);
}

#[tokio::test]
async fn each_wrong_field_is_told_and_the_link_stays_good() {
    let server = Server::empty(|_| {}).await;
    let secret = link(&server).await;
    let wrong = json!({
        "secret": secret, "fullName": " ", "email": "grace", "password": "short",
        "organizationName": "x".repeat(51),
    });
    let answer = post(&server, &wrong).await;
    assert_eq!(answer.status, 400);
    let json = answer.json();
    let fields: Vec<_> =
        json["fieldErrors"].as_array().unwrap().iter().map(|error| &error["field"]).collect();
    assert_eq!(fields, ["fullName", "email", "password", "organizationName"]);
    assert_eq!(post(&server, &body(&secret)).await.status, 204);
}
