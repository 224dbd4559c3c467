//! Organizations.

use axum::Json;
use axum::extract::State;
use axum::response::IntoResponse;
use cloud_ui_contract::error::{ErrorCode, ForbiddenDetails};
use cloud_ui_contract::organization::{
    CreateOrganizationRequest, Organization, Organizations, Product, UpdateOrganizationRequest,
};
use cloud_ui_contract::permission::Permission;
use cloud_ui_contract::plan::Plan;
use cloud_ui_contract::role::GlobalRole;
use cloud_ui_contract::validation::{MAX_NAME_LENGTH, check_name};

use super::fields::{Fields, choices};
use super::organization_settings::{changes, check};
use crate::access::authorize::Authorized;
use crate::access::caller::Caller;
use crate::access::entity_tag::{IfMatch, etag};
use crate::access::json_body::JsonBody;
use crate::access::operation::{Access, Operation};
use crate::access::router::OperationRouter;
use crate::error::{ApiError, Result};
use crate::state::AppState;
use crate::store::audit::{AuditEntry, Changes};
use crate::store::listing::Query;
use crate::store::organizations::{ORGANIZATION_ORDERS, OrganizationFilter, StoredOrganization};
use crate::store::workspaces::WorkspaceSettings;

/// The workspace that a new organization begins with.
const FIRST_WORKSPACE: &str = "Default";
/// The plans that v1 lets a caller ask for and that no organization here is on.
const OTHER_PLANS: [&str; 5] = ["TRIAL", "BASIC", "STANDARD", "PREMIUM", "BUSINESS_CRITICAL"];
/// What only administrators of the installation may do.
const CREATE_PERMISSION: &str = "system.organizations.create";

pub(super) fn mount(router: OperationRouter) -> OperationRouter {
    router
        .serve(
            Operation::get(
                "/v1/organizations",
                "ListOrganizations",
                Access::Credential,
                "Lists the caller's organizations, those that need another sign-in method last.",
            )
            .query("productPlan", "Only those on this plan.")
            .query("product", "`HOSTED` or `HYBRID`.")
            .query("astronomerProduct", "`ASTRO`.")
            .paged()
            .answers::<Organizations>(),
            list,
        )
        .serve(
            Operation::post(
                "/v1/organizations",
                "CreateOrganization",
                Access::Person,
                "Creates an organization with a first workspace; the caller becomes its owner.",
            )
            .takes::<CreateOrganizationRequest>()
            .answers::<Organization>(),
            create,
        )
        .serve(
            Operation::get(
                "/v1/organizations/{organizationId}",
                "GetOrganization",
                Access::Organization(Permission::OrganizationGet),
                "Reads an organization.",
            )
            .query("isLookUpOnly", "Leaves out usage and e-mail domains.")
            .answers::<Organization>(),
            get,
        )
        .serve(
            Operation::post(
                "/v1/organizations/{organizationId}",
                "UpdateOrganization",
                Access::Organization(Permission::OrganizationUpdate),
                "Changes an organization.",
            )
            .takes::<UpdateOrganizationRequest>()
            .answers::<Organization>(),
            update,
        )
}

async fn list(State(state): State<AppState>, caller: Caller, query: Query) -> Result<Json<Organizations>> {
    let page = query.page(ORGANIZATION_ORDERS)?;
    let mut plans = Plan::KNOWN.to_vec();
    plans.extend(OTHER_PLANS.map(Plan::from));
    let plan = choices(&query, "productPlan", &plans, Plan::as_str)?.into_iter().next();
    let products = choices(&query, "product", Product::KNOWN, Product::as_str)?;
    choices(&query, "astronomerProduct", &["ASTRO".to_owned()], String::as_str)?;
    let only_hybrid = products.first() == Some(&Product::Hybrid);
    let filter = OrganizationFilter {
        only: caller.bound_to().cloned(),
        foreign: caller.global_role == GlobalRole::Admin,
        // Nothing here is hybrid: no plan is called that either.
        plan: if only_hybrid { Some("HYBRID".to_owned()) } else { plan.map(|plan| plan.to_string()) },
    };
    let found = state.store.list_organizations(&caller.user_id, &caller.sign_in, &filter, &page).await?;
    Ok(Json(found.into()))
}

