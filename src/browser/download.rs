//! Files made in the browser.

use js_sys::Array;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Blob, BlobPropertyBag, HtmlAnchorElement, Url};

/// The browser could not make the file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DownloadError;

/// Offers `text` as a download named `filename`.
///
/// # Errors
/// [`DownloadError`] when the browser refuses.
pub fn save_text(filename: &str, mime: &str, text: &str) -> Result<(), DownloadError> {
    save(filename, mime, text).ok_or(DownloadError)
}

fn save(filename: &str, mime: &str, text: &str) -> Option<()> {
    let properties = BlobPropertyBag::new();
    properties.set_type(mime);
    let parts = Array::of1(&JsValue::from_str(text));
    let blob = Blob::new_with_str_sequence_and_options(&parts, &properties).ok()?;
    let url = Url::create_object_url_with_blob(&blob).ok()?;
    let anchor: HtmlAnchorElement =
        web_sys::window()?.document()?.create_element("a").ok()?.dyn_into().ok()?;
    anchor.set_href(&url);
    anchor.set_download(filename);
    anchor.click();
    Url::revoke_object_url(&url).ok()
}
