//! What this API offers beyond Astro v1 (`/console/capabilities`).

use super::ApiError;
use super::call::{Call, Query};
use super::client::{Client, decode};
use cloud_ui_contract::capability::Capabilities;

/// The API's extensions; `None` for a plain v1 API.
///
/// # Errors
/// [`ApiError`], which says nothing about the API's kind.
pub async fn get(client: Client) -> Result<Option<Capabilities>, ApiError> {
    let call = Call::get(&["console", "capabilities"], &Query::new());
    match client.send_without_token(call).await {
        Ok(answer) => decode(&answer).map(Some),
        Err(error) if error.is_of_plain_v1() => Ok(None),
        Err(error) => Err(error),
    }
}
