//! The clipboard, for Copy buttons whose failure a person can see.

use super::reflect;
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::JsFuture;

/// Why nothing was copied.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CopyError {
    /// This page has no clipboard: it is not a secure context.
    Unavailable,
    /// The browser or the person refused.
    Refused,
}

/// Puts `text` on the clipboard.
///
/// # Errors
/// [`CopyError`]; the clipboard keeps what it had.
pub async fn copy(text: &str) -> Result<(), CopyError> {
    let clipboard = reflect::navigator("clipboard").ok_or(CopyError::Unavailable)?;
    let written = reflect::call_promise(&clipboard, "writeText", &[JsValue::from_str(text)])
        .map_err(|_| CopyError::Refused)?;
    JsFuture::from(written).await.map(|_| ()).map_err(|_| CopyError::Refused)
}
