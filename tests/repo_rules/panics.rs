//! Input and output never end the console.

use super::hold;
use super::sources;

const DENIED: &[&str] = &["unwrap_used", "expect_used", "panic", "indexing_slicing", "unreachable"];

/// Clippy does the work; this keeps someone from taking it off duty.
#[test]
fn the_console_denies_what_panics() {
    let root = sources::under("src/lib.rs", &["rs"]);
    let lints = root.iter().filter_map(|file| file.text.split_once("#![deny(")?.1.split_once(")]"));
    let denied: Vec<&str> = lints.flat_map(|(list, _)| list.split(',').map(str::trim)).collect();
    let violations: Vec<String> = DENIED
        .iter()
        .map(|lint| format!("clippy::{lint}"))
        .filter(|lint| !denied.contains(&lint.as_str()))
        .collect();
    hold("Deny these lints in src/lib.rs:", &violations);
}
