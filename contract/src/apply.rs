//! Applying manifests (`POST /v1/organizations/{organizationId}/apps/apply`).

use crate::wire::{open_enum, wire_struct};

/// The most bytes of YAML that one request may carry.
pub const MAX_MANIFEST_BYTES: usize = 1024 * 1024;
/// The most documents that one request may carry.
pub const MAX_DOCUMENTS: usize = 100;

open_enum! {
    /// What became of a document.
    pub enum ApplyOutcome {
        /// It is new.
        Created => "CREATED",
        /// It changed something.
        Configured => "CONFIGURED",
        /// Everything was so already.
        Unchanged => "UNCHANGED",
        /// Its errors say what is wrong; nothing was changed.
        Invalid => "INVALID",
    }
}

wire_struct! {
    /// Something that is wrong or odd in a document.
    pub struct ManifestFinding {
        /// The line in the request body, from 1.
        pub line: u32,
        /// The column, from 1.
        pub column: u32,
        /// The field's path, e.g. `spec.source.type`; empty for the document as a whole.
        pub field: String,
        /// A sentence about it.
        pub message: String,
    }
}

wire_struct! {
    /// What became of one document.
    pub struct ApplyResult {
        /// Its position in the request, from 0.
        pub index: u32,
        /// `Application` or `ApplicationProfile`; empty when it cannot be told.
        pub kind: String,
        /// Its name; empty when it cannot be told.
        pub name: String,
        /// What became of it.
        pub outcome: ApplyOutcome,
        /// The id of the app or profile; absent in a dry run that would create it.
        pub id: Option<String>,
        /// What is wrong.
        pub errors: Vec<ManifestFinding>,
        /// What is odd.
        pub warnings: Vec<ManifestFinding>,
    }
}

wire_struct! {
    /// What became of the documents, in their order.
    pub struct ApplyAnswer {
        /// One result a document.
        pub results: Vec<ApplyResult>,
    }
}
