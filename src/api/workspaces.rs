//! Workspaces of an organization (`/organizations/{o}/workspaces`).

use super::call::{Call, Query};
use super::client::{Client, Fetched, decode, decode_fetched};
use super::{ApiError, PageRequest};
use cloud_ui_contract::id::{OrganizationId, WorkspaceId};
use cloud_ui_contract::page::Page;
use cloud_ui_contract::workspace::{CreateWorkspaceRequest, UpdateWorkspaceRequest, Workspace, Workspaces};

/// The workspaces that the caller may see (`ListWorkspaces`).
///
/// # Errors
/// [`ApiError`].
pub async fn list(
    client: Client,
    organization: &OrganizationId,
    request: &PageRequest,
) -> Result<Page<Workspace>, ApiError> {
    let query = request.add_to(Query::new());
    let call = Call::get(&["organizations", organization.as_str(), "workspaces"], &query);
    decode::<Workspaces>(&client.send(call).await?).map(Page::from)
}

/// One workspace (`GetWorkspace`).
///
/// # Errors
/// [`ApiError`].
pub async fn get(
    client: Client,
    organization: &OrganizationId,
    id: &WorkspaceId,
) -> Result<Fetched<Workspace>, ApiError> {
    let call = Call::get(&path(organization, id), &Query::new());
    decode_fetched(client.send(call).await?)
}

/// Creates a workspace (`CreateWorkspace`).
///
/// # Errors
/// [`ApiError`].
pub async fn create(
    client: Client,
    organization: &OrganizationId,
    body: &CreateWorkspaceRequest,
) -> Result<Workspace, ApiError> {
    let call = Call::post(&["organizations", organization.as_str(), "workspaces"], body);
    decode(&client.send(call).await?)
}

/// Changes a workspace (`UpdateWorkspace`), when it is still the version of `etag`.
///
/// # Errors
/// [`ApiError`].
pub async fn update(
    client: Client,
    organization: &OrganizationId,
    id: &WorkspaceId,
    body: &UpdateWorkspaceRequest,
    etag: Option<&str>,
) -> Result<Fetched<Workspace>, ApiError> {
    let call = Call::post(&path(organization, id), body).if_match(etag);
    decode_fetched(client.send(call).await?)
}

/// Deletes a workspace (`DeleteWorkspace`), when it is still the version of `etag`.
///
/// # Errors
/// [`ApiError`].
pub async fn delete(
    client: Client,
    organization: &OrganizationId,
    id: &WorkspaceId,
    etag: Option<&str>,
) -> Result<(), ApiError> {
    let call = Call::delete(&path(organization, id)).if_match(etag);
    client.send(call).await.map(|_| ())
}

fn path<'a>(organization: &'a OrganizationId, id: &'a WorkspaceId) -> [&'a str; 4] {
    ["organizations", organization.as_str(), "workspaces", id.as_str()]
}
