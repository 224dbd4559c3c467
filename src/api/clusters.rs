//! Clusters of an organization (`/organizations/{o}/clusters`).

use super::call::{Call, Query};
use super::client::{Client, decode};
use super::{ApiError, PageRequest};
use cloud_ui_contract::cluster::{Cluster, Clusters};
use cloud_ui_contract::id::{ClusterId, OrganizationId};
use cloud_ui_contract::page::Page;

/// The clusters (`ListClusters`).
///
/// # Errors
/// [`ApiError`].
pub async fn list(
    client: Client,
    organization: &OrganizationId,
    request: &PageRequest,
) -> Result<Page<Cluster>, ApiError> {
    let query = request.add_to(Query::new());
    let call = Call::get(&["organizations", organization.as_str(), "clusters"], &query);
    decode::<Clusters>(&client.send(call).await?).map(Page::from)
}

/// One cluster (`GetCluster`).
///
/// # Errors
/// [`ApiError`].
pub async fn get(client: Client, organization: &OrganizationId, id: &ClusterId) -> Result<Cluster, ApiError> {
    let path = ["organizations", organization.as_str(), "clusters", id.as_str()];
    decode(&client.send(Call::get(&path, &Query::new())).await?)
}
