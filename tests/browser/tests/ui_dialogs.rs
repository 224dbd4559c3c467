//! Dialogs: opened, closed, confirmed; and the secret that is shown once.

use cloud_ui::ui::{ConfirmDialog, Dialog, Drawer, Failure, Secret, SecretDialog, SecretLine};
use cloud_ui_browser_tests::page::{
    self, Page, click, clipboard, copied, fill, fire, focused, press_on, settle,
};
use leptos::prelude::*;
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};

wasm_bindgen_test_configure!(run_in_browser);

fn with_dialog(dismissible: bool) -> (Page, RwSignal<bool>) {
    let open = RwSignal::new(false);
    let page = Page::mount(move || {
        view! {
            <button on:click=move |_| open.set(true)>"Shortcuts"</button>
            <Dialog
                open=open
                on_close=move |()| open.set(false)
                title="Keyboard shortcuts"
                dismissible=dismissible
            >
                <input aria-label="First" />
            </Dialog>
        }
    });
    (page, open)
}

#[wasm_bindgen_test]
async fn a_dialog_takes_the_focus_and_gives_it_back() {
    let (page, open) = with_dialog(true);
    let opener = page.get("button", "Shortcuts");
    opener.focus().expect("focus");
    click(&opener).await;
    let dialog = page.get("dialog", "Keyboard shortcuts");
    assert_eq!(focused(), page.get("textbox", "First"));
    press_on(&dialog, "Escape").await;
    assert!(!open.get_untracked());
    assert!(page.find("dialog", "Keyboard shortcuts").is_none());
    assert_eq!(focused(), opener);
}

#[wasm_bindgen_test]
async fn a_dialog_closes_by_its_button_and_by_the_backdrop() {
    let (page, open) = with_dialog(true);
    open.set(true);
    settle().await;
    click(&page.get("button", "Close")).await;
    assert!(!open.get_untracked());
    open.set(true);
    settle().await;
    let dialog = page.get("dialog", "Keyboard shortcuts");
    // A press that began inside and ended on the backdrop selects text, it does not close.
    fire(&page.get("textbox", "First"), "pointerdown").await;
    click(&dialog).await;
    assert!(open.get_untracked());
    fire(&dialog, "pointerdown").await;
    click(&dialog).await;
    assert!(!open.get_untracked());
}

#[wasm_bindgen_test]
async fn a_dialog_that_must_be_answered_stays() {
    let (page, open) = with_dialog(false);
    open.set(true);
    settle().await;
    let dialog = page.get("dialog", "Keyboard shortcuts");
    assert!(page.find("button", "Close").is_none());
    assert!(!press_on(&dialog, "Escape").await, "the browser does not close it either");
    fire(&dialog, "pointerdown").await;
    click(&dialog).await;
    assert!(open.get_untracked());
    page.get("dialog", "Keyboard shortcuts");
}

#[wasm_bindgen_test]
async fn a_drawer_is_a_dialog() {
    let open = RwSignal::new(true);
    let page = Page::mount(move || {
        view! {
            <Drawer open=open on_close=move |()| open.set(false) title="Details">
                "Inside"
            </Drawer>
        }
    });
    settle().await;
    press_on(&page.get("dialog", "Details"), "Escape").await;
    assert!(page.find("dialog", "Details").is_none());
}

#[wasm_bindgen_test]
async fn a_deletion_wants_the_name_and_shows_its_own_failure() {
    let confirmed = RwSignal::new(0);
    let error = RwSignal::new(None);
    let page = Page::mount(move || {
        view! {
            <ConfirmDialog
                open=true
                on_close=|()| ()
                title="Delete Propulsion?"
                confirm_label="Delete workspace"
                on_confirm=move |()| confirmed.update(|n| *n += 1)
                pending=false
                error=error
                typed_name=Some("Propulsion".to_owned())
            >
                "14 apps stop at once."
            </ConfirmDialog>
        }
    });
    settle().await;
    let delete = page.get("button", "Delete workspace");
    click(&delete).await;
    assert_eq!(confirmed.get_untracked(), 0);
    assert_eq!(page::description(&delete), "Type Propulsion to confirm");
    fill(&page.get("textbox", "Type Propulsion to confirm"), "Propulsion").await;
    click(&delete).await;
    assert_eq!(confirmed.get_untracked(), 1);
    error.set(Some(Failure::new("The server did not answer.", "Nothing was deleted.")));
    settle().await;
    assert!(page.text().contains("Nothing was deleted."));
    page.get("dialog", "Delete Propulsion?");
}

const VALUE: &str = "aup_1a2b3c4d5e6f";

fn shown_once() -> (Page, RwSignal<Option<Secret>>) {
    let secret = RwSignal::new(Some(Secret {
        name: "API key ci-deploy".to_owned(),
        value: VALUE.to_owned(),
        lines: vec![SecretLine::new("Shell", format!("export ASTROPULSE_API_KEY={VALUE}")).file(".env")],
    }));
    let page = Page::mount(move || {
        view! {
            <SecretDialog secret=secret title="API key created">
                "Keep it safe."
            </SecretDialog>
        }
    });
    (page, secret)
}

#[wasm_bindgen_test]
async fn a_secret_is_hidden_until_asked_for() {
    let (page, _secret) = shown_once();
    settle().await;
    let value = page.select(".secret-value");
    assert!(!page.markup().contains("aup_"), "neither the value nor a line tells it");
    click(&page.get("button", "Show")).await;
    assert_eq!(value.text_content().as_deref(), Some(VALUE));
    assert!(page.text().contains(&format!("export ASTROPULSE_API_KEY={VALUE}")));
}

#[wasm_bindgen_test]
async fn a_secret_stays_until_it_is_copied_and_is_wiped_on_closing() {
    clipboard(false);
    let (page, secret) = shown_once();
    settle().await;
    press_on(&page.get("dialog", "API key created"), "Escape").await;
    click(&page.get("button", "Done")).await;
    assert!(secret.with_untracked(Option::is_some), "nothing was copied yet");
    click(&page.get("button", "Copy")).await;
    assert_eq!(copied().as_deref(), Some(VALUE));
    click(&page.get("button", "Done")).await;
    assert!(secret.with_untracked(Option::is_none));
    assert!(!page.markup().contains("aup_"));
}

#[wasm_bindgen_test]
async fn a_refused_copy_does_not_count() {
    clipboard(true);
    let (page, secret) = shown_once();
    settle().await;
    click(&page.get("button", "Copy")).await;
    assert!(page.text().contains("Could not copy"));
    click(&page.get("button", "Done")).await;
    assert!(secret.with_untracked(Option::is_some));
    click(&page.get("checkbox", "I have stored it")).await;
    click(&page.get("button", "Done")).await;
    assert!(secret.with_untracked(Option::is_none));
}

#[wasm_bindgen_test]
async fn leaving_the_page_wipes_the_secret() {
    let owner = Owner::new();
    let secret = owner.with(|| {
        RwSignal::new(Some(Secret { name: "Key".to_owned(), value: VALUE.to_owned(), lines: Vec::new() }))
    });
    let page = Page::mount(move || {
        view! {
            <SecretDialog secret=secret title="API key created">
                ""
            </SecretDialog>
        }
    });
    settle().await;
    page.unmount();
    assert!(secret.with_untracked(Option::is_none));
}
