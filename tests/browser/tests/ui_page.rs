//! The furniture of a page, and what it says as things happen.

use cloud_ui::ui::{
    AnnouncerRegion, Banner, Breadcrumb, Card, Fact, FactStrip, Failure, InlineError, PageHeader, Panel, Tab,
    Tabs, ToastRegion, Tone, Toolbar, provide_announcer, provide_toasts, use_announcer, use_toasts,
};
use cloud_ui_browser_tests::page::{Page, click, settle};
use leptos::prelude::*;
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};

wasm_bindgen_test_configure!(run_in_browser);

#[wasm_bindgen_test]
async fn a_page_header_names_and_counts() {
    let count = RwSignal::new(None::<u64>);
    let page = Page::mount(move || {
        view! {
            <PageHeader
                title="Apps"
                count=count
                description="What runs here."
                actions=|| view! { <button>"Apply manifest"</button> }
            />
        }
    });
    page.get("heading", "Apps");
    page.get("button", "Apply manifest");
    assert!(!page.text().contains("60"));
    count.set(Some(60));
    settle().await;
    assert!(page.text().contains("60"));
}

#[wasm_bindgen_test]
async fn a_breadcrumb_leads_back() {
    let trail = vec![("Orbital Labs".to_owned(), "#org".to_owned())];
    let page = Page::mount(move || view! { <Breadcrumb trail=trail here="Propulsion" /> });
    page.get("navigation", "Breadcrumb");
    assert_eq!(page.get("link", "Orbital Labs").get_attribute("href").as_deref(), Some("#org"));
    assert_eq!(page.select("[aria-current=page]").text_content().as_deref(), Some("Propulsion"));
}

#[wasm_bindgen_test]
async fn facts_are_labelled() {
    let page = Page::mount(|| {
        view! {
            <FactStrip>
                <Fact label="Plan">"Enterprise"</Fact>
            </FactStrip>
        }
    });
    assert_eq!(page.select("dt").text_content().as_deref(), Some("Plan"));
    assert_eq!(page.select("dd").text_content().as_deref(), Some("Enterprise"));
}

#[wasm_bindgen_test]
async fn tabs_are_links_of_which_one_is_here() {
    let tab = |label: &str, current| Tab {
        label: label.to_owned(),
        href: format!("#{label}"),
        count: Some(3),
        current,
    };
    let tabs = vec![tab("Overview", true), tab("Events", false)];
    let page = Page::mount(move || view! { <Tabs label="Parts of the app" tabs=tabs /> });
    page.get("navigation", "Parts of the app");
    assert_eq!(page.get("link", "Overview3").get_attribute("aria-current").as_deref(), Some("page"));
    assert_eq!(page.get("link", "Events3").get_attribute("aria-current"), None);
}

#[wasm_bindgen_test]
async fn a_card_is_a_region_of_its_title() {
    let page = Page::mount(|| {
        view! {
            <Card title="General">
                <Panel>"Inside"</Panel>
                <Toolbar>"Filters"</Toolbar>
            </Card>
        }
    });
    let card = page.get("region", "General");
    assert_eq!(card.text_content().as_deref(), Some("GeneralInsideFilters"));
}

#[wasm_bindgen_test]
async fn a_banner_is_announced_and_offers_its_action() {
    let page = Page::mount(|| {
        view! {
            <Banner tone=Tone::Warning action=|| view! { <a href="#rotate">"Rotate"</a> }>
                "The key expires in 7 days."
            </Banner>
        }
    });
    page.get("status", "The key expires in 7 days.Rotate");
    page.get("link", "Rotate");
}

#[wasm_bindgen_test]
async fn a_toast_of_a_failure_stays_until_it_is_closed() {
    let page = Page::mount(|| {
        provide_toasts();
        let toasts = use_toasts();
        let failure =
            Failure::new("Could not delete it.", "Try again.").with_request_id(Some("req_1".to_owned()));
        view! {
            <button on:click=move |_| toasts.bad(failure.clone())>"Delete"</button>
            <button on:click=move |_| toasts.good("Saved")>"Save"</button>
            <ToastRegion />
        }
    });
    let notices = page.get("region", "Notices");
    click(&page.get("button", "Delete")).await;
    click(&page.get("button", "Save")).await;
    let said = notices.text_content().unwrap_or_default();
    assert!(said.contains("Could not delete it. Try again.") && said.contains("req_1"), "{said}");
    assert!(said.contains("Saved"), "{said}");
    click(&page.get("button", "Close notice")).await;
    let said = notices.text_content().unwrap_or_default();
    assert!(!said.contains("Could not delete") && said.contains("Saved"), "{said}");
}

/// A live region speaks when its text changes: the same words twice have to differ in it.
#[wasm_bindgen_test]
async fn the_same_announcement_twice_is_two_changes() {
    let page = Page::mount(|| {
        provide_announcer();
        let announcer = use_announcer();
        view! {
            <button on:click=move |_| announcer.say("3 results")>"Search"</button>
            <AnnouncerRegion />
        }
    });
    let region = page.select("[role=status]");
    let search = page.get("button", "Search");
    click(&search).await;
    let first = region.text_content().unwrap_or_default();
    click(&search).await;
    let second = region.text_content().unwrap_or_default();
    assert_eq!(first.trim(), "3 results");
    assert_eq!(second.trim(), "3 results");
    assert_ne!(first, second);
}

#[wasm_bindgen_test]
async fn a_failure_in_a_form_is_an_alert_with_its_request() {
    let failure = RwSignal::new(None);
    let page = Page::mount(move || view! { <InlineError failure=failure /> });
    let alert = page.select("[role=alert]");
    assert_eq!(alert.text_content().as_deref(), Some(""));
    failure.set(Some(
        Failure::new("The name is taken.", "Choose another.").with_request_id(Some("req_2".to_owned())),
    ));
    settle().await;
    let said = alert.text_content().unwrap_or_default();
    assert!(said.contains("The name is taken. Choose another.") && said.contains("req_2"), "{said}");
}
