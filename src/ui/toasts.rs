//! Short notices about what has just happened.

use leptos::{prelude::*, task::spawn_local};

use super::{
    failure::Failure,
    icon::{Glyph, Icon},
    tone::Tone,
};
use crate::browser::{clipboard, clock};

/// How long a notice that asks for nothing stays.
const STAYS_MS: u32 = 6_000;

#[derive(Clone, PartialEq, Eq)]
struct Toast {
    number: u64,
    tone: Tone,
    failure: Failure,
}

/// The notices of this tab.
#[derive(Clone, Copy)]
pub struct Toasts {
    shown: RwSignal<Vec<Toast>>,
    next: StoredValue<u64>,
}

impl Toasts {
    /// Something went well; goes away by itself.
    pub fn good(self, text: impl Into<String>) {
        self.show(Tone::Good, Failure::new(text, ""));
    }

    /// Something is worth knowing; goes away by itself.
    pub fn info(self, text: impl Into<String>) {
        self.show(Tone::Info, Failure::new(text, ""));
    }

    /// Something failed; stays until it is closed.
    pub fn bad(self, failure: Failure) {
        self.show(Tone::Bad, failure);
    }

    fn show(self, tone: Tone, failure: Failure) {
        let number = self.next.get_value();
        self.next.set_value(number + 1);
        self.shown.update(|shown| {
            shown.push(Toast { number, tone, failure });
        });
        if tone != Tone::Bad {
            spawn_local(async move {
                clock::sleep(STAYS_MS).await;
                self.close(number);
            });
        }
    }

    fn close(self, number: u64) {
        // The app may be gone by now.
        let _gone = self.shown.try_update(|shown| shown.retain(|toast| toast.number != number));
    }
}

/// Makes [`use_toasts`] work below the caller.
pub fn provide_toasts() {
    provide_context(Toasts { shown: RwSignal::new(Vec::new()), next: StoredValue::new(0) });
}

/// The notices of this tab; without [`provide_toasts`] above, they are shown nowhere.
pub fn use_toasts() -> Toasts {
    try_toasts().unwrap_or_else(|| Toasts { shown: RwSignal::new(Vec::new()), next: StoredValue::new(0) })
}

pub(super) fn try_toasts() -> Option<Toasts> {
    use_context()
}

/// Copies a text whose control is gone at once, so that a notice has to tell how it went.
pub(super) fn copy_with_toast(text: String, toasts: Option<Toasts>) {
    spawn_local(async move {
        let copied = clipboard::copy(&text).await;
        match (toasts, copied) {
            (Some(toasts), Ok(())) => toasts.good("Copied"),
            (Some(toasts), Err(_)) => toasts.bad(Failure::new(
                format!("Could not copy {text}."),
                "Select the text and copy it yourself.",
            )),
            (None, _) => {}
        }
    });
}

/// Where the notices are shown and announced; once in the app.
#[component]
pub fn ToastRegion() -> impl IntoView {
    let toasts = use_toasts();
    view! {
        <div class="toasts" role="region" aria-label="Notices">
            <div aria-live="polite" aria-relevant="additions">
                <For
                    each=move || toasts.shown.get()
                    key=|toast| toast.number
                    children=move |toast| toast_view(toast, toasts)
                />
            </div>
        </div>
    }
}

fn toast_view(toast: Toast, toasts: Toasts) -> impl IntoView {
    let icon = match toast.tone {
        Tone::Good => Icon::Check,
        Tone::Bad => Icon::Danger,
        _ => Icon::Info,
    };
    let number = toast.number;
    view! {
        <div class="toast" data-tone=toast.tone.name()>
            <Glyph icon=icon />
            <div class="toast-words">
                <p>{toast.failure.sentences()}</p>
                {toast
                    .failure
                    .request_id
                    .map(|id| view! { <p class="request-id">"Request " <code>{id}</code></p> })}
            </div>
            <button
                type="button"
                class="button"
                data-variant="quiet"
                data-icon=""
                aria-label="Close notice"
                on:click=move |_| toasts.close(number)
            >
                <Glyph icon=Icon::Close />
            </button>
        </div>
    }
}
