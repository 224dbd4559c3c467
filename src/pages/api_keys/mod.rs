//! Settings > API keys: a person's keys in all organizations.

mod banner;
mod command;
mod create;
mod expiry;
mod expiry_field;
mod lost_answer;
mod making;
mod organizations;
mod page;
mod pairs;
mod prefill;
mod recipes;
mod rename;
mod revoke;
mod rotate;
mod secret;
mod table;
mod task;
mod warning;
mod words;

#[cfg(test)]
mod samples;

pub use page::ApiKeysPage;
