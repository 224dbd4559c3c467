//! The values of a draft.

use leptos::prelude::*;

/// A text of a draft, with its check and what the server said about it.
#[derive(Clone, Copy)]
pub struct TextValue {
    name: &'static str,
    value: RwSignal<String>,
    clean: RwSignal<String>,
    visited: RwSignal<bool>,
    refused: RwSignal<Option<Refusal>>,
    check: Callback<String, Option<String>>,
}

/// What the server said, and about which text: it stands until the text changes.
#[derive(Clone, PartialEq, Eq)]
struct Refusal {
    text: String,
    message: String,
}

impl TextValue {
    pub(super) fn new(name: &'static str, initial: String, check: Callback<String, Option<String>>) -> Self {
        Self {
            name,
            value: RwSignal::new(initial.clone()),
            clean: RwSignal::new(initial),
            visited: RwSignal::new(false),
            refused: RwSignal::new(None),
            check,
        }
    }

    /// The name on the wire, by which the server speaks of it.
    pub fn name(self) -> &'static str {
        self.name
    }

    /// The text.
    pub fn get(self) -> String {
        self.value.get()
    }

    /// The text, without subscribing to it.
    pub fn get_untracked(self) -> String {
        self.value.get_untracked()
    }

    /// The text without white space around it, and without subscribing.
    pub fn trimmed(self) -> String {
        self.value.with_untracked(|text| text.trim().to_owned())
    }

    /// Puts in another text.
    pub fn set(self, text: impl Into<String>) {
        self.value.set(text.into());
    }

    /// The person has been here: errors may show.
    pub fn visit(self) {
        // A field that is taken away while it has the focus is left, too, after its draft is gone.
        if self.visited.try_get_untracked() == Some(false) {
            self.visited.set(true);
        }
    }

    /// The error to show, if any.
    pub fn error(self) -> Option<String> {
        let text = self.value.get();
        let refused = self.refused.with(|refused| {
            refused.as_ref().filter(|refusal| refusal.text == text).map(|refusal| refusal.message.clone())
        });
        refused.or_else(|| self.visited.get().then(|| self.check.run(text)).flatten())
    }

    /// The check finds nothing wrong, whether or not an error shows.
    pub fn valid(self) -> bool {
        self.check.run(self.value.get()).is_none()
    }

    /// It differs from what it began with.
    pub fn is_dirty(self) -> bool {
        self.value.with(|value| self.clean.with(|clean| value != clean))
    }

    pub(super) fn refuse(self, message: String) {
        if let Some(text) = self.value.try_get_untracked() {
            self.refused.set(Some(Refusal { text, message }));
        }
    }

    pub(super) fn settle(self) {
        if let Some(value) = self.value.try_get_untracked() {
            self.clean.set(value);
            self.visited.set(false);
            self.refused.set(None);
        }
    }

    pub(super) fn reset(self) {
        // Runs while its owner is being cleaned up, too.
        if let Some(clean) = self.clean.try_get_untracked() {
            self.value.try_set(clean);
            self.visited.try_set(false);
            self.refused.try_set(None);
        }
    }
}

/// A yes or no of a draft.
#[derive(Clone, Copy)]
pub struct FlagValue {
    name: &'static str,
    value: RwSignal<bool>,
    clean: RwSignal<bool>,
}

impl FlagValue {
    pub(super) fn new(name: &'static str, initial: bool) -> Self {
        Self { name, value: RwSignal::new(initial), clean: RwSignal::new(initial) }
    }

    /// The name on the wire.
    pub fn name(self) -> &'static str {
        self.name
    }

    /// Yes or no.
    pub fn get(self) -> bool {
        self.value.get()
    }

    /// Yes or no, without subscribing to it.
    pub fn get_untracked(self) -> bool {
        self.value.get_untracked()
    }

    /// Changes it.
    pub fn set(self, value: bool) {
        self.value.set(value);
    }

    /// It differs from what it began with.
    pub fn is_dirty(self) -> bool {
        self.value.get() != self.clean.get()
    }

    pub(super) fn settle(self) {
        if let Some(value) = self.value.try_get_untracked() {
            self.clean.set(value);
        }
    }

    pub(super) fn reset(self) {
        if let Some(clean) = self.clean.try_get_untracked() {
            self.value.try_set(clean);
        }
    }
}
