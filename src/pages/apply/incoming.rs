//! Files that come in by choice or by drop.

use cloud_ui_contract::apply::MAX_MANIFEST_BYTES;
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::documents::joined;
use super::words;
use crate::browser::files::{self, FileError};
use crate::forms::TextValue;
use crate::ui::{Failure, Glyph, Icon};

/// Takes files into the text.
#[derive(Clone, Copy)]
pub(super) struct Incoming {
    manifests: TextValue,
    refused: RwSignal<Option<Failure>>,
    is_over: RwSignal<bool>,
}

impl Incoming {
    pub(super) fn new(manifests: TextValue) -> Self {
        Self { manifests, refused: RwSignal::new(None), is_over: RwSignal::new(false) }
    }

    /// Why the last files were not taken.
    pub(super) fn refused(self) -> Signal<Option<Failure>> {
        self.refused.into()
    }

    /// Files are held over the form, tracked.
    pub(super) fn is_over(self) -> bool {
        self.is_over.get()
    }

    pub(super) fn over(self, is_over: bool) {
        if self.is_over.get_untracked() != is_over {
            self.is_over.set(is_over);
        }
    }

    /// Puts the files' documents after the text. When one of them cannot be read, none is taken.
    pub(super) fn take(self, taken: Vec<files::File>) {
        spawn_local(async move {
            let mut texts = Vec::with_capacity(taken.len());
            for file in &taken {
                match files::read_text(file, MAX_MANIFEST_BYTES as u32).await {
                    Ok(text) => texts.push(text.replace("\r\n", "\n")),
                    Err(error) => {
                        self.refused.try_set(Some(refusal(&file.name(), error)));
                        return;
                    }
                }
            }
            self.refused.try_set(None);
            // The page may be gone by now, and its text with it.
            if !texts.is_empty() && self.refused.try_get_untracked().is_some() {
                self.manifests.set(joined(&self.manifests.get_untracked(), &texts));
            }
        });
    }
}

fn refusal(name: &str, error: FileError) -> Failure {
    let (message, advice) = match error {
        FileError::TooLarge => ("is larger than 1 MiB.", "Apply it in parts."),
        FileError::NotText => ("is not text in UTF-8.", "Choose YAML files."),
        FileError::Unreadable => ("cannot be read.", "See whether it is still there, and a file."),
    };
    Failure::new(format!("{name} {message}"), advice)
}

/// The button that chooses files. The input inside is what takes focus and keys.
pub(super) fn file_button(incoming: Incoming) -> AnyView {
    view! {
        <label class="button file-button">
            <Glyph icon=Icon::Upload />
            <span class="button-words">{words::FILES}</span>
            <input
                type="file"
                multiple=true
                accept=".yaml,.yml,.json,application/yaml,text/yaml"
                on:change=move |event| incoming.take(files::chosen(&event))
            />
        </label>
        <span class="muted">{words::FILES_HINT}</span>
    }
    .into_any()
}
