//! Buttons, links, copying, and the small things that say something.

use cloud_ui::ui::{
    Avatar, Badge, Button, CodeBlock, CommandLine, CopyButton, Glyph, Icon, IconButton, Id, LinkButton, Mark,
    RelativeTime, Tone, Tooltip, Variant,
};
use cloud_ui_browser_tests::page::{self, Page, click, clipboard, copied, description, press_on, settle};
use leptos::prelude::*;
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};

wasm_bindgen_test_configure!(run_in_browser);

#[wasm_bindgen_test]
async fn a_button_does_its_work_once_per_press() {
    let presses = RwSignal::new(0);
    let page = Page::mount(move || {
        view! {
            <Button variant=Variant::Primary on_press=move |()| presses.update(|n| *n += 1)>
                "Create"
            </Button>
        }
    });
    click(&page.get("button", "Create")).await;
    assert_eq!(presses.get_untracked(), 1);
}

#[wasm_bindgen_test]
async fn a_pending_button_ignores_presses() {
    let presses = RwSignal::new(0);
    let pending = RwSignal::new(true);
    let page = Page::mount(move || {
        view! {
            <Button pending=pending on_press=move |()| presses.update(|n| *n += 1)>
                "Save"
            </Button>
        }
    });
    let button = page.get("button", "Save");
    assert_eq!(button.get_attribute("aria-busy").as_deref(), Some("true"));
    click(&button).await;
    assert_eq!(presses.get_untracked(), 0);
    pending.set(false);
    settle().await;
    click(&button).await;
    assert_eq!(presses.get_untracked(), 1);
}

#[wasm_bindgen_test]
async fn a_disabled_button_can_be_focused_and_says_why() {
    let presses = RwSignal::new(0);
    let reason = RwSignal::new(Some("Needs the role Workspace Owner".to_owned()));
    let page = Page::mount(move || {
        view! {
            <Button disabled_reason=reason on_press=move |()| presses.update(|n| *n += 1)>
                "Edit"
            </Button>
        }
    });
    let button = page.get("button", "Edit");
    button.focus().expect("focus");
    assert_eq!(page::focused(), button);
    assert_eq!(button.get_attribute("aria-disabled").as_deref(), Some("true"));
    assert_eq!(description(&button), "Needs the role Workspace Owner");
    click(&button).await;
    assert_eq!(presses.get_untracked(), 0);
    reason.set(None);
    settle().await;
    assert_eq!(button.get_attribute("aria-describedby"), None);
    click(&button).await;
    assert_eq!(presses.get_untracked(), 1);
}

#[wasm_bindgen_test]
async fn a_disabled_submit_button_does_not_send_its_form() {
    let sent = RwSignal::new(0);
    let page = Page::mount(move || {
        view! {
            <form on:submit=move |event| {
                event.prevent_default();
                sent.update(|n| *n += 1);
            }>
                <Button submit=true disabled_reason="Offline">
                    "Send"
                </Button>
            </form>
        }
    });
    click(&page.get("button", "Send")).await;
    assert_eq!(sent.get_untracked(), 0);
}

#[wasm_bindgen_test]
async fn a_link_button_leads_somewhere_unless_disabled() {
    let reason = RwSignal::new(None::<String>);
    let page = Page::mount(move || {
        view! {
            <LinkButton href="#next" disabled_reason=reason>
                "Next"
            </LinkButton>
        }
    });
    let link = page.get("link", "Next");
    assert_eq!(link.get_attribute("href").as_deref(), Some("#next"));
    reason.set(Some("This is the last page".to_owned()));
    settle().await;
    assert_eq!(link.get_attribute("href"), None);
    assert_eq!(description(&link), "This is the last page");
}

#[wasm_bindgen_test]
async fn an_icon_button_has_a_name() {
    let presses = RwSignal::new(0);
    let page = Page::mount(move || {
        view! { <IconButton label="Help" icon=Icon::Help on_press=move |()| presses.update(|n| *n += 1) /> }
    });
    click(&page.get("button", "Help")).await;
    assert_eq!(presses.get_untracked(), 1);
    assert!(page.text().contains("Help"), "the name shows on hover");
}

