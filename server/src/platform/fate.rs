//! How a simulated roll-out ends: it follows from what the manifest asks for.

use serde_json::Value;

/// The end of a roll-out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Fate {
    /// Every replica becomes ready.
    Healthy,
    /// The image or chart cannot be pulled.
    Unpullable,
    /// The container exits again and again.
    CrashLoop,
    /// One replica never becomes ready.
    Unready,
    /// The cluster's agent falls silent.
    Silent,
}

impl Fate {
    /// Reads it off the version that the manifest asks for: `missing` (or a registry that cannot
    /// exist, RFC 6761 section 6.4) cannot be pulled, `crash` crashes, `unready` is never quite
    /// ready and `silent` stops reporting; alone or as the last part, as in `v1.2.0-crash`.
    pub(super) fn of(spec: &Value) -> Self {
        let source = &spec["source"];
        if host(source).is_some_and(|host| host == "invalid" || host.ends_with(".invalid")) {
            return Self::Unpullable;
        }
        match version(source).rsplit('-').next() {
            Some("missing") => Self::Unpullable,
            Some("crash") => Self::CrashLoop,
            Some("unready") => Self::Unready,
            Some("silent") => Self::Silent,
            _ => Self::Healthy,
        }
    }
}

/// The version that the manifest asks for, whatever its source calls it.
pub(super) fn version(source: &Value) -> &str {
    let candidates = [
        &source["image"]["tag"],
        &source["helm"]["repo"]["chartVersion"],
        &source["repository"]["repo"]["targetBranch"],
        &source["yaml"]["repo"]["targetRevision"],
    ];
    candidates.into_iter().find_map(Value::as_str).unwrap_or("latest")
}

/// What is pulled, as a person would write it.
pub(super) fn artifact(source: &Value) -> String {
    let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    let image = &source["image"];
    let helm = &source["helm"]["repo"];
    match source["type"].as_str() {
        Some("image") => format!(
            "{}/{}:{}",
            image["registry"].as_str().unwrap_or("docker.io"),
            text(&image["repository"]),
            version(source)
        ),
        Some("helm") => {
            format!("{}/{}:{}", text(&helm["repoURL"]), text(&helm["chartName"]), version(source))
        }
        kind => {
            let repo = &source[kind.unwrap_or_default()]["repo"];
            format!("{}@{}", text(&repo["repoURL"]), version(source))
        }
    }
}

fn host(source: &Value) -> Option<&str> {
    let kind = source["type"].as_str()?;
    let address = source[kind]["registry"].as_str().or_else(|| source[kind]["repo"]["repoURL"].as_str())?;
    let rest = address.split_once("://").map_or(address, |(_, rest)| rest);
    rest.split(['/', ':']).next()
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn the_version_decides_the_end() {
        let image = |registry: &str, tag: &str| {
            Fate::of(
                &json!({"source": {"type": "image", "image": {"registry": registry, "repository": "a/b", "tag": tag}}}),
            )
        };
        assert_eq!(image("docker.io", "v1.0.0"), Fate::Healthy);
        assert_eq!(image("docker.io", "missing"), Fate::Unpullable);
        assert_eq!(image("docker.io", "v1-missing"), Fate::Unpullable);
        assert_eq!(image("docker.io", "missing-persons"), Fate::Healthy);
        assert_eq!(image("registry.invalid:5000", "v1"), Fate::Unpullable);
        assert_eq!(image("docker.io", "2.1.0-crash"), Fate::CrashLoop);
        let helm = json!({"source": {"type": "helm", "helm": {"repo":
            {"repoURL": "https://charts.invalid/stable", "chartName": "x", "chartVersion": "1"}}}});
        assert_eq!(Fate::of(&helm), Fate::Unpullable);
        assert_eq!(artifact(&helm["source"]), "https://charts.invalid/stable/x:1");
    }
}
