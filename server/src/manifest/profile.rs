//! The spec of a profile.

use serde_json::Value;

use super::node::Node;
use super::schema::Holds::{Anything, Choice, Map, Name, Text};
use super::schema::{Field, optional, required};
use super::walk::Walk;

const PROFILE: &[Field] = &[
    required("profileName", Name).formerly(&["name"]),
    optional("clusterName", Text),
    optional(
        "cloudProvider",
        Map(&[
            required("provider", Choice(&["aws", "gcp", "azure"])).formerly(&["providerName"]),
            optional("region", Text),
        ]),
    ),
    optional("availabilityTier", Text),
    optional("resources", Anything),
];

/// Checks the spec.
pub(super) fn check(spec: &Node, walk: &mut Walk<'_>) -> Value {
    let value = walk.spec(spec, PROFILE);
    if let (Some(_), Some(cloud)) = (spec.entry("clusterName"), spec.entry("cloudProvider")) {
        let message = "cloudProvider has no effect, because clusterName picks the cluster.";
        walk.findings.warn(cloud.key_at, "spec.cloudProvider", message);
    }
    value
}
