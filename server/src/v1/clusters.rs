//! Clusters.

use axum::Json;
use axum::extract::{Path, State};
use axum::response::IntoResponse;
use cloud_ui_contract::cluster::{CloudProvider, Cluster, Clusters};
use cloud_ui_contract::permission::Permission;

use super::fields::{choices, texts};
use crate::access::authorize::Authorized;
use crate::access::entity_tag::etag_of;
use crate::access::operation::{Access, Operation};
use crate::access::router::OperationRouter;
use crate::error::{ApiError, Result};
use crate::state::AppState;
use crate::store::clusters::{CLUSTER_ORDERS, ClusterFilter};
use crate::store::listing::Query;

pub(super) fn mount(router: OperationRouter) -> OperationRouter {
    router
        .serve(
            Operation::get(
                "/v1/organizations/{organizationId}/clusters",
                "ListClusters",
                Access::Organization(Permission::OrganizationClustersGet),
                "Lists the organization's clusters.",
            )
            .query_list("names", "Only those called so.")
            .query("provider", "Only those of this cloud: `AWS`, `AZURE` or `GCP`.")
            .paged()
            .answers::<Clusters>(),
            list,
        )
        .serve(
            Operation::get(
                "/v1/organizations/{organizationId}/clusters/{clusterId}",
                "GetCluster",
                Access::Organization(Permission::OrganizationClustersGet),
                "Reads a cluster.",
            )
            .answers::<Cluster>(),
            get,
        )
}

async fn list(State(state): State<AppState>, authorized: Authorized, query: Query) -> Result<Json<Clusters>> {
    let page = query.page(CLUSTER_ORDERS)?;
    let providers = choices(&query, "provider", CloudProvider::KNOWN, CloudProvider::as_str)?;
    let filter = ClusterFilter { names: texts(&query, "names"), provider: providers.into_iter().next() };
    let found = state.store.list_clusters(&authorized.organization_id, &filter, &page).await?;
    Ok(Json(found.into()))
}

async fn get(
    State(state): State<AppState>,
    authorized: Authorized,
    Path((_, id)): Path<(String, String)>,
) -> Result<impl IntoResponse> {
    let found = match id.parse() {
        Ok(id) => state.store.cluster(&authorized.organization_id, &id).await?,
        Err(_) => None,
    };
    let found = found.ok_or_else(|| ApiError::not_found("cluster"))?;
    Ok((etag_of(&found), Json(found)))
}
