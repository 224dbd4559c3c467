//! A panel behind one button, for content that is not a list of actions.

use leptos::{ev, html, prelude::*};

use super::ids::unique_id;
use crate::browser::{focus, popover};

/// A button that opens a panel; Escape or a press outside closes it.
#[component]
pub fn MenuPanel(
    /// The accessible name of the button and of the panel.
    #[prop(into)]
    label: String,
    /// What the button shows.
    #[prop(into)]
    trigger: ViewFn,
    /// What the panel holds, made anew at every opening. A link or button in it that carries
    /// `data-close` closes the panel.
    children: ChildrenFn,
) -> impl IntoView {
    let id = unique_id("panel");
    let open = RwSignal::new(false);
    let button = NodeRef::<html::Button>::new();
    let panel = NodeRef::<html::Div>::new();
    let close = move || {
        if let Some(panel) = panel.get_untracked() {
            popover::hide(&panel);
        }
    };
    let on_keydown = move |event: ev::KeyboardEvent| {
        if event.key() == "Escape" {
            event.stop_propagation();
            close();
            if let Some(button) = button.get_untracked() {
                focus::to(&button);
            }
        }
    };
    view! {
        <button
            node_ref=button
            type="button"
            class="button"
            data-variant="quiet"
            popovertarget=id.clone()
            aria-label=label.clone()
            aria-haspopup="dialog"
            aria-expanded=move || open.get().to_string()
        >
            {trigger.run()}
        </button>
        <div
            node_ref=panel
            id=id
            class="menu menu-panel"
            popover="auto"
            role="dialog"
            aria-label=label
            on:beforetoggle=move |event| open.set(popover::opens(&event))
            on:keydown=on_keydown
            on:click=move |event| {
                if focus::within(&event, "a, [data-close]") {
                    close();
                }
            }
        >
            {move || open.get().then(|| children())}
        </div>
    }
}
