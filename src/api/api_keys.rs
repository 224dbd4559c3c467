//! A person's API keys (`/users/self/api-keys`), and all members' for those who manage them.

use super::call::{Call, Query};
use super::client::{Client, decode};
use super::{ApiError, PageRequest};
use cloud_ui_contract::api_key::{
    ApiKey, ApiKeyStatus, ApiKeys, CreateApiKeyRequest, RevokeApiKeyRequest, RotateApiKeyRequest,
    UpdateApiKeyRequest,
};
use cloud_ui_contract::id::{ApiKeyId, OrganizationId};
use cloud_ui_contract::page::Page;

/// Which of the caller's keys to list.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ApiKeyFilter {
    /// The organization; `None` for all.
    pub organization: Option<OrganizationId>,
    /// The status; `None` for any.
    pub status: Option<ApiKeyStatus>,
}

/// The caller's own keys, in all organizations.
///
/// # Errors
/// [`ApiError`].
pub async fn list(
    client: Client,
    filter: &ApiKeyFilter,
    request: &PageRequest,
) -> Result<Page<ApiKey>, ApiError> {
    let organization = filter.organization.as_ref().map(ToString::to_string);
    let query = Query::new()
        .with_some("organizationId", organization)
        .with_some("status", filter.status.as_ref().map(ApiKeyStatus::as_str));
    let call = Call::get(&["users", "self", "api-keys"], &request.add_to(query));
    decode::<ApiKeys>(&client.send(call).await?).map(Page::from)
}

/// Creates a key; the answer alone carries its secret. Not idempotent: see
/// [`ApiError::is_outcome_unknown`].
///
/// # Errors
/// [`ApiError`].
pub async fn create(client: Client, body: &CreateApiKeyRequest) -> Result<ApiKey, ApiError> {
    decode(&client.send(Call::post(&["users", "self", "api-keys"], body)).await?)
}

/// Renames a key.
///
/// # Errors
/// [`ApiError`].
pub async fn update(client: Client, id: &ApiKeyId, body: &UpdateApiKeyRequest) -> Result<ApiKey, ApiError> {
    let call = Call::post(&["users", "self", "api-keys", id.as_str()], body);
    decode(&client.send(call).await?)
}

/// Replaces a key; the answer is the new one with its secret.
///
/// # Errors
/// [`ApiError`].
pub async fn rotate(client: Client, id: &ApiKeyId, body: &RotateApiKeyRequest) -> Result<ApiKey, ApiError> {
    let call = Call::post(&["users", "self", "api-keys", id.as_str(), "rotate"], body);
    decode(&client.send(call).await?)
}

/// Ends a key at once.
///
/// # Errors
/// [`ApiError`].
pub async fn revoke(client: Client, id: &ApiKeyId, body: &RevokeApiKeyRequest) -> Result<(), ApiError> {
    let call = Call::post(&["users", "self", "api-keys", id.as_str(), "revoke"], body);
    client.send(call).await.map(|_| ())
}

/// Every member's keys in an organization.
///
/// # Errors
/// [`ApiError`].
pub async fn list_of_organization(
    client: Client,
    organization: &OrganizationId,
    status: Option<&ApiKeyStatus>,
    request: &PageRequest,
) -> Result<Page<ApiKey>, ApiError> {
    let query = Query::new().with_some("status", status.map(ApiKeyStatus::as_str));
    let path = ["organizations", organization.as_str(), "api-keys"];
    let call = Call::get(&path, &request.add_to(query));
    decode::<ApiKeys>(&client.send(call).await?).map(Page::from)
}

/// Ends a member's key at once.
///
/// # Errors
/// [`ApiError`].
pub async fn revoke_of_organization(
    client: Client,
    organization: &OrganizationId,
    id: &ApiKeyId,
    body: &RevokeApiKeyRequest,
) -> Result<(), ApiError> {
    let path = ["organizations", organization.as_str(), "api-keys", id.as_str(), "revoke"];
    client.send(Call::post(&path, body)).await.map(|_| ())
}
