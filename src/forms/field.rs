//! A control with its label, help and error.

use leptos::prelude::*;

use crate::ui::{Glyph, Icon};

/// Label above, help below, error in place. The control inside carries the same `id`, and
/// [`described_by`] and [`invalid`] as its attributes.
#[component]
pub fn Field(
    /// The control's id.
    #[prop(into)]
    id: String,
    /// The control's name on the wire.
    #[prop(into)]
    name: String,
    /// The label.
    #[prop(into)]
    label: String,
    /// What the field is for, or what it takes.
    #[prop(optional, into)]
    help: Option<String>,
    /// What is wrong with it.
    #[prop(into)]
    error: Signal<Option<String>>,
    /// It may stay empty; the label says so.
    #[prop(optional)]
    optional: bool,
    /// The control.
    children: Children,
) -> impl IntoView {
    let optional = optional.then(|| view! { <span class="muted">" (optional)"</span> });
    view! {
        <div class="field" data-field=name>
            <label for=id.clone()>{label} {optional}</label>
            {children()}
            {notes(&id, help, error)}
        </div>
    }
}

/// Help and error, with the ids that [`described_by`] names.
pub(super) fn notes(id: &str, help: Option<String>, error: Signal<Option<String>>) -> AnyView {
    let help_id = format!("{id}-help");
    let error_id = format!("{id}-error");
    view! {
        {help
            .filter(|help| !help.is_empty())
            .map(|help| {
                view! {
                    <p class="help" id=help_id>
                        {help}
                    </p>
                }
            })}
        <p class="field-error" id=error_id aria-live="polite">
            {move || {
                error
                    .get()
                    .map(|error| {
                        view! {
                            <Glyph icon=Icon::Danger />
                            <span>{error}</span>
                        }
                    })
            }}
        </p>
    }
    .into_any()
}

/// The `aria-describedby` of the control with this id.
pub fn described_by(id: &str) -> String {
    format!("{id}-error {id}-help")
}

/// The `aria-invalid` of a control with this error.
pub fn invalid(error: Signal<Option<String>>) -> Signal<Option<&'static str>> {
    Signal::derive(move || error.with(Option::is_some).then_some("true"))
}
