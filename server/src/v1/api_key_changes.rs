//! A person's own API keys: renaming and revoking them.

use axum::Json;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use cloud_ui_contract::api_key::{ApiKey, MAX_REASON_LENGTH, RevokeApiKeyRequest, UpdateApiKeyRequest};
use cloud_ui_contract::validation::{MAX_API_KEY_NAME_LENGTH, check_name, check_text};

use super::fields::Fields;
use crate::access::caller::Caller;
use crate::access::json_body::JsonBody;
use crate::access::operation::{Access, Operation};
use crate::access::router::OperationRouter;
use crate::error::{ApiError, Result};
use crate::state::AppState;
use crate::store::api_keys::KeyOwner;
use crate::store::audit::{AuditEntry, Changes};

pub(super) fn mount(router: OperationRouter) -> OperationRouter {
    router
        .serve(
            Operation::post(
                "/v1/users/self/api-keys/{apiKeyId}",
                "UpdateSelfApiKey",
                Access::Person,
                "Renames an API key.",
            )
            .takes::<UpdateApiKeyRequest>()
            .answers::<ApiKey>(),
            rename,
        )
        .serve(
            Operation::post(
                "/v1/users/self/api-keys/{apiKeyId}/revoke",
                "RevokeSelfApiKey",
                Access::Person,
                "Ends an API key at once.",
            )
            .takes::<RevokeApiKeyRequest>()
            .answers::<ApiKey>(),
            revoke_own,
        )
}

async fn rename(
    State(state): State<AppState>,
    caller: Caller,
    Path(id): Path<String>,
    JsonBody(body): JsonBody<UpdateApiKeyRequest>,
) -> Result<Json<ApiKey>> {
    let mut fields = Fields::default();
    let name = fields.keep("name", "Name", check_name(&body.name, MAX_API_KEY_NAME_LENGTH));
    let owner = KeyOwner::Person(caller.user_id.clone());
    let now = state.clock.now();
    let mut write = state.store.write().await?;
    let before = write.api_key(&owner, &id, now).await?.ok_or_else(no_such_key)?.key;
    let name = fields.finish(name)?;
    write.rename_api_key(&caller.user_id, &before.id, name).await?;
    let after = ApiKey { name: name.to_owned(), ..before.clone() };
    let changes = Changes::none().field("name", before.name, name);
    write.commit(&caller.actor(), now, &[entry(&after, "UPDATE", changes)]).await?;
    Ok(Json(after))
}

async fn revoke_own(
    State(state): State<AppState>,
    caller: Caller,
    Path(id): Path<String>,
    JsonBody(body): JsonBody<RevokeApiKeyRequest>,
) -> Result<Json<ApiKey>> {
    let owner = KeyOwner::Person(caller.user_id.clone());
    revoke(&state, &caller, &owner, &id, &body).await.map(Json)
}

/// Ends a key of that owner. One that has ended already stays as it is.
///
/// # Errors
/// 400 for a reason that is too long, 404 when the owner has no such key.
pub(super) async fn revoke(
    state: &AppState,
    caller: &Caller,
    owner: &KeyOwner,
    id: &str,
    body: &RevokeApiKeyRequest,
) -> Result<ApiKey> {
    let mut fields = Fields::default();
    let reason = body.reason.as_deref().map(str::trim).unwrap_or_default();
    let reason = fields.keep("reason", "Reason", check_text(reason, MAX_REASON_LENGTH));
    let now = state.clock.now();
    let mut write = state.store.write().await?;
    let before = write.api_key(owner, id, now).await?.ok_or_else(no_such_key)?.key;
    let reason = Some(fields.finish(reason)?).filter(|reason| !reason.is_empty());
    if before.revoked_at.is_some() {
        return Ok(before);
    }
    write.revoke_api_key(&before.organization_id, &before.id, &caller.user_id, reason, now).await?;
    let after = write.api_key(owner, id, now).await?.ok_or_else(no_such_key)?.key;
    let changes = Changes::none().field("status", before.status.as_str(), after.status.as_str()).field(
        "revokedReason",
        (),
        reason,
    );
    write.commit(&caller.actor(), now, &[entry(&after, "REVOKE", changes)]).await?;
    Ok(after)
}

/// 404: absent and foreign keys alike.
pub(super) fn no_such_key() -> ApiError {
    ApiError::new(StatusCode::NOT_FOUND, "There is no API key with this id.")
}

/// What happened to a key; its secret is not told.
pub(super) fn entry(key: &ApiKey, action: &'static str, changes: Changes) -> AuditEntry {
    AuditEntry {
        organization_id: Some(key.organization_id.clone()),
        action,
        entity_type: "API_KEY",
        entity_id: key.id.to_string(),
        entity_name: key.name.clone(),
        changes,
    }
}
