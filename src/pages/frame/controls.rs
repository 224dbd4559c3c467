//! What the frame's parts open for each other.

use leptos::prelude::*;

/// The dialogs and lists that a key or another part may open, in the frame's context.
#[derive(Clone, Copy)]
pub struct FrameControls {
    /// The command palette is open.
    pub palette: RwSignal<bool>,
    /// The list of shortcuts is open.
    pub shortcuts: RwSignal<bool>,
    /// Grows to open the organization switcher.
    pub switcher: RwSignal<u32>,
}

impl FrameControls {
    /// All closed.
    pub fn new() -> Self {
        Self { palette: RwSignal::new(false), shortcuts: RwSignal::new(false), switcher: RwSignal::new(0) }
    }
}
