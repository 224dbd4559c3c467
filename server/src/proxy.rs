//! Upstream mode: passes `/v1` through to a remote API.

use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use axum::body::Body;
use axum::extract::{Request, State};
use axum::http::{HeaderMap, HeaderName, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use axum::routing::any;
use reqwest::Client;
use reqwest::redirect::Policy;

use crate::config::Settings;
use crate::edge::observe::X_REQUEST_ID;
use crate::error::ApiError;

/// How long a connection may take to stand.
const CONNECT: Duration = Duration::from_secs(10);
/// How long the remote API may be silent within an answer.
const SILENCE: Duration = Duration::from_secs(60);

/// Headers that belong to one connection (RFC 9110, section 7.6.1), and those of a browser that the
/// remote API has no business with.
const NOT_PASSED: &[&str] = &[
    "connection",
    "cookie",
    "expect",
    "forwarded",
    "host",
    "keep-alive",
    "origin",
    "proxy-authenticate",
    "proxy-authorization",
    "proxy-connection",
    "referer",
    "set-cookie",
    "te",
    "trailer",
    "transfer-encoding",
    "upgrade",
    "x-forwarded-for",
    "x-forwarded-host",
    "x-forwarded-proto",
    "x-request-id",
];

/// A client that follows no redirect: it would carry the caller's token elsewhere.
///
/// # Errors
/// When the machine's TLS cannot be used.
pub fn client() -> Result<Client, reqwest::Error> {
    Client::builder().redirect(Policy::none()).connect_timeout(CONNECT).read_timeout(SILENCE).build()
}

#[derive(Clone)]
struct Remote {
    client: Client,
    settings: Arc<Settings>,
}

/// The routes that are passed through.
pub fn router(settings: &Arc<Settings>, client: Client) -> Router {
    Router::new().route("/v1/{*rest}", any(pass)).with_state(Remote { client, settings: settings.clone() })
}

async fn pass(State(remote): State<Remote>, request: Request) -> Result<Response, ApiError> {
    let Some(base) = &remote.settings.upstream else { return Err(unreachable()) };
    let mut address = base.clone();
    let folder = base.path().trim_end_matches('/');
    address.set_path(&format!("{folder}{}", request.uri().path()));
    // Dots in the path are resolved by now: nothing but the API is passed through.
    if !address.path().strip_prefix(folder).is_some_and(|path| path.starts_with("/v1/")) {
        return Err(ApiError::bad_request("The path leads out of the API."));
    }
    address.set_query(request.uri().query());
    let (parts, body) = request.into_parts();
    let mut headers = passed(&parts.headers);
    if let Ok(id) = HeaderValue::from_str(&crate::request::current_id()) {
        headers.insert(X_REQUEST_ID, id);
    }
    let sent = remote
        .client
        .request(parts.method, address)
        .headers(headers)
        .body(reqwest::Body::wrap_stream(body.into_data_stream()))
        .send()
        .await;
    let answer = sent.map_err(|error| {
        // Without the address: its query may name what a person looks for.
        tracing::warn!(request_id = crate::request::current_id(), error = %error.without_url(), "upstream");
        unreachable()
    })?;
    let (status, headers) = (answer.status(), passed(answer.headers()));
    Ok((status, headers, Body::from_stream(answer.bytes_stream())).into_response())
}

/// The headers without those of [`NOT_PASSED`] and those that `Connection` names.
fn passed(headers: &HeaderMap) -> HeaderMap {
    let named: Vec<String> = headers
        .get_all(header::CONNECTION)
        .iter()
        .filter_map(|value| value.to_str().ok())
        .flat_map(|text| text.split(','))
        .map(|name| name.trim().to_ascii_lowercase())
        .collect();
    let stays = |name: &HeaderName| {
        !NOT_PASSED.contains(&name.as_str()) && !named.iter().any(|other| other == name.as_str())
    };
    headers
        .iter()
        .filter(|(name, _)| stays(name))
        .map(|(name, value)| (name.clone(), value.clone()))
        .collect()
}

fn unreachable() -> ApiError {
    ApiError::new(StatusCode::BAD_GATEWAY, "The remote API cannot be reached.")
}
