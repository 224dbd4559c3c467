//! A failure beside what failed.

use leptos::prelude::*;

use super::{
    copy_button::Id,
    failure::Failure,
    icon::{Glyph, Icon},
};

/// A failure in a form or dialog, announced when it appears.
#[component]
pub fn InlineError(
    /// The failure; nothing is shown without one.
    #[prop(into)]
    failure: Signal<Option<Failure>>,
) -> impl IntoView {
    view! {
        <div role="alert" class="inline-error-place">
            {move || failure.get().map(inline_error)}
        </div>
    }
}

fn inline_error(failure: Failure) -> impl IntoView {
    view! {
        <div class="inline-error">
            <Glyph icon=Icon::Danger />
            <div>
                <p>{failure.sentences()}</p>
                {failure
                    .request_id
                    .map(|id| view! { <p class="request-id">"Request " <Id value=id /></p> })}
            </div>
        </div>
    }
}
