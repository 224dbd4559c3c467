//! The contexts that exist once, and what stands around all pages.

use cloud_ui_contract::console_config::{BaseDomain, ConsoleConfig};
use leptos::prelude::*;
use leptos_router::WildcardSegment;
use leptos_router::components::{FlatRoutes, Route, Router};

use crate::api::{Client, Revisions};
use crate::browser::secure;
use crate::config::{self, ConfigError};
use crate::organization::Offered;
use crate::pages::connection::provide_connection;
use crate::pages::doorway::Doorway;
use crate::pages::now::provide_now;
use crate::pages::theme::provide_theme;
use crate::session::Session;
use crate::ui::{AnnouncerRegion, Button, ToastRegion, Variant, provide_announcer, provide_toasts};

/// The console.
#[component]
pub fn App() -> impl IntoView {
    if !secure::is_secure_context() {
        return fatal(
            "This console needs HTTPS",
            "Browsers allow signing in only over a secure connection. Open the console over HTTPS, or at localhost.",
            None,
        );
    }
    let config = LocalResource::new(config::load);
    let retry = Callback::new(move |()| config.refetch());
    let content = move || match config.get() {
        None => view! { <p class="visually-hidden" role="status">"Loading"</p> }.into_any(),
        Some(Err(error)) => not_configured(error, retry),
        Some(Ok(config)) => match config::active(&config).cloned() {
            Ok(domain) => console(config, domain),
            Err(error) => not_configured(error, retry),
        },
    };
    content.into_any()
}

fn console(config: ConsoleConfig, domain: BaseDomain) -> AnyView {
    let session = Session::start(domain);
    let revisions = Revisions::new(session);
    let client = Client::new(session);
    provide_context(config);
    provide_context(session);
    provide_context(revisions);
    provide_context(client);
    provide_context(Offered::new(client));
    provide_toasts();
    provide_announcer();
    provide_now();
    provide_theme();
    provide_connection(session, revisions);
    view! {
        <Router>
            <Doorway />
            // The one route of the router: it completes each navigation, and the doorway reads the address.
            <FlatRoutes fallback=|| ()>
                <Route path=WildcardSegment("address") view=|| () />
            </FlatRoutes>
        </Router>
        <ToastRegion />
        <AnnouncerRegion />
    }
    .into_any()
}

fn not_configured(error: ConfigError, retry: Callback<()>) -> AnyView {
    fatal(error.headline(), error.advice(), Some(retry))
}

fn fatal(headline: &'static str, advice: &'static str, retry: Option<Callback<()>>) -> AnyView {
    view! {
        <main class="fatal" role="alert">
            <h1>{headline}</h1>
            <p>{advice}</p>
            {retry
                .map(|retry| {
                    view! {
                        <Button variant=Variant::Primary on_press=retry>
                            "Try again"
                        </Button>
                    }
                })}
        </main>
    }
    .into_any()
}
