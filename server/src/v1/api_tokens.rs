//! API tokens.

use axum::Json;
use axum::extract::{Path, State};
use axum::response::IntoResponse;
use cloud_ui_contract::api_token::{ApiToken, ApiTokens};
use cloud_ui_contract::permission::Permission;

use super::fields::choices;
use super::places::{deployment, workspace};
use crate::access::authorize::Authorized;
use crate::access::entity_tag::etag_of;
use crate::access::operation::{Access, Operation};
use crate::access::router::OperationRouter;
use crate::error::{ApiError, Result};
use crate::state::AppState;
use crate::store::api_tokens::{API_TOKEN_ORDERS, ApiTokenFilter};
use crate::store::listing::Query;

const KINDS: [&str; 2] = ["STANDARD", "DIRECT_ACCESS"];

pub(super) fn mount(router: OperationRouter) -> OperationRouter {
    router
        .serve(
            Operation::get(
                "/v1/organizations/{organizationId}/tokens",
                "ListApiTokens",
                Access::Somewhere(Permission::WorkspaceApiTokensGet),
                "Lists API tokens: all, or those with a role in a workspace or deployment.",
            )
            .query("workspaceId", "Only those with a role in this workspace.")
            .query("deploymentId", "Only those with a role in this deployment.")
            .query("includeOnlyOrganizationTokens", "Only those of the organization itself.")
            .query("kind", "`STANDARD` or `DIRECT_ACCESS`.")
            .paged()
            .answers::<ApiTokens>(),
            list,
        )
        .serve(
            Operation::get(
                "/v1/organizations/{organizationId}/tokens/{tokenId}",
                "GetApiToken",
                Access::Somewhere(Permission::WorkspaceApiTokensGet),
                "Reads an API token.",
            )
            .answers::<ApiToken>(),
            get,
        )
}

async fn list(
    State(state): State<AppState>,
    authorized: Authorized,
    query: Query,
) -> Result<Json<ApiTokens>> {
    let page = query.page(API_TOKEN_ORDERS)?;
    let permission = Permission::WorkspaceApiTokensGet;
    let workspace = workspace(&state, &authorized, &query, permission).await?;
    let deployment = deployment(&state, &authorized, &query, permission).await?;
    if workspace.is_none() && deployment.is_none() {
        authorized.require(Permission::OrganizationApiTokensGet)?;
    }
    let kinds = choices(&query, "kind", &KINDS.map(str::to_owned), String::as_str)?;
    let filter = ApiTokenFilter {
        role_in: workspace.map(String::from).into_iter().chain(deployment.map(String::from)).collect(),
        only_organization: query.flag("includeOnlyOrganizationTokens")?,
        kind: kinds.into_iter().next(),
    };
    let found = state.store.list_api_tokens(&authorized.organization_id, &filter, &page).await?;
    Ok(Json(found.into()))
}

async fn get(
    State(state): State<AppState>,
    authorized: Authorized,
    Path((_, id)): Path<(String, String)>,
) -> Result<impl IntoResponse> {
    let found = match id.parse() {
        Ok(id) => state.store.api_token(&authorized.organization_id, &id).await?,
        Err(_) => None,
    };
    let found = found.ok_or_else(|| ApiError::not_found("API token"))?;
    check_sight(&state, &authorized, &found).await?;
    Ok((etag_of(&found), Json(found)))
}

/// A token is seen by those who see all, and where it has a role.
async fn check_sight(state: &AppState, authorized: &Authorized, token: &ApiToken) -> Result<()> {
    if authorized.permissions.in_organization(Permission::OrganizationApiTokensGet) {
        return Ok(());
    }
    let (organization, permissions) = (&authorized.organization_id, &authorized.permissions);
    let permission = Permission::WorkspaceApiTokensGet;
    for role in token.roles.iter().flatten() {
        let Ok(id) = role.entity_id.parse() else { continue };
        if role.entity_type == "WORKSPACE" && permissions.in_workspace(permission, &id) {
            return Ok(());
        }
        if role.entity_type != "DEPLOYMENT" {
            continue;
        }
        let Ok(id) = role.entity_id.parse() else { continue };
        let found = state.store.find_deployment(organization, &id).await?;
        if found.is_some_and(|(id, workspace)| permissions.in_deployment(permission, &id, &workspace)) {
            return Ok(());
        }
    }
    Err(ApiError::forbidden(Permission::OrganizationApiTokensGet))
}
