//! Leaving the page: by closing the tab, by reloading, by a link.

use wasm_bindgen::JsCast;
use web_sys::{BeforeUnloadEvent, Element, Event, HtmlAnchorElement, MouseEvent};

use super::events::Listener;

/// Asks before leaving, until it is dropped.
pub struct Guard {
    _unload: Option<Listener>,
    _click: Option<Listener>,
}

/// Asks `question` before the page is left while `dirty` answers yes. The browser asks in its own
/// words when the tab closes.
pub fn guard(question: &'static str, dirty: impl Fn() -> bool + Clone + 'static) -> Guard {
    let unsaved = dirty.clone();
    let unload = super::events::on_window("beforeunload", move |event| {
        if unsaved() {
            event.prevent_default();
            if let Some(event) = event.dyn_ref::<BeforeUnloadEvent>() {
                // Older browsers ask only for this.
                event.set_return_value("unsaved");
            }
        }
    });
    // The router listens on the window, and the body is asked before it.
    let body = web_sys::window().and_then(|window| window.document()).and_then(|document| document.body());
    let click = body.map(|body| {
        Listener::on(body.into(), "click", move |event| {
            if leads_away(&event) && dirty() && !confirmed(question) {
                event.prevent_default();
                event.stop_propagation();
            }
        })
    });
    Guard { _unload: unload, _click: click }
}

/// The click follows a link in this tab.
fn leads_away(event: &Event) -> bool {
    let plain = event.dyn_ref::<MouseEvent>().is_some_and(|event| {
        event.button() == 0 && !event.ctrl_key() && !event.meta_key() && !event.shift_key()
    });
    let link = event
        .target()
        .and_then(|target| target.dyn_into::<Element>().ok())
        .and_then(|element| element.closest("a[href]").ok().flatten())
        .and_then(|element| element.dyn_into::<HtmlAnchorElement>().ok());
    plain
        && !event.default_prevented()
        && link.is_some_and(|link| link.target().is_empty() && !link.has_attribute("download"))
}

fn confirmed(question: &str) -> bool {
    web_sys::window().and_then(|window| window.confirm_with_message(question).ok()).unwrap_or(true)
}
