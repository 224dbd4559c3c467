//! Panels in the browser's top layer (`popover` of the HTML standard).

use wasm_bindgen::JsValue;
use web_sys::{Event, HtmlElement};

use super::reflect;

/// A `beforetoggle` or `toggle` event tells that its panel opens.
pub fn opens(event: &Event) -> bool {
    reflect::property(event, "newState").and_then(|state| state.as_string()) == Some("open".to_owned())
}

/// Opens the panel, anchored to `source`. Nothing happens to one that is open.
pub fn show(panel: &HtmlElement, source: &HtmlElement) {
    let options = js_sys::Object::new();
    let _set = js_sys::Reflect::set(&options, &JsValue::from_str("source"), source);
    let _shown = reflect::call(panel, "showPopover", &[options.into()]);
}

/// Closes the panel. Nothing happens to one that is closed.
pub fn hide(panel: &HtmlElement) {
    let _hidden = reflect::call(panel, "hidePopover", &[]);
}
