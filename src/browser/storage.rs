//! `localStorage` and `sessionStorage`. A browser may deny both (blocked cookies, sandboxed frame)
//! or be full, at any call.

use super::reflect::error_name;
use web_sys::Storage;

/// Which of the two stores.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Area {
    /// Shared by all tabs of this origin, and kept.
    Local,
    /// This tab's own; gone when it closes.
    Session,
}

/// Why the browser did not store or give.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum StorageError {
    /// Storage is blocked for this page.
    Denied,
    /// The quota is used up.
    Full,
}

/// The text under `key`.
///
/// # Errors
/// [`StorageError::Denied`] when the page may not use storage.
pub fn get(area: Area, key: &str) -> Result<Option<String>, StorageError> {
    open(area)?.get_item(key).map_err(|_| StorageError::Denied)
}

/// Puts `value` under `key`.
///
/// # Errors
/// [`StorageError`], and the old value stays.
pub fn set(area: Area, key: &str, value: &str) -> Result<(), StorageError> {
    open(area)?.set_item(key, value).map_err(|thrown| {
        if error_name(&thrown) == "QuotaExceededError" { StorageError::Full } else { StorageError::Denied }
    })
}

/// Removes `key`; an absent one is no error.
///
/// # Errors
/// [`StorageError::Denied`] when the page may not use storage.
pub fn remove(area: Area, key: &str) -> Result<(), StorageError> {
    open(area)?.remove_item(key).map_err(|_| StorageError::Denied)
}

/// Every key that begins with `prefix`; none where storage is denied.
pub fn keys(area: Area, prefix: &str) -> Vec<String> {
    let Ok(storage) = open(area) else {
        return Vec::new();
    };
    (0..storage.length().unwrap_or(0))
        .filter_map(|index| storage.key(index).ok().flatten())
        .filter(|key| key.starts_with(prefix))
        .collect()
}

fn open(area: Area) -> Result<Storage, StorageError> {
    let window = web_sys::window().ok_or(StorageError::Denied)?;
    let storage = match area {
        Area::Local => window.local_storage(),
        Area::Session => window.session_storage(),
    };
    storage.ok().flatten().ok_or(StorageError::Denied)
}
