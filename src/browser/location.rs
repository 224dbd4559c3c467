//! The tab's address, and leaving it.

use web_sys::Location;

fn location() -> Option<Location> {
    Some(web_sys::window()?.location())
}

/// The whole address.
pub fn href() -> String {
    read(Location::href)
}

/// Scheme, host and port, such as `http://localhost:8888`.
pub fn origin() -> String {
    read(Location::origin)
}

/// The path, with its leading `/`.
pub fn path() -> String {
    read(Location::pathname)
}

/// The query without its leading `?`.
pub fn query() -> String {
    read(Location::search).trim_start_matches('?').to_owned()
}

/// The fragment without its leading `#`.
pub fn fragment() -> String {
    read(Location::hash).trim_start_matches('#').to_owned()
}

/// Path, query and fragment: what brings a person back here.
pub fn path_query_fragment() -> String {
    read(Location::pathname) + &read(Location::search) + &read(Location::hash)
}

fn read(part: fn(&Location) -> Result<String, wasm_bindgen::JsValue>) -> String {
    location().and_then(|location| part(&location).ok()).unwrap_or_default()
}

/// Leaves for `url`; Back returns here. `url` must be one of our own making.
pub fn assign(url: &str) {
    if let Some(location) = location() {
        let _left = location.assign(url);
    }
}

/// Leaves for `url` in place of this entry of the history. `url` must be one of our own making.
pub fn replace(url: &str) {
    if let Some(location) = location() {
        let _left = location.replace(url);
    }
}

/// Loads this address anew.
pub fn reload() {
    if let Some(location) = location() {
        let _reloaded = location.reload();
    }
}

/// Changes the shown address without leaving, as after a callback whose code is spent.
pub fn rewrite(path: &str) {
    if let Some(history) = web_sys::window().and_then(|window| window.history().ok()) {
        let _rewritten = history.replace_state_with_url(&wasm_bindgen::JsValue::NULL, "", Some(path));
    }
}

/// Opens `url` in a window of its own, which starts with a copy of this tab's sessionStorage;
/// `false` when the browser blocked it. To be called while a click is being handled, or within the
/// seconds for which the browser remembers it.
pub fn open_window(url: &str) -> bool {
    web_sys::window().is_some_and(|window| {
        window
            .open_with_url_and_target_and_features(url, "_blank", "popup,width=480,height=720")
            .is_ok_and(|opened| opened.is_some())
    })
}

/// Closes this tab, where a script opened it.
pub fn close_window() {
    if let Some(window) = web_sys::window() {
        let _closed = window.close();
    }
}
