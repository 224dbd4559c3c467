//! The time of day for relative times, in steps.

use leptos::prelude::*;

use crate::browser::{clock, visibility};

const STEP_MS: u32 = 5_000;

#[derive(Clone, Copy)]
struct Now(ReadSignal<i64>);

/// Makes [`use_now`] work below the caller. The clock stands while the tab is hidden.
pub fn provide_now() {
    let (now, set_now) = signal(clock::now_ms());
    let tick = move || {
        if !visibility::is_hidden() {
            // The app may be gone by now.
            let _gone = set_now.try_set(clock::now_ms());
        }
    };
    let timer = clock::every(STEP_MS, tick);
    let listener = visibility::on_change(move |_| tick());
    StoredValue::new_local((timer, listener));
    provide_context(Now(now));
}

/// Milliseconds since 1970, renewed every five seconds.
pub fn use_now() -> Signal<i64> {
    expect_context::<Now>().0.into()
}
