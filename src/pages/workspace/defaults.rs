//! Where new deployments of a workspace run by default.

use cloud_ui_contract::cluster::{CloudProvider, Cluster};
use cloud_ui_contract::workspace::Workspace;
use leptos::prelude::*;

use super::words;
use crate::api::{ApiError, Client, PageRequest, Resource, Revisions, clusters};
use crate::forms::{Choice, Draft, SelectField, TextField, TextValue, no_check};
use crate::organization::OrganizationContext;
use crate::pages::apps::status::provider_label;

/// The defaults as they are edited; an empty text is no default.
#[derive(Clone, Copy)]
pub struct DefaultsDraft {
    cloud: TextValue,
    region: TextValue,
    cluster: TextValue,
}

impl DefaultsDraft {
    /// Begins with those of a workspace.
    pub fn new(draft: Draft, workspace: &Workspace) -> Self {
        Self {
            cloud: draft.text("defaultCloudProvider", cloud(workspace), no_check),
            region: draft.text("defaultRegion", text(&workspace.default_region), no_check),
            cluster: draft.text("defaultClusterId", text(&workspace.default_cluster_id), no_check),
        }
    }

    /// Takes over those of a workspace.
    pub fn take(self, workspace: &Workspace) {
        self.cloud.set(cloud(workspace));
        self.region.set(text(&workspace.default_region));
        self.cluster.set(text(&workspace.default_cluster_id));
    }

    /// Cloud, region and cluster as they are sent: an empty text removes a default.
    pub fn values(self) -> (CloudProvider, String, String) {
        let cloud = CloudProvider::from(self.cloud.get_untracked().as_str());
        (cloud, self.region.trimmed(), self.cluster.get_untracked())
    }

    /// Drawn.
    pub fn fields(self) -> AnyView {
        let clouds = std::iter::once(Choice::new("", words::NO_DEFAULT))
            .chain(CloudProvider::KNOWN.iter().map(|it| Choice::new(it.as_str(), provider_label(it))));
        let clouds: Vec<Choice> = clouds.collect();
        let clusters = read_clusters();
        let cluster_choices = Signal::derive(move || {
            let known = clusters.get().and_then(Result::ok).unwrap_or_default();
            choices(&known, &self.cluster.get())
        });
        view! {
            <SelectField
                id="default-cloud"
                label=words::DEFAULT_CLOUD
                value=self.cloud
                options=clouds
                help=words::DEFAULT_CLOUD_HELP
                optional=true
            />
            <TextField
                id="default-region"
                label=words::DEFAULT_REGION
                value=self.region
                help=words::DEFAULT_REGION_HELP
                optional=true
                mono=true
            />
            <SelectField
                id="default-cluster"
                label=words::DEFAULT_CLUSTER
                value=self.cluster
                options=cluster_choices
                optional=true
            />
        }
        .into_any()
    }
}

fn read_clusters() -> LocalResource<Result<Vec<Cluster>, ApiError>> {
    let client = Client::from_context();
    let revisions = Revisions::from_context();
    let context = OrganizationContext::from_context();
    LocalResource::new(move || {
        revisions.track(Resource::Clusters);
        let organization = context.id();
        async move { Ok(clusters::list(client, &organization, &PageRequest::everything()).await?.items) }
    })
}

/// The clusters, and the one that is chosen even when it is not among them.
fn choices(clusters: &[Cluster], chosen: &str) -> Vec<Choice> {
    let unlisted = !chosen.is_empty() && clusters.iter().all(|it| it.id.as_str() != chosen);
    let listed = clusters.iter().map(|it| {
        let place = format!("{} ({} {})", it.name, provider_label(&it.cloud_provider), it.region);
        Choice::new(it.id.as_str(), place)
    });
    std::iter::once(Choice::new("", words::NO_DEFAULT))
        .chain(unlisted.then(|| Choice::new(chosen, chosen)))
        .chain(listed)
        .collect()
}

fn cloud(workspace: &Workspace) -> String {
    workspace.default_cloud_provider.as_ref().map(ToString::to_string).unwrap_or_default()
}

fn text(value: &Option<String>) -> String {
    value.clone().unwrap_or_default()
}
