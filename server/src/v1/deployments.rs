//! Deployments.

use axum::Json;
use axum::extract::State;
use axum::response::IntoResponse;
use cloud_ui_contract::deployment::{Deployment, Deployments};
use cloud_ui_contract::permission::Permission;

use super::fields::texts;
use crate::access::authorize::{Authorized, Target};
use crate::access::entity_tag::etag;
use crate::access::operation::{Access, Operation};
use crate::access::router::OperationRouter;
use crate::error::{ApiError, Result};
use crate::state::AppState;
use crate::store::deployments::{DEPLOYMENT_ORDERS, DeploymentFilter};
use crate::store::listing::Query;

pub(super) fn mount(router: OperationRouter) -> OperationRouter {
    router
        .serve(
            Operation::get(
                "/v1/organizations/{organizationId}/deployments",
                "ListDeployments",
                Access::Somewhere(Permission::DeploymentGet),
                "Lists the deployments that the caller may see.",
            )
            .query_list("deploymentIds", "Only these.")
            .query_list("names", "Only those called so.")
            .query_list("workspaceIds", "Only those in these workspaces.")
            .paged()
            .answers::<Deployments>(),
            list,
        )
        .serve(
            Operation::get(
                "/v1/organizations/{organizationId}/deployments/{deploymentId}",
                "GetDeployment",
                Access::Deployment(Permission::DeploymentGet),
                "Reads a deployment.",
            )
            .answers::<Deployment>(),
            get,
        )
}

async fn list(
    State(state): State<AppState>,
    authorized: Authorized,
    query: Query,
) -> Result<Json<Deployments>> {
    let page = query.page(DEPLOYMENT_ORDERS)?;
    let filter = DeploymentFilter {
        ids: texts(&query, "deploymentIds"),
        names: texts(&query, "names"),
        workspace_ids: texts(&query, "workspaceIds"),
    };
    let reach = authorized.reach(Permission::DeploymentGet);
    let (organization, url) = (&authorized.organization_id, &state.settings.public_url);
    let found = state.store.list_deployments(organization, &reach, &filter, &page, url).await?;
    Ok(Json(found.into()))
}

async fn get(State(state): State<AppState>, authorized: Authorized) -> Result<impl IntoResponse> {
    let Target::Deployment(id) = &authorized.target else {
        return Err(ApiError::internal(&"the operation is not about a deployment"));
    };
    let url = &state.settings.public_url;
    let found = state.store.deployment(&authorized.organization_id, id, url).await?;
    let found = found.ok_or_else(|| ApiError::not_found("deployment"))?;
    Ok((etag(found.version), Json(found.deployment)))
}
