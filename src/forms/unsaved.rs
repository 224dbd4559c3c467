//! Asks before unsaved changes are left behind.

use leptos::prelude::*;

use super::draft::Draft;
use crate::browser::leaving;

/// While the draft differs from what it began with, closing the tab, reloading and following a
/// link ask first.
pub fn use_unsaved_guard(draft: Draft) {
    let dirty = move || {
        // Asked from a listener: outside of any reactive owner, and maybe after the page is gone.
        untrack(|| draft.is_dirty())
    };
    let guard = leaving::guard("Leave without saving? What you entered is lost.", dirty);
    let _kept = StoredValue::new_local(guard);
}
