//! What this API offers beyond Astro v1 (`/console/capabilities`).

use super::call::{Call, Query};
use super::client::{Client, decode};
use super::{ApiError, ApiErrorKind};
use cloud_ui_contract::capability::Capabilities;

/// The API's extensions; `None` for a plain v1 API, which answers 404, 405 or a plain-text 403.
///
/// # Errors
/// [`ApiError`], which says nothing about the API's kind.
pub async fn get(client: Client) -> Result<Option<Capabilities>, ApiError> {
    let call = Call::get(&["console", "capabilities"], &Query::new());
    match client.send_without_token(call).await {
        Ok(answer) => decode(&answer).map(Some),
        Err(error) if is_plain_v1(&error) => Ok(None),
        Err(error) => Err(error),
    }
}

fn is_plain_v1(error: &ApiError) -> bool {
    match error.kind() {
        ApiErrorKind::NotFound => true,
        ApiErrorKind::Forbidden { .. } => error.has_plain_body(),
        _ => false,
    }
}
