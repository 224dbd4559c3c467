//! Specs as YAML text.

use saphyr::{LoadableYamlNode, Yaml, YamlEmitter};
use serde_json::{Value, json};

/// The API version that manifests are written with.
pub const API_VERSION: &str = "platform.astropulse.io/v1";

/// The manifest of an app, in its envelope.
#[must_use]
pub fn application(spec: &Value) -> String {
    document(&json!({"apiVersion": API_VERSION, "kind": "Application", "spec": spec}))
}

fn document(value: &Value) -> String {
    // JSON is YAML: what is read from it can be written in the block style that people edit.
    let json = value.to_string();
    let mut text = String::new();
    match Yaml::load_from_str(&json).as_deref() {
        Ok([yaml]) if YamlEmitter::new(&mut text).dump(yaml).is_ok() => {
            text.trim_start_matches("---\n").to_owned() + "\n"
        }
        _ => json,
    }
}
