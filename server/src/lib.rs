//! The embedded REST API, authorization server and static host of Cloud UI.

pub mod access;
pub mod admin;
pub mod admin_backup;
pub mod app;
pub mod auth;
pub mod clock;
pub mod command_line;
pub mod config;
pub mod console;
pub mod data_folder;
pub mod demo;
pub mod edge;
pub mod error;
pub mod listen;
pub mod logging;
pub mod manifest;
pub mod openapi;
pub mod platform;
pub mod precompress;
pub mod proxy;
pub mod request;
pub mod schedule;
pub mod serve;
pub mod state;
pub mod store;
pub mod v1;
