//! The server as a browser meets it: signing in, tokens, pages, and what protects them.

mod administration;
mod browser;
mod console_files;
mod edge;
mod lockout;
mod logs;
mod openapi;
mod refresh;
mod server;
mod setup;
mod sign_in;
mod transactions;
mod upkeep;
mod upstream;
