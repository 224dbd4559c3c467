//! The apps of the sample data as manifests' specs.

use serde_json::{Value, json};

/// An app to be.
pub(super) struct Template {
    pub(super) name: &'static str,
    pub(super) namespace: &'static str,
    kind: Kind,
}

enum Kind {
    Image { repository: &'static str, tag: &'static str, domain: bool },
    Helm { repo: &'static str, chart: &'static str, version: &'static str, values: fn() -> Value },
    Repository { path: &'static str, branch: &'static str },
    Yaml { path: &'static str, revision: &'static str },
}

const fn image(
    name: &'static str,
    namespace: &'static str,
    repository: &'static str,
    tag: &'static str,
    domain: bool,
) -> Template {
    Template { name, namespace, kind: Kind::Image { repository, tag, domain } }
}

const fn helm(
    name: &'static str,
    namespace: &'static str,
    repo: &'static str,
    chart: &'static str,
    version: &'static str,
    values: fn() -> Value,
) -> Template {
    Template { name, namespace, kind: Kind::Helm { repo, chart, version, values } }
}

const fn repository(
    name: &'static str,
    namespace: &'static str,
    path: &'static str,
    branch: &'static str,
) -> Template {
    Template { name, namespace, kind: Kind::Repository { path, branch } }
}

const fn yaml(
    name: &'static str,
    namespace: &'static str,
    path: &'static str,
    revision: &'static str,
) -> Template {
    Template { name, namespace, kind: Kind::Yaml { path, revision } }
}

/// The versions tell the simulated platform how the roll-outs end.
pub(super) const TEMPLATES: [Template; 20] = [
    image("latency-probe", "probes", "orbital/latency-probe", "v1.4.2", true),
    helm(
        "redis-cache",
        "caches",
        "https://charts.example.com/stable",
        "redis",
        "19.6.4",
        || json!({"replicaCount": 3, "auth": {"password": "not-a-real-one"}}),
    ),
    image("pass-scheduler", "ground", "orbital/pass-scheduler", "v3.0.1", true),
    repository("orbit-api", "flight", "charts/orbit-api", "main"),
    image("image-tiler", "imaging", "orbital/image-tiler", "v2.8.0", false),
    helm(
        "metrics-store",
        "monitoring",
        "https://charts.example.com/stable",
        "victoria",
        "0.24.1",
        || json!({"server": {"retention": "90d"}}),
    ),
    yaml("network-policies", "platform", "resources/network-policies", "main"),
    image("conjunction-alerts", "flight", "orbital/conjunction-alerts", "v0.9.0-crash", false),
    helm(
        "log-collector",
        "monitoring",
        "oci://registry.example.com/charts",
        "vector",
        "0.36.0",
        || json!({"role": "Agent", "replicaCount": 4}),
    ),
    image("customer-portal", "portal", "orbital/customer-portal", "v5.12.0", true),
    image("thumbnailer", "imaging", "orbital/thumbnailer", "v1.1.0-missing", false),
    helm(
        "postgres",
        "databases",
        "https://charts.example.com/stable",
        "postgresql",
        "15.5.20",
        || json!({"auth": {"postgresPassword": "not-a-real-one", "existingSecretName": "pg"}, "replicaCount": 2}),
    ),
    repository("feature-server", "ml", "deploy/chart", "release-7"),
    image("telemetry-gateway", "telemetry", "orbital/telemetry-gateway", "v4.2.7-unready", true),
    yaml("dashboards", "monitoring", "dashboards", "v12"),
    helm(
        "batch-queue",
        "batch",
        "https://charts.example.com/stable",
        "rabbitmq",
        "14.6.6",
        || json!({"replicaCount": 0}),
    ),
    image("invoice-renderer", "finance", "orbital/invoice-renderer", "v2.0.3", false),
    helm("edge-relay", "ground", "https://charts.example.com/stable", "nats", "1.2.4-silent", || json!({})),
    image("weather-feed", "weather", "orbital/weather-feed", "v1.7.1", true),
    image("model-server", "ml", "orbital/model-server", "v6.3.0", true),
];

impl Template {
    /// The spec of an app of that name.
    pub(super) fn spec(&self, name: &str, profile: &str, domain: &str) -> Value {
        let mut spec = json!({
            "name": name,
            "profileName": profile,
            "namespace": self.namespace,
            "source": self.source(),
        });
        if let Kind::Image { domain: true, .. } = self.kind {
            spec["externalAccess"] = json!({ "domain": domain });
        }
        spec
    }

    fn source(&self) -> Value {
        let git = "https://git.example.com/orbital/deploy.git";
        match &self.kind {
            Kind::Image { repository, tag, .. } => json!({"type": "image", "image":
                {"registry": "registry.example.com", "repository": repository, "tag": tag}}),
            Kind::Helm { repo, chart, version, values } => json!({"type": "helm", "helm": {
                "repo": {"repoURL": repo, "chartName": chart, "chartVersion": version},
                "values": {"type": "object", "object": values()}}}),
            Kind::Repository { path, branch } => json!({"type": "repository", "repository":
                {"repo": {"repoURL": git, "path": path, "targetBranch": branch}}}),
            Kind::Yaml { path, revision } => json!({"type": "yaml", "yaml":
                {"repo": {"repoURL": git, "path": path, "targetRevision": revision}, "exclude": "*.md"}}),
        }
    }
}
