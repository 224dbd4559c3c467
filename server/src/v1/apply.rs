//! Applying manifests: one or several documents, each with its own result.

use axum::Json;
use axum::body::Bytes;
use axum::extract::State;
use axum::http::{HeaderMap, StatusCode, header};
use cloud_ui_contract::apply::{ApplyAnswer, ApplyOutcome, ApplyResult, MAX_MANIFEST_BYTES};
use cloud_ui_contract::permission::Permission;

use super::apply_app::apply_app;
use super::apply_profile::apply_profile;
use super::apply_run::{Applied, Run};
use super::places;
use crate::access::authorize::Authorized;
use crate::access::operation::{Access, Operation};
use crate::access::router::OperationRouter;
use crate::error::{ApiError, Result};
use crate::manifest::read::BodyError;
use crate::manifest::{Kind, Manifest, parse};
use crate::state::AppState;
use crate::store::listing::Query;
use crate::store::write::Write;

const TYPES: [&str; 5] =
    ["application/yaml", "text/yaml", "application/x-yaml", "text/x-yaml", "application/json"];

pub(super) fn mount(router: OperationRouter) -> OperationRouter {
    router.serve(
        Operation::post(
            "/v1/organizations/{organizationId}/apps/apply",
            "ApplyManifests",
            Access::Somewhere(Permission::AppEdit),
            "Creates and changes apps and profiles as YAML documents say.",
        )
        .query("workspaceId", "Where new apps live; the organization's first workspace by default.")
        .query("dryRun", "`true` tells what would happen and changes nothing.")
        .query("atomic", "`true` applies all documents or none.")
        .takes_yaml()
        .answers::<ApplyAnswer>(),
        apply,
    )
}

async fn apply(
    State(state): State<AppState>,
    authorized: Authorized,
    query: Query,
    headers: HeaderMap,
    body: Bytes,
) -> Result<Json<ApplyAnswer>> {
    let dry_run = query.flag("dryRun")?;
    let atomic = query.flag("atomic")?;
    let permission = if dry_run { Permission::AppEdit } else { Permission::AppDeploy };
    let named = places::find_workspace(&state, &authorized, &query).await?;
    let mut manifests = read(&headers, &body)?;
    let is_named = named.is_some();
    let workspace = match named {
        Some(id) => Some(id),
        None => state.store.first_workspace(&authorized.organization_id).await?,
    };
    let run = Run { authorized: &authorized, now: state.clock.now(), permission, workspace, is_named };
    check_permissions(&state, &run, &manifests).await?;
    let applied = if dry_run || atomic {
        all_in_one(&state, &run, &mut manifests, dry_run, atomic).await?
    } else {
        one_by_one(&state, &run, &mut manifests).await?
    };
    let results = manifests.into_iter().zip(applied).enumerate();
    Ok(Json(ApplyAnswer {
        results: results.map(|(at, (manifest, applied))| result(at, manifest, applied)).collect(),
    }))
}

fn read(headers: &HeaderMap, body: &[u8]) -> Result<Vec<Manifest>> {
    let content_type = headers.get(header::CONTENT_TYPE).and_then(|value| value.to_str().ok());
    let essence = content_type.unwrap_or_default().split(';').next().unwrap_or_default().trim();
    if !TYPES.iter().any(|known| known.eq_ignore_ascii_case(essence)) {
        let message = "Send the manifests as application/yaml.";
        return Err(ApiError::new(StatusCode::UNSUPPORTED_MEDIA_TYPE, message));
    }
    if body.len() > MAX_MANIFEST_BYTES {
        return Err(ApiError::new(StatusCode::PAYLOAD_TOO_LARGE, BodyError::TooLarge.to_string()));
    }
    let text = std::str::from_utf8(body).map_err(|error| {
        let line = body.iter().take(error.valid_up_to()).filter(|byte| **byte == b'\n').count() + 1;
        ApiError::bad_request(format!("The manifests are not UTF-8: see line {line}."))
    })?;
    parse(text).map_err(|error| ApiError::bad_request(error.to_string()))
}

