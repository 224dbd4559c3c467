//! The embedded REST API, authorization server and static host of Cloud UI.

pub mod access;
pub mod auth;
pub mod clock;
pub mod config;
pub mod demo;
pub mod error;
pub mod manifest;
pub mod platform;
pub mod request;
pub mod state;
pub mod store;
pub mod v1;
