//! Choosing when a key ends, in the forms that make one.

use leptos::prelude::*;

use super::expiry::{self, AS_BEFORE, Expiry, PRESETS};
use super::words;
use crate::forms::{Checkbox, Choice, Draft, FlagValue, RadioGroup, TextField, TextValue};
use crate::ui::{Banner, Tone};

/// The values behind the choice.
#[derive(Clone, Copy)]
pub struct ExpiryDraft {
    choice: TextValue,
    days: TextValue,
    confirmed: FlagValue,
    before: Option<Expiry>,
    limit: Signal<Option<u32>>,
}

impl ExpiryDraft {
    /// A choice that begins with `initial`, for an organization with that limit. `before` is the
    /// period of a key that is replaced, which can be kept.
    pub fn new(draft: Draft, initial: Expiry, before: Option<Expiry>, limit: Signal<Option<u32>>) -> Self {
        let (choice, days) = match before {
            Some(before) if before.refusal(limit.get_untracked()).is_none() => {
                (AS_BEFORE.to_owned(), String::new())
            }
            _ => initial.as_choice(),
        };
        let is_refused = Callback::new(move |choice: String| {
            preset(&choice, before).and_then(|expiry| expiry.refusal(limit.get()))
        });
        let choice = draft.text_with("expiryPeriodInDays", choice, is_refused);
        // The limit of another organization shows as soon as that one is chosen.
        choice.visit();
        let days = draft.text_with(
            "days",
            days,
            Callback::new(move |days: String| {
                let is_meant = choice.get() == expiry::CUSTOM;
                is_meant.then(|| expiry::typed_days(&days, limit.get()).err()).flatten()
            }),
        );
        Self { choice, days, confirmed: draft.flag("neverConfirmed", false), before, limit }
    }

    /// What is chosen, tracked; nothing while the days typed are no number.
    pub fn get(self) -> Option<Expiry> {
        let choice = self.choice.get();
        if choice == expiry::CUSTOM {
            return expiry::typed_days(&self.days.get(), None).ok();
        }
        preset(&choice, self.before)
    }

    /// What is chosen, when the organization takes it, tracked.
    pub fn allowed(self) -> Option<Expiry> {
        self.get().filter(|expiry| expiry.refusal(self.limit.get()).is_none())
    }

    /// What is sent: the days, absent for never and for the period of before.
    pub fn period_in_days(self) -> Option<u32> {
        untrack(|| self.get().filter(|_| self.choice.get() != AS_BEFORE)?.period_in_days())
    }

    /// Why the form cannot be sent yet: a key without an end is asked about once more.
    pub fn unconfirmed(self) -> Option<String> {
        (self.is_never() && !self.confirmed.get()).then(|| words::NEVER_UNCONFIRMED.to_owned())
    }

    /// No end is chosen, and the organization takes that.
    fn is_never(self) -> bool {
        self.choice.get() == expiry::NEVER && self.allowed().is_some()
    }

    /// Drawn; `id` begins the ids of its controls.
    pub fn fields(self, id: &'static str) -> AnyView {
        let choices = Signal::derive(move || choices(self.before, self.limit.get()));
        let custom = move || self.choice.get() == expiry::CUSTOM;
        let never = move || self.is_never();
        view! {
            <RadioGroup id=id label=words::EXPIRY value=self.choice options=choices />
            <Show when=custom>
                <TextField
                    id=format!("{id}-days")
                    label=words::DAYS
                    value=self.days
                    help=words::DAYS_HELP
                />
            </Show>
            <Show when=never>
                <Banner tone=Tone::Warning>{words::NEVER_WARNING}</Banner>
                <Checkbox
                    id=format!("{id}-confirmed")
                    label=words::NEVER_CONFIRM
                    value=self.confirmed
                />
            </Show>
        }
        .into_any()
    }
}

/// The expiry behind every choice but the typed one.
fn preset(choice: &str, before: Option<Expiry>) -> Option<Expiry> {
    match choice {
        expiry::NEVER => Some(Expiry::Never),
        AS_BEFORE => before,
        days => days.parse().ok().map(Expiry::Days),
    }
}

fn choices(before: Option<Expiry>, limit: Option<u32>) -> Vec<Choice> {
    let refusal = |expiry: Expiry| expiry.refusal(limit);
    let kept = before.map(|before| {
        let period = before.period_in_days().map_or_else(|| words::NEVER.to_owned(), words::days);
        Choice::new(AS_BEFORE, format!("As before ({})", period.to_lowercase())).disabled(refusal(before))
    });
    let others = PRESETS.into_iter().filter(|days| before != Some(Expiry::Days(*days)));
    let presets = others
        .map(|days| Choice::new(days.to_string(), words::days(days)).disabled(refusal(Expiry::Days(days))));
    let custom = Choice::new(expiry::CUSTOM, words::CUSTOM);
    // Of a rotation that names no period the API makes the one of before, so it cannot say "never".
    let never =
        before.is_none().then(|| Choice::new(expiry::NEVER, words::NEVER).disabled(refusal(Expiry::Never)));
    kept.into_iter().chain(presets).chain([custom]).chain(never).collect()
}
