//! The caret of a field for many lines.

use wasm_bindgen::JsCast;
use web_sys::{HtmlDocument, HtmlTextAreaElement};

/// Focuses `area`, selects from one offset to another (in UTF-16 units, as the DOM counts), and
/// scrolls to `top` pixels.
pub fn select(area: &HtmlTextAreaElement, start: u32, end: u32, top: f64) {
    // Both fail only for an element out of the document, where nobody sees a caret.
    let _focused = area.focus();
    let _selected = area.set_selection_range(start, end);
    area.scroll_to_with_x_and_y(0.0, top);
}

/// Types `text` in place of the selection, so that undoing takes it back; the input event follows.
pub fn insert(area: &HtmlTextAreaElement, text: &str) {
    let document = area.owner_document().and_then(|document| document.dyn_into::<HtmlDocument>().ok());
    let typed = document.map(|it| it.exec_command_with_show_ui_and_value("insertText", false, text));
    if !matches!(typed, Some(Ok(true))) {
        // Without undo, and without the event: the next key tells of it.
        let _inserted = area.set_range_text(text);
    }
}
