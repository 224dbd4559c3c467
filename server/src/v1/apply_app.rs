//! Applying the manifest of an app.

use cloud_ui_contract::app::AppStatus;
use cloud_ui_contract::apply::ApplyOutcome;
use serde_json::Value;

use super::apply_run::{Applied, Run};
use crate::error::Result;
use crate::manifest::mask::{masked, restore};
use crate::manifest::{Manifest, render};
use crate::platform::placement::choose;
use crate::store::applying::{DesiredApp, StoredApp, StoredProfile};
use crate::store::audit::{AuditEntry, Changes};
use crate::store::write::Write;

const ELSEWHERE: &str = "An app of this name lives in another workspace of the organization.";

pub(super) async fn apply_app(write: &mut Write, run: &Run<'_>, manifest: &mut Manifest) -> Result<Applied> {
    let organization = &run.authorized.organization_id;
    let stored = match manifest.name.as_str() {
        "" => None,
        name => write.app_by_name(organization, name).await?,
    };
    if let Some(stored) = &stored {
        if !run.authorized.permissions.in_workspace(run.permission, &stored.workspace_id) {
            // It came here after the permissions were checked, or another workspace was named:
            // the caller learns that the name is taken, and nothing about who has it.
            manifest.error("spec.name", ELSEWHERE);
            return Ok(Applied::invalid(None));
        }
        check_stored(stored, run, manifest);
    }
    let (known_id, known_spec) = stored.as_ref().map_or(("", &Value::Null), |it| (it.id.as_str(), &it.spec));
    for mask in restore(known_id, known_spec, &mut manifest.spec, &manifest.masks) {
        manifest.errors.push(mask.unknown());
    }
    let profile = find_profile(write, run, manifest).await?;
    let is_same = stored.as_ref().is_some_and(|stored| stored.spec == manifest.spec);
    if stored.is_none() && manifest.errors.is_empty() {
        check_room(write, run, manifest).await?;
    }
    let id = stored.as_ref().map(|stored| stored.id.clone());
    let (Some(profile), true) = (profile, manifest.errors.is_empty()) else {
        return Ok(Applied::invalid(id));
    };
    let clusters = write.placement_candidates(organization).await?;
    let cluster = choose(&profile.spec, &clusters);
    if cluster.is_none() {
        let message = "No cluster fits this profile yet: the app waits for one.";
        manifest.warn("spec.profileName", message);
    }
    if is_same {
        return Ok(Applied { outcome: ApplyOutcome::Unchanged, id, entry: None });
    }
    warn_about_move(stored.as_ref(), manifest);
    let author = run.authorized.caller.actor().subject_id;
    let text = text(manifest);
    let spec = &manifest.spec;
    let desired = DesiredApp {
        name: &manifest.name,
        profile_id: &profile.id,
        cluster_id: cluster.map(|cluster| cluster.id.as_str()),
        namespace: spec["namespace"].as_str().unwrap_or(&manifest.name),
        source_type: spec["source"]["type"].as_str().unwrap_or_default().to_uppercase(),
        spec,
        manifest: &text,
        author: &author,
    };
    let entry = |action, id: &str, before: Value| AuditEntry {
        organization_id: Some(organization.clone()),
        action,
        entity_type: "APP",
        entity_id: id.to_owned(),
        entity_name: manifest.name.clone(),
        changes: Changes::none().field("spec", before, masked(id, spec)),
    };
    match (stored, &run.workspace) {
        (Some(stored), _) => {
            write.update_app(organization, &stored, &desired, run.now).await?;
            let entry = entry("UPDATE", &stored.id, masked(&stored.id, &stored.spec));
            Ok(Applied { outcome: ApplyOutcome::Configured, id: Some(stored.id), entry: Some(entry) })
        }
        (None, Some(workspace)) => {
            let id = write.insert_app(organization, workspace, &desired, run.now).await?;
            let entry = entry("CREATE", &id, Value::Null);
            Ok(Applied { outcome: ApplyOutcome::Created, id: Some(id), entry: Some(entry) })
        }
        (None, None) => Ok(Applied::invalid(None)),
    }
}

fn check_stored(stored: &StoredApp, run: &Run<'_>, manifest: &mut Manifest) {
    if stored.status == AppStatus::Deleting.as_str() {
        let message = "An app of this name is being deleted. Apply again when it is gone.";
        manifest.error("spec.name", message);
    }
    if run.is_named && run.workspace.as_ref() != Some(&stored.workspace_id) {
        manifest.error("spec.name", ELSEWHERE);
    }
}

async fn find_profile(
    write: &mut Write,
    run: &Run<'_>,
    manifest: &mut Manifest,
) -> Result<Option<StoredProfile>> {
    let organization = &run.authorized.organization_id;
    let Some(name) = manifest.spec["profileName"].as_str().map(str::to_owned) else { return Ok(None) };
    let found = write.profile_by_name(organization, &name).await?;
    let position = manifest.position("spec.profileName");
    let is_told =
        manifest.errors.iter().any(|error| (error.line, error.column) == (position.line, position.column));
    if found.is_none() && !is_told {
        let names = write.some_profile_names(organization).await?;
        let advice = if names.is_empty() {
            "Apply a profile first.".to_owned()
        } else {
            format!("There are {}.", names.join(", "))
        };
        manifest.error("spec.profileName", format!("There is no profile called {name}. {advice}"));
    }
    Ok(found)
}

/// The plan's limit is an error of the document: those before it were applied.
async fn check_room(write: &mut Write, run: &Run<'_>, manifest: &mut Manifest) -> Result<()> {
    let Some(workspace) = &run.workspace else {
        manifest.error("", "The organization has no workspace that the app could live in.");
        return Ok(());
    };
    // The permission was asked for where the app lived, and the app is gone since.
    if !run.authorized.permissions.in_workspace(run.permission, workspace) {
        manifest.error("", "The app would be created in a workspace where you may not do so.");
        return Ok(());
    }
    let (plan, usage) = write.plan_usage(&run.authorized.organization_id, run.now).await?;
    if let Some(maximum) = plan.limits().apps.filter(|maximum| usage.apps >= *maximum) {
        let message = format!(
            "The {} plan allows {maximum} apps, and {} exist. Delete one, or change the plan.",
            plan.label(),
            usage.apps
        );
        manifest.error("", message);
    }
    Ok(())
}

fn warn_about_move(stored: Option<&StoredApp>, manifest: &mut Manifest) {
    let before = stored.and_then(|stored| stored.spec["profileName"].as_str()).map(str::to_owned);
    if let Some(before) = before
        && manifest.spec["profileName"] != before.as_str()
    {
        let message = format!("The app leaves the profile {before} and is deployed anew.");
        manifest.warn("spec.profileName", message);
    }
}

/// What a revision keeps: the document's own text, unless masks stand in it.
fn text(manifest: &Manifest) -> String {
    if manifest.masks.is_empty() { manifest.text.clone() } else { render::application(&manifest.spec) }
}
