//! Real manifests, where they lie beside the checkout: profiles first, then every app, twice.

use std::path::{Path, PathBuf};

use serde_json::Value;

use crate::api::Api;
use crate::apps_apply::apply;

fn samples() -> Vec<PathBuf> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../shared/samples");
    let mut found = Vec::new();
    let mut folders = vec![root];
    while let Some(folder) = folders.pop() {
        let Ok(entries) = std::fs::read_dir(folder) else { continue };
        for path in entries.filter_map(Result::ok).map(|entry| entry.path()) {
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|extension| extension == "yaml") {
                found.push(path);
            }
        }
    }
    found.sort();
    found
}

#[tokio::test]
async fn real_manifests_are_applied_and_unchanged_the_second_time() {
    let samples = samples();
    if samples.is_empty() {
        println!("skipped: there are no samples beside the checkout");
        return;
    }
    let api = Api::new().await;
    let mut documents = String::new();
    for path in &samples {
        let text = std::fs::read_to_string(path).unwrap();
        if text.lines().any(|line| !line.trim_start().starts_with('#') && line.contains("<YOUR_")) {
            let results = apply(&api, "dryRun=true", &text).await;
            let message = results[0]["errors"][0]["message"].as_str().unwrap();
            assert!(message.contains("placeholder"), "{}: {message}", path.display());
        }
        let text = text.replace("<YOUR_PROFILE_NAME>", "profile3").replace("<YOUR_CLUSTER_NAME>", "alpha-c1");
        documents += &format!("---\n{text}\n");
    }
    for expected in ["CREATED", "UNCHANGED"] {
        for result in apply(&api, "", &documents).await {
            assert_eq!(result["outcome"], expected, "{result}");
            let told = result["warnings"]
                .as_array()
                .unwrap()
                .iter()
                .filter(|warning| is_about_fields(warning))
                .count();
            assert_eq!(told, 0, "every field is known: {result}");
        }
    }
}

/// A profile may well fit none of the clusters of the tests.
fn is_about_fields(warning: &Value) -> bool {
    warning["message"].as_str().unwrap().contains("field")
}
