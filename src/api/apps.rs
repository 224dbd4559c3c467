//! Apps of an organization (`/organizations/{o}/apps`).

use super::call::{Call, Query};
use super::client::{Client, Fetched, decode, decode_fetched};
use super::{ApiError, PageRequest};
use cloud_ui_contract::app::{App, AppEvent, AppEvents, Apps, EventStream, EventType};
use cloud_ui_contract::apply::ApplyAnswer;
use cloud_ui_contract::id::{AppId, OrganizationId, WorkspaceId};
use cloud_ui_contract::page::Page;

/// Which apps to list: each non-empty field narrows, its values widen.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct AppFilter {
    /// Ids of workspaces.
    pub workspaces: Vec<String>,
    /// Statuses, by their names on the wire.
    pub statuses: Vec<String>,
    /// Kinds of source, by their names on the wire.
    pub source_types: Vec<String>,
    /// Names of profiles.
    pub profiles: Vec<String>,
    /// Ids of clusters.
    pub clusters: Vec<String>,
}

/// Which events of an app to list.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct EventFilter {
    /// The stream; `None` for both.
    pub stream: Option<EventStream>,
    /// The type; `None` for both.
    pub event_type: Option<EventType>,
    /// Only events from this instant on (RFC 3339).
    pub since: Option<String>,
}

/// How to apply manifests.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ApplyOptions {
    /// Where new apps are placed; `None` for the organization's first workspace.
    pub workspace: Option<WorkspaceId>,
    /// Only say what would happen.
    pub dry_run: bool,
    /// All documents or none.
    pub atomic: bool,
}

/// The apps.
///
/// # Errors
/// [`ApiError`].
pub async fn list(
    client: Client,
    organization: &OrganizationId,
    filter: &AppFilter,
    request: &PageRequest,
) -> Result<Page<App>, ApiError> {
    let query = Query::new()
        .with_all("workspaceIds", &filter.workspaces)
        .with_all("statuses", &filter.statuses)
        .with_all("sourceTypes", &filter.source_types)
        .with_all("profileNames", &filter.profiles)
        .with_all("clusterIds", &filter.clusters);
    let path = ["organizations", organization.as_str(), "apps"];
    let call = Call::get(&path, &request.add_to(query));
    decode::<Apps>(&client.send(call).await?).map(Page::from)
}

/// One app.
///
/// # Errors
/// [`ApiError`].
pub async fn get(
    client: Client,
    organization: &OrganizationId,
    id: &AppId,
) -> Result<Fetched<App>, ApiError> {
    let call = Call::get(&path(organization, id), &Query::new());
    decode_fetched(client.send(call).await?)
}

/// Applies the YAML documents of `manifests`. The answer tells the outcome of each; a document that
/// is not acceptable is an outcome and no error.
///
/// # Errors
/// [`ApiError`].
pub async fn apply(
    client: Client,
    organization: &OrganizationId,
    manifests: String,
    options: &ApplyOptions,
) -> Result<ApplyAnswer, ApiError> {
    let query = Query::new()
        .with_some("workspaceId", options.workspace.as_ref().map(ToString::to_string))
        .with_some("dryRun", options.dry_run.then_some("true"))
        .with_some("atomic", options.atomic.then_some("true"));
    let path = ["organizations", organization.as_str(), "apps", "apply"];
    decode(&client.send(Call::post_yaml(&path, &query, manifests)).await?)
}

/// What happened to an app.
///
/// # Errors
/// [`ApiError`].
pub async fn events(
    client: Client,
    organization: &OrganizationId,
    id: &AppId,
    filter: &EventFilter,
    request: &PageRequest,
) -> Result<Page<AppEvent>, ApiError> {
    let query = Query::new()
        .with_some("stream", filter.stream.as_ref().map(EventStream::as_str))
        .with_some("type", filter.event_type.as_ref().map(EventType::as_str))
        .with_some("since", filter.since.clone());
    let path = ["organizations", organization.as_str(), "apps", id.as_str(), "events"];
    let call = Call::get(&path, &request.add_to(query));
    decode::<AppEvents>(&client.send(call).await?).map(Page::from)
}

/// Deletes an app, when it is still the version of `etag`.
///
/// # Errors
/// [`ApiError`].
pub async fn delete(
    client: Client,
    organization: &OrganizationId,
    id: &AppId,
    etag: Option<&str>,
) -> Result<(), ApiError> {
    let call = Call::delete(&path(organization, id)).if_match(etag);
    client.send(call).await.map(|_| ())
}

fn path<'a>(organization: &'a OrganizationId, id: &'a AppId) -> [&'a str; 4] {
    ["organizations", organization.as_str(), "apps", id.as_str()]
}
