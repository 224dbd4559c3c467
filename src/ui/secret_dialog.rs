//! A secret that is shown once.

use leptos::prelude::*;

use super::{
    button::Button, code_block::CodeBlock, copy_button::CopyButton, dialog::modal, icon::Icon, tone::Variant,
};
use crate::browser::download;

/// A line made ready for use, with the secret in it.
#[derive(Clone, PartialEq, Eq)]
pub struct SecretLine {
    /// Where it is used.
    pub label: String,
    /// The line.
    pub text: String,
    /// The name of a file to download it as.
    pub file: Option<String>,
}

impl SecretLine {
    /// A line to be copied.
    pub fn new(label: impl Into<String>, text: impl Into<String>) -> Self {
        Self { label: label.into(), text: text.into(), file: None }
    }

    /// Offers the line as a file too.
    pub fn file(mut self, name: impl Into<String>) -> Self {
        self.file = Some(name.into());
        self
    }
}

/// A secret that the server tells once. It has no `Debug`, so that it cannot reach a log.
#[derive(Clone, PartialEq, Eq)]
pub struct Secret {
    /// What it is, "API key ci-deploy".
    pub name: String,
    /// The secret itself.
    pub value: String,
    /// Lines made ready for use.
    pub lines: Vec<SecretLine>,
}

/// Shows a secret while there is one. It closes when the secret was copied, or when the person
/// says that it is stored; closing and leaving the page wipe it.
#[component]
pub fn SecretDialog(
    /// The secret; wiped here.
    secret: RwSignal<Option<Secret>>,
    /// Its title.
    #[prop(into)]
    title: Signal<String>,
    /// Runs after the wipe.
    #[prop(optional, into)]
    on_close: Option<Callback<()>>,
    /// Advice on where to keep it.
    children: ChildrenFn,
) -> impl IntoView {
    let settled = RwSignal::new(false);
    let close = Callback::new(move |()| {
        secret.set(None);
        settled.set(false);
        if let Some(on_close) = on_close {
            on_close.run(());
        }
    });
    on_cleanup(move || {
        let _gone = secret.try_set(None);
    });
    let content = ViewFn::from(move || {
        let children = children.clone();
        view! {
            <div class="dialog-body stack">
                {move || secret.get().map(|secret| revealed(secret, settled))} {children()}
            </div>
            <div class="dialog-footer">
                <label class="check">
                    <input
                        type="checkbox"
                        prop:checked=move || settled.get()
                        on:change=move |event| settled.set(event_target_checked(&event))
                    />
                    "I have stored it"
                </label>
                <Button
                    variant=Variant::Primary
                    on_press=close
                    disabled_reason=Signal::derive(move || {
                        (!settled.get())
                            .then(|| "Copy it first, or say that it is stored".to_owned())
                    })
                >
                    "Done"
                </Button>
            </div>
        }
    });
    let open = Signal::derive(move || secret.with(Option::is_some));
    modal("dialog dialog-wide", open, close, title, settled.into(), content)
}

/// The value, hidden until asked for, and its lines.
fn revealed(secret: Secret, settled: RwSignal<bool>) -> AnyView {
    let shown = RwSignal::new(false);
    let on_copied = Callback::new(move |()| settled.set(true));
    let value = secret.value.clone();
    let mask = "•".repeat(value.chars().count().min(40));
    // In clear, or with the secret masked wherever it stands in the text.
    let display = move |text: String| {
        let masked = text.replace(&value, &mask);
        Signal::derive(move || if shown.get() { text.clone() } else { masked.clone() })
    };
    let text = display(secret.value.clone());
    let lines = secret
        .lines
        .into_iter()
        .map(|line| secret_line(display(line.text.clone()), line, settled))
        .collect_view();
    view! {
        <div class="secret" role="group" aria-label=secret.name>
            <code class="secret-value" data-shown=move || shown.get().then_some("")>
                {move || text.get()}
            </code>
            <button
                type="button"
                class="button"
                data-small=""
                aria-pressed=move || shown.get().to_string()
                on:click=move |_| shown.update(|shown| *shown = !*shown)
            >
                {move || if shown.get() { "Hide" } else { "Show" }}
            </button>
            <CopyButton text=secret.value on_copied=on_copied />
        </div>
        <p class="muted">"This is the only time it is shown."</p>
        {lines}
    }
    .into_any()
}

fn secret_line(display: Signal<String>, line: SecretLine, settled: RwSignal<bool>) -> AnyView {
    let copied = Callback::new(move |()| settled.set(true));
    let text = line.text.clone();
    let download = line.file.map(|file| {
        let save = Callback::new({
            let file = file.clone();
            move |()| {
                if download::save_text(&file, "text/plain", &text).is_ok() {
                    settled.set(true);
                }
            }
        });
        view! {
            <Button small=true icon=Icon::Download on_press=save>
                {format!("Download {file}")}
            </Button>
        }
    });
    view! {
        <div class="secret-line">
            <div class="spread">
                <span class="label">{line.label.clone()}</span>
                {download}
            </div>
            <CodeBlock text=line.text display=display label=line.label on_copied=copied />
        </div>
    }
    .into_any()
}
