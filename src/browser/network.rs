//! Whether the browser believes to have a network.

use super::events::{self, Listener};

/// `false` means surely offline; `true` promises nothing.
pub fn is_online() -> bool {
    web_sys::window().is_none_or(|window| window.navigator().on_line())
}

/// Calls back with [`is_online`] at every change. Both listeners live as long as the pair.
pub fn on_change(callback: impl Fn(bool) + Clone + 'static) -> Option<(Listener, Listener)> {
    let offline = callback.clone();
    Some((
        events::on_window("online", move |_| callback(true))?,
        events::on_window("offline", move |_| offline(false))?,
    ))
}
