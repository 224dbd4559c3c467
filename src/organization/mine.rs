//! The organizations that the caller may know of.

use cloud_ui_contract::organization::Organization;
use leptos::prelude::*;

use crate::api::{ApiError, Client, PageRequest, Resource, Revisions, organizations};

/// The caller's organizations, in the order of joining; read once for the frame and its pages.
#[derive(Clone, Copy)]
pub struct MyOrganizations {
    answer: LocalResource<Result<Vec<Organization>, ApiError>>,
}

impl MyOrganizations {
    /// Reads them.
    pub fn new() -> Self {
        let client = Client::from_context();
        let revisions = Revisions::from_context();
        let answer = LocalResource::new(move || {
            revisions.track(Resource::Organizations);
            async move {
                let page = organizations::list(client, &PageRequest::everything()).await?;
                Ok(page.items)
            }
        });
        Self { answer }
    }

    /// The one in context.
    ///
    /// # Panics
    /// Outside the frame, which its first render would show.
    pub fn from_context() -> Self {
        expect_context()
    }

    /// What the API said, tracked; `None` until it did.
    pub fn answer(self) -> Option<Result<Vec<Organization>, ApiError>> {
        self.answer.get()
    }

    /// The organizations, tracked; `None` until they are loaded.
    pub fn loaded(self) -> Option<Vec<Organization>> {
        self.answer.get()?.ok()
    }

    /// The resource itself, for a page that shows it.
    pub fn resource(self) -> LocalResource<Result<Vec<Organization>, ApiError>> {
        self.answer
    }
}

impl Default for MyOrganizations {
    fn default() -> Self {
        Self::new()
    }
}
