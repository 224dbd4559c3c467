//! What every request passes on its way in and every answer on its way out.

pub mod body_limit;
pub mod client_address;
pub mod cors;
pub mod error_form;
pub mod host;
pub mod observe;
pub mod page_headers;
pub mod time_limit;

use std::any::Any;
use std::sync::Arc;

use axum::Router;
use axum::middleware::{from_fn, from_fn_with_state};
use axum::response::{IntoResponse, Response};
use tower_http::CompressionLevel;
use tower_http::catch_panic::CatchPanicLayer;
use tower_http::compression::CompressionLayer;

use crate::config::Settings;
use crate::error::ApiError;

/// How hard answers are compressed while they wait: brotli's best would take longer than it saves.
const COMPRESSION: CompressionLevel = CompressionLevel::Precise(4);

/// Puts a router behind the edge; the last layer is the first to see a request.
#[must_use]
pub fn wrap(router: Router, settings: &Arc<Settings>) -> Router {
    router
        .layer(from_fn(error_form::give_form))
        .layer(from_fn(body_limit::limit_body))
        .layer(from_fn(time_limit::limit_time))
        .layer(CompressionLayer::new().quality(COMPRESSION))
        .layer(cors::layer(settings))
        .layer(from_fn_with_state(settings.clone(), host::check_host))
        .layer(from_fn_with_state(settings.clone(), page_headers::add_headers))
        .layer(CatchPanicLayer::custom(answer_panic))
        .layer(from_fn_with_state(settings.clone(), observe::observe))
}

fn answer_panic(_: Box<dyn Any + Send>) -> Response {
    ApiError::internal(&"the handler panicked").into_response()
}
