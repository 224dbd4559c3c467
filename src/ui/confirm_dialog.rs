//! Asks before something is destroyed.

use leptos::{ev, prelude::*};

use super::{
    button::Button, dialog::modal, failure::Failure, ids::unique_id, inline_error::InlineError, tone::Variant,
};

/// Names the thing, says what will stop working, and shows its own failure.
#[component]
pub fn ConfirmDialog(
    /// It is shown.
    #[prop(into)]
    open: Signal<bool>,
    /// The person thought better of it.
    #[prop(into)]
    on_close: Callback<()>,
    /// The question, naming the thing: "Revoke ci-deploy?".
    #[prop(into)]
    title: Signal<String>,
    /// The verb on the button.
    #[prop(into)]
    confirm_label: String,
    /// The person confirmed.
    #[prop(into)]
    on_confirm: Callback<()>,
    /// The work is under way.
    #[prop(into)]
    pending: Signal<bool>,
    /// Why it failed.
    #[prop(into)]
    error: Signal<Option<Failure>>,
    /// A name to be typed first, for what cannot be undone.
    #[prop(optional, into)]
    typed_name: Signal<Option<String>>,
    /// It destroys something.
    #[prop(default = true)]
    danger: bool,
    /// What will happen.
    children: ChildrenFn,
) -> impl IntoView {
    let content = ViewFn::from(move || {
        let typed = RwSignal::new(String::new());
        let children = children.clone();
        let confirm_label = confirm_label.clone();
        let reason = Signal::derive(move || {
            let name = typed_name.get()?;
            (typed.get().trim() != name.trim()).then(|| format!("Type {name} to confirm"))
        });
        let on_submit = move |event: ev::SubmitEvent| {
            event.prevent_default();
            if !pending.get_untracked() && reason.get_untracked().is_none() {
                on_confirm.run(());
            }
        };
        view! {
            <form class="dialog-form" on:submit=on_submit>
                <div class="dialog-body stack">
                    {children()} {move || typed_name.get().map(|name| name_field(name, typed))}
                    <InlineError failure=error />
                </div>
                <div class="dialog-footer">
                    <Button on_press=on_close>"Cancel"</Button>
                    <Button
                        submit=true
                        variant=if danger { Variant::Danger } else { Variant::Primary }
                        pending=pending
                        disabled_reason=reason
                    >
                        {confirm_label}
                    </Button>
                </div>
            </form>
        }
    });
    let dismissible = Signal::derive(move || !pending.get());
    modal("dialog", open, on_close, title, dismissible, content)
}

fn name_field(name: String, typed: RwSignal<String>) -> AnyView {
    let id = unique_id("confirm");
    view! {
        <div class="field">
            <label for=id.clone()>"Type " <strong class="mono">{name}</strong> " to confirm"</label>
            <input
                id=id
                class="input"
                autocomplete="off"
                spellcheck="false"
                on:input=move |event| typed.set(event_target_value(&event))
            />
        </div>
    }
    .into_any()
}
