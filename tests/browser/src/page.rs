//! A mounted piece of the console, met as a person meets it: by role and name, with pointer and
//! keyboard.

use std::any::Any;

use js_sys::{Array, Function, Promise};
use leptos::{mount::mount_to, prelude::*, task::tick};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Element, HtmlElement, HtmlInputElement};

/// Lists the elements with a role and an accessible name, as far as these tests need the two.
const FIND: &str = include_str!("find.js");

/// A mounted view; unmounted when dropped.
pub struct Page {
    root: HtmlElement,
    mounted: Option<Box<dyn Any>>,
}

impl Page {
    /// Mounts a view into the document.
    pub fn mount<V: IntoView + 'static>(view: impl FnOnce() -> V + 'static) -> Self {
        let document = document();
        let root: HtmlElement = document.create_element("div").expect("a div").unchecked_into();
        document.body().expect("a body").append_child(&root).expect("a place in the body");
        let mounted = mount_to(root.clone(), view);
        Self { root, mounted: Some(Box::new(mounted)) }
    }

    /// Takes the view away, as leaving the page does.
    pub fn unmount(mut self) {
        self.mounted.take();
    }

    /// The element with this role and accessible name, if a person can meet it.
    pub fn find(&self, role: &str, name: &str) -> Option<HtmlElement> {
        self.all(role).into_iter().find(|(found, _)| found == name).map(|(_, element)| element)
    }

    /// The element with this role and accessible name.
    pub fn get(&self, role: &str, name: &str) -> HtmlElement {
        self.find(role, name).unwrap_or_else(|| {
            let there: Vec<String> = self.all(role).into_iter().map(|(name, _)| name).collect();
            panic!("no {role} named {name:?}, but {there:?} in {}", self.root.inner_html())
        })
    }

    /// The names of all elements with this role, in document order.
    pub fn names(&self, role: &str) -> Vec<String> {
        self.all(role).into_iter().map(|(name, _)| name).collect()
    }

    /// The text that is in the page, read by anybody.
    pub fn text(&self) -> String {
        self.root.text_content().unwrap_or_default()
    }

    /// The markup, to look for what must not be in it.
    pub fn markup(&self) -> String {
        self.root.inner_html()
    }

    /// The first element that a CSS selector finds, for what has neither role nor name.
    pub fn select(&self, selector: &str) -> HtmlElement {
        let found = self.root.query_selector(selector).expect("a selector");
        found.unwrap_or_else(|| panic!("no {selector} in {}", self.root.inner_html())).unchecked_into()
    }

    fn all(&self, role: &str) -> Vec<(String, HtmlElement)> {
        let find = Function::new_with_args("root, role", FIND);
        let found = find.call2(&JsValue::UNDEFINED, &self.root, &JsValue::from_str(role)).expect("no fault");
        Array::from(&found)
            .iter()
            .map(|pair| {
                let pair = Array::from(&pair);
                (pair.get(0).as_string().expect("a name"), pair.get(1).unchecked_into())
            })
            .collect()
    }
}

impl Drop for Page {
    fn drop(&mut self) {
        self.mounted.take();
        self.root.remove();
    }
}

/// Lets the page draw what has changed, and the browser run what it has queued.
pub async fn settle() {
    for _ in 0..3 {
        tick().await;
        let turn = Promise::new(&mut |resolve, _reject| {
            web_sys::window().expect("a window").set_timeout_with_callback(&resolve).expect("a timer");
        });
        JsFuture::from(turn).await.expect("a turn of the event loop");
    }
}

/// Presses an element with the pointer.
pub async fn click(element: &HtmlElement) {
    element.click();
    settle().await;
}

/// Presses a key on the element that has the focus.
pub async fn press(key: &str) {
    press_on(&focused(), key).await;
}

/// Presses a key on an element; answers whether the browser's own action is left to happen.
pub async fn press_on(element: &Element, key: &str) -> bool {
    let make = Function::new_with_args(
        "element, key",
        "return element.dispatchEvent(new KeyboardEvent('keydown', {key, bubbles: true, cancelable: true}))",
    );
    let left = make.call2(&JsValue::UNDEFINED, element, &JsValue::from_str(key)).expect("no fault");
    settle().await;
    left.is_truthy()
}

/// Replaces the text of a field.
pub async fn fill(field: &HtmlElement, text: &str) {
    field.unchecked_ref::<HtmlInputElement>().set_value(text);
    fire(field, "input").await;
}

/// Lets an element meet an event that bubbles.
pub async fn fire(element: &HtmlElement, name: &str) {
    let make =
        Function::new_with_args("e, n", "e.dispatchEvent(new Event(n, {bubbles: true, cancelable: true}))");
    make.call2(&JsValue::UNDEFINED, element, &JsValue::from_str(name)).expect("no fault");
    settle().await;
}

/// The element that has the focus.
pub fn focused() -> HtmlElement {
    document().active_element().expect("a focus").unchecked_into()
}

/// The texts of the elements that `aria-describedby` names.
pub fn description(element: &Element) -> String {
    let ids = element.get_attribute("aria-describedby").unwrap_or_default();
    ids.split_whitespace()
        .filter_map(|id| document().get_element_by_id(id))
        .filter_map(|found| found.text_content())
        .collect()
}

/// Runs JavaScript in the page.
pub fn script(body: &str) -> JsValue {
    Function::new_no_args(body).call0(&JsValue::UNDEFINED).expect("a script without faults")
}

/// Replaces the clipboard: what is copied is kept, or refused.
pub fn clipboard(refuses: bool) {
    script(&format!(
        "window.__copied = [];
         Object.defineProperty(navigator, 'clipboard', {{configurable: true, value: {{
             writeText: async text => {{
                 if ({refuses}) throw new DOMException('no', 'NotAllowedError');
                 window.__copied.push(text);
             }}
         }}}});"
    ));
}

/// What was copied last.
pub fn copied() -> Option<String> {
    script("return window.__copied.at(-1)").as_string()
}
