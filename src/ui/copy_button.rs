//! Copying, with feedback that can fail visibly.

use leptos::{prelude::*, task::spawn_local};

use super::icon::{Glyph, Icon};
use crate::browser::clipboard;

/// How the last copying went.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Outcome {
    Untried,
    Copied,
    Failed,
}

/// A button that copies a text and says whether it did.
#[component]
pub fn CopyButton(
    /// The text.
    #[prop(into)]
    text: Signal<String>,
    /// The verb on the button.
    #[prop(default = "Copy".to_owned(), into)]
    label: String,
    /// The picture alone; the label stays its accessible name.
    #[prop(optional)]
    icon_only: bool,
    /// Runs after the text was copied, not when that failed.
    #[prop(optional, into)]
    on_copied: Option<Callback<()>>,
) -> impl IntoView {
    let outcome = RwSignal::new(Outcome::Untried);
    let on_click = move |_| {
        let text = text.get_untracked();
        spawn_local(async move {
            let copied = clipboard::copy(&text).await.is_ok();
            // The button may be gone by now.
            let _gone = outcome.try_set(if copied { Outcome::Copied } else { Outcome::Failed });
            if let (true, Some(on_copied)) = (copied, on_copied) {
                on_copied.try_run(());
            }
        });
    };
    let said = move || match outcome.get() {
        Outcome::Untried => "",
        Outcome::Copied => "Copied",
        Outcome::Failed => "Could not copy. Select the text and copy it yourself.",
    };
    let icon = move || match outcome.get() {
        Outcome::Untried => Icon::Copy,
        Outcome::Copied => Icon::Check,
        Outcome::Failed => Icon::Alert,
    };
    view! {
        <span class="copy" data-failed=move || (outcome.get() == Outcome::Failed).then_some("")>
            <button
                type="button"
                class="button"
                data-small=""
                data-icon=icon_only.then_some("")
                data-variant=if icon_only { "quiet" } else { "secondary" }
                aria-label=icon_only.then(|| label.clone())
                on:click=on_click
                on:blur=move |_| {
                    let _gone = outcome.try_set(Outcome::Untried);
                }
            >
                {move || view! { <Glyph icon=icon() /> }}
                {(!icon_only).then(|| view! { <span class="button-words">{label.clone()}</span> })}
            </button>
            <span class="copy-said" role="status">
                {said}
            </span>
        </span>
    }
}

/// An id in monospace, with a button that copies it.
#[component]
pub fn Id(
    /// The id.
    #[prop(into)]
    value: String,
) -> impl IntoView {
    view! {
        <span class="id">
            <code>{value.clone()}</code>
            <CopyButton text=value label="Copy ID" icon_only=true />
        </span>
    }
}
