//! What the caller may do (`/users/self/permissions`).

use super::ApiError;
use super::call::{Call, Query};
use super::client::{Client, decode};
use cloud_ui_contract::id::OrganizationId;
use cloud_ui_contract::permission::{EffectivePermissions, SelfPermissions};

/// The caller's effective permissions in one organization; `None` where a plain v1 API cannot tell
/// them.
///
/// # Errors
/// [`ApiError`].
pub async fn of_self(
    client: Client,
    organization: &OrganizationId,
) -> Result<Option<EffectivePermissions>, ApiError> {
    let query = Query::new().with("organizationId", organization.as_str());
    let call = Call::get(&["users", "self", "permissions"], &query);
    match client.send(call).await {
        Ok(answer) => Ok(Some(EffectivePermissions::from(&decode::<SelfPermissions>(&answer)?))),
        Err(error) if error.is_of_plain_v1() => Ok(None),
        Err(error) => Err(error),
    }
}