#[wasm_bindgen_test]
async fn copying_says_that_it_did() {
    clipboard(false);
    let page = Page::mount(|| view! { <CopyButton text="clq1" /> });
    click(&page.get("button", "Copy")).await;
    assert_eq!(copied().as_deref(), Some("clq1"));
    assert_eq!(page.names("status"), ["Copied"]);
}

#[wasm_bindgen_test]
async fn copying_says_when_it_failed() {
    clipboard(true);
    let told = RwSignal::new(false);
    let page = Page::mount(move || view! { <CopyButton text="clq1" on_copied=move |()| told.set(true) /> });
    click(&page.get("button", "Copy")).await;
    assert_eq!(page.names("status"), ["Could not copy. Select the text and copy it yourself."]);
    assert!(!told.get_untracked());
}

#[wasm_bindgen_test]
async fn an_id_and_a_code_block_can_be_copied() {
    clipboard(false);
    let page = Page::mount(|| {
        view! {
            <Id value="clq1" />
            <CodeBlock text="astro app list" label="Command" />
        }
    });
    click(&page.get("button", "Copy ID")).await;
    assert_eq!(copied().as_deref(), Some("clq1"));
    click(&page.get("button", "Copy")).await;
    assert_eq!(copied().as_deref(), Some("astro app list"));
    page.get("group", "Command");
}

#[wasm_bindgen_test]
async fn the_equivalent_command_unfolds() {
    let page =
        Page::mount(|| view! { <CommandLine curl="curl $URL" astro=Some("astro app list".to_owned()) /> });
    assert!(page.find("group", "curl").is_none());
    page.select("details").set_attribute("open", "").expect("open");
    settle().await;
    page.get("group", "curl");
    page.get("group", "Command-line client");
}

#[wasm_bindgen_test]
async fn a_tooltip_can_be_waved_away() {
    let page = Page::mount(|| {
        view! {
            <Tooltip text="More about it">
                <button>"About"</button>
            </Tooltip>
        }
    });
    let button = page.get("button", "About");
    press_on(&button, "Escape").await;
    assert!(page.select(".tooltip").has_attribute("data-dismissed"));
}

#[wasm_bindgen_test]
async fn a_status_is_told_by_its_word_and_a_shape_of_its_own() {
    let tones = [Tone::Neutral, Tone::Good, Tone::Warning, Tone::Bad, Tone::Info];
    let mut shapes: Vec<String> = Vec::new();
    for tone in tones {
        let page = Page::mount(move || view! { <Badge tone=tone text="Healthy" /> });
        assert_eq!(page.text(), "Healthy");
        shapes.extend(page.select("path").get_attribute("d"));
    }
    shapes.sort();
    shapes.dedup();
    assert_eq!(shapes.len(), tones.len());
}

#[wasm_bindgen_test]
async fn pictures_are_silent() {
    let page = Page::mount(|| {
        view! {
            <Mark />
            <Avatar name="Orbital Labs" />
            <Glyph icon=Icon::Key />
        }
    });
    assert_eq!(page.text(), "OL");
    assert_eq!(page.markup().matches("aria-hidden=\"true\"").count(), 3);
}

#[wasm_bindgen_test]
async fn an_instant_is_told_relatively_and_exactly() {
    let now = RwSignal::new(1_795_000_000_000_i64);
    let page = Page::mount(move || view! { <RelativeTime at=1_794_999_700_000 now=now /> });
    let time = page.get("time", "5 minutes ago");
    assert_eq!(time.get_attribute("datetime").as_deref(), Some("2026-11-18T11:01:40.000Z"));
    assert!(description(&time).contains("2026"), "{}", description(&time));
    now.update(|now| *now += 60_000);
    settle().await;
    page.get("time", "6 minutes ago");
}