/// A permission that is missing for one document refuses the whole request.
async fn check_permissions(state: &AppState, run: &Run<'_>, manifests: &[Manifest]) -> Result<()> {
    let of_kind = |kind| manifests.iter().filter(move |manifest| manifest.kind == Some(kind));
    if of_kind(Kind::ApplicationProfile).next().is_some() {
        run.authorized.require(Permission::OrganizationAppProfilesUpdate)?;
    }
    let names: Vec<&str> = of_kind(Kind::Application).map(|manifest| manifest.name.as_str()).collect();
    if names.is_empty() {
        return Ok(());
    }
    if let Some(workspace) = run.workspace.as_ref().filter(|_| run.is_named) {
        return run.authorized.require_in_workspace(run.permission, workspace);
    }
    let homes = state.store.workspaces_of_apps(&run.authorized.organization_id, &names).await?;
    for name in names {
        match homes.get(name).or(run.workspace.as_ref()) {
            Some(workspace) => run.authorized.require_in_workspace(run.permission, workspace)?,
            None => run.authorized.require(run.permission)?,
        }
    }
    Ok(())
}

/// The order in which documents are applied: an app may name a profile of the same request.
fn profiles_first(manifests: &[Manifest]) -> Vec<usize> {
    let mut order: Vec<usize> = (0..manifests.len()).collect();
    order.sort_by_key(|at| {
        manifests.get(*at).and_then(|manifest| manifest.kind) != Some(Kind::ApplicationProfile)
    });
    order
}

async fn apply_one(write: &mut Write, run: &Run<'_>, manifest: &mut Manifest) -> Result<Applied> {
    match manifest.kind {
        Some(Kind::Application) => apply_app(write, run, manifest).await,
        Some(Kind::ApplicationProfile) => apply_profile(write, run, manifest).await,
        None => Ok(Applied::invalid(None)),
    }
}

/// Every document in its own transaction.
async fn one_by_one(state: &AppState, run: &Run<'_>, manifests: &mut [Manifest]) -> Result<Vec<Applied>> {
    let mut all: Vec<(usize, Applied)> = Vec::with_capacity(manifests.len());
    for at in profiles_first(manifests) {
        let Some(manifest) = manifests.get_mut(at) else { continue };
        let mut write = state.store.write().await?;
        let mut applied = apply_one(&mut write, run, manifest).await?;
        if let Some(entry) = applied.entry.take() {
            write.commit(&run.authorized.caller.actor(), run.now, &[entry]).await?;
        }
        all.push((at, applied));
    }
    Ok(in_order(all))
}

/// All documents in one transaction, which a dry run and a failed atomic request drop.
async fn all_in_one(
    state: &AppState,
    run: &Run<'_>,
    manifests: &mut [Manifest],
    dry_run: bool,
    atomic: bool,
) -> Result<Vec<Applied>> {
    let mut write = state.store.write().await?;
    let mut all: Vec<(usize, Applied)> = Vec::with_capacity(manifests.len());
    let mut entries = Vec::new();
    for at in profiles_first(manifests) {
        let Some(manifest) = manifests.get_mut(at) else { continue };
        let mut applied = apply_one(&mut write, run, manifest).await?;
        entries.extend(applied.entry.take());
        if dry_run && applied.outcome == ApplyOutcome::Created {
            applied.id = None;
        }
        all.push((at, applied));
    }
    let failed = all.iter().any(|(_, applied)| applied.outcome == ApplyOutcome::Invalid);
    if !dry_run && !failed {
        write.commit(&run.authorized.caller.actor(), run.now, &entries).await?;
    }
    let mut all = in_order(all);
    if atomic && failed {
        for (manifest, applied) in manifests.iter_mut().zip(&mut all) {
            refuse_with_the_others(manifest, applied);
        }
    }
    Ok(all)
}

fn refuse_with_the_others(manifest: &mut Manifest, applied: &mut Applied) {
    match applied.outcome {
        ApplyOutcome::Created => applied.id = None,
        ApplyOutcome::Configured => {}
        _ => return,
    }
    applied.outcome = ApplyOutcome::Invalid;
    manifest.error(
        "",
        "This was not applied, because another document is invalid and all or none were asked for.",
    );
}

fn in_order(mut all: Vec<(usize, Applied)>) -> Vec<Applied> {
    all.sort_by_key(|(at, _)| *at);
    all.into_iter().map(|(_, applied)| applied).collect()
}

fn result(at: usize, manifest: Manifest, applied: Applied) -> ApplyResult {
    ApplyResult {
        index: u32::try_from(at).unwrap_or(u32::MAX),
        kind: manifest.kind.map_or("", Kind::as_str).to_owned(),
        name: manifest.name,
        outcome: applied.outcome,
        id: applied.id,
        errors: manifest.errors,
        warnings: manifest.warnings,
    }
}
