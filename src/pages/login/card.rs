//! The card that all sign-in pages share.

use cloud_ui_contract::console_config::ConsoleConfig;
use leptos::prelude::*;

use crate::pages::title::PRODUCT;
use crate::session::Session;
use crate::ui::Mark;

/// Mark, title and a card in the middle of the page.
#[component]
pub fn SignInCard(
    /// What the step is called.
    #[prop(into)]
    title: String,
    /// The step.
    children: Children,
) -> impl IntoView {
    let domain = Session::from_context().domain().name;
    let contact = expect_context::<ConsoleConfig>().links.support_contact;
    view! {
        <main class="login">
            <div class="login-mark">
                <Mark />
                <span>{PRODUCT}</span>
            </div>
            <div class="login-card">
                <h1 tabindex="-1">{title}</h1>
                {children()}
            </div>
            <p class="login-foot">
                "Signing in to " <strong>{domain}</strong>
                {(!contact.is_empty())
                    .then(|| {
                        view! {
                            ". Help: "
                            <span>{contact}</span>
                        }
                    })}
            </p>
        </main>
    }
}
