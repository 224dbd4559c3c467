//! The largest body that is read.

use axum::body::Body;
use axum::extract::Request;
use axum::http::{StatusCode, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use cloud_ui_contract::apply::MAX_MANIFEST_BYTES;
use http_body_util::Limited;

use crate::error::ApiError;

/// The largest body in bytes: the most YAML that can be applied, and room to say by a message of
/// the operation that it is too much.
pub const MAX_BODY_BYTES: usize = MAX_MANIFEST_BYTES + 64 * 1024;

/// Refuses a body that is announced as too large, and cuts one that turns out to be.
pub async fn limit_body(request: Request, next: Next) -> Response {
    let announced = request.headers().get(header::CONTENT_LENGTH).and_then(|value| value.to_str().ok());
    if announced.and_then(|text| text.parse::<usize>().ok()).is_some_and(|length| length > MAX_BODY_BYTES) {
        return ApiError::new(
            StatusCode::PAYLOAD_TOO_LARGE,
            format!("The request is too large: at most {MAX_BODY_BYTES} bytes are read."),
        )
        .into_response();
    }
    let request = request.map(|body| Body::new(Limited::new(body, MAX_BODY_BYTES)));
    next.run(request).await
}
