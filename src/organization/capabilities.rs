//! What the API at hand offers beyond Astro v1.

use cloud_ui_contract::capability::{Capabilities, Extension};
use leptos::prelude::*;

use crate::api::{Client, capabilities};

/// The extensions of the API at hand, asked for once and provided by the app.
#[derive(Clone, Copy)]
pub struct Offered {
    answer: LocalResource<Option<Option<Capabilities>>>,
}

impl Offered {
    /// Asks the API.
    pub fn new(client: Client) -> Self {
        Self { answer: LocalResource::new(move || async move { capabilities::get(client).await.ok() }) }
    }

    /// The one in context.
    ///
    /// # Panics
    /// When the app did not provide it, which its first render would show.
    pub fn from_context() -> Self {
        expect_context()
    }

    /// Whether the command-line client `astro` can sign in to the API, tracked: to Astro's own it can,
    /// to this one where it says so.
    pub fn takes_client(self) -> bool {
        match self.answer.get().flatten() {
            None => false,
            Some(None) => true,
            Some(Some(known)) => known.extensions.contains(&Extension::ClientSignIn),
        }
    }

    /// Whether the API is known not to offer the extension, tracked. An outage is no answer.
    pub fn lacks(self, extension: &Extension) -> bool {
        match self.answer.get().flatten() {
            None => false,
            Some(None) => true,
            Some(Some(known)) => !known.extensions.contains(extension),
        }
    }
}
