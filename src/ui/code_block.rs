//! Text to be copied into a terminal or a file.

use leptos::prelude::*;

use super::copy_button::CopyButton;

/// Monospace text with a copy button.
#[component]
pub fn CodeBlock(
    /// The text.
    #[prop(into)]
    text: Signal<String>,
    /// What the text is, for assistive technology.
    #[prop(into)]
    label: String,
    /// What is shown in place of the text, where that is not for every eye.
    #[prop(optional, into)]
    display: Option<Signal<String>>,
    /// Runs after the text was copied.
    #[prop(optional, into)]
    on_copied: Option<Callback<()>>,
) -> impl IntoView {
    let shown = display.unwrap_or(text);
    let copied = Callback::new(move |()| {
        if let Some(on_copied) = on_copied {
            on_copied.run(());
        }
    });
    view! {
        <div class="code" role="group" aria-label=label>
            <pre tabindex="0">
                <code>{move || shown.get()}</code>
            </pre>
            <CopyButton text=text on_copied=copied />
        </div>
    }
}

/// What one would type instead of using this page; folded until asked for.
#[component]
pub fn CommandLine(
    /// The request as `curl`, with the token as a variable.
    #[prop(into)]
    curl: Signal<String>,
    /// The command of the command-line client, where it has one.
    #[prop(optional, into)]
    astro: Signal<Option<String>>,
) -> impl IntoView {
    view! {
        <details class="command-line">
            <summary>"Equivalent command"</summary>
            <div class="stack-tight">
                {move || {
                    astro
                        .get()
                        .map(|command| {
                            view! { <CodeBlock text=command label="Command-line client" /> }
                        })
                }} <CodeBlock text=curl label="curl" />
            </div>
        </details>
    }
}
