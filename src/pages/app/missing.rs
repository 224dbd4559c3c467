//! In place of an app that is not there.

use cloud_ui_contract::app::App;
use cloud_ui_contract::id::AppId;
use leptos::prelude::*;

use super::words;
use crate::organization::OrganizationContext;
use crate::routes::Route;
use crate::ui::{EmptyState, Icon, LinkButton};

/// Tells an app that went while it was looked at from one that an address names in vain.
pub(super) fn missing(id: &AppId, seen: Option<App>) -> AnyView {
    let organization = OrganizationContext::from_context();
    let back = move || {
        view! { <LinkButton href=Route::apps(&organization.id()).href()>{words::BACK}</LinkButton> }
    };
    let (title, icon, sentence) = match seen {
        Some(app) => (words::GONE_TITLE, Icon::Trash, words::gone(&app.name)),
        None => (words::NO_SUCH_TITLE, Icon::Search, words::no_such(id.as_str(), &untrack(|| organization.name()))),
    };
    view! {
        <EmptyState title=title icon=icon action=back>
            {sentence}
        </EmptyState>
    }
    .into_any()
}
