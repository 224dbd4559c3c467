//! What the pages of apps are made of: lists that are read again under the person's eyes, and the
//! field for manifests.

use cloud_ui::forms::{CodeField, Draft, required};
use cloud_ui::ui::{Empty, LiveLoaded};
use cloud_ui_browser_tests::page::{Page, fill, focused, press_on, settle};
use leptos::html;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};
use web_sys::{HtmlElement, HtmlTextAreaElement};

wasm_bindgen_test_configure!(run_in_browser);

type Answer = Result<Vec<String>, String>;

fn rows(apps: Signal<Vec<String>>) -> AnyView {
    let row = |name: String| view! { <button>{name}</button> };
    view! { <For each=move || apps.get() key=Clone::clone children=row /> }.into_any()
}

fn live_list(answer: RwSignal<Answer>) -> Page {
    Page::mount(move || {
        let resource = LocalResource::new(move || {
            let answer = answer.get();
            async move { answer }
        });
        view! {
            <LiveLoaded
                resource=resource
                loading=|| view! { <p>"Loading apps"</p> }
                empty=Empty::when(
                    |apps: &Vec<String>| apps.is_empty(),
                    || view! { <p>"No apps"</p> },
                )
                failed=|error: String, _retry| view! { <p>{error}</p> }.into_any()
                loaded=rows
            />
        }
    })
}

/// A list that polls took the focus away from the person at every answer, and closed the open menu.
#[wasm_bindgen_test]
async fn a_new_answer_leaves_the_focus_where_it_is() {
    let answer = RwSignal::new(Ok(vec!["beacon".to_owned()]));
    let page = live_list(answer);
    assert_eq!(page.text(), "Loading apps");
    settle().await;
    let beacon = page.get("button", "beacon");
    beacon.focus().expect("focus");
    answer.set(Ok(vec!["archive".to_owned(), "beacon".to_owned()]));
    settle().await;
    assert_eq!(page.names("button"), ["archive", "beacon"]);
    assert_eq!(focused(), beacon);
}

#[wasm_bindgen_test]
async fn a_live_list_tells_empty_and_failed_apart_and_recovers() {
    let answer = RwSignal::new(Ok(Vec::new()));
    let page = live_list(answer);
    settle().await;
    assert_eq!(page.text(), "No apps");
    answer.set(Err("The server cannot be reached".to_owned()));
    settle().await;
    assert_eq!(page.text(), "The server cannot be reached");
    answer.set(Ok(vec!["beacon".to_owned()]));
    settle().await;
    page.get("button", "beacon");
}

fn code_field() -> (Page, HtmlElement) {
    let page = Page::mount(|| {
        let manifests = Draft::new().text("manifests", "", required);
        let node = NodeRef::<html::Textarea>::new();
        view! {
            <CodeField id="manifests" label="Manifests" value=manifests help="YAML" node=node />
            <button>"Next"</button>
        }
    });
    let area = page.get("textbox", "Manifests");
    (page, area)
}

#[wasm_bindgen_test]
async fn lines_are_numbered_as_they_are_typed() {
    let (page, area) = code_field();
    assert_eq!(page.select(".code-numbers").inner_text().trim(), "1");
    fill(&area, "a: 1\nb: 2\n").await;
    let numbers = page.select(".code-numbers").inner_text();
    assert_eq!(numbers.split_whitespace().collect::<Vec<_>>(), ["1", "2", "3"]);
}

#[wasm_bindgen_test]
async fn tab_indents_and_after_escape_it_leaves() {
    let (_page, area) = code_field();
    let text = || area.unchecked_ref::<HtmlTextAreaElement>().value();
    area.focus().expect("focus");
    assert!(!press_on(&area, "Tab").await, "the field takes the key");
    assert_eq!(text(), "  ");
    press_on(&area, "Escape").await;
    assert!(press_on(&area, "Tab").await, "the browser moves the focus");
    assert_eq!(text(), "  ");
}
