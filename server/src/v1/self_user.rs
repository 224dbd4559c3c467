//! The caller: account, roles and effective permissions.

use axum::Json;
use axum::extract::State;
use cloud_ui_contract::id::OrganizationId;
use cloud_ui_contract::permission::SelfPermissions;
use cloud_ui_contract::user::{SelfUser, UpdateSelfUserRequest};
use cloud_ui_contract::validation::{MAX_FULL_NAME_LENGTH, check_name};

use super::fields::{Fields, fault};
use crate::access::authorize::enter_organization;
use crate::access::caller::Caller;
use crate::access::json_body::JsonBody;
use crate::access::operation::{Access, Operation};
use crate::access::router::OperationRouter;
use crate::error::{ApiError, Result};
use crate::state::AppState;
use crate::store::audit::{AuditEntry, Changes};
use crate::store::listing::Query;

pub(super) fn mount(router: OperationRouter) -> OperationRouter {
    router
        .serve(
            Operation::get(
                "/v1/users/self",
                "GetSelfUser",
                Access::Credential,
                "Tells who calls, with all their roles.",
            )
            .query("createIfNotExist", "Accepted for compatibility: every caller exists.")
            .answers::<SelfUser>(),
            get,
        )
        .serve(
            Operation::post("/v1/users/self", "UpdateSelfUser", Access::Person, "Changes the caller's name.")
                .takes::<UpdateSelfUserRequest>()
                .answers::<SelfUser>(),
            update,
        )
        .serve(
            Operation::get(
                "/v1/users/self/permissions",
                "GetSelfPermissions",
                Access::Credential,
                "Tells what the caller may do in an organization.",
            )
            .query("organizationId", "The organization; a credential of one organization may leave it out.")
            .answers::<SelfPermissions>(),
            permissions,
        )
}

async fn get(State(state): State<AppState>, caller: Caller, query: Query) -> Result<Json<SelfUser>> {
    query.flag("createIfNotExist")?;
    read(&state, &caller).await.map(Json)
}

async fn read(state: &AppState, caller: &Caller) -> Result<SelfUser> {
    let found = state.store.self_user(&caller.user_id, caller.bound_to()).await?;
    found.ok_or_else(|| ApiError::unauthorized("The account does not exist any more."))
}

async fn update(
    State(state): State<AppState>,
    caller: Caller,
    JsonBody(body): JsonBody<UpdateSelfUserRequest>,
) -> Result<Json<SelfUser>> {
    if let Some(full_name) = &body.full_name {
        let mut fields = Fields::default();
        let full_name = fields.keep("fullName", "Full name", check_name(full_name, MAX_FULL_NAME_LENGTH));
        let full_name = fields.finish(full_name)?;
        let now = state.clock.now();
        let mut write = state.store.write().await?;
        let before = write.rename_user(&caller.user_id, full_name, now).await?;
        let entry = AuditEntry {
            organization_id: None,
            action: "UPDATE",
            entity_type: "USER",
            entity_id: caller.user_id.to_string(),
            entity_name: full_name.to_owned(),
            changes: Changes::none().field("fullName", before, full_name),
        };
        write.commit(&caller.actor(), now, &[entry]).await?;
    }
    read(&state, &caller).await.map(Json)
}

async fn permissions(
    State(state): State<AppState>,
    caller: Caller,
    query: Query,
) -> Result<Json<SelfPermissions>> {
    let named = query.get("organizationId").filter(|text| !text.is_empty());
    let id: OrganizationId = match (named, caller.bound_to()) {
        (Some(text), _) => text.parse().map_err(|_| ApiError::no_such_organization())?,
        (None, Some(bound)) => bound.clone(),
        (None, None) => {
            let message = "organizationId is required.";
            return Err(ApiError::invalid(vec![fault("organizationId", "required", message)]));
        }
    };
    let authorized = enter_organization(&state, &caller, &id).await?;
    Ok(Json(SelfPermissions::from(&authorized.permissions)))
}
