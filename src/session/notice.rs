//! What the frame tells about the session while a person works.

/// Something about the session that a person should know while they work.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Notice {
    /// The browser denies storage: the session ends with this tab.
    StorageDenied,
    /// The authorization server does not answer; the tokens are kept and it is tried again.
    Unreachable,
}
