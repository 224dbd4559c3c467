//! API tokens of an organization, its workspaces and deployments (`/organizations/{o}/tokens`).

use super::call::{Call, Query};
use super::client::{Client, decode};
use super::{ApiError, PageRequest};
use cloud_ui_contract::api_token::{ApiToken, ApiTokens};
use cloud_ui_contract::id::{ApiTokenId, OrganizationId, WorkspaceId};
use cloud_ui_contract::page::Page;

/// The tokens (`ListApiTokens`) of the organization, or of one of its workspaces.
///
/// # Errors
/// [`ApiError`].
pub async fn list(
    client: Client,
    organization: &OrganizationId,
    workspace: Option<&WorkspaceId>,
    request: &PageRequest,
) -> Result<Page<ApiToken>, ApiError> {
    let query = Query::new().with_some("workspaceId", workspace.map(ToString::to_string));
    let call = Call::get(&["organizations", organization.as_str(), "tokens"], &request.add_to(query));
    decode::<ApiTokens>(&client.send(call).await?).map(Page::from)
}

/// One token (`GetApiToken`).
///
/// # Errors
/// [`ApiError`].
pub async fn get(
    client: Client,
    organization: &OrganizationId,
    id: &ApiTokenId,
) -> Result<ApiToken, ApiError> {
    let path = ["organizations", organization.as_str(), "tokens", id.as_str()];
    decode(&client.send(Call::get(&path, &Query::new())).await?)
}
