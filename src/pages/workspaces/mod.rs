//! The workspaces of an organization.

mod create;
mod delete;
mod page;
mod settings_draft;
mod table;
mod words;

pub use delete::DeleteDialog;
pub use page::WorkspacesPage;
pub use settings_draft::SettingsDraft;
