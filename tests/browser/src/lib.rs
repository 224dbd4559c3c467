//! Tests of the building blocks and the session in a headless browser.

pub mod page;
pub mod stage;
