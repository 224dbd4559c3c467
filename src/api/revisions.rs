//! What a write changed: a counter per resource that reads depend on.

use crate::session::Session;
use leptos::prelude::*;

/// Something that pages read and writes change.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[expect(missing_docs, reason = "each is the resource of that name")]
pub enum Resource {
    Myself,
    Organizations,
    Workspaces,
    Deployments,
    Clusters,
    Apps,
    AppProfiles,
    Users,
    ApiTokens,
    Roles,
    ApiKeys,
    Permissions,
}

const COUNT: usize = Resource::Permissions as usize + 1;

/// The counters, in context.
#[derive(Clone, Copy)]
pub struct Revisions {
    counters: StoredValue<[ArcRwSignal<u32>; COUNT]>,
    session: Session,
}

impl Revisions {
    /// All counters at zero.
    pub fn new(session: Session) -> Self {
        Self { counters: StoredValue::new(std::array::from_fn(|_| ArcRwSignal::new(0))), session }
    }

    /// The counters in context.
    ///
    /// # Panics
    /// When the app did not provide them, which its first render would show.
    pub fn from_context() -> Self {
        expect_context()
    }

    /// Makes the running computation run again when the resource changes, and when an expired
    /// session went on.
    pub fn track(self, resource: Resource) {
        self.session.resumed();
        if let Some(counter) = self.counter(resource) {
            counter.track();
        }
    }

    /// Tells everybody who tracks the resource that it changed.
    pub fn bump(self, resource: Resource) {
        if let Some(counter) = self.counter(resource) {
            counter.update(|count| *count = count.wrapping_add(1));
        }
    }

    fn counter(self, resource: Resource) -> Option<ArcRwSignal<u32>> {
        self.counters.with_value(|counters| counters.get(resource as usize).cloned())
    }
}
