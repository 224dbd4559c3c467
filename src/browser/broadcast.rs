//! Text messages between the tabs of this origin.

use super::events::Listener;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{BroadcastChannel, MessageEvent};

/// An open channel; a tab does not hear its own messages.
pub struct Channel {
    inner: BroadcastChannel,
    _listener: Listener,
}

impl Channel {
    /// Joins the channel `name` and calls back with each message that is a text. Nothing where the
    /// browser has no such channels.
    pub fn open(name: &str, on_message: impl Fn(String) + 'static) -> Option<Self> {
        let inner = BroadcastChannel::new(name).ok()?;
        let listener = Listener::on(inner.clone().into(), "message", move |event| {
            let text = event.dyn_ref::<MessageEvent>().and_then(|event| event.data().as_string());
            if let Some(text) = text {
                on_message(text);
            }
        });
        Some(Self { inner, _listener: listener })
    }

    /// Sends `text` to every other tab on the channel.
    pub fn post(&self, text: &str) {
        // Fails only on a closed channel, and this one closes when it is dropped.
        let _posted = self.inner.post_message(&JsValue::from_str(text));
    }
}

impl Drop for Channel {
    fn drop(&mut self) {
        self.inner.close();
    }
}
