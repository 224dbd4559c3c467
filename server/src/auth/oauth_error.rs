//! Errors of the token endpoint (RFC 6749, section 5.2).

use axum::Json;
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use serde_json::json;

/// An error with its registered name and a sentence for developers.
#[derive(Debug)]
pub struct OAuthError {
    status: StatusCode,
    error: &'static str,
    description: &'static str,
}

impl OAuthError {
    /// 400 with one of the registered errors.
    #[must_use]
    pub const fn new(error: &'static str, description: &'static str) -> Self {
        Self { status: StatusCode::BAD_REQUEST, error, description }
    }

    /// The request lacks something or says it twice.
    #[must_use]
    pub const fn invalid_request(description: &'static str) -> Self {
        Self::new("invalid_request", description)
    }

    /// The code or refresh token is not accepted. One sentence for every cause: whoever has none
    /// of them learns nothing.
    #[must_use]
    pub const fn invalid_grant() -> Self {
        Self::new("invalid_grant", "The code or refresh token is not valid (any more) for this request.")
    }

    /// The server failed; what was sent stays good.
    #[must_use]
    pub fn server(cause: &dyn std::fmt::Display) -> Self {
        tracing::error!(request_id = crate::request::current_id(), %cause, "token request failed");
        Self {
            status: StatusCode::INTERNAL_SERVER_ERROR,
            error: "server_error",
            description: "Something went wrong on the server. Try again.",
        }
    }

    /// The error's registered name.
    #[must_use]
    pub fn name(&self) -> &'static str {
        self.error
    }
}

impl From<sqlx::Error> for OAuthError {
    fn from(error: sqlx::Error) -> Self {
        Self::server(&error)
    }
}

impl IntoResponse for OAuthError {
    fn into_response(self) -> Response {
        let body = json!({ "error": self.error, "error_description": self.description });
        (self.status, [(header::CACHE_CONTROL, "no-store")], Json(body)).into_response()
    }
}
