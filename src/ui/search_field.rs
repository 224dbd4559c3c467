//! Searching a list.

use leptos::{ev, html, prelude::*};
use leptos_use::use_debounce_fn_with_arg;

use super::icon::{Glyph, Icon};
use crate::browser::{events, focus};

/// How long typing must rest before a search begins.
const REST_MS: f64 = 200.0;

/// A search field. `/` focuses it from anywhere on the page, Enter searches at once.
#[component]
pub fn SearchField(
    /// What is searched: the accessible name.
    #[prop(into)]
    label: String,
    /// What is sought now, as the address says.
    #[prop(into)]
    value: Signal<String>,
    /// Seeks a text.
    #[prop(into)]
    on_search: Callback<String>,
    /// A hint inside the empty field; the label without it.
    #[prop(optional, into)]
    placeholder: Option<String>,
) -> impl IntoView {
    let input = NodeRef::<html::Input>::new();
    let seek = move |text: String| {
        // The field may be gone by the time that typing has rested.
        if value.try_get_untracked().is_some_and(|current| current != text) {
            on_search.try_run(text);
        }
    };
    let seek_later = use_debounce_fn_with_arg(move |text: String| seek(text), REST_MS);
    let on_slash = events::on_document("keydown", move |event| {
        if is_slash(&event) && !focus::in_text() && !focus::under_dialog() {
            event.prevent_default();
            if let Some(input) = input.get_untracked() {
                focus::to(&input);
            }
        }
    });
    let _listener = StoredValue::new_local(on_slash);
    let on_keydown = move |event: ev::KeyboardEvent| {
        if event.key() == "Enter" {
            event.prevent_default();
            seek(event_target_value(&event));
        }
    };
    view! {
        <div class="search" role="search">
            <Glyph icon=Icon::Search />
            <input
                node_ref=input
                type="search"
                class="input"
                aria-label=label.clone()
                aria-keyshortcuts="/"
                placeholder=placeholder.unwrap_or(label)
                autocomplete="off"
                spellcheck="false"
                prop:value=move || value.get()
                on:input=move |event| {
                    seek_later(event_target_value(&event));
                }
                on:keydown=on_keydown
            />
            <kbd class="kbd" aria-hidden="true">
                "/"
            </kbd>
        </div>
    }
}

fn is_slash(event: &ev::Event) -> bool {
    use leptos::wasm_bindgen::JsCast;
    event
        .dyn_ref::<ev::KeyboardEvent>()
        .is_some_and(|event| event.key() == "/" && !event.ctrl_key() && !event.meta_key())
}
