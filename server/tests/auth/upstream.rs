//! The console in front of a remote API.

use std::net::SocketAddr;
use std::sync::Arc;

use axum::body::Body;
use axum::extract::Request;
use axum::http::{HeaderName, HeaderValue, StatusCode, header};
use axum::response::IntoResponse;
use axum::{Json, Router};
use cloud_ui_server::config::Settings;
use cloud_ui_server::{app, proxy};
use http_body_util::BodyExt;
use serde_json::{Value, json};
use tokio::net::TcpListener;
use tower::ServiceExt;

/// A remote API that tells what it was sent.
async fn remote() -> SocketAddr {
    let echo = |request: Request| async move {
        let uri = request.uri().to_string();
        let headers: serde_json::Map<String, Value> = request
            .headers()
            .iter()
            .map(|(name, value)| (name.to_string(), json!(value.to_str().unwrap())))
            .collect();
        let body = request.into_body().collect().await.unwrap().to_bytes();
        let told = json!({ "uri": uri, "headers": headers, "body": String::from_utf8_lossy(&body) });
        let mut answer = (StatusCode::IM_A_TEAPOT, Json(told)).into_response();
        answer.headers_mut().insert(header::SET_COOKIE, HeaderValue::from_static("a=b"));
        answer.headers_mut().insert(header::ETAG, HeaderValue::from_static("\"7\""));
        answer
    };
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    tokio::spawn(axum::serve(listener, Router::new().fallback(echo)).into_future());
    address
}

fn front(upstream: &str) -> Router {
    let mut settings = Settings::at("http://localhost:9160".parse().unwrap());
    settings.upstream = Some(upstream.parse().unwrap());
    app::build_upstream(&Arc::new(settings), proxy::client().unwrap())
}

fn call(path: &str) -> axum::http::request::Builder {
    Request::post(path).header(header::HOST, "localhost:9160")
}

#[tokio::test]
async fn a_request_is_passed_on_without_what_belongs_to_the_browser() {
    let remote = remote().await;
    let request = call("/v1/organizations/c1/apps?search=a%20b")
        .header(header::AUTHORIZATION, "Bearer t")
        .header(header::COOKIE, "session=1")
        .header(header::ORIGIN, "http://localhost:9160")
        .header(header::CONNECTION, "close, x-hop")
        .header("x-hop", "1")
        .header("x-forwarded-for", "192.0.2.1")
        .header("x-request-id", "forged")
        .body(Body::from("{\"name\":\"a\"}"));
    let response = front(&format!("http://{remote}/base/")).oneshot(request.unwrap()).await.unwrap();
    assert_eq!(response.status(), StatusCode::IM_A_TEAPOT);
    assert_eq!(response.headers()[header::ETAG], "\"7\"");
    assert!(!response.headers().contains_key(header::SET_COOKIE));
    let id = response.headers()[HeaderName::from_static("x-request-id")].clone();
    let told: Value =
        serde_json::from_slice(&response.into_body().collect().await.unwrap().to_bytes()).unwrap();
    assert_eq!(told["uri"], "/base/v1/organizations/c1/apps?search=a%20b");
    assert_eq!(told["body"], "{\"name\":\"a\"}");
    let headers = told["headers"].as_object().unwrap();
    assert_eq!(headers["authorization"], "Bearer t");
    assert_eq!(headers["x-request-id"], id.to_str().unwrap());
    assert_eq!(headers["host"], remote.to_string());
    for dropped in ["cookie", "origin", "x-hop", "x-forwarded-for"] {
        assert!(!headers.contains_key(dropped), "{dropped}");
    }
}

/// The address was put together as text and then read as a URL, which resolves dots: everything
/// that the remote host serves could be asked for through this one.
#[tokio::test]
async fn dots_in_a_path_do_not_lead_out_of_the_api() {
    let remote = remote().await;
    for base in ["", "/base/"] {
        let front = front(&format!("http://{remote}{base}"));
        for path in ["/v1/../private", "/v1/%2e%2e/private", "/v1/a/%2E./../private", "/v1/.."] {
            let request = call(path).body(Body::empty()).unwrap();
            assert_eq!(front.clone().oneshot(request).await.unwrap().status(), 400, "{base} {path}");
        }
        let request = call("/v1/a/../b").body(Body::empty()).unwrap();
        assert_eq!(front.oneshot(request).await.unwrap().status(), StatusCode::IM_A_TEAPOT);
    }
}

#[tokio::test]
async fn there_is_no_authorization_server_and_the_console_is_told() {
    let front = front("http://127.0.0.1:1");
    let get =
        |path: &str| Request::get(path).header(header::HOST, "localhost:9160").body(Body::empty()).unwrap();
    assert_eq!(front.clone().oneshot(get("/auth/authorize")).await.unwrap().status(), 404);
    let config =
        front.clone().oneshot(get("/config.json")).await.unwrap().into_body().collect().await.unwrap();
    let config: Value = serde_json::from_slice(&config.to_bytes()).unwrap();
    assert_eq!(config["upstream"], true);
    let failed = front.oneshot(get("/v1/organizations")).await.unwrap();
    assert_eq!(failed.status(), 502);
    let failed: Value =
        serde_json::from_slice(&failed.into_body().collect().await.unwrap().to_bytes()).unwrap();
    assert_eq!(failed["statusCode"], 502);
}
