//! Where the keyboard is.

use wasm_bindgen::JsCast;
use web_sys::{Element, Event, HtmlElement};

/// The element that has the focus.
pub fn active() -> Option<HtmlElement> {
    web_sys::window()?.document()?.active_element()?.dyn_into().ok()
}

/// Moves the focus; `false` when the element cannot take it.
pub fn to(element: &HtmlElement) -> bool {
    element.focus().is_ok()
}

/// The elements below `root` that the CSS selector finds, in document order.
pub fn all(root: &Element, selector: &str) -> Vec<HtmlElement> {
    let Ok(found) = root.query_selector_all(selector) else {
        return Vec::new();
    };
    (0..found.length()).filter_map(|index| found.get(index)).filter_map(|node| node.dyn_into().ok()).collect()
}

/// Moves the focus to the first element below `root` that the CSS selector finds.
pub fn first(root: &Element, selector: &str) -> bool {
    all(root, selector).first().is_some_and(to)
}

/// The focus is somewhere a key is text: a field, a list of choices, an editable text.
pub fn in_text() -> bool {
    active().is_some_and(|element| {
        element.is_content_editable()
            || matches!(element.tag_name().as_str(), "INPUT" | "TEXTAREA" | "SELECT")
    })
}

/// A dialog lies over the page.
pub fn under_dialog() -> bool {
    web_sys::window()
        .and_then(|window| window.document())
        .and_then(|document| document.query_selector("dialog[open]").ok().flatten())
        .is_some()
}

/// The event began at the very element that listens, not at one inside it.
pub fn began_at_listener(event: &Event) -> bool {
    event.target().is_some() && event.target() == event.current_target()
}

/// The event began at or inside an element that the CSS selector finds.
pub fn within(event: &Event, selector: &str) -> bool {
    event
        .target()
        .and_then(|target| target.dyn_into::<Element>().ok())
        .and_then(|element| element.closest(selector).ok().flatten())
        .is_some()
}
