//! The `Date` of every answer, by the one clock.

use std::time::{Duration, UNIX_EPOCH};

use axum::extract::{Request, State};
use axum::http::{HeaderValue, header};
use axum::middleware::Next;
use axum::response::Response;

use crate::clock::Clock;

/// Dates an answer (RFC 9110, section 6.6.1). Clients correct their own clock by it, so it must be
/// the clock that the ends of tokens and keys are counted by, also when that one is moved.
pub async fn add_date(State(clock): State<Clock>, request: Request, next: Next) -> Response {
    let mut response = next.run(request).await;
    let since_epoch = Duration::from_millis(u64::try_from(clock.now().millis()).unwrap_or(0));
    if let Ok(date) = HeaderValue::from_str(&httpdate::fmt_http_date(UNIX_EPOCH + since_epoch)) {
        response.headers_mut().insert(header::DATE, date);
    }
    response
}
