//! The one time that a new key's secret is shown.

use cloud_ui_contract::api_key::ApiKey;
use cloud_ui_contract::id::OrganizationId;
use leptos::prelude::*;

use super::{recipes, words};
use crate::api::Client;
use crate::ui::{Banner, CodeBlock, Secret, SecretDialog, SecretLine, Tone};

/// What is told beside the secret. It holds none.
#[derive(Clone, PartialEq, Eq)]
struct About {
    title: String,
    organization: OrganizationId,
    confirmed: bool,
}

/// Shows secrets. Nothing else in the page keeps one.
#[derive(Clone, Copy)]
pub struct Reveal {
    secret: RwSignal<Option<Secret>>,
    about: RwSignal<Option<About>>,
    client: Client,
}

impl Reveal {
    /// Shows nothing yet.
    pub fn new(client: Client) -> Self {
        Self { secret: RwSignal::new(None), about: RwSignal::new(None), client }
    }

    /// The page that would show a secret was left.
    pub fn is_gone(self) -> bool {
        self.secret.is_disposed()
    }

    /// Shows the secret of a key. `confirmed` says whether the key was seen in the list.
    pub fn show(self, key: &ApiKey, secret: String, confirmed: bool) {
        let lines = vec![
            SecretLine::new("In this shell", recipes::export_line(&secret)),
            SecretLine::new("Try it", recipes::curl_line(&self.client.origin())),
            SecretLine::new("In a file", recipes::env_file(&secret)).file(".env"),
        ];
        self.about.set(Some(About {
            title: format!("API key {}", key.name),
            organization: key.organization_id.clone(),
            confirmed,
        }));
        self.secret.set(Some(Secret { name: format!("API key {}", key.name), value: secret, lines }));
    }
}

/// The dialog around it. Its closing wipes the secret.
#[component]
pub fn RevealDialog(
    /// What to show.
    reveal: Reveal,
) -> impl IntoView {
    let title = Signal::derive(move || reveal.about.get().map(|about| about.title).unwrap_or_default());
    view! {
        <SecretDialog secret=reveal.secret title=title>
            {move || reveal.about.get().map(|about| advice(&about, &reveal.client.origin()))}
        </SecretDialog>
    }
}

fn advice(about: &About, origin: &str) -> AnyView {
    let recipes = recipes::recipes(origin, &about.organization)
        .into_iter()
        .map(|recipe| {
            view! {
                <details>
                    <summary>{recipe.tool}</summary>
                    <p class="muted">{recipe.keep}</p>
                    <CodeBlock text=recipe.text label=recipe.tool />
                </details>
            }
        })
        .collect_view();
    view! {
        {(!about.confirmed)
            .then(|| view! { <Banner tone=Tone::Warning>{words::SECRET_UNCONFIRMED}</Banner> })}
        <p class="muted">{words::KEEP} " " {words::WINS}</p>
        <section class="stack-tight recipes">
            <h3>{words::USE_IN_CI}</h3>
            <p class="muted">{words::CI_ADVICE}</p>
            {recipes}
        </section>
    }
    .into_any()
}
