//! The focus of a field that a page begins with.

use leptos::{html, prelude::*};

use crate::browser::focus;

/// Puts the focus into a field when it appears. Browsers heed the attribute `autofocus` only for the
/// first such field of a document, and the next step of a sign-in is no new document.
pub(super) fn focus_when_shown(input: NodeRef<html::Input>) {
    Effect::new(move || {
        if let Some(input) = input.get() {
            focus::to(&input);
        }
    });
}
