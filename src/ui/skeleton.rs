//! The shape of what is coming, shown only when it takes a moment.

use leptos::prelude::*;

/// Rows of a table that is loading.
#[component]
pub fn SkeletonTable(
    /// How many columns the table has.
    columns: usize,
    /// How many rows to draw.
    #[prop(default = 8)]
    rows: usize,
) -> impl IntoView {
    let cells = move || (0..columns).map(|_| view! { <span class="skeleton-bar"></span> }).collect_view();
    let lines = (0..rows).map(|_| view! { <div class="skeleton-row">{cells()}</div> }).collect_view();
    skeleton("skeleton-table", lines.into_any())
}

/// A card that is loading.
#[component]
pub fn SkeletonPanel() -> impl IntoView {
    skeleton("skeleton-panel", bars(4))
}

/// Lines of text that are loading.
#[component]
pub fn SkeletonText(
    /// How many lines.
    #[prop(default = 3)]
    lines: usize,
) -> impl IntoView {
    skeleton("skeleton-text", bars(lines))
}

fn bars(count: usize) -> AnyView {
    (0..count).map(|_| view! { <span class="skeleton-bar"></span> }).collect_view().into_any()
}

fn skeleton(shape: &'static str, content: AnyView) -> AnyView {
    view! {
        <div class="skeleton" role="status">
            <span class="visually-hidden">"Loading"</span>
            <div class=shape aria-hidden="true">
                {content}
            </div>
        </div>
    }
    .into_any()
}
