//! Applying the manifest of a profile.

use cloud_ui_contract::apply::ApplyOutcome;
use serde_json::Value;

use super::apply_run::{Applied, Run};
use crate::error::Result;
use crate::manifest::Manifest;
use crate::manifest::mask::{masked, restore};
use crate::platform::placement::choose;
use crate::store::applying::StoredProfile;
use crate::store::audit::{AuditEntry, Changes};
use crate::store::write::Write;

/// The fields that pick the cluster; they are settled once and for all.
const SELECTION: [&str; 4] =
    ["clusterName", "cloudProvider", "cloudProvider/provider", "cloudProvider/region"];

pub(super) async fn apply_profile(
    write: &mut Write,
    run: &Run<'_>,
    manifest: &mut Manifest,
) -> Result<Applied> {
    let organization = &run.authorized.organization_id;
    let author = run.authorized.caller.actor().subject_id;
    let stored = match manifest.name.as_str() {
        "" => None,
        name => write.profile_by_name(organization, name).await?,
    };
    if let Some(stored) = &stored {
        keep_selection(stored, manifest);
    }
    let (known_id, known_spec) = stored.as_ref().map_or(("", &Value::Null), |it| (it.id.as_str(), &it.spec));
    for mask in restore(known_id, known_spec, &mut manifest.spec, &manifest.masks) {
        manifest.errors.push(mask.unknown());
    }
    if !manifest.errors.is_empty() {
        return Ok(Applied::invalid(stored.map(|stored| stored.id)));
    }
    warn_without_cluster(write, run, manifest).await?;
    let spec = &manifest.spec;
    let entry = |action, id: &str, before: Value| AuditEntry {
        organization_id: Some(organization.clone()),
        action,
        entity_type: "APP_PROFILE",
        entity_id: id.to_owned(),
        entity_name: manifest.name.clone(),
        changes: Changes::none().field("spec", before, masked(id, spec)),
    };
    let (outcome, id, entry) = match stored {
        None => {
            let id = write.insert_profile(organization, &manifest.name, spec, &author, run.now).await?;
            let entry = entry("CREATE", &id, Value::Null);
            (ApplyOutcome::Created, id, Some(entry))
        }
        Some(stored) if stored.spec == *spec => (ApplyOutcome::Unchanged, stored.id, None),
        Some(stored) => {
            write.update_profile(organization, &stored.id, spec, &author, run.now).await?;
            let entry = entry("UPDATE", &stored.id, masked(&stored.id, &stored.spec));
            (ApplyOutcome::Configured, stored.id, Some(entry))
        }
    };
    Ok(Applied { outcome, id: Some(id), entry })
}

fn keep_selection(stored: &StoredProfile, manifest: &mut Manifest) {
    let differs = |field: &str| {
        let pointer = format!("/{field}");
        let (before, after) = (stored.spec.pointer(&pointer), manifest.spec.pointer(&pointer));
        match (before, after) {
            (Some(Value::Object(_)), Some(Value::Object(_))) => false,
            (before, after) => before != after,
        }
    };
    let Some(field) = SELECTION.into_iter().find(|field| differs(field)) else { return };
    let field = format!("spec.{}", field.replace('/', "."));
    let message = "How a profile picks its cluster cannot be changed: apps stand where it put them. Create another profile.";
    manifest.error(&field, message);
}

async fn warn_without_cluster(write: &mut Write, run: &Run<'_>, manifest: &mut Manifest) -> Result<()> {
    let clusters = write.placement_candidates(&run.authorized.organization_id).await?;
    if choose(&manifest.spec, &clusters).is_some() {
        return Ok(());
    }
    let (field, message) = if let Some(name) = manifest.spec["clusterName"].as_str() {
        ("spec.clusterName", format!("The organization has no cluster called {name}."))
    } else if manifest.spec["cloudProvider"].is_object() {
        ("spec.cloudProvider", "The organization has no cluster in this cloud and region.".to_owned())
    } else {
        ("", "The organization has no cluster.".to_owned())
    };
    manifest.warn(field, format!("{message} Apps with this profile wait for one."));
    Ok(())
}
