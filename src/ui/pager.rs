//! From one page of a list to the next.

use leptos::prelude::*;

use super::{button::LinkButton, icon::Icon};

/// "1–20 of 60" between links to the previous and the next page.
#[component]
pub fn Pager(
    /// What is being paged, for the name of the navigation.
    #[prop(into)]
    label: String,
    /// Number of the first row shown, from 1; 0 in an empty list.
    #[prop(into)]
    first: Signal<u64>,
    /// Number of the last row shown.
    #[prop(into)]
    last: Signal<u64>,
    /// How many rows there are.
    #[prop(into)]
    total: Signal<u64>,
    /// Address of the previous page; `None` on the first.
    #[prop(into)]
    previous: Signal<Option<String>>,
    /// Address of the next page; `None` on the last.
    #[prop(into)]
    next: Signal<Option<String>>,
) -> impl IntoView {
    let at_start =
        Signal::derive(move || previous.get().is_none().then(|| "This is the first page".to_owned()));
    let at_end = Signal::derive(move || next.get().is_none().then(|| "This is the last page".to_owned()));
    view! {
        <nav class="pager" aria-label=label>
            <span class="pager-range">
                {move || format!("{}–{} of {}", first.get(), last.get(), total.get())}
            </span>
            <LinkButton
                small=true
                icon=Icon::ArrowLeft
                href=Signal::derive(move || previous.get().unwrap_or_default())
                disabled_reason=at_start
            >
                "Previous"
            </LinkButton>
            <LinkButton
                small=true
                icon=Icon::ArrowRight
                href=Signal::derive(move || next.get().unwrap_or_default())
                disabled_reason=at_end
            >
                "Next"
            </LinkButton>
        </nav>
    }
}
