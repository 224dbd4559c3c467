//! The organization in the address bar, read once for the frame and the page in it.

use cloud_ui_contract::id::OrganizationId;
use cloud_ui_contract::organization::Organization;
use leptos::prelude::*;

use super::permissions::Permissions;
use crate::api::{ApiError, ApiErrorKind, Client, Fetched, Resource, Revisions, organizations};

/// Whether the error says that the caller may not enter, rather than that something failed.
pub(super) fn closes(error: &ApiError) -> bool {
    matches!(
        error.kind(),
        ApiErrorKind::Forbidden { .. } | ApiErrorKind::NotFound | ApiErrorKind::AuthMethodRequired { .. }
    )
}

type Answer = Result<Fetched<Organization>, ApiError>;

/// The organization that the address names, if it names one.
#[derive(Clone, Copy)]
pub struct CurrentOrganization {
    id: Memo<Option<OrganizationId>>,
    /// With the id it was asked for: while another one loads, the old answer is still there.
    answer: LocalResource<Option<(OrganizationId, Answer)>>,
    permissions: Permissions,
}

impl CurrentOrganization {
    /// Follows the id in the address.
    pub fn new(id: Memo<Option<OrganizationId>>) -> Self {
        let client = Client::from_context();
        let revisions = Revisions::from_context();
        let answer = LocalResource::new(move || {
            revisions.track(Resource::Organizations);
            let id = id.get();
            async move {
                let id = id?;
                let answer = organizations::get(client, &id).await;
                Some((id, answer))
            }
        });
        Self { id, answer, permissions: Permissions::of(id) }
    }

    /// The one in context.
    ///
    /// # Panics
    /// Outside the frame, which its first render would show.
    pub fn from_context() -> Self {
        expect_context()
    }

    /// The id in the address, tracked.
    pub fn id(self) -> Option<OrganizationId> {
        self.id.get()
    }

    /// What the API said about the organization in the address, tracked; `None` while it is asked.
    pub fn answer(self) -> Option<Answer> {
        let id = self.id.get()?;
        let (asked, answer) = self.answer.get()??;
        (asked == id).then_some(answer)
    }

    /// The organization, tracked; `None` while it loads, and when it cannot be had.
    pub fn organization(self) -> Option<Organization> {
        Some(self.answer()?.ok()?.value)
    }

    /// Whether it is known that the organization does not let the caller in, tracked.
    pub fn is_closed(self) -> bool {
        matches!(self.answer(), Some(Err(error)) if closes(&error))
    }

    /// The version of the organization that was read, tracked.
    pub fn etag(self) -> Option<String> {
        self.answer()?.ok()?.etag
    }

    /// Asks again.
    pub fn refetch(self) {
        self.answer.refetch();
    }

    /// What the caller may do in it.
    pub fn permissions(self) -> Permissions {
        self.permissions
    }
}
