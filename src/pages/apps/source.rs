//! Where an app's workload comes from, in words.

use cloud_ui_contract::app::{AppSource, AppSourceType};
use serde_json::Value;

/// The word for a kind of source; one that this version does not know stays as it came.
pub fn source_label(kind: &AppSourceType) -> &str {
    match kind {
        AppSourceType::Image => "Image",
        AppSourceType::Helm => "Helm chart",
        AppSourceType::Repository => "Chart in Git",
        AppSourceType::Yaml => "YAML in Git",
        AppSourceType::Unknown(text) => text,
    }
}

/// The source in a few words: an image reference, a chart with its version, a place in a repository.
/// Empty when the manifest tells nothing about it.
pub fn source_words(source: &AppSource) -> String {
    let words = match source.source_type {
        AppSourceType::Image => source.image.as_ref().map(image),
        AppSourceType::Helm => source.helm.as_ref().map(chart),
        AppSourceType::Repository => source.repository.as_ref().map(place_in_git),
        AppSourceType::Yaml => source.yaml.as_ref().map(place_in_git),
        AppSourceType::Unknown(_) => None,
    };
    words.unwrap_or_default()
}

/// The address of the repository or chart, when the source has one.
pub fn source_address(source: &AppSource) -> Option<&str> {
    let manifest = [&source.helm, &source.repository, &source.yaml].into_iter().flatten().next()?;
    text(manifest, "repoURL")
}

fn image(image: &Value) -> String {
    let mut reference = String::new();
    if let Some(registry) = text(image, "registry") {
        reference.push_str(registry);
        reference.push('/');
    }
    reference.push_str(text(image, "repository").unwrap_or_default());
    if let Some(tag) = text(image, "tag") {
        reference.push(':');
        reference.push_str(tag);
    }
    reference
}

fn chart(helm: &Value) -> String {
    joined(text(helm, "chartName"), " ", text(helm, "chartVersion"))
}

fn place_in_git(git: &Value) -> String {
    let revision = text(git, "targetBranch").or_else(|| text(git, "targetRevision"));
    joined(text(git, "path"), " at ", revision)
}

fn joined(first: Option<&str>, between: &str, second: Option<&str>) -> String {
    match (first, second) {
        (Some(first), Some(second)) => format!("{first}{between}{second}"),
        (first, second) => first.or(second).unwrap_or_default().to_owned(),
    }
}

/// A text of the source: below `repo`, or beside it as older manifests write it.
fn text<'a>(source: &'a Value, name: &str) -> Option<&'a str> {
    let found = source.get("repo").and_then(|repo| repo.get(name)).or_else(|| source.get(name));
    found.and_then(Value::as_str).filter(|text| !text.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn words(source: Value) -> String {
        source_words(&serde_json::from_value(source).expect("a source"))
    }

    #[test]
    fn each_kind_of_source_is_told_in_its_own_words() {
        let image = json!({"registry": "docker.io", "repository": "orbital/probe", "tag": "v1"});
        assert_eq!(words(json!({"type": "IMAGE", "image": image})), "docker.io/orbital/probe:v1");
        let repo =
            json!({"repoURL": "https://charts.example.com", "chartName": "redis", "chartVersion": "19.6"});
        assert_eq!(words(json!({"type": "HELM", "helm": {"repo": repo}})), "redis 19.6");
        let repo =
            json!({"repoURL": "https://git.example.com/a.git", "path": "deploy", "targetBranch": "main"});
        assert_eq!(words(json!({"type": "REPOSITORY", "repository": {"repo": repo}})), "deploy at main");
        let repo = json!({"path": "resources", "targetRevision": "v12"});
        assert_eq!(words(json!({"type": "YAML", "yaml": {"repo": repo}})), "resources at v12");
    }

    #[test]
    fn older_spellings_and_missing_parts_are_told_as_far_as_they_go() {
        assert_eq!(
            words(json!({"type": "YAML", "yaml": {"path": "flat", "targetBranch": "dev"}})),
            "flat at dev"
        );
        assert_eq!(words(json!({"type": "IMAGE", "image": {"repository": "probe"}})), "probe");
        assert_eq!(words(json!({"type": "HELM", "helm": {"repo": {"chartName": "redis"}}})), "redis");
        assert_eq!(words(json!({"type": "HELM", "helm": {"repo": {"chartName": 7}}})), "");
        assert_eq!(words(json!({"type": "OCI"})), "");
    }
}
