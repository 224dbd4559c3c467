//! Media queries.

use super::events::Listener;
use web_sys::MediaQueryList;

/// Whether the CSS media query holds now.
pub fn matches(query: &str) -> bool {
    list(query).is_some_and(|list| list.matches())
}

/// Calls back with the answer at every change.
pub fn on_change(query: &str, callback: impl Fn(bool) + 'static) -> Option<Listener> {
    let list = list(query)?;
    let target = list.clone().into();
    Some(Listener::on(target, "change", move |_| {
        callback(list.matches());
    }))
}

fn list(query: &str) -> Option<MediaQueryList> {
    web_sys::window()?.match_media(query).ok().flatten()
}
