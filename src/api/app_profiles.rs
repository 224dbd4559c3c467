//! App profiles of an organization (`/organizations/{o}/app-profiles`).

use super::call::{Call, Query};
use super::client::{Client, decode};
use super::{ApiError, PageRequest};
use cloud_ui_contract::app_profile::{AppProfile, AppProfiles};
use cloud_ui_contract::id::OrganizationId;
use cloud_ui_contract::page::Page;

/// The profiles.
///
/// # Errors
/// [`ApiError`].
pub async fn list(
    client: Client,
    organization: &OrganizationId,
    request: &PageRequest,
) -> Result<Page<AppProfile>, ApiError> {
    let query = request.add_to(Query::new());
    let call = Call::get(&["organizations", organization.as_str(), "app-profiles"], &query);
    decode::<AppProfiles>(&client.send(call).await?).map(Page::from)
}
