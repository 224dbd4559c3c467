//! Manifests: YAML that says what should run and where. Field names are those of AstroPulse's
//! `platform.astropulse.io/v1`; older spellings are read and never written.

mod application;
mod envelope;
pub mod finding;
mod kind;
pub mod mask;
pub mod node;
mod profile;
pub mod read;
pub mod render;
mod schema;
mod text_rules;
mod tree;
mod walk;

use std::collections::BTreeMap;

use cloud_ui_contract::apply::ManifestFinding;
use serde_json::Value;

use finding::Findings;
use node::Position;
use read::{BodyError, Document};

pub use kind::Kind;

/// A document that was read and checked.
#[derive(Debug, Clone, PartialEq)]
pub struct Manifest {
    /// What it describes, as far as that can be told.
    pub kind: Option<Kind>,
    /// The name, as far as there is one.
    pub name: String,
    /// The spec in today's spelling, unknown fields included.
    pub spec: Value,
    /// The document's own text, comments included.
    pub text: String,
    /// Where it begins.
    pub at: Position,
    /// Where its fields stand, by their path.
    pub fields: BTreeMap<String, Position>,
    /// The masked values in it.
    pub masks: Vec<mask::Sent>,
    /// What is wrong; such a manifest must not be applied.
    pub errors: Vec<ManifestFinding>,
    /// What is odd.
    pub warnings: Vec<ManifestFinding>,
}

impl Manifest {
    /// Where a field stands; the document's begin when it is not written.
    #[must_use]
    pub fn position(&self, field: &str) -> Position {
        self.fields.get(field).copied().unwrap_or(self.at)
    }

    /// Notes an error about a field.
    pub fn error(&mut self, field: &str, message: impl Into<String>) {
        self.errors.push(finding::finding(self.position(field), field, message));
    }

    /// Notes a warning about a field.
    pub fn warn(&mut self, field: &str, message: impl Into<String>) {
        self.warnings.push(finding::finding(self.position(field), field, message));
    }
}

/// Reads and checks every document of a body.
///
/// # Errors
/// When the body cannot be taken at all; faults of a document stand in its manifest.
pub fn parse(body: &str) -> Result<Vec<Manifest>, BodyError> {
    let mut manifests: Vec<Manifest> = read::read(body)?.into_iter().map(check).collect();
    let mut first: BTreeMap<(Kind, String), Position> = BTreeMap::new();
    for manifest in &mut manifests {
        let Some(kind) = manifest.kind.filter(|_| !manifest.name.is_empty()) else { continue };
        match first.get(&(kind, manifest.name.clone())) {
            None => {
                first.insert((kind, manifest.name.clone()), manifest.at);
            }
            Some(at) => {
                let field = name_field(kind);
                let message = format!(
                    "Two documents have the name {}: the other one begins on line {}.",
                    manifest.name, at.line
                );
                manifest.error(field, message);
            }
        }
    }
    Ok(manifests)
}

/// The field that holds the name.
#[must_use]
pub fn name_field(kind: Kind) -> &'static str {
    match kind {
        Kind::Application => "spec.name",
        Kind::ApplicationProfile => "spec.profileName",
    }
}

fn check(document: Document) -> Manifest {
    let mut manifest = Manifest {
        kind: None,
        name: String::new(),
        spec: Value::Null,
        text: document.text,
        at: document.at,
        fields: BTreeMap::new(),
        masks: Vec::new(),
        errors: Vec::new(),
        warnings: Vec::new(),
    };
    let root = match document.root {
        Ok(root) => root,
        Err(error) => {
            manifest.errors.push(finding::finding(error.at, "", error.message));
            return manifest;
        }
    };
    let mut findings = Findings::default();
    if let Some((kind, spec)) = envelope::open(root, &mut findings) {
        let mut walk = walk::Walk::new(&mut findings);
        let spec = match kind {
            Kind::Application => application::check(&spec, &mut walk),
            Kind::ApplicationProfile => profile::check(&spec, &mut walk),
        };
        (manifest.fields, manifest.masks) = walk.finish();
        let key = name_field(kind).trim_start_matches("spec.");
        manifest.kind = Some(kind);
        manifest.name = spec[key].as_str().unwrap_or_default().to_owned();
        manifest.spec = spec;
    }
    manifest.errors = findings.errors;
    manifest.warnings = findings.warnings;
    manifest
}
