//! Web Locks: work that only one tab of this origin does at a time.

use super::reflect;
use std::cell::Cell;
use std::pin::Pin;
use std::rc::Rc;
use wasm_bindgen::JsValue;
use wasm_bindgen::closure::Closure;
use wasm_bindgen_futures::{JsFuture, future_to_promise};

/// What to do under a lock. It leaves its result where its maker finds it.
pub type Work = Pin<Box<dyn Future<Output = ()>>>;

/// Runs `work` while this tab holds the lock `name`. The browser frees the lock when the work ends
/// and when the tab closes. Where the lock cannot be had (no Web Locks, storage denied) the work
/// runs unguarded.
pub async fn hold(name: &str, work: Work) {
    let waiting = Rc::new(Cell::new(Some(work)));
    let granted = Rc::clone(&waiting);
    let callback = Closure::<dyn FnMut() -> JsValue>::new(move || match granted.take() {
        Some(work) => future_to_promise(async move {
            work.await;
            Ok(JsValue::UNDEFINED)
        })
        .into(),
        None => JsValue::UNDEFINED,
    });
    if let Some(locks) = reflect::navigator("locks") {
        let arguments = [JsValue::from_str(name), callback.as_ref().clone()];
        if let Ok(held) = reflect::call_promise(&locks, "request", &arguments) {
            let _ended = JsFuture::from(held).await;
        }
    }
    if let Some(work) = waiting.take() {
        work.await;
    }
}
