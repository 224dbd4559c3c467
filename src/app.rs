//! The two programs, with the contexts that exist once in each and what stands around their pages.
//!
//! Signing in is a program of its own, so that a first visit does not download the console before
//! anybody is known. `public/boot.js` starts the one that the address and the kept session call for.

use cloud_ui_contract::console_config::{BaseDomain, ConsoleConfig};
use leptos::prelude::*;
use leptos_router::WildcardSegment;
use leptos_router::components::{FlatRoutes, Route, Router};

use crate::api::{Client, Revisions};
use crate::browser::{location, secure};
use crate::config::{self, ConfigError};
use crate::organization::Offered;
use crate::pages::connection::provide_connection;
use crate::pages::doorway::Doorway;
use crate::pages::now::provide_now;
use crate::pages::sign_in_doorway::SignInDoorway;
use crate::pages::theme::provide_theme;
use crate::routes;
use crate::session::Session;
use crate::session::handover::{self, CannotHandOver};
use crate::ui::{AnnouncerRegion, Button, ToastRegion, Variant, provide_announcer, provide_toasts};

/// The console.
#[component]
pub fn App() -> impl IntoView {
    configured(console)
}

/// The pages that come before it.
#[component]
pub fn SignInApp() -> impl IntoView {
    configured(sign_in)
}

/// Starts a program once it is known which installation it belongs to.
fn configured(start: fn(ConsoleConfig, BaseDomain) -> AnyView) -> AnyView {
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
        None => loading(),
        Some(Err(error)) => not_configured(error, retry),
        Some(Ok(config)) => match config::active(&config).cloned() {
            Ok(domain) => start(config, domain),
            Err(error) => not_configured(error, retry),
        },
    };
    content.into_any()
}

fn console(config: ConsoleConfig, domain: BaseDomain) -> AnyView {
    let session = begin(config, domain);
    let revisions = Revisions::new(session);
    let client = Client::new(session);
    provide_context(revisions);
    provide_context(client);
    provide_context(Offered::new(client));
    provide_toasts();
    provide_announcer();
    provide_now();
    provide_theme();
    provide_connection(session, revisions);
    view! {
        {routed(|| view! { <Doorway /> }.into_any())}
        <ToastRegion />
        <AnnouncerRegion />
    }
    .into_any()
}

fn sign_in(config: ConsoleConfig, domain: BaseDomain) -> AnyView {
    if config.upstream {
        return leave_for_console();
    }
    begin(config, domain);
    routed(|| view! { <SignInDoorway /> }.into_any())
}

/// There is nothing to sign in to: the console asks for a token.
fn leave_for_console() -> AnyView {
    let route = routes::Route::parse(&location::path(), "");
    let at_sign_in_address = route.is_some_and(|route| route.is_before_sign_in());
    match handover::to_console(at_sign_in_address) {
        Ok(()) => loading(),
        Err(CannotHandOver) => fatal(
            "The console cannot be opened in this browser",
            "Its storage for this site is full or blocked. Clear the site's data and reload.",
            None,
        ),
    }
}

fn loading() -> AnyView {
    view! {
        <p class="visually-hidden" role="status">
            "Loading"
        </p>
    }
    .into_any()
}

fn begin(config: ConsoleConfig, domain: BaseDomain) -> Session {
    let session =
        if config.upstream { Session::start_with_pasted_tokens(domain) } else { Session::start(domain) };
    provide_context(config);
    provide_context(session);
    session
}

fn routed(doorway: fn() -> AnyView) -> AnyView {
    view! {
        <Router>
            {doorway()}
            // The one route of the router: it completes each navigation, and the doorway reads the address.
            <FlatRoutes fallback=|| ()>
                <Route path=WildcardSegment("address") view=|| () />
            </FlatRoutes>
        </Router>
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
