//! The server's addresses, behind its edge.

use std::sync::Arc;

use axum::extract::State;
use axum::http::{HeaderName, StatusCode, header};
use axum::middleware::from_fn_with_state;
use axum::routing::get;
use axum::{Json, Router};
use reqwest::Client;

use crate::config::Settings;
use crate::edge;
use crate::state::AppState;
use crate::{auth, console, openapi, proxy, v1};

/// The embedded server: API, authorization server and console.
pub fn build(state: AppState) -> Router {
    let settings = state.settings.clone();
    let clock = state.clock.clone();
    let (api, operations) = v1::router(&state);
    let document = Json(openapi::document(&operations, &settings));
    let router = Router::new()
        .merge(api)
        .nest("/auth", auth::router())
        .route("/readyz", get(ready))
        .route("/spec/v1.0", get(move || async move { document }))
        .with_state(state)
        .merge(host(&settings));
    edge::wrap(router, &settings).layer(from_fn_with_state(clock, edge::date::add_date))
}

/// The console in front of a remote API.
pub fn build_upstream(settings: &Arc<Settings>, remote: Client) -> Router {
    let router = Router::new()
        .merge(proxy::router(settings, remote))
        .route("/readyz", get(alive))
        .merge(host(settings));
    edge::wrap(router, settings)
}

/// What both serve: the console and the probe that the process runs.
fn host(settings: &Arc<Settings>) -> Router {
    Router::new()
        .route("/healthz", get(alive))
        .route("/config.json", get(console::config))
        .fallback(console::serve)
        .with_state(settings.clone())
}

async fn alive() -> ([(HeaderName, &'static str); 1], &'static str) {
    ([(header::CACHE_CONTROL, "no-store")], "ok\n")
}

/// Ready means that the database answers.
async fn ready(State(state): State<AppState>) -> (StatusCode, &'static str) {
    match state.store.has_accounts().await {
        Ok(_) => (StatusCode::OK, "ok\n"),
        Err(_) => (StatusCode::SERVICE_UNAVAILABLE, "the database does not answer\n"),
    }
}
