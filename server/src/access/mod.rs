//! Who calls, and what they may do: an operation cannot be mounted without saying what it needs.

pub mod authorize;
pub mod caller;
pub mod entity_tag;
pub mod json_body;
pub mod operation;
pub mod router;
