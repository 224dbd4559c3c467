//! The console: a single-page app that speaks the REST API.

// Nothing that comes from the network, storage, the DOM or a parser may end the console.
#![deny(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::unreachable
)]

pub mod api;
pub mod app;
pub mod browser;
pub mod config;
pub mod forms;
pub mod organization;
pub mod pages;
pub mod routes;
pub mod session;
pub mod ui;
