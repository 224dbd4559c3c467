//! Workspaces and deployments that a query names: found in the organization, and permitted.

use cloud_ui_contract::id::{DeploymentId, WorkspaceId};
use cloud_ui_contract::permission::Permission;

use crate::access::authorize::Authorized;
use crate::error::{ApiError, Result};
use crate::state::AppState;
use crate::store::listing::Query;

/// The workspace named by `workspaceId`, if one is.
///
/// # Errors
/// 404 when it does not lie in the organization, 403 without the permission in it.
pub(super) async fn workspace(
    state: &AppState,
    authorized: &Authorized,
    query: &Query,
    permission: Permission,
) -> Result<Option<WorkspaceId>> {
    let found = find_workspace(state, authorized, query).await?;
    if let Some(id) = &found {
        authorized.require_in_workspace(permission, id)?;
    }
    Ok(found)
}

/// The workspace named by `workspaceId`, if one is, whatever the caller may do in it.
///
/// # Errors
/// 404 when it does not lie in the organization.
pub(super) async fn find_workspace(
    state: &AppState,
    authorized: &Authorized,
    query: &Query,
) -> Result<Option<WorkspaceId>> {
    let Some(text) = query.get("workspaceId").filter(|text| !text.is_empty()) else { return Ok(None) };
    let found = match text.parse() {
        Ok(id) => state.store.find_workspace(&authorized.organization_id, &id).await?,
        Err(_) => None,
    };
    found.map(Some).ok_or_else(|| ApiError::not_found("workspace"))
}

/// The deployment named by `deploymentId`, if one is.
///
/// # Errors
/// 404 when it does not lie in the organization, 403 without the permission for it.
pub(super) async fn deployment(
    state: &AppState,
    authorized: &Authorized,
    query: &Query,
    permission: Permission,
) -> Result<Option<DeploymentId>> {
    let Some(text) = query.get("deploymentId").filter(|text| !text.is_empty()) else { return Ok(None) };
    let found = match text.parse() {
        Ok(id) => state.store.find_deployment(&authorized.organization_id, &id).await?,
        Err(_) => None,
    };
    let (id, workspace) = found.ok_or_else(|| ApiError::not_found("deployment"))?;
    if !authorized.permissions.in_deployment(permission, &id, &workspace) {
        return Err(ApiError::forbidden(permission));
    }
    Ok(Some(id))
}
