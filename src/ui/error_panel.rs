//! In place of what could not be shown.

use leptos::prelude::*;

use super::{
    button::Button,
    copy_button::Id,
    failure::Failure,
    icon::{Glyph, Icon},
};

/// What happened, what to do, and the request id.
#[component]
pub fn ErrorPanel(
    /// The failure in words.
    failure: Failure,
    /// Tries again.
    #[prop(optional, into)]
    on_retry: Option<Callback<()>>,
) -> impl IntoView {
    view! {
        <div class="notice" data-tone="bad" role="alert">
            <span class="notice-icon">
                <Glyph icon=Icon::Danger />
            </span>
            <h2>{failure.message}</h2>
            <p class="muted">{failure.advice}</p>
            {on_retry
                .map(|retry| {
                    view! {
                        <Button icon=Icon::Refresh on_press=retry>
                            "Retry"
                        </Button>
                    }
                })}
            {failure
                .request_id
                .map(|id| view! { <p class="request-id">"Request " <Id value=id /></p> })}
        </div>
    }
}

/// A page that may not be seen: what was asked for, what is needed, who grants it.
#[component]
pub fn ForbiddenPanel(
    /// What cannot be seen, in one sentence.
    #[prop(into)]
    title: String,
    /// What was asked for, by name or id.
    #[prop(into)]
    asked: String,
    /// The permission or role that is needed.
    #[prop(into)]
    permission: String,
    /// Who can grant it.
    #[prop(into)]
    grantor: String,
    /// The way back.
    #[prop(into)]
    back: ViewFn,
) -> impl IntoView {
    view! {
        <div class="notice" data-tone="warning">
            <span class="notice-icon">
                <Glyph icon=Icon::Lock />
            </span>
            <h2>{title}</h2>
            <dl class="notice-facts">
                <dt>"Asked for"</dt>
                <dd class="mono">{asked}</dd>
                <dt>"Needed"</dt>
                <dd>{permission}</dd>
                <dt>"Who can grant it"</dt>
                <dd>{grantor}</dd>
            </dl>
            {back.run()}
        </div>
    }
}
