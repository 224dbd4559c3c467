//! One of a few, or yes and no.

use leptos::prelude::*;

use super::{
    field::{Field, described_by, invalid, notes},
    value::{FlagValue, TextValue},
};

/// Something that can be chosen.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Choice {
    /// What is sent.
    pub value: String,
    /// What the person reads.
    pub label: String,
    /// A line below the label; shown by radio groups only.
    pub detail: Option<String>,
    /// Why it cannot be chosen.
    pub disabled_reason: Option<String>,
}

impl Choice {
    /// A value and its words.
    pub fn new(value: impl Into<String>, label: impl Into<String>) -> Self {
        Self { value: value.into(), label: label.into(), ..Self::default() }
    }

    /// Adds a line below the label.
    pub fn detail(mut self, detail: impl Into<String>) -> Self {
        self.detail = Some(detail.into());
        self
    }

    /// Disables it when there is a reason to.
    pub fn disabled(mut self, reason: impl Into<Option<String>>) -> Self {
        self.disabled_reason = reason.into();
        self
    }
}

/// One of a list that folds away.
#[component]
pub fn SelectField(
    /// The control's id.
    #[prop(into)]
    id: String,
    /// The label.
    #[prop(into)]
    label: String,
    /// The value of the choice.
    value: TextValue,
    /// The choices.
    #[prop(into)]
    options: Signal<Vec<Choice>>,
    /// What the field is for.
    #[prop(optional, into)]
    help: Option<String>,
    /// It may stay empty.
    #[prop(optional)]
    optional: bool,
) -> impl IntoView {
    let error = Signal::derive(move || value.error());
    let choices = move || options.get().into_iter().map(|choice| select_option(choice, value)).collect_view();
    view! {
        <Field
            id=id.clone()
            name=value.name()
            label=label
            help=help.unwrap_or_default()
            error=error
            optional=optional
        >
            <select
                id=id.clone()
                name=value.name()
                class="select"
                aria-required=(!optional).then_some("true")
                aria-invalid=move || invalid(error).get()
                aria-describedby=described_by(&id)
                on:change=move |event| value.set(event_target_value(&event))
                on:blur=move |_| value.visit()
            >
                {choices}
            </select>
        </Field>
    }
}

fn select_option(choice: Choice, value: TextValue) -> impl IntoView {
    let own = choice.value.clone();
    let label = match &choice.disabled_reason {
        Some(reason) => format!("{} ({reason})", choice.label),
        None => choice.label,
    };
    view! {
        <option
            value=choice.value
            disabled=choice.disabled_reason.is_some()
            prop:selected=move || value.get() == own
        >
            {label}
        </option>
    }
}

/// One of a few that all stay in sight.
#[component]
pub fn RadioGroup(
    /// The id from which those of the choices are made.
    #[prop(into)]
    id: String,
    /// The label of the group.
    #[prop(into)]
    label: String,
    /// The value of the choice.
    value: TextValue,
    /// The choices.
    #[prop(into)]
    options: Signal<Vec<Choice>>,
    /// What the choice means.
    #[prop(optional, into)]
    help: Option<String>,
) -> impl IntoView {
    let error = Signal::derive(move || value.error());
    let choices = move || options.get().into_iter().map(|choice| radio(choice, value)).collect_view();
    view! {
        <fieldset class="field radio-group" aria-describedby=described_by(&id)>
            <legend>{label}</legend>
            {choices}
            {notes(&id, help, error)}
        </fieldset>
    }
}

fn radio(choice: Choice, value: TextValue) -> impl IntoView {
    let own = choice.value.clone();
    let detail = choice.disabled_reason.clone().or(choice.detail);
    view! {
        <label class="check">
            <input
                type="radio"
                name=value.name()
                value=choice.value
                disabled=choice.disabled_reason.is_some()
                aria-invalid=move || value.error().is_some().then_some("true")
                prop:checked=move || value.get() == own
                on:change=move |event| value.set(event_target_value(&event))
            />
            <span>
                {choice.label} {detail.map(|detail| view! { <span class="help">{detail}</span> })}
            </span>
        </label>
    }
}

/// Yes or no.
#[component]
pub fn Checkbox(
    /// The control's id.
    #[prop(into)]
    id: String,
    /// The label, beside the box.
    #[prop(into)]
    label: String,
    /// Yes or no.
    value: FlagValue,
    /// What yes means.
    #[prop(optional, into)]
    help: Option<String>,
) -> impl IntoView {
    let label_for = id.clone();
    let help_id = format!("{id}-help");
    let described_by = help.is_some().then(|| help_id.clone());
    view! {
        <div class="field">
            <label class="check" for=label_for>
                <input
                    id=id
                    type="checkbox"
                    name=value.name()
                    aria-describedby=described_by
                    prop:checked=move || value.get()
                    on:change=move |event| value.set(event_target_checked(&event))
                />
                <span>{label}</span>
            </label>
            {help
                .map(|help| {
                    view! {
                        <p class="help" id=help_id>
                            {help}
                        </p>
                    }
                })}
        </div>
    }
}
