//! What the documents of one request share, and what becomes of each.

use cloud_ui_contract::apply::ApplyOutcome;
use cloud_ui_contract::id::WorkspaceId;
use cloud_ui_contract::permission::Permission;
use cloud_ui_contract::timestamp::Timestamp;

use crate::access::authorize::Authorized;
use crate::store::audit::AuditEntry;

/// What the documents of one request share.
pub(super) struct Run<'a> {
    pub(super) authorized: &'a Authorized,
    pub(super) now: Timestamp,
    /// What it takes to apply an app, in the workspace where the app lives.
    pub(super) permission: Permission,
    /// Where new apps live.
    pub(super) workspace: Option<WorkspaceId>,
    /// Whether the caller named that workspace.
    pub(super) is_named: bool,
}

/// What became of a document.
pub(super) struct Applied {
    pub(super) outcome: ApplyOutcome,
    pub(super) id: Option<String>,
    pub(super) entry: Option<AuditEntry>,
}

impl Applied {
    /// It has errors.
    pub(super) fn invalid(id: Option<String>) -> Self {
        Self { outcome: ApplyOutcome::Invalid, id, entry: None }
    }
}
