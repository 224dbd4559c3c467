//! The three ends of a refresh, each with another consequence.

use super::state::ExpiryReason;

/// How a refresh ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RefreshOutcome {
    /// There are new tokens, of this tab or of another one.
    Refreshed,
    /// No usable answer; the tokens are kept and it will be tried again.
    Unreachable,
    /// The session is over.
    Ended(ExpiryReason),
}
