//! Backups: the database, copied while it may be in use, together with its key file.

use std::error::Error;
use std::os::unix::fs::{DirBuilderExt, PermissionsExt};
use std::path::Path;

use crate::data_folder::{DATABASE, DataFolder, KEY};

/// Writes a copy into a folder that does not exist yet.
///
/// # Errors
/// When the folder exists, or something cannot be read or written.
pub async fn backup(data: &DataFolder, target: &Path) -> Result<(), Box<dyn Error>> {
    std::fs::DirBuilder::new()
        .mode(0o700)
        .create(target)
        .map_err(|error| format!("cannot make {}: {error}", target.display()))?;
    let store = data.open_store().await?;
    store.copy_into(&target.join(DATABASE)).await?;
    store.close().await;
    // Copying keeps the permissions.
    std::fs::copy(data.key(), target.join(KEY))?;
    Ok(())
}

/// Puts a backup into a data folder without a database.
///
/// # Errors
/// When the folder has one already, or the backup is none.
pub async fn restore(source: &Path, data: &Path) -> Result<(), Box<dyn Error>> {
    let backup = DataFolder::existing(source)?;
    let target = DataFolder::create(data)?;
    if target.database().exists() {
        let message = format!("{} holds a database already; move it away first", data.display());
        return Err(message.into());
    }
    if backup.key().exists() {
        std::fs::copy(backup.key(), target.key())?;
        std::fs::set_permissions(target.key(), std::fs::Permissions::from_mode(0o600))?;
    }
    std::fs::copy(backup.database(), target.database())?;
    // A file that is no database is told now, not at the next start.
    match target.open_store().await {
        Ok(store) => {
            store.close().await;
            Ok(())
        }
        Err(error) => {
            std::fs::remove_file(target.database())?;
            Err(format!("the backup cannot be opened: {error}").into())
        }
    }
}
