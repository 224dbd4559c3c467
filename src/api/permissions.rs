//! What the caller may do (`/users/self/permissions`).

use super::ApiError;
use super::call::{Call, Query};
use super::client::{Client, decode};
use cloud_ui_contract::id::OrganizationId;
use cloud_ui_contract::permission::{EffectivePermissions, SelfPermissions};

/// The caller's effective permissions in one organization.
///
/// # Errors
/// [`ApiError`].
pub async fn of_self(
    client: Client,
    organization: &OrganizationId,
) -> Result<EffectivePermissions, ApiError> {
    let query = Query::new().with("organizationId", organization.as_str());
    let call = Call::get(&["users", "self", "permissions"], &query);
    let named: SelfPermissions = decode(&client.send(call).await?)?;
    Ok(EffectivePermissions::from(&named))
}
