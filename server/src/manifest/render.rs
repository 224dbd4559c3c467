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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::manifest::parse;

    #[test]
    fn what_is_written_is_read_again_as_it_was() {
        let object = json!({
            "yes": "true", "number": "1.10", "null": null, "empty": "", "list": [], "map": {},
            "text": "two\nlines: 'quoted' \"twice\" # no comment", "colon: key": "- dash", "emoji": "🚀 ~",
            "deep": [[{"a": [1, -2.5, false]}]],
        });
        let spec = json!({"name": "a", "profileName": "p", "source": {"type": "helm", "helm": {
            "repo": {"repoURL": "u", "chartName": "c", "chartVersion": "1.0"},
            "values": {"type": "object", "object": object}}}});
        let text = application(&spec);
        let manifests = parse(&text).unwrap();
        assert_eq!(manifests[0].errors, [], "{text}");
        assert_eq!(manifests[0].spec, spec, "{text}");
    }
}
