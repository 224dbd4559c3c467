//! Links, as they are followed.

use wasm_bindgen::JsCast;
use web_sys::{Element, Event, MouseEvent};

/// The `href` that the click follows in this tab; `None` when it follows none, or opens it beside
/// this one (a modified click).
pub fn followed(event: &Event) -> Option<String> {
    let click = event.dyn_ref::<MouseEvent>()?;
    let is_plain = click.button() == 0
        && !click.ctrl_key()
        && !click.meta_key()
        && !click.shift_key()
        && !click.alt_key()
        && !event.default_prevented();
    let link = event.target()?.dyn_into::<Element>().ok()?.closest("a[href]").ok().flatten()?;
    is_plain.then(|| link.get_attribute("href")).flatten()
}
