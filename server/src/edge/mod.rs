//! What every request passes on its way in and every answer on its way out.

pub mod body_limit;
pub mod client_address;
pub mod cors;
pub mod date;
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

#[cfg(test)]
mod tests {
    use axum::body::Body;
    use axum::extract::Request;
    use axum::http::header;
    use axum::routing::get;
    use cloud_ui_contract::error::ErrorBody;
    use http_body_util::BodyExt;
    use tower::ServiceExt;

    use super::*;

    async fn broken() -> &'static str {
        panic!("a handler with a bug")
    }

    #[tokio::test]
    async fn a_panic_is_an_error_with_an_id_and_tells_nothing() {
        let settings = Arc::new(Settings::at("http://localhost:9160".parse().unwrap()));
        let router = wrap(Router::new().route("/v1/broken", get(broken)), &settings);
        let request = Request::get("/v1/broken").header(header::HOST, "localhost:9160").body(Body::empty());
        let response = router.oneshot(request.unwrap()).await.unwrap();
        assert_eq!(response.status(), 500);
        let id = response.headers()[observe::X_REQUEST_ID].to_str().unwrap().to_owned();
        let bytes = response.into_body().collect().await.unwrap().to_bytes();
        let body: ErrorBody = serde_json::from_slice(&bytes).unwrap();
        assert_eq!(body.request_id, id);
        assert!(!body.message.contains("bug"));
    }
}
