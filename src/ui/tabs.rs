//! The parts of one thing, each at its own address.

use leptos::prelude::*;

/// One part.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tab {
    /// Its name.
    pub label: String,
    /// Its address.
    pub href: String,
    /// How many things it holds, when known.
    pub count: Option<u64>,
    /// It is the one shown.
    pub current: bool,
}

/// Links to the parts of a thing; each part can be opened beside another.
#[component]
pub fn Tabs(
    /// What the parts belong to.
    #[prop(into)]
    label: String,
    /// The parts.
    #[prop(into)]
    tabs: Signal<Vec<Tab>>,
) -> impl IntoView {
    view! {
        <nav class="tabs" aria-label=label>
            <ul>{move || tabs.get().into_iter().map(tab).collect_view()}</ul>
        </nav>
    }
}

fn tab(tab: Tab) -> impl IntoView {
    view! {
        <li>
            <a class="tab" href=tab.href aria-current=tab.current.then_some("page")>
                {tab.label}
                {tab.count.map(|count| view! { <span class="count">{count}</span> })}
            </a>
        </li>
    }
}
