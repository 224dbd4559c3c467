//! A short text that shows on hover and on focus.

use leptos::{ev, prelude::*};

use super::ids::unique_id;

/// Where the bubble of a control stands, and whether it was waved away.
///
/// WCAG 2.2, 1.4.13: it can be dismissed with Escape, hovered, and stays until left.
pub(super) fn bubble(text: Signal<Option<String>>, id: String, control: AnyView) -> AnyView {
    let dismissed = RwSignal::new(false);
    let on_keydown = move |event: ev::KeyboardEvent| {
        if event.key() == "Escape" {
            dismissed.set(true);
        }
    };
    // A control that loses the focus because its page goes must not be drawn again.
    let restore = move || {
        if dismissed.try_get_untracked() == Some(true) {
            dismissed.set(false);
        }
    };
    view! {
        <span
            class="tooltip"
            data-dismissed=move || dismissed.get().then_some("")
            on:keydown=on_keydown
            on:pointerenter=move |_| restore()
            on:focusout=move |_| restore()
        >
            {control}
            {move || {
                let id = id.clone();
                text.get()
                    .map(|text| {
                        view! {
                            <span role="tooltip" id=id class="tooltip-bubble">
                                {text}
                            </span>
                        }
                    })
            }}
        </span>
    }
    .into_any()
}

/// Adds a text to a control, shown while it is pointed at or focused.
#[component]
pub fn Tooltip(
    /// The text.
    #[prop(into)]
    text: Signal<String>,
    /// The control; focusable, so that the text can be reached by keyboard.
    children: Children,
) -> impl IntoView {
    bubble(Signal::derive(move || Some(text.get())), unique_id("tip"), children().into_any())
}
