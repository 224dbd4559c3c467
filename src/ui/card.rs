//! Boxes that hold things together.

use leptos::prelude::*;

use super::ids::unique_id;

/// A section of a page with its own title and actions.
#[component]
pub fn Card(
    /// The section's title.
    #[prop(optional, into)]
    title: Option<String>,
    /// Controls at the right of the title.
    #[prop(optional, into)]
    actions: ViewFn,
    /// What it holds.
    children: Children,
) -> impl IntoView {
    let id = unique_id("card");
    let labelled_by = title.is_some().then(|| id.clone());
    let head = title.map(|title| {
        view! {
            <header class="card-head">
                <h2 id=id>{title}</h2>
                <div class="row">{actions.run()}</div>
            </header>
        }
    });
    view! {
        <section class="card" aria-labelledby=labelled_by>
            {head}
            <div class="card-body">{children()}</div>
        </section>
    }
}

/// A plain box.
#[component]
pub fn Panel(
    /// What it holds.
    children: Children,
) -> impl IntoView {
    view! {
        <div class="card">
            <div class="card-body">{children()}</div>
        </div>
    }
}

/// The row of search field and filters above a table.
#[component]
pub fn Toolbar(
    /// The controls.
    children: Children,
) -> impl IntoView {
    view! { <div class="toolbar">{children()}</div> }
}
