//! The command-line client, the shortcuts, and the commands with their pages.

mod reference;

use cloud_ui_contract::console_config::ConsoleConfig;
use cloud_ui_contract::id::OrganizationId;
use leptos::prelude::*;

use super::frame::ShortcutList;
use crate::api::Client;
use crate::organization::Offered;
use crate::organization::recents::Recent;
use crate::routes::{Route, SettingsPage};
use crate::session::Session;
use crate::ui::{Card, CodeBlock, PageHeader};
use reference::Reference;

/// Help.
#[component]
pub fn HelpPage() -> impl IntoView {
    let links = expect_context::<ConsoleConfig>().links;
    let offered = Offered::from_context();
    let domain = Session::from_context().domain().name;
    // Help belongs to no organization; its links lead to the one used last.
    let organization = Recent::Organizations.ids().first().map(OrganizationId::from_trusted);
    view! {
        <div class="page-narrow">
            <PageHeader title="Help" />
            {requests(Client::from_context().origin())}
            {move || {
                offered
                    .takes_client()
                    .then(|| command_line_client(links.client_install.clone(), domain.clone()))
            }}
            {support(links.support_contact.clone())}
            <Reference organization=organization />
            <div id="shortcuts">
                <Card title="Keyboard shortcuts">
                    <ShortcutList />
                </Card>
            </div>
        </div>
    }
}

/// The way that needs nothing but a key.
fn requests(origin: String) -> AnyView {
    let line = format!("curl -H \"Authorization: Bearer $ASTROPULSE_API_KEY\" {origin}/v1/organizations");
    view! {
        <Card title="Scripts and pipelines">
            <div class="stack">
                <p>
                    "Create an " <a href=Route::Settings(SettingsPage::ApiKeys).href()>"API key"</a>
                    ", keep it in a variable, and send it with each request:"
                </p>
                <CodeBlock text=line label="Request with an API key" />
            </div>
        </Card>
    }
    .into_any()
}

fn command_line_client(install_line: String, domain: String) -> AnyView {
    view! {
        <Card title="Command-line client">
            <div class="stack">
                {install(install_line)} <p>"Connect it to this installation:"</p>
                <CodeBlock text=format!("astro login {domain}") label="Sign-in command" />
                <p class="muted">
                    "Local development needs no account: " <code>"astro dev init"</code> ", "
                    <code>"astro dev start"</code> ", " <code>"astro dev parse"</code>
                    ". Everything that concerns an organization needs a sign-in: "
                    <code>"astro workspace"</code> ", " <code>"astro deployment"</code> ", "
                    <code>"astro deploy"</code> ", " <code>"astro organization"</code>
                    ". In automation, set " <code>"ASTRO_API_TOKEN"</code> " instead."
                </p>
            </div>
        </Card>
    }
    .into_any()
}

fn install(command: String) -> Option<AnyView> {
    (!command.is_empty()).then(|| {
        view! {
            <p>"Install the client:"</p>
            <CodeBlock text=command label="Install command" />
        }
        .into_any()
    })
}

fn support(contact: String) -> Option<AnyView> {
    (!contact.is_empty()).then(|| {
        view! {
            <Card title="Support">
                <p>"Whom to ask: " <strong>{contact}</strong></p>
            </Card>
        }
        .into_any()
    })
}
