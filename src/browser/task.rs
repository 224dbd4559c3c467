//! Work that goes on beside the page.

use js_sys::Promise;
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::{JsFuture, future_to_promise};

/// Runs `future` on the browser's event loop.
pub fn spawn(future: impl Future<Output = ()> + 'static) {
    wasm_bindgen_futures::spawn_local(future);
}

/// Work that has begun and whose end any number of callers may await.
#[derive(Clone)]
pub struct Flight(Promise);

impl Flight {
    /// Begins `work`; it goes on whether anybody waits or not.
    pub fn begin(work: impl Future<Output = ()> + 'static) -> Self {
        Self(future_to_promise(async move {
            work.await;
            Ok(JsValue::UNDEFINED)
        }))
    }

    /// Waits for the end.
    pub async fn landed(&self) {
        // The work has no failure of its own: it leaves its outcome where its maker reads it.
        let _ended = JsFuture::from(self.0.clone()).await;
    }
}
