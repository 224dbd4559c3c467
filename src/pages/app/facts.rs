//! The strip of an app's facts.

use cloud_ui_contract::app::App;
use leptos::prelude::*;

use super::words;
use crate::api::{Client, clusters};
use crate::organization::OrganizationContext;
use crate::pages::apps::source::{source_label, source_words};
use crate::pages::apps::status::{provider_label, status_badge};
use crate::pages::now::use_now;
use crate::routes::Route;
use crate::ui::{Badge, Fact, FactStrip, Glyph, Icon, RelativeTime, Tone, Tooltip};

/// How a cluster says that nothing real stands behind it.
const SIMULATED_PLATFORM: &str = "SIMULATED";

/// Whether the app's cluster is a simulated one; unknown counts as not.
pub(super) fn is_simulated(app: Memo<App>) -> Signal<bool> {
    let client = Client::from_context();
    let organization = OrganizationContext::from_context();
    let cluster = Memo::new(move |_| app.with(|app| app.cluster_id.clone()));
    let found = LocalResource::new(move || {
        let (organization, cluster) = (organization.id(), cluster.get());
        async move { clusters::get(client, &organization, &cluster?).await.ok()?.platform }
    });
    Signal::derive(move || found.get().flatten().as_deref() == Some(SIMULATED_PLATFORM))
}

pub(super) fn facts(app: &App, is_simulated: Signal<bool>) -> AnyView {
    let reason = app.status_reason.clone().map(|reason| view! { <span class="muted">{reason}</span> });
    let source = app.source.as_ref().map(|source| {
        let words = source_words(source);
        format!("{} {words}", source_label(&source.source_type))
    });
    let workspace = Route::workspace(&app.organization_id, &app.workspace_id).href();
    let workspace_name = app.workspace_name.clone().unwrap_or_else(|| app.workspace_id.to_string());
    let status = status_badge(&app.status);
    let replicas = replicas(app);
    let endpoint = endpoint(app.endpoint.as_deref());
    let profile = app.profile_name.clone();
    let cluster = cluster(app, is_simulated);
    let namespace = app.namespace.clone();
    let revision = app.revision;
    let created = at_by(app.created_at.millis(), app.created_by.display_name());
    let updated = at_by(app.updated_at.millis(), app.updated_by.display_name());
    view! {
        <FactStrip>
            <Fact label="Status">
                <span class="row">{status} {reason}</span>
            </Fact>
            <Fact label="Replicas">{replicas}</Fact>
            <Fact label="Endpoint">{endpoint}</Fact>
            <Fact label="Source">{source}</Fact>
            <Fact label="Profile">{profile}</Fact>
            <Fact label="Cluster">{cluster}</Fact>
            <Fact label="Namespace">
                <span class="mono">{namespace}</span>
            </Fact>
            <Fact label="Workspace">
                <a class="link" href=workspace>
                    {workspace_name}
                </a>
            </Fact>
            <Fact label="Revision">{revision}</Fact>
            <Fact label="Created">{created}</Fact>
            <Fact label="Updated">{updated}</Fact>
        </FactStrip>
    }
    .into_any()
}

fn replicas(app: &App) -> String {
    let count = |replicas: Option<u32>| replicas.map_or_else(|| "–".to_owned(), |it| it.to_string());
    match (app.ready_replicas, app.desired_replicas) {
        (None, None) => "–".to_owned(),
        (ready, desired) => format!("{} of {} ready", count(ready), count(desired)),
    }
}

/// A link for an address of the web; anything else is text, whatever its scheme would do.
fn endpoint(endpoint: Option<&str>) -> AnyView {
    let Some(endpoint) = endpoint else {
        return view! { <span class="muted">{words::NO_ENDPOINT}</span> }.into_any();
    };
    let Some(href) = web_address(endpoint) else { return endpoint.to_owned().into_any() };
    view! {
        <a class="link app-endpoint" href=href target="_blank" rel="noopener noreferrer">
            {endpoint.to_owned()}
            <Glyph icon=Icon::External />
            <span class="visually-hidden">" (opens in a new tab)"</span>
        </a>
    }
    .into_any()
}

fn web_address(text: &str) -> Option<String> {
    let is_web = text.starts_with("https://") || text.starts_with("http://");
    let is_host = !text.contains([':', '/']) && text.contains('.');
    match (is_web, is_host) {
        (true, _) => Some(text.to_owned()),
        (false, true) => Some(format!("https://{text}")),
        _ => None,
    }
}

fn cluster(app: &App, is_simulated: Signal<bool>) -> AnyView {
    let Some(name) = app.cluster_name.clone() else {
        return view! { <span class="muted">{words::NOT_PLACED}</span> }.into_any();
    };
    let provider = app.provider.as_ref().map(|provider| provider_label(provider).to_owned());
    let provider = provider.map(|provider| view! { <span class="muted">{provider}</span> });
    view! {
        <span class="row">
            {name} {provider} <Show when=move || is_simulated.get()>
                <Tooltip text=words::SIMULATED_MEANS>
                    <span tabindex="0">
                        <Badge tone=Tone::Accent text=words::SIMULATED />
                    </span>
                </Tooltip>
            </Show>
        </span>
    }
    .into_any()
}

fn at_by(at_ms: i64, name: &str) -> AnyView {
    view! {
        <span>
            <RelativeTime at=at_ms now=use_now() />
            " by "
            {name.to_owned()}
        </span>
    }
    .into_any()
}

#[cfg(test)]
mod tests {
    use super::web_address;

    #[test]
    fn only_addresses_of_the_web_become_links() {
        assert_eq!(web_address("https://a.example/x").as_deref(), Some("https://a.example/x"));
        assert_eq!(web_address("a.example").as_deref(), Some("https://a.example"));
        assert_eq!(web_address("javascript:alert(1)"), None);
        assert_eq!(web_address("//evil.example"), None);
        assert_eq!(web_address("internal"), None);
    }
}
