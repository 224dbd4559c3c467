//! Every member's API keys in an organization, for those who look after them.

use axum::Json;
use axum::extract::{Path, State};
use cloud_ui_contract::api_key::{ApiKey, ApiKeyStatus, ApiKeys, RevokeApiKeyRequest};
use cloud_ui_contract::permission::Permission;

use super::api_key_changes;
use super::fields::choices;
use crate::access::authorize::Authorized;
use crate::access::json_body::JsonBody;
use crate::access::operation::{Access, Operation};
use crate::access::router::OperationRouter;
use crate::error::Result;
use crate::state::AppState;
use crate::store::api_keys::{API_KEY_ORDERS, KeyOwner};
use crate::store::listing::Query;

pub(super) fn mount(router: OperationRouter) -> OperationRouter {
    router
        .serve(
            Operation::get(
                "/v1/organizations/{organizationId}/api-keys",
                "ListOrganizationApiKeys",
                Access::Organization(Permission::OrganizationApiKeysManage),
                "Lists every member's API keys.",
            )
            .query_list("status", "Only those with one of these statuses.")
            .paged()
            .answers::<ApiKeys>(),
            list,
        )
        .serve(
            Operation::post(
                "/v1/organizations/{organizationId}/api-keys/{apiKeyId}/revoke",
                "RevokeOrganizationApiKey",
                Access::Organization(Permission::OrganizationApiKeysManage),
                "Ends a member's API key at once.",
            )
            .takes::<RevokeApiKeyRequest>()
            .answers::<ApiKey>(),
            revoke,
        )
}

async fn list(State(state): State<AppState>, authorized: Authorized, query: Query) -> Result<Json<ApiKeys>> {
    let page = query.page(API_KEY_ORDERS)?;
    let statuses = choices(&query, "status", ApiKeyStatus::KNOWN, ApiKeyStatus::as_str)?;
    let owner = KeyOwner::Organization(authorized.organization_id);
    let found = state.store.list_api_keys(&owner, &statuses, &page, state.clock.now()).await?;
    Ok(Json(found.into()))
}

async fn revoke(
    State(state): State<AppState>,
    authorized: Authorized,
    Path((_, id)): Path<(String, String)>,
    JsonBody(body): JsonBody<RevokeApiKeyRequest>,
) -> Result<Json<ApiKey>> {
    let owner = KeyOwner::Organization(authorized.organization_id.clone());
    api_key_changes::revoke(&state, &authorized.caller, &owner, &id, &body).await.map(Json)
}
