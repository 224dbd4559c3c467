//! Whether a person can see this tab.

use super::events::{self, Listener};
use web_sys::VisibilityState;

/// Whether the tab is in the background or the computer is locked.
pub fn is_hidden() -> bool {
    web_sys::window()
        .and_then(|window| window.document())
        .is_some_and(|document| document.visibility_state() == VisibilityState::Hidden)
}

/// Calls back with [`is_hidden`] at every change.
pub fn on_change(callback: impl Fn(bool) + 'static) -> Option<Listener> {
    events::on_document("visibilitychange", move |_| callback(is_hidden()))
}
