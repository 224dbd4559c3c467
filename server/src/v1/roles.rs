//! Custom and built-in roles.

use axum::Json;
use axum::extract::State;
use cloud_ui_contract::permission::Permission;
use cloud_ui_contract::role::{DefaultRole, RoleScope, Roles};
use cloud_ui_contract::role_permissions::default_roles;

use super::fields::choices;
use crate::access::authorize::Authorized;
use crate::access::operation::{Access, Operation};
use crate::access::router::OperationRouter;
use crate::error::Result;
use crate::state::AppState;
use crate::store::listing::Query;
use crate::store::roles::ROLE_ORDERS;

pub(super) fn mount(router: OperationRouter) -> OperationRouter {
    router.serve(
        Operation::get(
            "/v1/organizations/{organizationId}/roles",
            "ListRoles",
            Access::Organization(Permission::OrganizationRolesGet),
            "Lists the organization's custom roles, and the built-in ones when asked.",
        )
        .query("includeDefaultRoles", "Adds the built-in roles.")
        .query_list("scopeTypes", "Only roles of these scopes.")
        .paged()
        .answers::<Roles>(),
        list,
    )
}

async fn list(State(state): State<AppState>, authorized: Authorized, query: Query) -> Result<Json<Roles>> {
    let page = query.page(ROLE_ORDERS)?;
    let scopes = choices(&query, "scopeTypes", RoleScope::KNOWN, RoleScope::as_str)?;
    let asked = |role: &DefaultRole| scopes.is_empty() || scopes.contains(&role.scope_type);
    let default_roles =
        query.flag("includeDefaultRoles")?.then(|| default_roles().into_iter().filter(asked).collect());
    let found = state.store.list_roles(&authorized.organization_id, &scopes, &page).await?;
    Ok(Json(Roles {
        roles: found.items,
        default_roles,
        limit: found.limit,
        offset: found.offset,
        total_count: found.total_count,
    }))
}
