//! A form that is a page, or a section of one.

use leptos::{html, prelude::*};

use super::{draft::Draft, submit::Submit};
use crate::ui::{Button, Failure, InlineError, Variant};

/// A form in the page, with its buttons below.
#[component]
pub fn PageForm(
    /// What the form is for: its accessible name.
    #[prop(into)]
    label: String,
    /// The verb on the button.
    #[prop(into)]
    submit_label: String,
    /// The values.
    draft: Draft,
    /// The work is under way.
    #[prop(into)]
    pending: Signal<bool>,
    /// Why it failed.
    #[prop(into)]
    submit_error: Signal<Option<Failure>>,
    /// Sends the values, which have passed their checks.
    #[prop(into)]
    on_submit: Callback<()>,
    /// Gives up; without it there is no Cancel.
    #[prop(optional, into)]
    on_cancel: Option<Callback<()>>,
    /// Keeps the buttons in sight while the form scrolls.
    #[prop(optional)]
    sticky: bool,
    /// Why it cannot be sent.
    #[prop(optional, into)]
    submit_disabled_reason: Signal<Option<String>>,
    /// The fields.
    children: Children,
) -> impl IntoView {
    let form = NodeRef::<html::Form>::new();
    let submit = Submit { form, draft, pending, disabled_reason: submit_disabled_reason, on_submit };
    submit.follow_refusals();
    view! {
        <form
            node_ref=form
            class="page-form stack"
            aria-label=label
            novalidate=true
            on:submit=move |event| submit.run(&event)
        >
            {children()}
            <InlineError failure=submit_error />
            <footer class="form-footer" data-sticky=sticky.then_some("")>
                {on_cancel.map(|cancel| view! { <Button on_press=cancel>"Cancel"</Button> })}
                <Button
                    submit=true
                    variant=Variant::Primary
                    pending=pending
                    disabled_reason=submit_disabled_reason
                >
                    {submit_label}
                </Button>
            </footer>
        </form>
    }
}
