//! What stands in place of a page's data that could not be had.

use leptos::prelude::*;

use super::navigation::use_route;
use crate::api::{ApiError, ApiErrorKind};
use crate::organization::failure;
use crate::routes::Route;
use crate::ui::{EmptyState, ErrorPanel, ForbiddenPanel, Icon, LinkButton};

/// The `failed` of a page's `Loaded`: each kind of failure with its way on.
pub fn failed_panel(error: ApiError, retry: Callback<()>) -> AnyView {
    match error.kind() {
        // Another person's data is on its way.
        ApiErrorKind::Superseded => ().into_any(),
        ApiErrorKind::Forbidden { permission } => forbidden(permission.as_deref()),
        ApiErrorKind::NotFound => not_found(),
        _ => view! { <ErrorPanel failure=failure(&error) on_retry=retry /> }.into_any(),
    }
}

fn forbidden(permission: Option<&str>) -> AnyView {
    view! {
        <ForbiddenPanel
            title="You may not see this"
            asked="This page"
            permission=permission.unwrap_or("a role that this console does not know").to_owned()
            grantor="an Organization Owner or Admin"
            back=back
        />
    }
    .into_any()
}

fn not_found() -> AnyView {
    view! {
        <EmptyState title="Not found" icon=Icon::Search action=back>
            "It does not exist here, or it was deleted."
        </EmptyState>
    }
    .into_any()
}

fn back() -> AnyView {
    let route = use_route().get_untracked();
    let (href, words) = match route.as_ref().and_then(Route::organization) {
        Some(organization) => (Route::workspaces(organization).href(), "Go to workspaces"),
        None => (Route::Start.href(), "Go to the start"),
    };
    view! { <LinkButton href=href>{words}</LinkButton> }.into_any()
}
