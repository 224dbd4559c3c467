//! Fields and forms: what they say is wrong, and that they are sent once.

use cloud_ui::forms::{
    Checkbox, Choice, DialogForm, Draft, PageForm, PasswordField, RadioGroup, SelectField, TextArea,
    TextField, no_check, required, use_unsaved_guard,
};
use cloud_ui::ui::Failure;
use cloud_ui_browser_tests::page::{Page, click, description, fill, fire, focused, press_on, script, settle};
use leptos::prelude::*;
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};
use web_sys::HtmlElement;

wasm_bindgen_test_configure!(run_in_browser);

fn is_invalid(field: &HtmlElement) -> bool {
    field.get_attribute("aria-invalid").as_deref() == Some("true")
}

#[wasm_bindgen_test]
async fn a_field_complains_after_the_first_visit_and_then_while_typing() {
    let page = Page::mount(|| {
        let name = Draft::new().text("name", "", required);
        view! { <TextField id="name" label="Name" value=name help="What uses the key." /> }
    });
    let field = page.get("textbox", "Name");
    assert_eq!(description(&field), "What uses the key.");
    fill(&field, " ").await;
    assert!(!is_invalid(&field));
    fire(&field, "blur").await;
    assert!(is_invalid(&field));
    assert_eq!(description(&field), "Fill this inWhat uses the key.");
    fill(&field, "ci").await;
    assert!(!is_invalid(&field));
    fill(&field, "").await;
    assert!(is_invalid(&field));
}

#[wasm_bindgen_test]
async fn every_kind_of_field_shows_and_changes_its_value() {
    let owner = Owner::new();
    let draft = owner.with(Draft::new);
    let (text, pick, flag) = owner.with(|| {
        (
            draft.text("notes", "a\nb", no_check),
            draft.text("expires", "30d", no_check),
            draft.flag("ci", false),
        )
    });
    let choices = vec![
        Choice::new("7d", "7 days"),
        Choice::new("30d", "30 days"),
        Choice::new("never", "Never").disabled("Not here".to_owned()),
    ];
    let radios = choices.clone();
    let page = Page::mount(move || {
        view! {
            <TextArea id="notes" label="Notes" value=text optional=true />
            <SelectField id="select" label="Expires in" value=pick options=choices />
            <RadioGroup id="radio" label="Expires" value=pick options=radios />
            <Checkbox id="ci" label="Used in CI" value=flag help="Shown in the list." />
        }
    });
    fill(&page.get("textbox", "Notes (optional)"), "c").await;
    assert_eq!(text.get_untracked(), "c");
    page.get("group", "Expires");
    click(&page.get("radio", "7 days")).await;
    assert_eq!(pick.get_untracked(), "7d");
    let select = page.get("combobox", "Expires in");
    assert_eq!(script("return document.querySelector('#select').value").as_string().as_deref(), Some("7d"));
    script("document.querySelector('#select').value = '30d'");
    fire(&select, "change").await;
    assert_eq!(pick.get_untracked(), "30d");
    click(&page.get("radio", "NeverNot here")).await;
    assert_eq!(pick.get_untracked(), "30d");
    click(&page.get("checkbox", "Used in CI")).await;
    assert!(flag.get_untracked());
    assert!(draft.is_dirty());
}

#[wasm_bindgen_test]
async fn a_password_is_shown_when_asked_and_says_what_kind_it_is() {
    let page = Page::mount(|| {
        let password = Draft::new().text("password", "", required);
        view! {
            <PasswordField
                id="password"
                label="Password"
                autocomplete="current-password"
                value=password
            />
        }
    });
    let field = page.get("textbox", "Password");
    assert_eq!(field.get_attribute("autocomplete").as_deref(), Some("current-password"));
    assert_eq!(field.get_attribute("type").as_deref(), Some("password"));
    click(&page.get("button", "Show password")).await;
    assert_eq!(field.get_attribute("type").as_deref(), Some("text"));
    click(&page.get("button", "Hide password")).await;
    assert_eq!(field.get_attribute("type").as_deref(), Some("password"));
}

struct KeyForm {
    page: Page,
    open: RwSignal<bool>,
    sent: RwSignal<u32>,
    error: RwSignal<Option<Failure>>,
    draft: Draft,
}

async fn key_form() -> KeyForm {
    let (open, sent, pending) = (RwSignal::new(true), RwSignal::new(0), RwSignal::new(false));
    let error = RwSignal::new(None);
    let draft = Draft::new();
    let (note, name) = (draft.text("note", "", no_check), draft.text("name", "", required));
    let page = Page::mount(move || {
        view! {
            <DialogForm
                open=open
                on_close=move |()| open.set(false)
                title="Create API key"
                submit_label="Create API key"
                draft=draft
                pending=pending
                submit_error=error
                on_submit=move |()| {
                    sent.update(|n| *n += 1);
                    pending.set(true);
                }
            >
                <TextField id="note" label="Note" value=note />
                <TextField id="key-name" label="Name" value=name />
            </DialogForm>
        }
    });
    settle().await;
    KeyForm { page, open, sent, error, draft }
}

