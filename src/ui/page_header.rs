//! The head of a page: where one is, what it is called, what can be done.

use leptos::prelude::*;

use super::icon::{Glyph, Icon};

/// Title, count, description, status and actions. Holds the page's only `<h1>`.
#[component]
pub fn PageHeader(
    /// The page's name.
    #[prop(into)]
    title: Signal<String>,
    /// How many things the page lists; `None` while unknown.
    #[prop(optional, into)]
    count: Signal<Option<u64>>,
    /// One sentence below the title.
    #[prop(optional, into)]
    description: Option<String>,
    /// Buttons at the right; danger last.
    #[prop(optional, into)]
    actions: ViewFn,
    /// A badge beside the title.
    #[prop(optional, into)]
    status: ViewFn,
) -> impl IntoView {
    view! {
        <header class="page-header">
            <div class="page-header-text">
                <div class="page-title">
                    <h1 tabindex="-1">{move || title.get()}</h1>
                    {move || count.get().map(|count| view! { <span class="count">{count}</span> })}
                    {status.run()}
                </div>
                {description.map(|text| view! { <p class="muted">{text}</p> })}
            </div>
            <div class="page-actions">{actions.run()}</div>
        </header>
    }
}

/// The way from the list down to this page.
#[component]
pub fn Breadcrumb(
    /// Label and address of each ancestor, outermost first.
    trail: Vec<(String, String)>,
    /// The name of this page.
    #[prop(into)]
    here: Signal<String>,
) -> impl IntoView {
    let links = trail
        .into_iter()
        .map(|(label, href)| {
            view! {
                <li>
                    <a href=href>{label}</a>
                    <Glyph icon=Icon::ChevronRight />
                </li>
            }
        })
        .collect_view();
    view! {
        <nav class="breadcrumb" aria-label="Breadcrumb">
            <ol>
                {links} <li>
                    <span aria-current="page">{move || here.get()}</span>
                </li>
            </ol>
        </nav>
    }
}
