//! A panic stops the console; the page outside of it tells the person and offers to reload.

use std::panic;
use wasm_bindgen::JsValue;
use web_sys::{CustomEvent, CustomEventInit};

/// The event that `window` gets, with the message and place as `detail`.
pub const EVENT: &str = "cloud-ui-panic";

/// Makes every panic dispatch [`EVENT`].
pub fn install_hook() {
    panic::set_hook(Box::new(|panic| announce(&panic.to_string())));
}

/// Dispatches [`EVENT`] with `message`.
pub fn announce(message: &str) {
    let init = CustomEventInit::new();
    init.set_detail(&JsValue::from_str(message));
    let event = CustomEvent::new_with_event_init_dict(EVENT, &init);
    if let (Some(window), Ok(event)) = (web_sys::window(), event) {
        // Nothing is left to do when the page cannot be told.
        let _told = window.dispatch_event(&event);
    }
}
