//! Reading again by itself what is about to change.

use leptos::prelude::*;

use crate::browser::{clock, visibility};
use crate::pages::connection::{Connection, use_connection};

/// Between two readings of something that is on the move, in milliseconds.
const STEP_MS: u32 = 4_000;

/// How many steps pass between two readings of something that rests.
const REST_STEPS: u32 = 5;

/// How soon to read again.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Pace {
    /// It is on the move.
    Soon,
    /// It may have been changed by somebody else.
    Later,
    /// Not at all.
    Never,
}

/// Reads again as often as `pace` says, while the tab is visible and online.
pub fn use_reread(pace: impl Fn() -> Pace + 'static, read: impl Fn() + 'static) {
    let connection = use_connection();
    let resting = StoredValue::new(0_u32);
    let step = move || {
        let offline = || matches!(connection.try_get_untracked(), None | Some(Connection::Offline { .. }));
        if visibility::is_hidden() || offline() {
            return;
        }
        let rested = resting.try_get_value().unwrap_or_default() + 1;
        // Runs outside of the page's own computations, and maybe as the page goes.
        let due = match untrack(&pace) {
            Pace::Soon => true,
            Pace::Later => rested >= REST_STEPS,
            Pace::Never => false,
        };
        resting.try_set_value(if due { 0 } else { rested });
        if due {
            read();
        }
    };
    let timer = clock::every(STEP_MS, step);
    let _kept = StoredValue::new_local(timer);
}
