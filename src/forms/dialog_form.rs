//! A form over the page.

use leptos::{html, prelude::*};

use super::{draft::Draft, submit::Submit};
use crate::ui::{Button, Failure, InlineError, Variant, dialog::modal};

/// A short form in a dialog, or in a drawer at the side. Enter sends it, once; closing it with
/// something entered asks first.
#[component]
pub fn DialogForm(
    /// It is shown.
    #[prop(into)]
    open: Signal<bool>,
    /// The person gave up, with nothing entered or after being asked.
    #[prop(into)]
    on_close: Callback<()>,
    /// Its title.
    #[prop(into)]
    title: Signal<String>,
    /// The verb on the button: "Create API key".
    #[prop(into)]
    submit_label: String,
    /// The values; back to what they began with when the form closes.
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
    /// At the side instead of in the middle.
    #[prop(optional)]
    side: bool,
    /// Sending it destroys something.
    #[prop(optional)]
    danger: bool,
    /// Why it cannot be sent.
    #[prop(optional, into)]
    submit_disabled_reason: Signal<Option<String>>,
    /// The fields.
    children: ChildrenFn,
) -> impl IntoView {
    let asking = RwSignal::new(false);
    let ask_or_close = Callback::new(move |()| {
        if untrack(|| draft.is_dirty()) && !asking.get_untracked() {
            asking.set(true);
        } else {
            asking.set(false);
            on_close.run(());
        }
    });
    let content = ViewFn::from(move || {
        on_cleanup(move || draft.reset());
        let form = NodeRef::<html::Form>::new();
        let submit = Submit { form, draft, pending, disabled_reason: submit_disabled_reason, on_submit };
        submit.follow_refusals();
        let variant = if danger { Variant::Danger } else { Variant::Primary };
        let children = children.clone();
        let submit_label = submit_label.clone();
        view! {
            <form
                node_ref=form
                class="dialog-form"
                novalidate=true
                on:submit=move |event| submit.run(&event)
            >
                <div class="dialog-body stack">
                    {children()} <InlineError failure=submit_error />
                </div>
                <div class="dialog-footer">
                    <Show
                        when=move || asking.get()
                        fallback=move || {
                            let submit_label = submit_label.clone();
                            view! {
                                <Button on_press=ask_or_close>"Cancel"</Button>
                                <Button
                                    submit=true
                                    variant=variant
                                    pending=pending
                                    disabled_reason=submit_disabled_reason
                                >
                                    {submit_label}
                                </Button>
                            }
                        }
                    >
                        <p class="dialog-question" role="alert">
                            "Discard what you entered?"
                        </p>
                        <Button on_press=move |()| asking.set(false)>"Keep editing"</Button>
                        <Button variant=Variant::Danger on_press=ask_or_close>
                            "Discard"
                        </Button>
                    </Show>
                </div>
            </form>
        }
    });
    let class = if side { "dialog drawer" } else { "dialog" };
    let dismissible = Signal::derive(move || !pending.get());
    modal(class, open, ask_or_close, title, dismissible, content)
}
