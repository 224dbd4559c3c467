//! The one way to talk to the REST API: a function per operation, one error type, one place for
//! tokens, replays and decoding.

pub mod api_keys;
pub mod api_tokens;
pub mod app_profiles;
pub mod apps;
pub mod capabilities;
pub mod clusters;
pub mod deployments;
pub mod organizations;
pub mod permissions;
pub mod roles;
pub mod users;
pub mod workspaces;

mod call;
mod client;
mod error;
mod error_text;
mod paging;
mod revisions;

pub use call::Query;
pub use client::{Client, Fetched};
pub use error::{ApiError, ApiErrorKind};
pub use paging::{Direction, PageRequest, Sort, page_count};
pub use revisions::{Resource, Revisions};