#[wasm_bindgen_test]
async fn a_wrong_form_is_not_sent_and_the_first_wrong_field_gets_the_focus() {
    let form = key_form().await;
    click(&form.page.get("button", "Create API key")).await;
    assert_eq!(form.sent.get_untracked(), 0);
    assert_eq!(focused(), form.page.get("textbox", "Name"));
}

#[wasm_bindgen_test]
async fn a_double_click_sends_one_form() {
    let form = key_form().await;
    fill(&form.page.get("textbox", "Name"), "ci").await;
    let button = form.page.get("button", "Create API key");
    button.click();
    button.click();
    settle().await;
    assert_eq!(form.sent.get_untracked(), 1);
    assert_eq!(button.get_attribute("aria-busy").as_deref(), Some("true"));
}

#[wasm_bindgen_test]
async fn what_the_server_refuses_stands_at_its_field_until_that_changes() {
    let form = key_form().await;
    let name = form.page.get("textbox", "Name");
    fill(&name, "ci").await;
    let rest = form.draft.refuse(vec![
        ("name".to_owned(), "This name is taken".to_owned()),
        ("quota".to_owned(), "The plan allows five keys".to_owned()),
    ]);
    form.error.set(Some(Failure::new(rest.join(" "), "")));
    settle().await;
    assert_eq!(focused(), name);
    assert_eq!(description(&name), "This name is taken");
    assert!(form.page.text().contains("The plan allows five keys"));
    fill(&name, "ci-2").await;
    assert!(!is_invalid(&name));
}

#[wasm_bindgen_test]
async fn closing_a_form_asks_before_it_throws_something_away() {
    let form = key_form().await;
    let dialog = form.page.get("dialog", "Create API key");
    fill(&form.page.get("textbox", "Name"), "ci").await;
    press_on(&dialog, "Escape").await;
    assert!(form.open.get_untracked());
    click(&form.page.get("button", "Keep editing")).await;
    click(&form.page.get("button", "Cancel")).await;
    click(&form.page.get("button", "Discard")).await;
    assert!(!form.open.get_untracked());
    assert!(!form.draft.is_dirty(), "the next time it opens empty");
}

#[wasm_bindgen_test]
async fn a_form_without_changes_closes_at_once() {
    let form = key_form().await;
    press_on(&form.page.get("dialog", "Create API key"), "Escape").await;
    assert!(!form.open.get_untracked());
}

#[wasm_bindgen_test]
async fn unsaved_changes_are_asked_about_before_a_link_leads_away() {
    script(
        "window.__asked = 0; window.confirm = () => { window.__asked += 1; return false; }; location.hash = ''",
    );
    let sent = RwSignal::new(0);
    let page = Page::mount(move || {
        let draft = Draft::new();
        let name = draft.text("name", "Propulsion", required);
        use_unsaved_guard(draft);
        view! {
            <a href="#elsewhere">"Elsewhere"</a>
            <PageForm
                label="General"
                submit_label="Save"
                draft=draft
                pending=false
                submit_error=None
                on_submit=move |()| {
                    sent.update(|n| *n += 1);
                    draft.settle();
                }
            >
                <TextField id="general-name" label="Name" value=name />
            </PageForm>
        }
    });
    page.get("form", "General");
    let hash = || script("return location.hash").as_string().unwrap_or_default();
    let asked = || script("return window.__asked").as_f64().unwrap_or_default();
    fill(&page.get("textbox", "Name"), "Thrust").await;
    click(&page.get("link", "Elsewhere")).await;
    assert_eq!((hash().as_str(), asked()), ("", 1.0));
    click(&page.get("button", "Save")).await;
    assert_eq!(sent.get_untracked(), 1);
    click(&page.get("link", "Elsewhere")).await;
    assert_eq!((hash().as_str(), asked()), ("#elsewhere", 1.0));
}

/// Chromium tells a focused field that it loses the focus while the page around it goes away, when
/// the draft behind it is gone already; asking the draft ended the console.
#[wasm_bindgen_test]
async fn a_page_can_go_away_under_a_focused_field() {
    let page = Page::mount(|| {
        let name = Draft::new().text("name", "", required);
        view! { <TextField id="leaving" label="Name" value=name /> }
    });
    let field = page.get("textbox", "Name");
    field.focus().expect("focus");
    page.unmount();
    fire(&field, "blur").await;
}
