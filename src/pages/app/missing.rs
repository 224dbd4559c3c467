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
    let id = id.to_string();
    let (title, icon) = match &seen {
        Some(_) => (words::GONE_TITLE, Icon::Trash),
        None => (words::NO_SUCH_TITLE, Icon::Search),
    };
    let sentence = move || match &seen {
        Some(app) => words::gone(&app.name),
        None => words::no_such(&id, &organization.name()),
    };
    view! {
        <EmptyState title=title icon=icon action=back>
            {sentence}
        </EmptyState>
    }
    .into_any()
}
