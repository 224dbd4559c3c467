//! The time of day and timers.

use std::cell::Cell;

use js_sys::{Date, Function, Promise};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

thread_local! {
    static CORRECTION_MS: Cell<i64> = const { Cell::new(0) };
}

/// Milliseconds since 1970, by this computer's clock plus the correction learnt from the server.
pub fn now_ms() -> i64 {
    local_now_ms().saturating_add(CORRECTION_MS.get())
}

/// Learns from a response's `Date` header (RFC 9110, section 6.6.1) how far this computer's clock is
/// off. To be called when the headers arrive: the body may take long. `Date` counts whole seconds and
/// travels, so a difference under 5 s is taken for none.
pub fn correct_by_date_header(date: &str) {
    let server_ms = Date::parse(date);
    if server_ms.is_finite() {
        let difference = server_ms as i64 - local_now_ms();
        CORRECTION_MS.set(if difference.abs() < 5_000 { 0 } else { difference });
    }
}

fn local_now_ms() -> i64 {
    Date::now() as i64
}

/// Resolves after `ms` milliseconds.
pub async fn sleep(ms: u32) {
    let promise = Promise::new(&mut |resolve: Function, _reject: Function| {
        set_timeout(&resolve, ms);
    });
    // A timer's promise only ever resolves.
    let _resolved = JsFuture::from(promise).await;
}

/// A pending call; dropping it cancels.
pub struct Timer {
    handle: i32,
    repeats: bool,
    _callback: Closure<dyn FnMut()>,
}

impl Drop for Timer {
    fn drop(&mut self) {
        if let Some(window) = web_sys::window() {
            if self.repeats {
                window.clear_interval_with_handle(self.handle);
            } else {
                window.clear_timeout_with_handle(self.handle);
            }
        }
    }
}

/// Calls back once after `ms` milliseconds.
pub fn after(ms: u32, callback: impl FnOnce() + 'static) -> Timer {
    let closure = Closure::once(callback);
    let handle = set_timeout(closure.as_ref().unchecked_ref(), ms);
    Timer { handle, repeats: false, _callback: closure }
}

/// Calls back every `ms` milliseconds.
pub fn every(ms: u32, callback: impl Fn() + 'static) -> Timer {
    let closure = Closure::<dyn FnMut()>::new(callback);
    let handle = web_sys::window()
        .and_then(|window| {
            window
                .set_interval_with_callback_and_timeout_and_arguments_0(
                    closure.as_ref().unchecked_ref(),
                    clamp(ms),
                )
                .ok()
        })
        .unwrap_or_default();
    Timer { handle, repeats: true, _callback: closure }
}

fn set_timeout(callback: &Function, ms: u32) -> i32 {
    match web_sys::window() {
        Some(window) => window
            .set_timeout_with_callback_and_timeout_and_arguments_0(callback, clamp(ms))
            .unwrap_or_default(),
        None => {
            let _ignored = callback.call0(&JsValue::NULL);
            0
        }
    }
}

/// Browsers keep a delay in a signed 32-bit number and take a larger one for zero.
fn clamp(ms: u32) -> i32 {
    i32::try_from(ms).unwrap_or(i32::MAX)
}
