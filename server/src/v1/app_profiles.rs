//! App profiles. They are created and changed by applying manifests.

use axum::Json;
use axum::extract::State;
use cloud_ui_contract::app_profile::AppProfiles;
use cloud_ui_contract::permission::Permission;

use crate::access::authorize::Authorized;
use crate::access::operation::{Access, Operation};
use crate::access::router::OperationRouter;
use crate::error::Result;
use crate::state::AppState;
use crate::store::app_profiles::PROFILE_ORDERS;
use crate::store::listing::Query;

pub(super) fn mount(router: OperationRouter) -> OperationRouter {
    router.serve(
        Operation::get(
            "/v1/organizations/{organizationId}/app-profiles",
            "ListAppProfiles",
            Access::Organization(Permission::OrganizationAppProfilesGet),
            "Lists the app profiles of an organization.",
        )
        .paged()
        .answers::<AppProfiles>(),
        list,
    )
}

async fn list(
    State(state): State<AppState>,
    authorized: Authorized,
    query: Query,
) -> Result<Json<AppProfiles>> {
    let page = query.page(PROFILE_ORDERS)?;
    let found = state.store.list_app_profiles(&authorized.organization_id, &page).await?;
    Ok(Json(found.into()))
}
