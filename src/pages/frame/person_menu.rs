//! The person's menu.

use leptos::{prelude::*, task::spawn_local};

use crate::browser::theme::Theme;
use crate::organization::method_label;
use crate::pages::theme::{label, use_theme};
use crate::routes::{Route, SettingsPage};
use crate::session::{Identity, Session, SignOutOutcome};
use crate::ui::{Avatar, Glyph, Icon, MenuPanel, use_toasts};

/// Who is signed in, where and how; theme, settings and signing out.
#[component]
pub fn PersonMenu() -> impl IntoView {
    let session = Session::from_context();
    let name = Signal::derive(move || {
        session.identity().map(|identity| identity.display_name().to_owned()).unwrap_or_default()
    });
    view! {
        <MenuPanel
            label="Your account"
            trigger=move || view! { {move || view! { <Avatar name=name.get() /> }} }.into_any()
        >
            {move || session.identity().map(|identity| person(&identity, session))}
            <ThemeRow />
            <ul class="person-links">
                <MenuLink
                    route=Route::Settings(SettingsPage::Profile)
                    icon=Icon::User
                    label="Profile"
                />
                <MenuLink
                    route=Route::Settings(SettingsPage::ApiKeys)
                    icon=Icon::Key
                    label="API keys"
                />
                <MenuLink
                    route=Route::Settings(SettingsPage::Appearance)
                    icon=Icon::Sun
                    label="Appearance"
                />
                <MenuLink route=Route::Help icon=Icon::Help label="Help" />
                <li>
                    <SignOut />
                </li>
            </ul>
        </MenuPanel>
    }
}

fn person(identity: &Identity, session: Session) -> AnyView {
    let by_token = session.takes_tokens().then(|| "a token, until a reload".to_owned());
    let method = identity
        .connection
        .as_deref()
        .map(|connection| method_label(&connection.to_uppercase().as_str().into()).to_owned())
        .or(by_token);
    view! {
        <div class="person">
            <p class="label truncate">{identity.display_name().to_owned()}</p>
            {identity.email.clone().map(|email| view! { <p class="muted truncate">{email}</p> })}
            <dl class="person-facts">
                {method
                    .map(|method| {
                        view! {
                            <dt>"Signed in with"</dt>
                            <dd>{method}</dd>
                        }
                    })} <dt>"Base domain"</dt> <dd>{session.domain().name}</dd>
            </dl>
        </div>
    }
    .into_any()
}

#[component]
fn ThemeRow() -> impl IntoView {
    let theme = use_theme();
    let buttons = Theme::ALL
        .map(|choice| {
            view! {
                <button
                    type="button"
                    class="segment"
                    aria-pressed=move || (theme.get() == choice).to_string()
                    on:click=move |_| {
                        theme.choose(choice);
                    }
                >
                    {label(choice)}
                </button>
            }
        })
        .collect_view();
    view! {
        <div class="segments" role="group" aria-label="Theme">
            {buttons}
        </div>
    }
}

#[component]
fn MenuLink(route: Route, icon: Icon, label: &'static str) -> impl IntoView {
    view! {
        <li>
            <a class="menu-item" href=route.href()>
                <Glyph icon=icon />
                <span class="menu-words">{label}</span>
            </a>
        </li>
    }
}

#[component]
fn SignOut() -> impl IntoView {
    let session = Session::from_context();
    let toasts = use_toasts();
    let sign_out = move |_| {
        spawn_local(async move {
            if session.sign_out().await == SignOutOutcome::OnlyHere {
                toasts
                    .info("Signed out here. The server could not be told; the session ends there by itself.");
            }
        });
    };
    view! {
        <button type="button" class="menu-item" data-close="" on:click=sign_out>
            <Glyph icon=Icon::SignOut />
            <span class="menu-words">"Sign out"</span>
        </button>
    }
}
