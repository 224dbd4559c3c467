//! What a page of an organization knows about it.

use cloud_ui_contract::id::OrganizationId;
use cloud_ui_contract::organization::Organization;
use leptos::prelude::*;

use super::current::CurrentOrganization;
use super::permissions::Permissions;

/// The organization of the page, in the context of each page whose address names one.
#[derive(Clone, Copy)]
pub struct OrganizationContext {
    id: StoredValue<OrganizationId>,
    current: CurrentOrganization,
}

impl OrganizationContext {
    /// The context of a page whose address names `id`.
    pub fn new(id: OrganizationId, current: CurrentOrganization) -> Self {
        Self { id: StoredValue::new(id), current }
    }

    /// The context of this page.
    ///
    /// # Panics
    /// On a page whose address names no organization, which its first render would show.
    pub fn from_context() -> Self {
        expect_context()
    }

    /// The organization's id, from the address. It stays the same as long as the page is there.
    pub fn id(self) -> OrganizationId {
        self.id.get_value()
    }

    /// The organization, tracked; `None` until it is loaded.
    pub fn organization(self) -> Option<Organization> {
        self.current.organization()
    }

    /// The organization's name, tracked; the id until it is loaded.
    pub fn name(self) -> String {
        self.current.organization().map_or_else(|| self.id().to_string(), |organization| organization.name)
    }

    /// The version of the organization that was read, for the `If-Match` of an update.
    pub fn etag(self) -> Option<String> {
        self.current.etag()
    }

    /// What the caller may do here.
    pub fn permissions(self) -> Permissions {
        self.current.permissions()
    }
}
