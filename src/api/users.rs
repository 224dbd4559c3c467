//! People: the caller (`/users/self`) and the members of an organization.

use super::call::{Call, Query};
use super::client::{Client, decode};
use super::{ApiError, PageRequest};
use crate::session::Grant;
use cloud_ui_contract::id::{OrganizationId, UserId, WorkspaceId};
use cloud_ui_contract::page::Page;
use cloud_ui_contract::user::{SelfUser, UpdateSelfUserRequest, User, Users};

/// The caller (`GetSelfUser`).
///
/// # Errors
/// [`ApiError`].
pub async fn myself(client: Client) -> Result<SelfUser, ApiError> {
    decode(&client.send(Call::get(&["users", "self"], &Query::new())).await?)
}

/// Whose token is being tried (`GetSelfUser`).
///
/// # Errors
/// [`ApiError`]; a refusal is [`super::ApiErrorKind::Unauthorized`] or [`super::ApiErrorKind::Forbidden`].
pub async fn owner_of(client: Client, tried: &Grant) -> Result<SelfUser, ApiError> {
    decode(&client.send_tried(Call::get(&["users", "self"], &Query::new()), tried).await?)
}

/// Changes the caller's name.
///
/// # Errors
/// [`ApiError`].
pub async fn update_myself(client: Client, body: &UpdateSelfUserRequest) -> Result<SelfUser, ApiError> {
    decode(&client.send(Call::post(&["users", "self"], body)).await?)
}

/// The members of an organization (`ListUsers`), or of one of its workspaces.
///
/// # Errors
/// [`ApiError`].
pub async fn list(
    client: Client,
    organization: &OrganizationId,
    workspace: Option<&WorkspaceId>,
    request: &PageRequest,
) -> Result<Page<User>, ApiError> {
    let query = Query::new().with_some("workspaceId", workspace.map(ToString::to_string));
    let call = Call::get(&["organizations", organization.as_str(), "users"], &request.add_to(query));
    decode::<Users>(&client.send(call).await?).map(Page::from)
}

/// One member (`GetUser`).
///
/// # Errors
/// [`ApiError`].
pub async fn get(client: Client, organization: &OrganizationId, id: &UserId) -> Result<User, ApiError> {
    let path = ["organizations", organization.as_str(), "users", id.as_str()];
    decode(&client.send(Call::get(&path, &Query::new())).await?)
}
