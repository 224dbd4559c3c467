//! From one organization or workspace to another.

use leptos::{ev, html, prelude::*};

use super::{
    icon::{Glyph, Icon},
    ids::unique_id,
    roving::move_focus,
    switch_row::{SwitchRow, grouped},
};
use crate::browser::{focus, popover};

/// With more rows than this there is a search field.
const ROWS_WITHOUT_SEARCH: usize = 7;

/// A button that shows where one is, and a list of links to the other places. They are links, so
/// that Ctrl-click opens one beside this.
#[component]
pub fn Switcher(
    /// What switching means, "Switch organization": the accessible name, followed by the current one.
    #[prop(into)]
    label: String,
    /// The name of the place that is open.
    #[prop(into)]
    current: Signal<String>,
    /// What the button shows.
    #[prop(into)]
    trigger: ViewFn,
    /// The places; rows of one group stand together.
    #[prop(into)]
    rows: Signal<Vec<SwitchRow>>,
    /// Below the list: creating another, how to be invited.
    #[prop(optional, into)]
    footer: ViewFn,
    /// Opens the list whenever its number changes, for a key of the keyboard.
    #[prop(optional)]
    open: Option<RwSignal<u32>>,
) -> impl IntoView {
    let id = unique_id("switcher");
    let shown = RwSignal::new(false);
    let sought = RwSignal::new(String::new());
    let button = NodeRef::<html::Button>::new();
    let panel = NodeRef::<html::Div>::new();
    if let Some(open) = open {
        Effect::watch(
            move || open.get(),
            move |_, _, _| {
                if let (Some(panel), Some(button)) = (panel.get_untracked(), button.get_untracked()) {
                    popover::show(&panel, &button);
                }
            },
            false,
        );
    }
    let close = move || {
        if let Some(panel) = panel.get_untracked() {
            popover::hide(&panel);
        }
    };
    let on_keydown = move |event: ev::KeyboardEvent| {
        let Some(list) = panel.get_untracked() else {
            return;
        };
        let in_search = focus::in_text();
        match event.key().as_str() {
            "Escape" => {
                event.stop_propagation();
                close();
                if let Some(button) = button.get_untracked() {
                    focus::to(&button);
                }
            }
            "Enter" if in_search => {
                event.prevent_default();
                if let Some(first) = focus::all(&list, "a.switch-row[href]").first() {
                    first.click();
                }
            }
            "ArrowDown" | "ArrowUp" => {
                move_focus(&event, &list, ".switch-row");
            }
            _ if in_search => {}
            _ => {
                move_focus(&event, &list, ".switch-row");
            }
        }
    };
    let on_toggle = move |event: ev::Event| {
        if let Some(panel) = panel.get_untracked().filter(|_| popover::opens(&event)) {
            let _moved = focus::first(&panel, "input")
                || focus::first(&panel, ".switch-row[aria-current]")
                || focus::first(&panel, ".switch-row");
        }
    };
    let found = move || {
        let sought = sought.get().trim().to_lowercase();
        let mut rows = rows.get();
        rows.retain(|row| sought.is_empty() || row.matches(&sought));
        rows
    };
    let name = label.clone();
    let search_label = label.clone();
    let list = move || {
        let search =
            (rows.with(Vec::len) > ROWS_WITHOUT_SEARCH).then(|| search_field(search_label.clone(), sought));
        let footer = footer.run();
        view! {
            {search}
            <ul class="switch-list">
                {move || {
                    let found = found();
                    if found.is_empty() {
                        view! {
                            <li class="switch-none" role="status">
                                "Nothing of that name"
                            </li>
                        }
                            .into_any()
                    } else {
                        grouped(found)
                    }
                }}
            </ul>
            <div class="switch-footer">{footer}</div>
        }
        .into_any()
    };
    view! {
        <button
            node_ref=button
            type="button"
            class="button switch-button"
            data-variant="quiet"
            popovertarget=id.clone()
            aria-label=move || format!("{name}, current: {}", current.get())
            aria-haspopup="dialog"
            aria-expanded=move || shown.get().to_string()
        >
            {trigger.run()}
            <Glyph icon=Icon::Switch />
        </button>
        <div
            node_ref=panel
            id=id
            class="menu switcher"
            popover="auto"
            role="dialog"
            aria-label=label
            on:beforetoggle=move |event| {
                sought.set(String::new());
                shown.set(popover::opens(&event));
            }
            on:toggle=on_toggle
            on:keydown=on_keydown
            on:click=move |event| {
                if focus::within(&event, "a[href], [data-close]") {
                    close();
                }
            }
        >
            {move || shown.get().then(&list)}
        </div>
    }
}

fn search_field(label: String, sought: RwSignal<String>) -> AnyView {
    view! {
        <div class="switch-search">
            <Glyph icon=Icon::Search />
            <input
                type="search"
                class="input"
                aria-label=format!("{label}: search")
                placeholder="Search"
                autocomplete="off"
                on:input=move |event| sought.set(event_target_value(&event))
            />
        </div>
    }
    .into_any()
}
