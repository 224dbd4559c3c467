//! Whether the server has a newer build of the console than this tab.

use cloud_ui_contract::console_config::ConsoleConfig;
use leptos::{prelude::*, task::spawn_local};

use crate::browser::{clock, visibility};
use crate::config;

/// Asks at most so often.
const AT_MOST_EVERY_MS: i64 = 60_000;

/// Turns true once a newer build is served. Asked whenever the tab comes into view.
pub fn newer_version() -> ReadSignal<bool> {
    let build = expect_context::<ConsoleConfig>().build_id;
    let (newer, set_newer) = signal(false);
    let asked_ms = StoredValue::new(clock::now_ms());
    let listener = visibility::on_change(move |hidden| {
        let now_ms = clock::now_ms();
        if hidden || now_ms - asked_ms.get_value() < AT_MOST_EVERY_MS {
            return;
        }
        asked_ms.set_value(now_ms);
        let build = build.clone();
        spawn_local(async move {
            if config::load().await.is_ok_and(|served| served.build_id != build) {
                // The frame may be gone by now.
                let _gone = set_newer.try_set(true);
            }
        });
    });
    StoredValue::new_local(listener);
    newer
}
