//! Workspaces.

use axum::Json;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::IntoResponse;
use cloud_ui_contract::error::{ErrorCode, NotEmptyDetails};
use cloud_ui_contract::id::WorkspaceId;
use cloud_ui_contract::permission::Permission;
use cloud_ui_contract::workspace::{CreateWorkspaceRequest, UpdateWorkspaceRequest, Workspace, Workspaces};

use super::fields::{taken, texts};
use super::workspace_settings::{changes, check, check_cluster, check_new};
use crate::access::authorize::{Authorized, Target};
use crate::access::entity_tag::{IfMatch, etag};
use crate::access::json_body::JsonBody;
use crate::access::operation::{Access, Operation};
use crate::access::router::OperationRouter;
use crate::error::{ApiError, Result};
use crate::state::AppState;
use crate::store::audit::{AuditEntry, Changes};
use crate::store::listing::Query;
use crate::store::workspaces::{StoredWorkspace, WORKSPACE_ORDERS, WorkspaceFilter};

const ALL: &str = "/v1/organizations/{organizationId}/workspaces";
const ONE: &str = "/v1/organizations/{organizationId}/workspaces/{workspaceId}";

pub(super) fn mount(router: OperationRouter) -> OperationRouter {
    router
        .serve(
            Operation::get(
                ALL,
                "ListWorkspaces",
                Access::Somewhere(Permission::WorkspaceGet),
                "Lists the workspaces that the caller may see.",
            )
            .query_list("workspaceIds", "Only these.")
            .query_list("names", "Only those called so.")
            .paged()
            .answers::<Workspaces>(),
            list,
        )
        .serve(
            Operation::post(
                ALL,
                "CreateWorkspace",
                Access::Organization(Permission::OrganizationWorkspacesCreate),
                "Creates a workspace.",
            )
            .takes::<CreateWorkspaceRequest>()
            .answers::<Workspace>(),
            create,
        )
        .serve(
            Operation::get(
                ONE,
                "GetWorkspace",
                Access::Workspace(Permission::WorkspaceGet),
                "Reads a workspace.",
            )
            .answers::<Workspace>(),
            get,
        )
        .serve(
            Operation::post(
                ONE,
                "UpdateWorkspace",
                Access::Workspace(Permission::WorkspaceUpdate),
                "Changes a workspace.",
            )
            .takes::<UpdateWorkspaceRequest>()
            .answers::<Workspace>(),
            update,
        )
        .serve(
            Operation::delete(
                ONE,
                "DeleteWorkspace",
                Access::Workspace(Permission::WorkspaceDelete),
                "Deletes a workspace that holds no deployments and no apps.",
            ),
            delete,
        )
}

async fn list(
    State(state): State<AppState>,
    authorized: Authorized,
    query: Query,
) -> Result<Json<Workspaces>> {
    let page = query.page(WORKSPACE_ORDERS)?;
    let filter = WorkspaceFilter { ids: texts(&query, "workspaceIds"), names: texts(&query, "names") };
    let reach = authorized.reach(Permission::WorkspaceGet);
    let found = state.store.list_workspaces(&authorized.organization_id, &reach, &filter, &page).await?;
    Ok(Json(found.into()))
}

fn target(authorized: &Authorized) -> Result<&WorkspaceId> {
    match &authorized.target {
        Target::Workspace(id) => Ok(id),
        _ => Err(ApiError::internal(&"the operation is not about a workspace")),
    }
}

async fn read(state: &AppState, authorized: &Authorized, id: &WorkspaceId) -> Result<StoredWorkspace> {
    let found = state.store.workspace(&authorized.organization_id, id).await?;
    found.ok_or_else(|| ApiError::not_found("workspace"))
}

async fn get(State(state): State<AppState>, authorized: Authorized) -> Result<impl IntoResponse> {
    let found = read(&state, &authorized, target(&authorized)?).await?;
    Ok((etag(found.version), Json(found.workspace)))
}

