//! JSON from the login pages of this origin, and from nowhere else.

use axum::body::Bytes;
use axum::extract::{FromRequest, Request};
use axum::http::{HeaderMap, StatusCode, header};
use serde::de::DeserializeOwned;

use crate::error::{ApiError, Result};
use crate::state::AppState;

/// A JSON body that a page of our own origin sent. A form of another site can send neither the
/// content type nor the `Origin`. Unknown fields are ignored.
#[derive(Debug)]
pub struct OwnJson<T>(pub T);

impl<T: DeserializeOwned> FromRequest<AppState> for OwnJson<T> {
    type Rejection = ApiError;

    async fn from_request(request: Request, state: &AppState) -> Result<Self> {
        check_headers(request.headers(), &state.settings.origin())?;
        let bytes = Bytes::from_request(request, state).await.map_err(|rejection| {
            ApiError::new(rejection.status(), "The request's body could not be read.")
        })?;
        serde_json::from_slice(&bytes).map(Self).map_err(|error| {
            ApiError::bad_request(format!(
                "The body is not the JSON that was expected (line {}, column {}).",
                error.line(),
                error.column()
            ))
        })
    }
}

fn check_headers(headers: &HeaderMap, own_origin: &str) -> Result<()> {
    let text = |name| headers.get(name).and_then(|value| value.to_str().ok());
    if text(header::ORIGIN) != Some(own_origin) {
        return Err(ApiError::new(StatusCode::FORBIDDEN, "Only the login pages of this server may do this."));
    }
    let content_type = text(header::CONTENT_TYPE).unwrap_or_default();
    let media_type = content_type.split(';').next().unwrap_or_default().trim();
    if media_type.eq_ignore_ascii_case("application/json") {
        Ok(())
    } else {
        Err(ApiError::new(StatusCode::UNSUPPORTED_MEDIA_TYPE, "Send JSON: Content-Type: application/json."))
    }
}
