//! Keys pressed anywhere on the page.

use wasm_bindgen::JsCast;
use web_sys::KeyboardEvent;

use super::events::{self, Listener};
use super::focus;

/// A key press.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Key {
    /// The key's value, such as `k`, `?` or `Escape` (UI Events KeyboardEvent key values).
    pub name: String,
    /// Ctrl or ⌘ is held.
    pub command: bool,
    /// Alt is held.
    pub alt: bool,
    /// The key is a letter of a text, or belongs to an open menu or dialog.
    pub taken: bool,
}

/// Calls back for every key press that nobody else handled; `true` means that it was handled.
pub fn on_key(callback: impl Fn(Key) -> bool + 'static) -> Option<Listener> {
    events::on_document("keydown", move |event| {
        let Some(press) = event.dyn_ref::<KeyboardEvent>() else { return };
        if event.default_prevented() || press.repeat() || press.is_composing() {
            return;
        }
        let key = Key {
            name: press.key(),
            command: press.ctrl_key() || press.meta_key(),
            alt: press.alt_key(),
            taken: focus::in_text() || focus::under_dialog() || under_popover(),
        };
        if callback(key) {
            event.prevent_default();
        }
    })
}

fn under_popover() -> bool {
    web_sys::window()
        .and_then(|window| window.document())
        .and_then(|document| document.query_selector("[popover='auto']:popover-open").ok().flatten())
        .is_some()
}
