//! What a person has entered and not yet sent.

use leptos::prelude::*;

use super::value::{FlagValue, TextValue};

/// The values of one form: their checks, whether they changed, what the server refused.
#[derive(Clone, Copy)]
pub struct Draft {
    texts: RwSignal<Vec<TextValue>>,
    flags: RwSignal<Vec<FlagValue>>,
    refusals: RwSignal<u32>,
}

impl Default for Draft {
    fn default() -> Self {
        Self::new()
    }
}

impl Draft {
    /// A draft without values.
    pub fn new() -> Self {
        Self {
            texts: RwSignal::new(Vec::new()),
            flags: RwSignal::new(Vec::new()),
            refusals: RwSignal::new(0),
        }
    }

    /// Adds a text. `name` is its name on the wire.
    pub fn text(
        self,
        name: &'static str,
        initial: impl Into<String>,
        check: fn(&str) -> Result<(), String>,
    ) -> TextValue {
        self.text_with(name, initial, Callback::new(move |text: String| check(&text).err()))
    }

    /// Adds a text whose check needs more than the text; it answers what is wrong.
    pub fn text_with(
        self,
        name: &'static str,
        initial: impl Into<String>,
        check: Callback<String, Option<String>>,
    ) -> TextValue {
        let text = TextValue::new(name, initial.into(), check);
        self.texts.update(|texts| texts.push(text));
        text
    }

    /// Adds a yes or no.
    pub fn flag(self, name: &'static str, initial: bool) -> FlagValue {
        let flag = FlagValue::new(name, initial);
        self.flags.update(|flags| flags.push(flag));
        flag
    }

    /// Something differs from what the form began with.
    pub fn is_dirty(self) -> bool {
        self.texts.with(|texts| texts.iter().any(|text| text.is_dirty()))
            || self.flags.with(|flags| flags.iter().any(|flag| flag.is_dirty()))
    }

    /// Shows every error; `true` when there is none.
    pub fn check(self) -> bool {
        self.each_text(TextValue::visit);
        untrack(|| {
            self.texts.with_untracked(|texts| texts.iter().all(|text| text.valid() && text.error().is_none()))
        })
    }

    /// Puts the server's messages at their fields, and answers those that no field takes. A path
    /// such as `"spec.name"` goes to the field of its last part. The answer may come after the form
    /// has gone, which then takes none.
    pub fn refuse(self, errors: Vec<(String, String)>) -> Vec<String> {
        let texts = self.texts.try_get_untracked().unwrap_or_default();
        let mut homeless = Vec::new();
        for (field, message) in errors {
            let last = field.rsplit('.').next().unwrap_or_default();
            match texts.iter().find(|text| text.name() == field || text.name() == last) {
                Some(text) => text.refuse(message),
                None => homeless.push(message),
            }
        }
        self.refusals.update(|count| *count = count.wrapping_add(1));
        homeless
    }

    /// What is entered now counts as unchanged: it was saved. The form may have gone by now.
    pub fn settle(self) {
        self.each_text(TextValue::settle);
        self.flags.try_get_untracked().unwrap_or_default().into_iter().for_each(FlagValue::settle);
    }

    /// Back to what the form began with.
    pub fn reset(self) {
        if let Some(texts) = self.texts.try_get_untracked() {
            texts.into_iter().for_each(TextValue::reset);
        }
        if let Some(flags) = self.flags.try_get_untracked() {
            flags.into_iter().for_each(FlagValue::reset);
        }
    }

    /// Changes whenever the server has refused something.
    pub(super) fn refusals(self) -> u32 {
        self.refusals.get()
    }

    fn each_text(self, act: fn(TextValue)) {
        self.texts.try_get_untracked().unwrap_or_default().into_iter().for_each(act);
    }
}

/// A check that wants something other than white space.
///
/// # Errors
/// What to do, in words.
pub fn required(text: &str) -> Result<(), String> {
    if text.trim().is_empty() { Err("Fill this in".to_owned()) } else { Ok(()) }
}

/// A check that takes anything.
///
/// # Errors
/// None.
pub fn no_check(_text: &str) -> Result<(), String> {
    Ok(())
}

#[cfg(test)]
mod tests {
    use leptos::prelude::{IsDisposed, Owner};

    use super::{Draft, no_check, required};

    fn with_owner(test: impl FnOnce()) {
        Owner::new().with(test);
    }

    #[test]
    fn an_error_shows_after_the_first_visit() {
        with_owner(|| {
            let name = Draft::new().text("name", "", required);
            assert_eq!(name.error(), None);
            name.visit();
            assert_eq!(name.error().as_deref(), Some("Fill this in"));
            name.set("ci");
            assert_eq!(name.error(), None);
        });
    }

    #[test]
    fn a_refusal_stands_until_its_text_changes() {
        with_owner(|| {
            let draft = Draft::new();
            let name = draft.text("name", "ci", required);
            let left = draft.refuse(vec![
                ("spec.name".to_owned(), "Taken".to_owned()),
                ("quota".to_owned(), "Over the limit".to_owned()),
            ]);
            assert_eq!(left, ["Over the limit"]);
            assert_eq!(name.error().as_deref(), Some("Taken"));
            assert!(!draft.check());
            name.set("ci-2");
            assert_eq!(name.error(), None);
            assert!(draft.check());
        });
    }

    /// Who went back while a form was being saved saw the console stop: its answer came to a draft
    /// that was gone.
    #[test]
    fn an_answer_to_a_form_that_is_gone_stops_nothing() {
        let owner = Owner::new();
        let draft = owner.with(|| {
            let draft = Draft::new();
            draft.text("name", "ci", required);
            draft.flag("shared", false);
            draft
        });
        owner.cleanup();
        assert!(draft.texts.is_disposed(), "the test takes the form away");
        draft.settle();
        assert_eq!(draft.refuse(vec![("name".to_owned(), "Taken".to_owned())]), ["Taken"]);
    }

    #[test]
    fn a_draft_is_dirty_while_it_differs() {
        with_owner(|| {
            let draft = Draft::new();
            let name = draft.text("name", "a", no_check);
            let shared = draft.flag("shared", false);
            assert!(!draft.is_dirty());
            name.set("b");
            shared.set(true);
            assert!(draft.is_dirty());
            draft.reset();
            assert!(!draft.is_dirty());
            assert_eq!(name.get_untracked(), "a");
            name.set("c");
            draft.settle();
            assert!(!draft.is_dirty());
        });
    }
}
