//! A strip of labelled facts.

use leptos::prelude::*;

/// The facts of a thing, side by side.
#[component]
pub fn FactStrip(
    /// [`Fact`]s.
    children: Children,
) -> impl IntoView {
    view! { <dl class="facts">{children()}</dl> }
}

/// One fact: its label above, its value below.
#[component]
pub fn Fact(
    /// What the value is.
    #[prop(into)]
    label: String,
    /// The value.
    children: Children,
) -> impl IntoView {
    view! {
        <div class="fact">
            <dt>{label}</dt>
            <dd>{children()}</dd>
        </div>
    }
}
