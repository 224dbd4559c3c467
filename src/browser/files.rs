//! Files that a person chose or dropped.

use js_sys::{ArrayBuffer, Uint8Array};
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
pub use web_sys::File;
use web_sys::{DragEvent, Event, FileList, HtmlInputElement};

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

/// The files that were chosen in the input whose `change` event this is. The input is emptied, so that
/// the same file can be chosen again.
pub fn chosen(event: &Event) -> Vec<File> {
    let input = event.target().and_then(|target| target.dyn_into::<HtmlInputElement>().ok());
    let Some(input) = input else { return Vec::new() };
    let files = listed(input.files());
    input.set_value("");
    files
}

/// The files that a drop brings.
pub fn dropped(event: &DragEvent) -> Vec<File> {
    listed(event.data_transfer().and_then(|transfer| transfer.files()))
}

/// Whether what is dragged is files, and not text.
pub fn are_dragged(event: &DragEvent) -> bool {
    event.data_transfer().is_some_and(|transfer| transfer.types().includes(&"Files".into(), 0))
}

fn listed(files: Option<FileList>) -> Vec<File> {
    let Some(files) = files else { return Vec::new() };
    (0..files.length()).filter_map(|index| files.get(index)).collect()
}
