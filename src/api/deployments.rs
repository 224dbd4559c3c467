//! Deployments of an organization (`/organizations/{o}/deployments`).

use super::call::{Call, Query};
use super::client::{Client, Fetched, decode, decode_fetched};
use super::{ApiError, PageRequest};
use cloud_ui_contract::deployment::{Deployment, Deployments};
use cloud_ui_contract::id::{DeploymentId, OrganizationId, WorkspaceId};
use cloud_ui_contract::page::Page;

/// The deployments that the caller may see (`ListDeployments`), of those workspaces or of all.
///
/// # Errors
/// [`ApiError`].
pub async fn list(
    client: Client,
    organization: &OrganizationId,
    workspaces: &[WorkspaceId],
    request: &PageRequest,
) -> Result<Page<Deployment>, ApiError> {
    let workspaces: Vec<String> = workspaces.iter().map(ToString::to_string).collect();
    let query = request.add_to(Query::new().with_all("workspaceIds", &workspaces));
    let call = Call::get(&["organizations", organization.as_str(), "deployments"], &query);
    decode::<Deployments>(&client.send(call).await?).map(Page::from)
}

/// One deployment (`GetDeployment`).
///
/// # Errors
/// [`ApiError`].
pub async fn get(
    client: Client,
    organization: &OrganizationId,
    id: &DeploymentId,
) -> Result<Fetched<Deployment>, ApiError> {
    let path = ["organizations", organization.as_str(), "deployments", id.as_str()];
    decode_fetched(client.send(Call::get(&path, &Query::new())).await?)
}