async fn read(state: &AppState, authorized: &Authorized) -> Result<StoredOrganization> {
    let caller = &authorized.caller;
    let id = &authorized.organization_id;
    let found = state.store.organization(id, &caller.user_id, &caller.sign_in).await?;
    let mut found = found.ok_or_else(ApiError::no_such_organization)?;
    found.organization.managed_domains = Some(state.store.managed_domains(id).await?);
    found.organization.usage = Some(state.store.plan_usage(id, state.clock.now()).await?.1);
    Ok(found)
}

async fn get(
    State(state): State<AppState>,
    authorized: Authorized,
    query: Query,
) -> Result<impl IntoResponse> {
    let mut found = read(&state, &authorized).await?;
    if query.flag("isLookUpOnly")? {
        found.organization.managed_domains = None;
        found.organization.usage = None;
    }
    Ok((etag(found.version), Json(found.organization)))
}

async fn update(
    State(state): State<AppState>,
    authorized: Authorized,
    if_match: IfMatch,
    JsonBody(body): JsonBody<UpdateOrganizationRequest>,
) -> Result<impl IntoResponse> {
    let (id, caller) = (&authorized.organization_id, &authorized.caller);
    let now = state.clock.now();
    let mut write = state.store.write().await?;
    let before = write.organization(id, &caller.user_id, &caller.sign_in).await?;
    let before = before.ok_or_else(ApiError::no_such_organization)?;
    if_match.check(before.version)?;
    let settings = check(&body, &before.organization)?;
    write.update_organization(id, &settings, &caller.user_id, now).await?;
    let entry = AuditEntry {
        organization_id: Some(id.clone()),
        action: "UPDATE",
        entity_type: "ORGANIZATION",
        entity_id: id.to_string(),
        entity_name: settings.name.clone(),
        changes: changes(&before.organization, &settings),
    };
    write.commit(&caller.actor(), now, &[entry]).await?;
    let after = read(&state, &authorized).await?;
    Ok((etag(after.version), Json(after.organization)))
}

async fn create(
    State(state): State<AppState>,
    caller: Caller,
    JsonBody(body): JsonBody<CreateOrganizationRequest>,
) -> Result<impl IntoResponse> {
    if caller.global_role != GlobalRole::Admin {
        return Err(only_administrators_create(&state));
    }
    let mut fields = Fields::default();
    let name = fields.keep("name", "Name", check_name(&body.name, MAX_NAME_LENGTH));
    let name = fields.finish(name)?;
    let workspace = WorkspaceSettings::named(FIRST_WORKSPACE);
    let now = state.clock.now();
    let mut write = state.store.write().await?;
    let id = write.insert_organization(name, &Plan::Developer, &caller.user_id, now).await?;
    let workspace_id = write.insert_workspace(&id, &workspace, &caller.user_id, now).await?;
    let created = |entity_type, entity_id, name: &str| AuditEntry {
        organization_id: Some(id.clone()),
        action: "CREATE",
        entity_type,
        entity_id,
        entity_name: name.to_owned(),
        changes: Changes::none().field("name", (), name),
    };
    let entries = [
        created("ORGANIZATION", id.to_string(), name),
        created("WORKSPACE", workspace_id.to_string(), FIRST_WORKSPACE),
    ];
    write.commit(&caller.actor(), now, &entries).await?;
    let made = state.store.organization(&id, &caller.user_id, &caller.sign_in).await?;
    let mut made = made.ok_or_else(ApiError::no_such_organization)?;
    made.organization.usage = Some(state.store.plan_usage(&id, now).await?.1);
    Ok((etag(made.version), Json(made.organization)))
}

fn only_administrators_create(state: &AppState) -> ApiError {
    let message = format!(
        "Only administrators of this installation create organizations. Ask {}.",
        state.settings.links.support_contact
    );
    ApiError::new(axum::http::StatusCode::FORBIDDEN, message)
        .with_code(ErrorCode::Forbidden)
        .with_details(&ForbiddenDetails { permission: CREATE_PERMISSION.to_owned() })
}
