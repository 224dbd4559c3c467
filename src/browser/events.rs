//! Event listeners that end with their owner.

use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{Event, EventTarget};

/// A registered listener; dropping it removes it.
pub struct Listener {
    target: EventTarget,
    name: &'static str,
    callback: Closure<dyn FnMut(Event)>,
}

impl Listener {
    /// Listens for the event `name` on `target`.
    pub fn on(target: EventTarget, name: &'static str, callback: impl FnMut(Event) + 'static) -> Self {
        let callback = Closure::<dyn FnMut(Event)>::new(callback);
        // Fails only for a target that takes no listeners, which `EventTarget` rules out.
        let _added = target.add_event_listener_with_callback(name, callback.as_ref().unchecked_ref());
        Self { target, name, callback }
    }
}

impl Drop for Listener {
    fn drop(&mut self) {
        let _removed = self
            .target
            .remove_event_listener_with_callback(self.name, self.callback.as_ref().unchecked_ref());
    }
}

/// Listens on `window`.
pub fn on_window(name: &'static str, callback: impl FnMut(Event) + 'static) -> Option<Listener> {
    Some(Listener::on(web_sys::window()?.into(), name, callback))
}

/// Listens on `document`.
pub fn on_document(name: &'static str, callback: impl FnMut(Event) + 'static) -> Option<Listener> {
    let document = web_sys::window()?.document()?;
    Some(Listener::on(document.into(), name, callback))
}
