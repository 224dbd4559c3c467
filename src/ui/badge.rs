//! Status in a word.

use leptos::prelude::*;

use super::tone::Tone;

/// A status: a dot whose shape differs by meaning, and its word.
#[component]
pub fn Badge(
    /// What the status means.
    #[prop(optional, into)]
    tone: Signal<Tone>,
    /// The status in words.
    #[prop(into)]
    text: Signal<String>,
) -> impl IntoView {
    view! {
        <span class="badge" data-tone=move || tone.get().name()>
            <svg class="badge-dot" viewBox="0 0 8 8" width="8" height="8" aria-hidden="true">
                <path d=move || dot(tone.get()) />
            </svg>
            {move || text.get()}
        </span>
    }
}

/// Disc, triangle, square, diamond, ring: told apart without color.
fn dot(tone: Tone) -> &'static str {
    match tone {
        Tone::Good | Tone::Accent => "M4 0a4 4 0 1 1 0 8 4 4 0 0 1 0-8z",
        Tone::Warning => "M4 .4 8 7.6H0z",
        Tone::Bad => "M.5.5h7v7h-7z",
        Tone::Info => "M4 0l4 4-4 4-4-4z",
        Tone::Neutral => "M4 0a4 4 0 1 1 0 8 4 4 0 0 1 0-8zM4 2a2 2 0 1 0 0 4 2 2 0 0 0 0-4z",
    }
}
