//! The members of an organization.

use axum::Json;
use axum::extract::{Path, State};
use axum::response::IntoResponse;
use cloud_ui_contract::permission::Permission;
use cloud_ui_contract::user::{User, Users};

use super::places::{deployment, workspace};
use crate::access::authorize::Authorized;
use crate::access::entity_tag::etag_of;
use crate::access::operation::{Access, Operation};
use crate::access::router::OperationRouter;
use crate::error::{ApiError, Result};
use crate::state::AppState;
use crate::store::listing::Query;
use crate::store::users::{RoleView, USER_ORDERS, UserFilter};

pub(super) fn mount(router: OperationRouter) -> OperationRouter {
    router
        .serve(
            Operation::get(
                "/v1/organizations/{organizationId}/users",
                "ListUsers",
                Access::Organization(Permission::OrganizationUsersGet),
                "Lists the organization's members.",
            )
            .query("workspaceId", "Only those with a role in this workspace.")
            .query("deploymentId", "Only those with a role in this deployment.")
            .paged()
            .answers::<Users>(),
            list,
        )
        .serve(
            Operation::get(
                "/v1/organizations/{organizationId}/users/{userId}",
                "GetUser",
                Access::Organization(Permission::OrganizationUsersGet),
                "Reads a member.",
            )
            .answers::<User>(),
            get,
        )
}

fn view(authorized: &Authorized) -> RoleView {
    RoleView {
        viewer: authorized.caller.user_id.clone(),
        workspaces: authorized.reach(Permission::WorkspaceUsersGet),
        deployments: authorized.reach(Permission::DeploymentGet),
    }
}

async fn list(State(state): State<AppState>, authorized: Authorized, query: Query) -> Result<Json<Users>> {
    let page = query.page(USER_ORDERS)?;
    let workspace = workspace(&state, &authorized, &query, Permission::WorkspaceUsersGet).await?;
    let deployment = deployment(&state, &authorized, &query, Permission::DeploymentGet).await?;
    let filter = UserFilter { workspace, deployment };
    let organization = &authorized.organization_id;
    let found = state.store.list_users(organization, &filter, &page, &view(&authorized)).await?;
    Ok(Json(found.into()))
}

async fn get(
    State(state): State<AppState>,
    authorized: Authorized,
    Path((_, id)): Path<(String, String)>,
) -> Result<impl IntoResponse> {
    let found = match id.parse() {
        Ok(id) => state.store.user(&authorized.organization_id, &id, &view(&authorized)).await?,
        Err(_) => None,
    };
    let found = found.ok_or_else(|| ApiError::not_found("user"))?;
    Ok((etag_of(&found), Json(found)))
}