async fn create(
    State(state): State<AppState>,
    authorized: Authorized,
    JsonBody(body): JsonBody<CreateWorkspaceRequest>,
) -> Result<impl IntoResponse> {
    let settings = check_new(&body)?;
    let (organization, caller) = (&authorized.organization_id, &authorized.caller);
    let now = state.clock.now();
    let mut write = state.store.write().await?;
    let (plan, usage) = write.plan_usage(organization, now).await?;
    if let Some(maximum) = plan.limits().workspaces.filter(|maximum| usage.workspaces >= *maximum) {
        return Err(ApiError::plan_limit("workspaces", maximum, usage.workspaces));
    }
    if write.workspace_name_is_taken(organization, &settings.name, None).await? {
        return Err(taken("name", "a workspace", &settings.name));
    }
    check_cluster(&mut write, organization, &settings).await?;
    let id = write.insert_workspace(organization, &settings, &caller.user_id, now).await?;
    let entry = entry(&authorized, "CREATE", &id, &settings.name, changes(None, &settings));
    write.commit(&caller.actor(), now, &[entry]).await?;
    let made = read(&state, &authorized, &id).await?;
    Ok((etag(made.version), Json(made.workspace)))
}

async fn update(
    State(state): State<AppState>,
    authorized: Authorized,
    if_match: IfMatch,
    JsonBody(body): JsonBody<UpdateWorkspaceRequest>,
) -> Result<impl IntoResponse> {
    let id = target(&authorized)?;
    let (organization, caller) = (&authorized.organization_id, &authorized.caller);
    let now = state.clock.now();
    let mut write = state.store.write().await?;
    let before = write.workspace(organization, id).await?;
    let before = before.ok_or_else(|| ApiError::not_found("workspace"))?;
    if_match.check(before.version)?;
    let settings = check(&body, Some(&before.workspace))?;
    if write.workspace_name_is_taken(organization, &settings.name, Some(id)).await? {
        return Err(taken("name", "a workspace", &settings.name));
    }
    if settings.default_cluster_id != before.workspace.default_cluster_id {
        check_cluster(&mut write, organization, &settings).await?;
    }
    write.update_workspace(organization, id, &settings, &caller.user_id, now).await?;
    let changed = changes(Some(&before.workspace), &settings);
    let entry = entry(&authorized, "UPDATE", id, &settings.name, changed);
    write.commit(&caller.actor(), now, &[entry]).await?;
    let after = read(&state, &authorized, id).await?;
    Ok((etag(after.version), Json(after.workspace)))
}

async fn delete(
    State(state): State<AppState>,
    authorized: Authorized,
    if_match: IfMatch,
) -> Result<StatusCode> {
    let id = target(&authorized)?;
    let (organization, caller) = (&authorized.organization_id, &authorized.caller);
    let now = state.clock.now();
    let mut write = state.store.write().await?;
    let before = write.workspace(organization, id).await?;
    let before = before.ok_or_else(|| ApiError::not_found("workspace"))?;
    if_match.check(before.version)?;
    let deployments = before.workspace.deployment_count.unwrap_or_default();
    let apps = before.workspace.app_count.unwrap_or_default();
    if deployments > 0 || apps > 0 {
        return Err(not_empty(deployments, apps));
    }
    write.delete_workspace(organization, id).await?;
    let name = &before.workspace.name;
    let changed = Changes::none().field("name", name.as_str(), ());
    let entry = entry(&authorized, "DELETE", id, name, changed);
    write.commit(&caller.actor(), now, &[entry]).await?;
    Ok(StatusCode::NO_CONTENT)
}

fn not_empty(deployments: u32, apps: u32) -> ApiError {
    let message = format!(
        "The workspace still holds {deployments} deployments and {apps} apps. Delete them or move them first."
    );
    ApiError::conflict(message)
        .with_code(ErrorCode::NotEmpty)
        .with_details(&NotEmptyDetails { deployments, apps })
}

fn entry(
    authorized: &Authorized,
    action: &'static str,
    id: &WorkspaceId,
    name: &str,
    changes: Changes,
) -> AuditEntry {
    AuditEntry {
        organization_id: Some(authorized.organization_id.clone()),
        action,
        entity_type: "WORKSPACE",
        entity_id: id.to_string(),
        entity_name: name.to_owned(),
        changes,
    }
}
