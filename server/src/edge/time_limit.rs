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

#[cfg(test)]
mod tests {
    use axum::Router;
    use axum::body::Body;
    use axum::middleware::from_fn;
    use axum::routing::get;
    use tower::ServiceExt;

    use super::*;

    #[tokio::test(start_paused = true)]
    async fn an_answer_that_takes_too_long_is_given_up() {
        let slow = |seconds| get(move || tokio::time::sleep(Duration::from_secs(seconds)));
        let router = Router::new().route("/29", slow(29)).route("/31", slow(31)).layer(from_fn(limit_time));
        for (path, status) in [("/29", StatusCode::OK), ("/31", StatusCode::SERVICE_UNAVAILABLE)] {
            let request = Request::get(path).body(Body::empty()).unwrap();
            assert_eq!(router.clone().oneshot(request).await.unwrap().status(), status, "{path}");
        }
    }
}
