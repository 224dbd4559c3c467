//! One folder per place of the site map, and what all pages share.

pub mod checks;
pub mod commands;
pub mod connection;
pub mod create_organization;
pub mod doorway;
pub mod failed;
pub mod listing;
pub mod navigation;
pub mod now;
pub mod outlet;
pub mod theme;
pub mod title;

pub mod api_keys;
pub mod app;
pub mod apply;
pub mod apps;
pub mod callback;
pub mod deployments;
pub mod frame;
pub mod help;
pub mod home;
pub mod login;
pub mod not_found;
pub mod organization_settings;
pub mod settings_appearance;
pub mod settings_profile;
pub mod setup;
pub mod sign_in_doorway;
pub mod token;
pub mod workspace;
pub mod workspaces;
