//! Signing in at an identity provider.

use cloud_ui_contract::transaction::Connection;
use leptos::prelude::*;

use crate::browser::location;
use crate::session::Session;
use crate::session::transaction::TransactionClient;
use crate::ui::Button;

/// A button for each provider that the transaction lists.
pub fn connection_buttons(connections: Vec<Connection>, transaction: &str) -> AnyView {
    if connections.is_empty() {
        return ().into_any();
    }
    let domain = Session::from_context().domain();
    let buttons = connections
        .into_iter()
        .map(|connection| {
            let url = TransactionClient::connection_url(&domain, &connection.id, transaction);
            view! {
                <Button on_press=Callback::new(move |()| {
                    location::assign(&url)
                })>{format!("Continue with {}", connection.display_name)}</Button>
            }
        })
        .collect_view();
    view! {
        <p class="login-or">"or"</p>
        <div class="login-methods">{buttons}</div>
    }
    .into_any()
}
