//! One workspace: its home and its settings.

mod contents;
mod defaults;
mod home;
mod settings;
mod settings_form;
mod stale;
mod words;

pub use home::WorkspaceHomePage;
pub use settings::WorkspaceSettingsPage;
