//! Calls into the browser have one home, `src/browser/`, and requests have one file in it.

use super::hold;
use super::syntax::{self, Source};

/// Crates of bindings, at home in `src/browser/`.
const BINDINGS: &[&str] = &["js_sys", "gloo_net", "wasm_bindgen", "wasm_bindgen_futures"];

/// Functions of Leptos that hand out the browser's own objects.
const GLOBALS: &[&str] = &["window", "document", "location"];

/// Rooms whose handlers name the type of an event or element that Leptos gives them.
const HANDLERS: &[&str] = &["src/ui/", "src/forms/"];

#[test]
fn calls_into_the_browser_live_in_browser() {
    let violations: Vec<String> = syntax::console()
        .iter()
        .filter(|source| !source.path.starts_with("src/browser/"))
        .flat_map(calls)
        .collect();
    hold(
        "Only src/browser/ touches web_sys and its kin; src/ui/ and src/forms/ may name types of events and elements. \
         Call a function of crate::browser, or add one there:",
        &violations,
    );
}

#[test]
fn only_the_http_file_sends_requests() {
    let is_request = |word: &str| word == "gloo_net" || word == "fetch" || word.starts_with("fetch_with_");
    let violations: Vec<String> = syntax::console()
        .iter()
        .filter(|source| source.path != "src/browser/http.rs")
        .flat_map(|source| {
            (0..source.tokens.len())
                .filter(|&at| source.word(at).is_some_and(is_request))
                .filter(|&at| source.word(at) != Some("fetch") || source.has_mark(at + 1, '('))
                .map(|at| source.place(at))
        })
        .collect();
    hold("Requests go through crate::browser::http:", &violations);
}

fn calls(source: &Source) -> Vec<String> {
    let takes_events = HANDLERS.iter().any(|room| source.path.starts_with(room));
    (0..source.tokens.len())
        .filter(|&at| match source.word(at) {
            Some("web_sys") => !(takes_events && names_only_types(source, at)),
            Some("wasm_bindgen") => !(takes_events && is_cast(source, at)),
            Some(word) if BINDINGS.contains(&word) => true,
            Some(word) if GLOBALS.contains(&word) => is_free_call(source, at),
            _ => false,
        })
        .map(|at| format!("{} uses {}", source.place(at), source.word(at).unwrap_or_default()))
        .collect()
}

/// Whether every item named behind `web_sys::` is the type of an event or element.
fn names_only_types(source: &Source, at: usize) -> bool {
    let mut next = at + 3;
    let end = if source.has_mark(next, '{') { source.closing(next) } else { next + 1 };
    let mut seen = false;
    while next < end {
        if let Some(name) = source.word(next) {
            let is_type = name.ends_with("Event")
                || name.starts_with("Html")
                || ["Element", "EventTarget", "Node"].contains(&name);
            if !is_type || source.has_path_separator(next + 1) {
                return false;
            }
            seen = true;
        }
        next += 1;
    }
    seen
}

/// Whether this is `wasm_bindgen::JsCast`, which turns an event's target into its element.
fn is_cast(source: &Source, at: usize) -> bool {
    source.word(at + 3) == Some("JsCast")
}

fn is_free_call(source: &Source, at: usize) -> bool {
    let is_method = at > 0 && source.has_mark(at - 1, '.');
    let is_definition = at > 0 && source.word(at - 1) == Some("fn");
    // `location::reload()` and `crate::browser::location()` are the console's own.
    let is_qualified = at > 1 && source.has_path_separator(at - 2);
    source.has_mark(at + 1, '(') && !is_method && !is_definition && !is_qualified
}

#[test]
fn calls_and_types_are_told_apart() {
    let in_ui = |text| calls(&Source::new("src/ui/a.rs", text)).len();
    assert_eq!(in_ui("use leptos::web_sys::{KeyboardEvent, HtmlElement};"), 0);
    assert_eq!(in_ui("fn f(list: &web_sys::Element) {}"), 0);
    assert_eq!(in_ui("fn f() { web_sys::window(); }"), 1);
    assert_eq!(in_ui("fn f() { web_sys::HtmlElement::new(); }"), 1);
    assert_eq!(in_ui("fn f() { document().body(); }"), 1);
    assert_eq!(in_ui("fn f() { js_sys::Date::now(); }"), 1);
    assert_eq!(calls(&Source::new("src/pages/a.rs", "use web_sys::KeyboardEvent;")).len(), 1);
}
