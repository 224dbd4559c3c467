//! Roles of an organization (`/organizations/{o}/roles`).

use super::call::{Call, Query};
use super::client::{Client, decode};
use super::{ApiError, PageRequest};
use cloud_ui_contract::id::OrganizationId;
use cloud_ui_contract::role::Roles;

/// The custom roles, and the built-in ones beside them (`ListRoles`).
///
/// # Errors
/// [`ApiError`].
pub async fn list(
    client: Client,
    organization: &OrganizationId,
    request: &PageRequest,
) -> Result<Roles, ApiError> {
    let query = request.add_to(Query::new().with("includeDefaultRoles", "true"));
    let call = Call::get(&["organizations", organization.as_str(), "roles"], &query);
    decode(&client.send(call).await?)
}
