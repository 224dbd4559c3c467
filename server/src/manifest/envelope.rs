//! The envelope around a spec, or its absence.

use super::finding::Findings;
use super::kind::Kind;
use super::node::{Entry, Node, Shape};
use super::render::API_VERSION;

const ENVELOPE: [&str; 4] = ["apiVersion", "kind", "metadata", "spec"];

/// Takes the spec out of its envelope and tells what it describes. A bare spec is recognized by
/// its fields.
pub(super) fn open(root: Node, findings: &mut Findings) -> Option<(Kind, Node)> {
    let Some(entries) = root.entries() else {
        findings.error(root.at, "", format!("A manifest is a mapping, not {}.", root.kind()));
        return None;
    };
    let enveloped = ["kind", "spec", "apiVersion"].iter().any(|key| root.entry(key).is_some());
    if !enveloped {
        let kind = recognized(&root);
        if kind.is_none() {
            let message = "It cannot be told what this describes. Write kind: Application or kind: ApplicationProfile, and the rest under spec.";
            findings.error(root.at, "", message);
        }
        return kind.map(|kind| (kind, root));
    }
    for entry in entries.iter().filter(|entry| !ENVELOPE.contains(&entry.key.as_str())) {
        let message = format!("{} has no effect here.", entry.key);
        findings.warn(entry.key_at, &entry.key, message);
    }
    check_version(&root, findings);
    let kind = kind(&root, findings);
    let Some(spec) = root.entry("spec") else {
        findings.error(root.at, "spec", "spec is missing.");
        return None;
    };
    let mut spec = spec.value.clone();
    let kind = match root.entry("kind") {
        Some(_) => kind?,
        None => kind.or_else(|| recognized(&spec))?,
    };
    take_metadata_name(&root, &mut spec, kind, findings);
    Some((kind, spec))
}

fn kind(root: &Node, findings: &mut Findings) -> Option<Kind> {
    let Some(entry) = root.entry("kind") else {
        findings.error(root.at, "kind", "kind is missing: Application or ApplicationProfile.");
        return None;
    };
    match entry.value.text() {
        Some("Application") => Some(Kind::Application),
        Some("ApplicationProfile") => Some(Kind::ApplicationProfile),
        Some(other) => {
            let message = format!(
                "The kind {other} cannot be applied here: only Application and ApplicationProfile can."
            );
            findings.error(entry.value.at, "kind", message);
            None
        }
        None => {
            let message = format!("kind must be text, not {}.", entry.value.kind());
            findings.error(entry.value.at, "kind", message);
            None
        }
    }
}

fn check_version(root: &Node, findings: &mut Findings) {
    let Some(entry) = root.entry("apiVersion") else {
        findings.warn(root.at, "apiVersion", format!("apiVersion is missing; {API_VERSION} is assumed."));
        return;
    };
    let at = entry.value.at;
    match entry.value.text() {
        Some(API_VERSION) => {}
        Some(version) if version.starts_with("platform.astropulse.io/") => {
            findings.warn(at, "apiVersion", format!("{version} is read as {API_VERSION}."));
        }
        Some(version) => {
            let message = format!("The version {version} is not known; write {API_VERSION}.");
            findings.error(at, "apiVersion", message);
        }
        None => {
            let message = format!("apiVersion must be text, not {}.", entry.value.kind());
            findings.error(at, "apiVersion", message);
        }
    }
}

/// Some tools write the name into the metadata; it is read when the spec has none.
fn take_metadata_name(root: &Node, spec: &mut Node, kind: Kind, findings: &mut Findings) {
    let Some(metadata) = root.entry("metadata") else { return };
    let Some(name) = metadata.value.entry("name") else {
        findings.warn(metadata.key_at, "metadata", "metadata has no effect here.");
        return;
    };
    let keys: &[&str] = match kind {
        Kind::Application => &["name"],
        Kind::ApplicationProfile => &["profileName", "name"],
    };
    if keys.iter().any(|key| spec.entry(key).is_some()) {
        findings.warn(
            name.key_at,
            "metadata.name",
            "metadata.name has no effect: the name stands in the spec.",
        );
    } else if let Shape::Map(entries) = &mut spec.shape {
        entries.push(Entry { key: keys[0].to_owned(), ..name.clone() });
    }
}

fn recognized(spec: &Node) -> Option<Kind> {
    let has = |key: &str| spec.entry(key).is_some();
    if has("source") {
        Some(Kind::Application)
    } else if has("clusterName") || has("cloudProvider") || has("availabilityTier") {
        Some(Kind::ApplicationProfile)
    } else if has("profileName") {
        Some(if has("name") { Kind::Application } else { Kind::ApplicationProfile })
    } else {
        None
    }
}
