//! The folder that holds everything an installation keeps.

use std::io;
use std::os::unix::fs::DirBuilderExt;
use std::path::{Path, PathBuf};

use cloud_ui_contract::timestamp::Timestamp;

use crate::auth::key_file::KeyFile;
use crate::auth::signing_keys::SigningKeys;
use crate::store::Store;

/// The database file's name.
pub const DATABASE: &str = "cloud-ui.db";
/// The key file's name.
pub const KEY: &str = "key";

/// A data folder.
#[derive(Debug, Clone)]
pub struct DataFolder(PathBuf);

impl DataFolder {
    /// The folder, made when it is absent, for its owner only.
    ///
    /// # Errors
    /// When it cannot be made.
    pub fn create(path: &Path) -> io::Result<Self> {
        std::fs::DirBuilder::new().recursive(true).mode(0o700).create(path)?;
        Ok(Self(path.to_owned()))
    }

    /// The folder of an installation that exists.
    ///
    /// # Errors
    /// When there is no database in it.
    pub fn existing(path: &Path) -> io::Result<Self> {
        if path.join(DATABASE).is_file() {
            Ok(Self(path.to_owned()))
        } else {
            let message = format!("{} holds no database of cloud-ui", path.display());
            Err(io::Error::new(io::ErrorKind::NotFound, message))
        }
    }

    /// The database's file.
    #[must_use]
    pub fn database(&self) -> PathBuf {
        self.0.join(DATABASE)
    }

    /// The key's file.
    #[must_use]
    pub fn key(&self) -> PathBuf {
        self.0.join(KEY)
    }

    /// Opens the database and brings its schema up to date.
    ///
    /// # Errors
    /// When it or its key file cannot be opened.
    pub async fn open_store(&self) -> Result<Store, Box<dyn std::error::Error>> {
        let key = KeyFile::open_or_create(&self.key())?;
        Ok(Store::open(&self.database(), key).await?)
    }

    /// Reads the signing keys, or makes them at the first start.
    ///
    /// # Errors
    /// When the key file or the database does not answer for them.
    pub async fn open_keys(
        &self,
        store: &Store,
        now: Timestamp,
    ) -> Result<SigningKeys, Box<dyn std::error::Error>> {
        let file = KeyFile::open_or_create(&self.key())?;
        Ok(SigningKeys::open_or_create(store, &file, now).await?)
    }
}
