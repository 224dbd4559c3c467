//! Files that a person chose or dropped.

use js_sys::{ArrayBuffer, Uint8Array};
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use web_sys::File;

/// Why a file was not read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FileError {
    /// Larger than the limit asked for.
    TooLarge,
    /// Not UTF-8.
    NotText,
    /// Gone, or not permitted.
    Unreadable,
}

/// The text of `file`, when it has at most `limit_bytes`.
///
/// # Errors
/// [`FileError`].
pub async fn read_text(file: &File, limit_bytes: u32) -> Result<String, FileError> {
    if file.size() > f64::from(limit_bytes) {
        return Err(FileError::TooLarge);
    }
    let buffer = JsFuture::from(file.array_buffer()).await.map_err(|_| FileError::Unreadable)?;
    let buffer: ArrayBuffer = buffer.dyn_into().map_err(|_| FileError::Unreadable)?;
    let bytes = Uint8Array::new(&buffer).to_vec();
    String::from_utf8(bytes).map_err(|_| FileError::NotText)
}
