//! Calls by name, for facilities that an insecure page or an older browser does not have: a missing
//! object is an error value, where a typed binding would throw.

use js_sys::{Array, Function, Promise, Reflect};
use wasm_bindgen::{JsCast, JsValue};

/// The property `name` of `target`, unless it is absent, `null` or `undefined`.
pub(super) fn property(target: &JsValue, name: &str) -> Option<JsValue> {
    Reflect::get(target, &JsValue::from_str(name))
        .ok()
        .filter(|value| !value.is_undefined() && !value.is_null())
}

/// The object `navigator.<name>`.
pub(super) fn navigator(name: &str) -> Option<JsValue> {
    property(&web_sys::window()?.navigator(), name)
}

/// Calls `target.name(...arguments)`; an absent method is an error like a thrown one.
pub(super) fn call(target: &JsValue, name: &str, arguments: &[JsValue]) -> Result<JsValue, JsValue> {
    let function = property(target, name)
        .and_then(|value| value.dyn_into::<Function>().ok())
        .ok_or(JsValue::UNDEFINED)?;
    let list: Array = arguments.iter().cloned().collect();
    Reflect::apply(&function, target, &list)
}

/// As [`call`], for a method that answers a promise.
pub(super) fn call_promise(target: &JsValue, name: &str, arguments: &[JsValue]) -> Result<Promise, JsValue> {
    call(target, name, arguments)?.dyn_into::<Promise>()
}

/// The `name` of a thrown `DOMException` or `Error`, or nothing.
pub(super) fn error_name(thrown: &JsValue) -> String {
    property(thrown, "name").and_then(|name| name.as_string()).unwrap_or_default()
}
