//! The spec of an app.

use serde_json::Value;

use super::node::{Entry, Node, Shape};
use super::schema::Holds::{Address, Anything, Choice, Host, Map, Name, Text, Texts};
use super::schema::{Field, optional, required};
use super::walk::Walk;

const TYPES: &[&str] = &["image", "helm", "repository", "yaml"];

const VALUES: Field = optional(
    "values",
    Map(&[
        optional("type", Choice(&["object", "files"])),
        optional("object", Anything),
        optional("files", Texts),
    ]),
);

const APPLICATION: &[Field] = &[
    required("name", Name),
    required("profileName", Name),
    optional("namespace", Name),
    required(
        "source",
        Map(&[
            required("type", Choice(TYPES)),
            optional(
                "image",
                Map(&[optional("registry", Text), required("repository", Text), required("tag", Text)]),
            ),
            optional(
                "helm",
                Map(&[
                    required(
                        "repo",
                        Map(&[
                            required("repoURL", Address),
                            required("chartName", Text),
                            required("chartVersion", Text),
                        ]),
                    ),
                    VALUES,
                ]),
            ),
            optional(
                "repository",
                Map(&[
                    required(
                        "repo",
                        Map(&[
                            required("repoURL", Address),
                            required("path", Text),
                            optional("targetBranch", Text).formerly(&["targetRevision"]),
                            optional("releaseName", Text),
                        ]),
                    ),
                    VALUES,
                ]),
            ),
            optional(
                "yaml",
                Map(&[
                    required(
                        "repo",
                        Map(&[
                            required("repoURL", Address),
                            required("path", Text),
                            optional("targetRevision", Text).formerly(&["targetBranch"]),
                        ]),
                    ),
                    optional("exclude", Text),
                    optional("targetNamespace", Name),
                ]),
            ),
        ]),
    ),
    optional(
        "externalAccess",
        Map(&[
            optional("domain", Host),
            optional("hostname", Host).formerly(&["dnsEndpoint", "dnsName"]),
            optional("accessType", Choice(&["Ingress", "None"])),
        ]),
    ),
];

/// Checks the spec.
pub(super) fn check(spec: &Node, walk: &mut Walk<'_>) -> Value {
    let spec = nested_repo(spec);
    let mut value = walk.spec(&spec, APPLICATION);
    check_source(&spec, walk);
    for kind in ["helm", "repository"] {
        if let Some(values) = value.pointer_mut(&format!("/source/{kind}/values")) {
            name_values_type(values);
        }
    }
    settle_access(&spec, &mut value, walk);
    value
}

fn check_source(spec: &Node, walk: &mut Walk<'_>) {
    let Some(source) = spec.entry("source").map(|entry| &entry.value) else { return };
    let Some(given) = source.entry("type").and_then(|entry| entry.value.text()) else { return };
    let Some(kind) = TYPES.iter().find(|kind| kind.eq_ignore_ascii_case(given)) else { return };
    if source.entry(kind).is_none() {
        let message = format!("source.{kind} is missing: the type says {kind}.");
        walk.findings.error(source.at, &format!("spec.source.{kind}"), message);
    }
    for other in TYPES.iter().filter(|other| *other != kind) {
        if let Some(entry) = source.entry(other) {
            let message = format!("source.{other} has no effect, because the type is {kind}.");
            walk.findings.warn(entry.key_at, &format!("spec.source.{other}"), message);
        }
    }
}

/// Older manifests write the repository of a `yaml` source flat.
fn nested_repo(spec: &Node) -> Node {
    const FLAT: [&str; 4] = ["repoURL", "path", "targetBranch", "targetRevision"];
    let mut spec = spec.clone();
    let yaml = field_mut(&mut spec, "source").and_then(|source| field_mut(source, "yaml"));
    if let Some(yaml) = yaml {
        let at = yaml.at;
        if let Shape::Map(entries) = &mut yaml.shape
            && !entries.iter().any(|entry| entry.key == "repo")
            && entries.iter().any(|entry| entry.key == "repoURL")
        {
            let (flat, rest) =
                std::mem::take(entries).into_iter().partition(|entry| FLAT.contains(&entry.key.as_str()));
            *entries = rest;
            entries.push(Entry {
                key: "repo".to_owned(),
                key_at: at,
                value: Node { at, shape: Shape::Map(flat) },
            });
        }
    }
    spec
}

fn field_mut<'a>(node: &'a mut Node, key: &str) -> Option<&'a mut Node> {
    match &mut node.shape {
        Shape::Map(entries) => {
            entries.iter_mut().find(|entry| entry.key == key).map(|entry| &mut entry.value)
        }
        _ => None,
    }
}

fn name_values_type(values: &mut Value) {
    if let Some(map) = values.as_object_mut()
        && !map.contains_key("type")
    {
        let kind = if map.contains_key("files") { "files" } else { "object" };
        map.insert("type".to_owned(), Value::from(kind));
    }
}

/// Today an app has external access when a domain or host name is written, and none otherwise.
fn settle_access(spec: &Node, value: &mut Value, walk: &mut Walk<'_>) {
    let Some(access) = value.get_mut("externalAccess").and_then(Value::as_object_mut) else { return };
    let closed = access.get("accessType").is_some_and(|kind| kind == "None");
    access.remove("accessType");
    if closed || access.is_empty() {
        if let Some(map) = value.as_object_mut() {
            map.remove("externalAccess");
        }
    } else if value["source"]["type"] != "image"
        && let Some(entry) = spec.entry("externalAccess")
    {
        let message = "externalAccess has no effect: only apps with an image source have it.";
        walk.findings.warn(entry.key_at, "spec.externalAccess", message);
    }
}
