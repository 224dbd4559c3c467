//! Instants, as people say them.

use leptos::prelude::*;

use super::{ids::unique_id, tooltip::bubble};
use crate::browser::intl;

/// "3 hours ago", with the exact instant and its zone on hover and focus.
#[component]
pub fn RelativeTime(
    /// The instant, in milliseconds since 1970.
    at: i64,
    /// The present, in milliseconds since 1970.
    #[prop(into)]
    now: Signal<i64>,
) -> impl IntoView {
    let id = unique_id("time");
    let time = view! {
        <time class="time" tabindex="0" datetime=intl::to_rfc3339(at) aria-describedby=id.clone()>
            {move || intl::relative(at, now.get())}
        </time>
    };
    let exact = Signal::stored(Some(intl::absolute(at)));
    bubble(exact, id, time.into_any())
}
