//! The longest that an answer may take to begin.

use std::time::Duration;

use axum::extract::Request;
use axum::http::StatusCode;
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use tokio::time::timeout;

use crate::error::ApiError;

/// That time. Reading the request counts; an answer that has begun may stream on.
const LONGEST: Duration = Duration::from_secs(30);

/// Answers 503 for what takes too long.
pub async fn limit_time(request: Request, next: Next) -> Response {
    match timeout(LONGEST, next.run(request)).await {
        Ok(response) => response,
        Err(_) => ApiError::new(
            StatusCode::SERVICE_UNAVAILABLE,
            "The server took too long. Try again; what you sent may have been done.",
        )
        .into_response(),
    }
}
