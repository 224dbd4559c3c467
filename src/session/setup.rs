//! The first account of an installation.

use super::oauth;
use super::transaction_error::TransactionError;
use crate::browser::http::{self, Credentials, HttpRequest, Method};
use cloud_ui_contract::console_config::BaseDomain;
use cloud_ui_contract::setup::SetupRequest;

const TIMEOUT_MS: u32 = 15_000;

/// Makes the first account and organization.
///
/// # Errors
/// [`TransactionError`]; `Gone` when the link was used or its time is over.
pub async fn set_up(domain: &BaseDomain, request: &SetupRequest) -> Result<(), TransactionError> {
    let response = http::send(HttpRequest {
        method: Method::Post,
        url: oauth::endpoint(domain, "setup"),
        headers: vec![
            ("Accept", "application/json".to_owned()),
            ("Content-Type", "application/json".to_owned()),
        ],
        body: serde_json::to_string(request).ok(),
        credentials: Credentials::SameOrigin,
        timeout_ms: TIMEOUT_MS,
    })
    .await
    .map_err(TransactionError::from_failure)?;
    if matches!(response.status, 200 | 204) {
        return Ok(());
    }
    let retry_after = response.header("retry-after");
    Err(TransactionError::from_response(response.status, retry_after.as_deref(), &response.body))
}
