//! Organizations (`/organizations`).

use super::call::{Call, Query};
use super::client::{Client, Fetched, decode, decode_fetched};
use super::{ApiError, PageRequest};
use cloud_ui_contract::id::OrganizationId;
use cloud_ui_contract::organization::{
    CreateOrganizationRequest, Organization, Organizations, UpdateOrganizationRequest,
};
use cloud_ui_contract::page::Page;

/// The caller's organizations (`ListOrganizations`); without sorts in the order of joining.
///
/// # Errors
/// [`ApiError`].
pub async fn list(client: Client, request: &PageRequest) -> Result<Page<Organization>, ApiError> {
    let query = request.add_to(Query::new());
    let answer = client.send(Call::get(&["organizations"], &query)).await?;
    decode::<Organizations>(&answer).map(Page::from)
}

/// One organization (`GetOrganization`).
///
/// # Errors
/// [`ApiError`].
pub async fn get(client: Client, id: &OrganizationId) -> Result<Fetched<Organization>, ApiError> {
    let call = Call::get(&["organizations", id.as_str()], &Query::new());
    decode_fetched(client.send(call).await?)
}

/// Creates an organization that the caller owns.
///
/// # Errors
/// [`ApiError`].
pub async fn create(client: Client, body: &CreateOrganizationRequest) -> Result<Organization, ApiError> {
    decode(&client.send(Call::post(&["organizations"], body)).await?)
}

/// Changes an organization (`UpdateOrganization`), when it is still the version of `etag`.
///
/// # Errors
/// [`ApiError`].
pub async fn update(
    client: Client,
    id: &OrganizationId,
    body: &UpdateOrganizationRequest,
    etag: Option<&str>,
) -> Result<Fetched<Organization>, ApiError> {
    let call = Call::post(&["organizations", id.as_str()], body).if_match(etag);
    decode_fetched(client.send(call).await?)
}
