//! The e-mail address used last in this browser.

use crate::browser::storage::{self, Area};

const KEY: &str = "cloud-ui.last-email";

/// The longest address there is (RFC 5321 section 4.5.3.1.3).
const LONGEST: usize = 254;

/// The address, if one is kept and could be one.
pub fn recall() -> Option<String> {
    let kept = storage::get(Area::Local, KEY).ok().flatten()?;
    (kept.len() <= LONGEST && kept.contains('@') && !kept.contains(char::is_control)).then_some(kept)
}

/// Keeps the address.
pub fn remember(email: &str) {
    // Denied storage costs some typing.
    let _kept = storage::set(Area::Local, KEY, email);
}
