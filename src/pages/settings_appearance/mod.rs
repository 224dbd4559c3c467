//! Light or dark.

use leptos::prelude::*;

use super::theme::{label, use_theme};
use crate::browser::theme::Theme;
use crate::ui::{Card, Failure, PageHeader, use_toasts};

/// The choice of the theme.
#[component]
pub fn AppearancePage() -> impl IntoView {
    let theme = use_theme();
    let toasts = use_toasts();
    let choose = Callback::new(move |choice| {
        if !theme.choose(choice) {
            toasts.bad(Failure::new(
                "This browser does not let the console remember the choice.",
                "It holds until the tab is closed.",
            ));
        }
    });
    let choices = Theme::ALL
        .map(|choice| {
            let id = format!("theme-{}", choice.as_str());
            let labels = id.clone();
            view! {
                <label class="theme-choice" for=labels>
                    <input
                        type="radio"
                        id=id
                        name="theme"
                        value=choice.as_str()
                        prop:checked=move || theme.get() == choice
                        on:change=move |_| choose.run(choice)
                    />
                    <span
                        class="theme-sample"
                        data-theme-sample=choice.as_str()
                        aria-hidden="true"
                    ></span>
                    <span class="label">{label(choice)}</span>
                    <span class="muted">{meaning(choice)}</span>
                </label>
            }
        })
        .collect_view();
    view! {
        <div class="page-narrow">
            <PageHeader
                title="Appearance"
                description="Kept in this browser, for everyone who uses it."
            />
            <Card>
                <fieldset class="theme-choices">
                    <legend class="label">"Theme"</legend>
                    {choices}
                </fieldset>
            </Card>
        </div>
    }
}

fn meaning(theme: Theme) -> &'static str {
    match theme {
        Theme::System => "Light or dark, as your system is",
        Theme::Light => "Always light",
        Theme::Dark => "Always dark",
    }
}
