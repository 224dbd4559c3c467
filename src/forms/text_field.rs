//! Fields for a line or for many lines of text.

use leptos::{html, prelude::*};

use super::{
    autofocus::focus_when_shown,
    field::{Field, described_by, invalid},
    value::TextValue,
};

/// A line of text.
#[component]
pub fn TextField(
    /// The control's id.
    #[prop(into)]
    id: String,
    /// The label.
    #[prop(into)]
    label: String,
    /// The text.
    value: TextValue,
    /// What the field is for, or what it takes.
    #[prop(optional, into)]
    help: Option<String>,
    /// The `type` of the input.
    #[prop(default = "text")]
    kind: &'static str,
    /// The `autocomplete` of the input, for password managers.
    #[prop(default = "off")]
    autocomplete: &'static str,
    /// A hint inside the empty field.
    #[prop(optional, into)]
    placeholder: Option<String>,
    /// It may stay empty.
    #[prop(optional)]
    optional: bool,
    /// Ids, names of files.
    #[prop(optional)]
    mono: bool,
    /// It gets the focus when its page or dialog opens.
    #[prop(optional)]
    autofocus: bool,
    /// Why it cannot be changed.
    #[prop(optional, into)]
    disabled_reason: Signal<Option<String>>,
) -> impl IntoView {
    let input = NodeRef::<html::Input>::new();
    if autofocus {
        focus_when_shown(input);
    }
    let error = Signal::derive(move || value.error());
    let locked = move || disabled_reason.with(Option::is_some);
    view! {
        <Field
            id=id.clone()
            name=value.name()
            label=label
            help=help.unwrap_or_default()
            error=error
            optional=optional
        >
            <input
                node_ref=input
                id=id.clone()
                name=value.name()
                type=kind
                class="input"
                class:mono=mono
                autocomplete=autocomplete
                autofocus=autofocus
                spellcheck="false"
                placeholder=placeholder
                readonly=locked
                aria-required=(!optional).then_some("true")
                aria-invalid=move || invalid(error).get()
                aria-describedby=described_by(&id)
                prop:value=move || value.get()
                on:input=move |event| value.set(event_target_value(&event))
                on:blur=move |_| value.visit()
            />
            {move || disabled_reason.get().map(|reason| view! { <p class="help">{reason}</p> })}
        </Field>
    }
}

/// Many lines of text.
#[component]
pub fn TextArea(
    /// The control's id.
    #[prop(into)]
    id: String,
    /// The label.
    #[prop(into)]
    label: String,
    /// The text.
    value: TextValue,
    /// What the field is for, or what it takes.
    #[prop(optional, into)]
    help: Option<String>,
    /// A hint inside the empty field.
    #[prop(optional, into)]
    placeholder: Option<String>,
    /// Lines in sight.
    #[prop(default = 4)]
    rows: u32,
    /// Manifests, lists of ids.
    #[prop(optional)]
    mono: bool,
    /// It may stay empty.
    #[prop(optional)]
    optional: bool,
) -> impl IntoView {
    let error = Signal::derive(move || value.error());
    view! {
        <Field
            id=id.clone()
            name=value.name()
            label=label
            help=help.unwrap_or_default()
            error=error
            optional=optional
        >
            <textarea
                id=id.clone()
                name=value.name()
                class="input"
                class:mono=mono
                rows=rows.to_string()
                spellcheck=if mono { "false" } else { "true" }
                placeholder=placeholder
                aria-required=(!optional).then_some("true")
                aria-invalid=move || invalid(error).get()
                aria-describedby=described_by(&id)
                prop:value=move || value.get()
                on:input=move |event| value.set(event_target_value(&event))
                on:blur=move |_| value.visit()
            ></textarea>
        </Field>
    }
}
