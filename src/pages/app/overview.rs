//! The overview of an app: its facts, and what its manifest says.

use cloud_ui_contract::app::{App, AppSource};
use leptos::prelude::*;
use serde_json::Value;

use super::facts::{facts, is_simulated};
use super::values::{has_masked, text_of};
use super::words;
use crate::pages::apps::source::source_address;
use crate::ui::{Card, CodeBlock, Id};

/// The overview.
#[component]
pub fn Overview(
    /// The app, as it is now.
    app: Memo<App>,
) -> impl IntoView {
    let is_simulated = is_simulated(app);
    move || {
        app.with(|app| {
            view! {
                {facts(app, is_simulated)}
                {app.source.as_ref().map(source_card)}
                {access_card(app.external_access.as_ref())}
                <p class="muted">"ID " <Id value=app.id.to_string() /></p>
            }
        })
    }
}

fn source_card(source: &AppSource) -> AnyView {
    let address = source_address(source).map(|address| {
        view! { <p class="muted">"From " <span class="mono">{address.to_owned()}</span></p> }
    });
    let manifests = [
        ("Image", source.image.as_ref()),
        ("Helm chart", source.helm.as_ref()),
        ("Chart in Git", source.repository.as_ref()),
        ("YAML in Git", source.yaml.as_ref()),
    ];
    let blocks = manifests.into_iter().filter_map(|(label, manifest)| Some(block(label, manifest?)));
    let blocks = blocks.collect_view();
    view! {
        <Card title="Source">
            <div class="stack-tight">{address} {blocks}</div>
        </Card>
    }
    .into_any()
}

fn block(label: &'static str, manifest: &Value) -> AnyView {
    let masked = has_masked(manifest).then(|| view! { <p class="help">{words::MASKED_HELP}</p> });
    view! {
        <CodeBlock text=text_of(manifest) label=label />
        {masked}
    }
    .into_any()
}

fn access_card(access: Option<&Value>) -> AnyView {
    let content = match access {
        Some(access) => block("External access", access),
        None => view! { <p class="muted">{words::NO_EXTERNAL_ACCESS}</p> }.into_any(),
    };
    view! { <Card title="External access">{content}</Card> }.into_any()
}
