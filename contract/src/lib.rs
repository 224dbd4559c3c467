//! The REST API as types: what travels on the wire, how long it may be and who may do what.
//!
//! Shared by the console and the server, so that a rule has one home. Reading is tolerant (an
//! unknown enum value keeps its text, a missing optional field is `None`); strictness about what
//! a caller sends belongs to the server, which validates with [`validation`].

mod wire;

pub mod api_key;
pub mod api_key_secret;
pub mod api_token;
pub mod app;
pub mod app_profile;
pub mod apply;
pub mod capability;
pub mod cluster;
pub mod console_config;
pub mod deployment;
pub mod error;
pub mod id;
pub mod organization;
pub mod page;
pub mod permission;
pub mod plan;
pub mod role;
pub mod role_permissions;
pub mod setup;
pub mod sign_in_method;
pub mod subject;
pub mod timestamp;
pub mod transaction;
pub mod user;
pub mod validation;
pub mod workspace;
