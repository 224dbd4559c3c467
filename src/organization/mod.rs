//! The organization that the address names: who it is, what the caller may do there, and how to get
//! to another one.

pub mod recents;

mod capabilities;
mod context;
mod current;
mod failure;
mod gate;
mod mine;
mod permissions;
mod permissions_by_role;
mod sign_in_method;
mod switch;
mod workspace_switch;

pub use capabilities::Offered;
pub use context::OrganizationContext;
pub use current::CurrentOrganization;
pub use failure::{failure, refused};
pub use gate::OrganizationGate;
pub use mine::MyOrganizations;
pub use permissions::Permissions;
pub use sign_in_method::method_label;
pub use switch::OrganizationSwitcher;
pub use workspace_switch::{OpenWorkspace, WorkspaceSwitcher};
