//! A field for a password or another secret.

use leptos::{html, prelude::*};

use super::{
    autofocus::focus_when_shown,
    field::{Field, described_by, invalid},
    value::TextValue,
};
use crate::ui::{Glyph, Icon};

/// A password, hidden until the person asks to see it.
#[component]
pub fn PasswordField(
    /// The control's id.
    #[prop(into)]
    id: String,
    /// The label.
    #[prop(into)]
    label: String,
    /// The password.
    value: TextValue,
    /// `current-password` or `new-password`, for password managers; `off` for what they should not keep.
    #[prop(into)]
    autocomplete: String,
    /// What it is, for the button that shows it.
    #[prop(default = "password")]
    what: &'static str,
    /// What the password has to be.
    #[prop(optional, into)]
    help: Option<String>,
    /// It gets the focus when its page opens.
    #[prop(optional)]
    autofocus: bool,
) -> impl IntoView {
    let input = NodeRef::<html::Input>::new();
    if autofocus {
        focus_when_shown(input);
    }
    let shown = RwSignal::new(false);
    let error = Signal::derive(move || value.error());
    view! {
        <Field
            id=id.clone()
            name=value.name()
            label=label
            help=help.unwrap_or_default()
            error=error
        >
            <div class="password">
                <input
                    node_ref=input
                    id=id.clone()
                    name=value.name()
                    type=move || if shown.get() { "text" } else { "password" }
                    class="input"
                    autocomplete=autocomplete
                    autofocus=autofocus
                    autocapitalize="off"
                    spellcheck="false"
                    aria-required="true"
                    aria-invalid=move || invalid(error).get()
                    aria-describedby=described_by(&id)
                    prop:value=move || value.get()
                    on:input=move |event| value.set(event_target_value(&event))
                    on:blur=move |_| value.visit()
                />
                <button
                    type="button"
                    class="button"
                    data-variant="quiet"
                    data-icon=""
                    aria-label=move || {
                        format!("{} {what}", if shown.get() { "Hide" } else { "Show" })
                    }
                    on:click=move |_| shown.update(|shown| *shown = !*shown)
                >
                    {move || {
                        view! { <Glyph icon=if shown.get() { Icon::EyeOff } else { Icon::Eye } /> }
                    }}
                </button>
            </div>
        </Field>
    }
}
