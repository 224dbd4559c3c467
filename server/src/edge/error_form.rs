//! Gives the errors that no handler made (no such route, no such method, a body that cannot be
//! read) the form of all others.

use axum::extract::Request;
use axum::http::{StatusCode, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};

use crate::error::ApiError;

/// Whether an address is spoken to by programs, which expect JSON.
#[must_use]
pub fn is_api(path: &str) -> bool {
    ["/v1", "/auth", "/spec", "/private"]
        .iter()
        .any(|prefix| path.strip_prefix(prefix).is_some_and(|rest| rest.is_empty() || rest.starts_with('/')))
}

/// Replaces the body of an API's error that is plain text, or empty.
pub async fn give_form(request: Request, next: Next) -> Response {
    let of_api = is_api(request.uri().path());
    let response = next.run(request).await;
    let status = response.status();
    if !of_api || !(status.is_client_error() || status.is_server_error()) {
        return response;
    }
    let content_type = response.headers().get(header::CONTENT_TYPE).and_then(|value| value.to_str().ok());
    if content_type.is_some_and(|text| !text.starts_with("text/plain")) {
        return response;
    }
    let mut formed = ApiError::new(status, sentence(status)).into_response();
    if let Some(allow) = response.headers().get(header::ALLOW) {
        formed.headers_mut().insert(header::ALLOW, allow.clone());
    }
    formed
}

fn sentence(status: StatusCode) -> &'static str {
    match status {
        StatusCode::NOT_FOUND => "There is nothing at this address.",
        StatusCode::METHOD_NOT_ALLOWED => "This address does not know the request's method.",
        StatusCode::PAYLOAD_TOO_LARGE => "The request is too large.",
        StatusCode::UNSUPPORTED_MEDIA_TYPE => "The request's content type is not one that is read here.",
        _ => "The request cannot be read.",
    }
}
