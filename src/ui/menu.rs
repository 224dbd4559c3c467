//! A menu of actions behind one button.

use leptos::{ev, html, prelude::*};

use super::{
    icon::{Glyph, Icon},
    ids::unique_id,
    menu_item::{MenuItem, menu_item},
    roving::move_focus,
};
use crate::browser::{focus, popover};

/// A button that opens a menu of actions. Arrow keys, Home, End and first letters move in it,
/// Escape closes it and the focus goes back to the button.
#[component]
pub fn Menu(
    /// The accessible name of the button and of the menu.
    #[prop(into)]
    label: String,
    /// The button's picture.
    #[prop(default = Icon::More)]
    icon: Icon,
    /// Words on the button; without them it shows the picture alone.
    #[prop(optional, into)]
    text: Option<String>,
    /// The items, made anew at every opening.
    #[prop(into)]
    items: Callback<(), Vec<MenuItem>>,
) -> impl IntoView {
    let id = unique_id("menu");
    let open = RwSignal::new(false);
    let button = NodeRef::<html::Button>::new();
    let panel = NodeRef::<html::Div>::new();
    let close = Callback::new(move |()| {
        if let Some(panel) = panel.get_untracked() {
            popover::hide(&panel);
        }
        if let Some(button) = button.get_untracked() {
            focus::to(&button);
        }
    });
    let on_keydown = move |event: ev::KeyboardEvent| match event.key().as_str() {
        "Escape" | "Tab" => {
            event.prevent_default();
            event.stop_propagation();
            close.run(());
        }
        _ => {
            if let Some(panel) = panel.get_untracked() {
                move_focus(&event, &panel, "[role=menuitem]");
            }
        }
    };
    let icon_only = text.is_none();
    view! {
        <button
            node_ref=button
            type="button"
            class="button"
            data-variant=if icon_only { "quiet" } else { "secondary" }
            data-icon=icon_only.then_some("")
            popovertarget=id.clone()
            aria-label=icon_only.then(|| label.clone())
            aria-haspopup="menu"
            aria-expanded=move || open.get().to_string()
        >
            <Glyph icon=icon />
            {text.map(|text| view! { <span class="button-words">{text}</span> })}
        </button>
        <div
            node_ref=panel
            id=id
            class="menu"
            popover="auto"
            role="menu"
            aria-label=label
            on:beforetoggle=move |event| open.set(popover::opens(&event))
            on:toggle=move |event| {
                if let Some(panel) = panel.get_untracked().filter(|_| popover::opens(&event)) {
                    focus::first(&panel, "[role=menuitem]");
                }
            }
            on:keydown=on_keydown
        >
            {move || {
                open.get()
                    .then(|| {
                        items.run(()).into_iter().map(|item| menu_item(item, close)).collect_view()
                    })
            }}
        </div>
    }
}
