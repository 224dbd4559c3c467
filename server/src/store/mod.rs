//! SQLite through sqlx: one file per family of tables, and no SQL anywhere else.
//!
//! Every query about something inside an organization takes the organization's id and states it
//! in its `WHERE`, so that a forgotten check elsewhere still finds nothing.

use std::path::Path;
use std::time::Duration;

use sqlx::sqlite::{
    SqliteConnectOptions, SqliteJournalMode, SqlitePool, SqlitePoolOptions, SqliteSynchronous,
};

use self::sealed::Seal;
use crate::auth::key_file::KeyFile;

pub mod access;
pub mod accounts;
pub mod api_key_writes;
pub mod api_keys;
pub mod api_tokens;
pub mod app_events;
pub mod app_profiles;
pub mod applying;
pub mod apps;
pub mod audit;
mod browsers;
pub mod clusters;
pub mod deployments;
pub mod grants;
pub mod list_query;
pub mod listing;
pub mod organization_writes;
pub mod organizations;
pub mod plan_usage;
pub mod roles;
mod sealed;
pub(crate) mod seeding;
pub mod self_user;
pub mod sessions;
pub mod setup_links;
pub mod sign_in_failures;
pub mod signing_keys;
pub mod subjects;
pub mod transactions;
pub mod upkeep;
pub mod users;
pub mod workloads;
pub mod workspaces;
pub mod write;

/// The database: many readers, one writer.
#[derive(Debug, Clone)]
pub struct Store {
    readers: SqlitePool,
    writer: SqlitePool,
    seal: Seal,
}

impl Store {
    /// Opens (or creates) the database file and brings its schema up to date. The key encrypts
    /// the secrets of manifests in it.
    ///
    /// # Errors
    /// When the file cannot be opened or a migration fails.
    pub async fn open(file: &Path, key: KeyFile) -> Result<Self, sqlx::Error> {
        let options = SqliteConnectOptions::new()
            .filename(file)
            .create_if_missing(true)
            .journal_mode(SqliteJournalMode::Wal)
            .synchronous(SqliteSynchronous::Normal)
            .foreign_keys(true)
            .busy_timeout(Duration::from_secs(5));
        let writer = SqlitePoolOptions::new().max_connections(1).connect_with(options.clone()).await?;
        sqlx::migrate!("./migrations").run(&writer).await?;
        let readers =
            SqlitePoolOptions::new().max_connections(8).connect_with(options.read_only(true)).await?;
        Ok(Self { readers, writer, seal: Seal::new(key) })
    }

    /// Connections that only read.
    pub(crate) fn reader(&self) -> &SqlitePool {
        &self.readers
    }

    /// The connection that writes. Writes on behalf of somebody go through [`Store::write`].
    pub(crate) fn writer(&self) -> &SqlitePool {
        &self.writer
    }

    /// Finishes what is under way and closes the file.
    pub async fn close(&self) {
        self.readers.close().await;
        self.writer.close().await;
    }
}

/// A name as uniqueness and order see it.
#[must_use]
pub fn name_key(name: &str) -> String {
    name.to_lowercase()
}

/// A fresh CUID.
#[must_use]
pub fn new_id() -> String {
    cuid::cuid1()
}
