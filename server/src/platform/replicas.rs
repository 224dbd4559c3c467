//! How many replicas a manifest asks for.

use serde_json::Value;

/// An image runs as often as its profile's tier says, a chart as its values say, all else once.
pub(super) fn desired(spec: &Value, tier: Option<&str>) -> i64 {
    let source = &spec["source"];
    let kind = source["type"].as_str().unwrap_or_default();
    let values = &source[kind]["values"]["object"]["replicaCount"];
    match (kind, values.as_i64()) {
        ("image", _) => match tier {
            Some("basic") => 1,
            _ => 3,
        },
        (_, Some(count)) => count.clamp(0, 100),
        _ => 1,
    }
}
