//! Light or dark, as the person chose.

use leptos::prelude::*;

use crate::browser::theme::{self, Theme};

/// The choice, in context.
#[derive(Clone, Copy)]
pub struct ThemeChoice(RwSignal<Theme>);

/// Makes [`use_theme`] work below the caller.
pub fn provide_theme() {
    provide_context(ThemeChoice(RwSignal::new(theme::current())));
}

/// The person's choice.
pub fn use_theme() -> ThemeChoice {
    expect_context()
}

impl ThemeChoice {
    /// What is chosen, tracked.
    pub fn get(self) -> Theme {
        self.0.get()
    }

    /// Dresses the page; `false` when the browser will not remember it.
    pub fn choose(self, theme: Theme) -> bool {
        self.0.set(theme);
        theme::choose(theme).is_ok()
    }
}

/// What a person calls a theme.
pub fn label(theme: Theme) -> &'static str {
    match theme {
        Theme::System => "System",
        Theme::Light => "Light",
        Theme::Dark => "Dark",
    }
}
