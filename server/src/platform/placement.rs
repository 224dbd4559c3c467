//! Which cluster a profile picks.

use cloud_ui_contract::app_profile::{PlacementStrategy, ProfileCloudProvider};
use cloud_ui_contract::id::ClusterId;
use serde_json::Value;

use super::workload::Placement;

/// A cluster that apps can be placed on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Candidate {
    /// Its id.
    pub id: String,
    /// Its name.
    pub name: String,
    /// Its cloud as the API writes it, e.g. `AWS`.
    pub provider: String,
    /// Its region.
    pub region: String,
}

/// How a profile picks, read off its spec.
#[must_use]
pub fn strategy(spec: &Value) -> PlacementStrategy {
    if spec["clusterName"].is_string() {
        PlacementStrategy::Cluster
    } else if spec["cloudProvider"].is_object() {
        PlacementStrategy::Region
    } else {
        PlacementStrategy::Nearest
    }
}

/// The cloud and region of the spec.
#[must_use]
pub fn cloud_provider(spec: &Value) -> Option<ProfileCloudProvider> {
    let cloud = &spec["cloudProvider"];
    Some(ProfileCloudProvider {
        provider: cloud["provider"].as_str()?.to_owned(),
        region: cloud["region"].as_str().map(str::to_owned),
    })
}

/// The cluster that the spec picks among those that can be used, oldest first. No cluster knows
/// how far it is from anybody, so the nearest is the oldest.
#[must_use]
pub fn choose<'a>(spec: &Value, clusters: &'a [Candidate]) -> Option<&'a Candidate> {
    match strategy(spec) {
        PlacementStrategy::Cluster => {
            let name = spec["clusterName"].as_str()?;
            clusters.iter().find(|cluster| cluster.name.eq_ignore_ascii_case(name))
        }
        PlacementStrategy::Region => {
            let cloud = cloud_provider(spec)?;
            clusters.iter().find(|cluster| {
                cluster.provider.eq_ignore_ascii_case(&cloud.provider)
                    && cloud.region.as_ref().is_none_or(|region| *region == cluster.region)
            })
        }
        _ => clusters.first(),
    }
}

impl From<&Candidate> for Placement {
    fn from(cluster: &Candidate) -> Self {
        Self {
            id: ClusterId::from_trusted(cluster.id.as_str()),
            name: cluster.name.clone(),
            region: cluster.region.clone(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn a_profile_picks_by_name_by_place_or_takes_the_oldest() {
        let cluster = |name: &str, provider: &str, region: &str| Candidate {
            id: name.to_owned(),
            name: name.to_owned(),
            provider: provider.to_owned(),
            region: region.to_owned(),
        };
        let clusters = [cluster("west", "AWS", "us-west-2"), cluster("europe", "AZURE", "westeurope")];
        let chosen = |spec: Value| choose(&spec, &clusters).map(|cluster| cluster.name.as_str());
        assert_eq!(chosen(json!({"clusterName": "europe"})), Some("europe"));
        assert_eq!(chosen(json!({"clusterName": "asia"})), None);
        assert_eq!(
            chosen(json!({"cloudProvider": {"provider": "azure", "region": "westeurope"}})),
            Some("europe")
        );
        assert_eq!(chosen(json!({"cloudProvider": {"provider": "aws", "region": "eu-west-1"}})), None);
        assert_eq!(chosen(json!({"cloudProvider": {"provider": "aws"}})), Some("west"));
        assert_eq!(chosen(json!({})), Some("west"));
    }
}
