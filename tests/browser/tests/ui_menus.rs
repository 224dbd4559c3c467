//! What opens over the page from a button.

use cloud_ui::ui::{Menu, MenuItem, MenuPanel, SwitchRow, Switcher};
use cloud_ui_browser_tests::page::{
    self, Page, click, clipboard, copied, fill, focused, press, press_on, settle,
};
use leptos::prelude::*;
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};
use web_sys::HtmlElement;

wasm_bindgen_test_configure!(run_in_browser);

fn words(element: &HtmlElement) -> String {
    element.text_content().unwrap_or_default()
}

fn row_menu(chosen: RwSignal<&'static str>) -> Page {
    Page::mount(move || {
        let items = move |()| {
            vec![
                MenuItem::link("Open", "#open"),
                MenuItem::copy("Copy ID", "clq1"),
                MenuItem::action("Edit", Callback::new(move |()| chosen.set("edit")))
                    .disabled("Needs the role Workspace Owner".to_owned()),
                MenuItem::action("Delete", Callback::new(move |()| chosen.set("delete"))).danger(),
            ]
        };
        view! { <Menu label="Actions for beacon" items=items /> }
    })
}

#[wasm_bindgen_test]
async fn a_menu_is_used_by_keyboard() {
    let chosen = RwSignal::new("");
    let page = row_menu(chosen);
    let button = page.get("button", "Actions for beacon");
    assert_eq!(button.get_attribute("aria-expanded").as_deref(), Some("false"));
    click(&button).await;
    assert_eq!(button.get_attribute("aria-expanded").as_deref(), Some("true"));
    page.get("menu", "Actions for beacon");
    assert_eq!(words(&focused()), "Open");
    press("ArrowUp").await;
    assert_eq!(words(&focused()), "Delete");
    press("c").await;
    assert_eq!(words(&focused()), "Copy ID");
    press("End").await;
    click(&focused()).await;
    assert_eq!(chosen.get_untracked(), "delete");
    assert!(page.find("menu", "Actions for beacon").is_none());
    assert_eq!(focused(), button);
}

#[wasm_bindgen_test]
async fn escape_closes_a_menu_and_gives_the_focus_back() {
    let page = row_menu(RwSignal::new(""));
    let button = page.get("button", "Actions for beacon");
    click(&button).await;
    press("Escape").await;
    assert!(page.find("menu", "Actions for beacon").is_none());
    assert_eq!(focused(), button);
}

#[wasm_bindgen_test]
async fn a_disabled_item_says_why_and_does_nothing() {
    let chosen = RwSignal::new("");
    let page = row_menu(chosen);
    click(&page.get("button", "Actions for beacon")).await;
    let edit = page.get("menuitem", "EditNeeds the role Workspace Owner");
    assert_eq!(edit.get_attribute("aria-disabled").as_deref(), Some("true"));
    click(&edit).await;
    assert_eq!(chosen.get_untracked(), "");
}

#[wasm_bindgen_test]
async fn a_menu_copies_and_links() {
    clipboard(false);
    let page = row_menu(RwSignal::new(""));
    click(&page.get("button", "Actions for beacon")).await;
    assert_eq!(page.get("menuitem", "Open").get_attribute("href").as_deref(), Some("#open"));
    click(&page.get("menuitem", "Copy ID")).await;
    assert_eq!(copied().as_deref(), Some("clq1"));
}

#[wasm_bindgen_test]
async fn a_panel_closes_by_escape_and_by_what_says_so() {
    let page = Page::mount(|| {
        view! {
            <MenuPanel label="Your account" trigger=|| "AL">
                <button data-close="">"Sign out"</button>
            </MenuPanel>
        }
    });
    let button = page.get("button", "Your account");
    click(&button).await;
    page.get("dialog", "Your account");
    press_on(&page.get("button", "Sign out"), "Escape").await;
    assert!(page.find("dialog", "Your account").is_none());
    assert_eq!(focused(), button);
    click(&button).await;
    click(&page.get("button", "Sign out")).await;
    assert!(page.find("dialog", "Your account").is_none());
}

fn organizations(count: usize) -> Vec<SwitchRow> {
    let names = [
        "Orbital Labs",
        "Kepler Research",
        "Nova Logistics",
        "Borealis",
        "Cygnus",
        "Draco",
        "Eridanus",
        "Fornax",
    ];
    names
        .iter()
        .take(count)
        .enumerate()
        .map(|(index, name)| SwitchRow {
            group: if index < 2 { "Recent" } else { "All" },
            current: index == 0,
            disabled_reason: (index == 2).then(|| "Needs single sign-on".to_owned()),
            ..SwitchRow::new(name.to_lowercase(), *name, format!("#{index}"))
        })
        .collect()
}

fn switcher(count: usize, open: RwSignal<u32>) -> Page {
    Page::mount(move || {
        view! {
            <Switcher
                label="Switch organization"
                current="Orbital Labs"
                rows=organizations(count)
                open=open
                trigger=|| "Orbital Labs"
            />
        }
    })
}

#[wasm_bindgen_test]
async fn a_short_switcher_needs_no_search_and_begins_where_one_is() {
    let page = switcher(3, RwSignal::new(0));
    let button = page.get("button", "Switch organization, current: Orbital Labs");
    click(&button).await;
    page.get("dialog", "Switch organization");
    assert!(page.names("searchbox").is_empty());
    assert_eq!(focused().get_attribute("aria-current").as_deref(), Some("true"));
    press("ArrowDown").await;
    assert_eq!(focused().get_attribute("href").as_deref(), Some("#1"));
    press("Escape").await;
    assert_eq!(focused(), button);
}

#[wasm_bindgen_test]
async fn a_long_switcher_is_searched_and_entered() {
    let open = RwSignal::new(0);
    let page = switcher(8, open);
    settle().await;
    open.set(1);
    settle().await;
    let search = page.get("searchbox", "Switch organization: search");
    assert_eq!(focused(), search);
    fill(&search, "nothing like it").await;
    assert_eq!(page.names("status"), ["Nothing of that name"]);
    fill(&search, "draco").await;
    assert_eq!(page.names("link"), ["Draco"]);
    press_on(&search, "Enter").await;
    assert!(page.find("dialog", "Switch organization").is_none());
    assert_eq!(page::script("return location.hash").as_string().as_deref(), Some("#5"));
}

#[wasm_bindgen_test]
async fn a_place_that_cannot_be_entered_says_why() {
    let page = switcher(3, RwSignal::new(0));
    click(&page.get("button", "Switch organization, current: Orbital Labs")).await;
    let row = page.get("link", "Nova LogisticsNeeds single sign-on");
    assert_eq!(row.get_attribute("aria-disabled").as_deref(), Some("true"));
    assert_eq!(row.get_attribute("href"), None);
    click(&row).await;
    page.get("dialog", "Switch organization");
}
