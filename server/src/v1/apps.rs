//! Apps.

use axum::Json;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::IntoResponse;
use cloud_ui_contract::app::{App, AppEvents, AppSourceType, AppStatus, Apps, EventStream, EventType};
use cloud_ui_contract::id::AppId;
use cloud_ui_contract::permission::Permission;
use cloud_ui_contract::timestamp::NotAnInstant;

use super::fields::{choices, fault, texts};
use crate::access::authorize::{Authorized, Target};
use crate::access::entity_tag::{IfMatch, etag};
use crate::access::operation::{Access, Operation};
use crate::access::router::OperationRouter;
use crate::error::{ApiError, Result};
use crate::state::AppState;
use crate::store::app_events::{EVENT_ORDERS, EventFilter};
use crate::store::apps::{APP_ORDERS, AppFilter};
use crate::store::audit::{AuditEntry, Changes};
use crate::store::listing::Query;

const ALL: &str = "/v1/organizations/{organizationId}/apps";
const ONE: &str = "/v1/organizations/{organizationId}/apps/{appId}";
const EVENTS: &str = "/v1/organizations/{organizationId}/apps/{appId}/events";

pub(super) fn mount(router: OperationRouter) -> OperationRouter {
    router
        .serve(
            Operation::get(
                ALL,
                "ListApps",
                Access::Somewhere(Permission::AppGet),
                "Lists the apps that the caller may see.",
            )
            .query_list("workspaceIds", "Only those in these workspaces.")
            .query_list("statuses", "Only those in these states.")
            .query_list("sourceTypes", "Only those from these kinds of source.")
            .query_list("profileNames", "Only those with these profiles.")
            .query_list("clusterIds", "Only those on these clusters.")
            .paged()
            .answers::<Apps>(),
            list,
        )
        .serve(
            Operation::get(ONE, "GetApp", Access::App(Permission::AppGet), "Reads an app, by id or name.")
                .answers::<App>(),
            get,
        )
        .serve(
            Operation::delete(
                ONE,
                "DeleteApp",
                Access::App(Permission::AppDeploy),
                "Removes an app: it is being deleted until the platform is done.",
            ),
            delete,
        )
        .serve(
            Operation::get(
                EVENTS,
                "ListAppEvents",
                Access::App(Permission::AppGet),
                "Lists what happened to an app, newest first.",
            )
            .query_list("stream", "Only those of PIPELINE or KUBERNETES.")
            .query_list("type", "Only those that are NORMAL or WARNING.")
            .query("since", "Only those from that instant on (RFC 3339).")
            .paged()
            .answers::<AppEvents>(),
            events,
        )
}

async fn list(State(state): State<AppState>, authorized: Authorized, query: Query) -> Result<Json<Apps>> {
    let page = query.page(APP_ORDERS)?;
    let filter = AppFilter {
        workspaces: texts(&query, "workspaceIds"),
        statuses: choices(&query, "statuses", AppStatus::KNOWN, AppStatus::as_str)?,
        source_types: choices(&query, "sourceTypes", AppSourceType::KNOWN, AppSourceType::as_str)?,
        profiles: texts(&query, "profileNames"),
        clusters: texts(&query, "clusterIds"),
    };
    let reach = authorized.reach(Permission::AppGet);
    let found = state.store.list_apps(&authorized.organization_id, &reach, &filter, &page).await?;
    Ok(Json(found.into()))
}

fn target(authorized: &Authorized) -> Result<&AppId> {
    match &authorized.target {
        Target::App(id) => Ok(id),
        _ => Err(ApiError::internal(&"the operation is not about an app")),
    }
}

async fn read(state: &AppState, authorized: &Authorized) -> Result<App> {
    let found = state.store.app(&authorized.organization_id, target(authorized)?).await?;
    found.ok_or_else(|| ApiError::not_found("app"))
}

async fn get(State(state): State<AppState>, authorized: Authorized) -> Result<impl IntoResponse> {
    let app = read(&state, &authorized).await?;
    Ok((etag(i64::from(app.revision)), Json(app)))
}

async fn delete(
    State(state): State<AppState>,
    authorized: Authorized,
    expected: IfMatch,
) -> Result<StatusCode> {
    let app = read(&state, &authorized).await?;
    let organization = &authorized.organization_id;
    let now = state.clock.now();
    let mut write = state.store.write().await?;
    let revision = write.app_revision(organization, &app.id).await?;
    expected.check(revision.ok_or_else(|| ApiError::not_found("app"))?)?;
    // A second request finds it on its way out already: that is what was asked for.
    if write.begin_app_removal(organization, &app.id, now).await? {
        let entry = AuditEntry {
            organization_id: Some(organization.clone()),
            action: "DELETE",
            entity_type: "APP",
            entity_id: app.id.to_string(),
            entity_name: app.name,
            changes: Changes::none(),
        };
        write.commit(&authorized.caller.actor(), now, &[entry]).await?;
    }
    Ok(StatusCode::NO_CONTENT)
}

async fn events(
    State(state): State<AppState>,
    authorized: Authorized,
    query: Query,
) -> Result<Json<AppEvents>> {
    let page = query.page(EVENT_ORDERS)?;
    let since = match query.get("since").filter(|text| !text.is_empty()) {
        None => None,
        Some(text) => Some(text.parse().map_err(|error: NotAnInstant| {
            ApiError::invalid(vec![fault("since", "not_an_instant", format!("since is {error}."))])
        })?),
    };
    let filter = EventFilter {
        streams: choices(&query, "stream", EventStream::KNOWN, EventStream::as_str)?,
        types: choices(&query, "type", EventType::KNOWN, EventType::as_str)?,
        since,
    };
    let app = target(&authorized)?;
    let found = state.store.list_app_events(&authorized.organization_id, app, &filter, &page).await?;
    Ok(Json(found.into()))
}
