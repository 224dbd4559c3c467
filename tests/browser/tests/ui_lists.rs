//! Tables, long lists, searching, paging, and what stands in place of a list.

use cloud_ui::ui::{
    Column, Empty, EmptyState, ErrorPanel, Failure, FilterMenu, FilterOption, ForbiddenPanel, Loaded, Pager,
    SearchField, SkeletonPanel, SkeletonTable, SkeletonText, Sort, Table, VirtualRows,
};
use cloud_ui_browser_tests::page::{self, Page, click, fill, fire, focused, press_on, settle};
use leptos::prelude::*;
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};
use web_sys::HtmlElement;

wasm_bindgen_test_configure!(run_in_browser);

#[wasm_bindgen_test]
async fn a_table_tells_its_columns_and_how_it_is_sorted() {
    let columns = vec![
        Column::new("Name").sorted(Sort::Descending, "#by-name"),
        Column::new("Replicas").numeric(),
        Column::actions(),
    ];
    let page = Page::mount(move || {
        view! {
            <Table caption="Apps" columns=columns>
                <tr>
                    <td>"beacon"</td>
                    <td>"3"</td>
                    <td></td>
                </tr>
            </Table>
        }
    });
    page.get("table", "Apps");
    assert_eq!(page.names("columnheader"), ["Name", "Replicas", "Actions"]);
    let name = page.get("columnheader", "Name");
    assert_eq!(name.get_attribute("aria-sort").as_deref(), Some("descending"));
    assert_eq!(page.get("link", "Name").get_attribute("href").as_deref(), Some("#by-name"));
    assert_eq!(page.get("columnheader", "Replicas").get_attribute("aria-sort"), None);
}

fn long_list(count: RwSignal<usize>) -> Page {
    Page::mount(move || {
        view! {
            <VirtualRows
                caption="Apps"
                columns=vec![Column::new("Name")]
                count=count
                row_key=|index: usize| index.to_string()
                row=|index: usize| {
                    view! {
                        <td style:height="36px">
                            <a href=format!("#{index}")>{format!("app-{index}")}</a>
                        </td>
                    }
                        .into_any()
                }
            />
        }
    })
}

async fn scroll(page: &Page, top: i32) -> HtmlElement {
    let container = page.select(".virtual-rows");
    for (name, value) in [("height", "440px"), ("overflow", "auto")] {
        container.style().set_property(name, value).expect("a style");
    }
    page::script(&format!("document.querySelector('.virtual-rows').scrollTop = {top}"));
    fire(&container, "scroll").await;
    container
}

#[wasm_bindgen_test]
async fn a_long_list_draws_what_is_in_sight_and_tells_its_length() {
    let page = long_list(RwSignal::new(10_000));
    assert_eq!(page.get("table", "Apps").get_attribute("aria-rowcount").as_deref(), Some("10001"));
    assert!(page.names("link").len() < 60);
    scroll(&page, 44 * 5_000).await;
    let row = page.get("link", "app-5000").closest("tr").expect("a selector").expect("a row");
    assert_eq!(row.get_attribute("aria-rowindex").as_deref(), Some("5002"));
    assert!(page.find("link", "app-0").is_none());
    assert!(page.names("link").len() < 60);
}

#[wasm_bindgen_test]
async fn a_focused_row_that_scrolls_away_leaves_the_focus_in_the_list() {
    let page = long_list(RwSignal::new(10_000));
    scroll(&page, 0).await;
    page.get("link", "app-3").focus().expect("focus");
    let container = scroll(&page, 44 * 5_000).await;
    assert_eq!(focused(), container);
}

#[wasm_bindgen_test]
async fn a_long_list_follows_its_count() {
    let count = RwSignal::new(10_000);
    let page = long_list(count);
    count.set(2);
    settle().await;
    assert_eq!(page.names("link"), ["app-0", "app-1"]);
    count.set(0);
    settle().await;
    assert!(page.names("link").is_empty());
}

#[wasm_bindgen_test]
async fn enter_searches_at_once_and_slash_leads_to_the_field() {
    let sought = RwSignal::new(String::new());
    let page = Page::mount(move || {
        view! { <SearchField label="Search apps" value=sought on_search=move |text| sought.set(text) /> }
    });
    let field = page.get("searchbox", "Search apps");
    field.blur().expect("blur");
    let body = document().body().expect("a body");
    assert!(!press_on(&body, "/").await, "the slash is not typed");
    assert_eq!(focused(), field);
    assert!(press_on(&field, "/").await, "while typing, a slash is a slash");
    fill(&field, "beacon").await;
    assert_eq!(sought.get_untracked(), "", "typing rests first");
    press_on(&field, "Enter").await;
    assert_eq!(sought.get_untracked(), "beacon");
}

#[wasm_bindgen_test]
async fn a_filter_shows_and_changes_its_value() {
    let value = RwSignal::new("h".to_owned());
    let options = vec![FilterOption::new("", "All"), FilterOption::new("h", "Healthy")];
    let page = Page::mount(move || {
        view! {
            <FilterMenu
                label="Status"
                name="status"
                options=options
                value=value
                on_choose=move |chosen| value.set(chosen)
            />
        }
    });
    let select = page.select("select");
    let shown =
        |select: &HtmlElement| js_sys::Reflect::get(select, &"value".into()).expect("a value").as_string();
    assert_eq!(shown(&select).as_deref(), Some("h"));
    js_sys::Reflect::set(&select, &"value".into(), &"".into()).expect("a value");
    fire(&select, "change").await;
    assert_eq!(value.get_untracked(), "");
}

#[wasm_bindgen_test]
async fn a_pager_tells_where_one_is_and_ends_at_the_ends() {
    let previous = Signal::stored(None::<String>);
    let next = Signal::stored(Some("#page-2".to_owned()));
    let page = Page::mount(move || {
        view! {
            <Pager
                label="Pages of apps"
                first=1_u64
                last=20_u64
                total=60_u64
                previous=previous
                next=next
            />
        }
    });
    page.get("navigation", "Pages of apps");
    assert!(page.text().contains("1–20 of 60"));
    assert_eq!(page.get("link", "Next").get_attribute("href").as_deref(), Some("#page-2"));
    assert_eq!(page.get("link", "Previous").get_attribute("aria-disabled").as_deref(), Some("true"));
}

#[wasm_bindgen_test]
async fn skeletons_say_that_something_loads() {
    let page = Page::mount(|| {
        view! {
            <SkeletonTable columns=3 rows=2 />
            <SkeletonPanel />
            <SkeletonText />
        }
    });
    assert_eq!(page.names("status"), ["Loading", "Loading", "Loading"]);
}

/// The states of a list, one after the other, as the answers come in.
#[wasm_bindgen_test]
async fn loading_empty_failed_and_loaded_are_told_apart() {
    let answer = RwSignal::new(Err::<Vec<String>, String>("The server did not answer".to_owned()));
    let answers = RwSignal::new(false);
    let asked = RwSignal::new(0);
    let page = Page::mount(move || {
        let resource = LocalResource::new(move || {
            let answer = answer.get();
            async move {
                asked.update(|n| *n += 1);
                while !answers.get_untracked() {
                    settle().await;
                }
                answer
            }
        });
        view! {
            <Loaded
                resource=resource
                loading=|| view! { <p>"Loading apps"</p> }
                empty=Empty::when(
                    Vec::is_empty,
                    || view! { <EmptyState title="No apps yet">"Apply a manifest."</EmptyState> },
                )
                failed=|error, retry| {
                    view! {
                        <ErrorPanel failure=Failure::new(error, "Try again.") on_retry=retry />
                    }
                        .into_any()
                }
                loaded=|apps| {
                    let names: Vec<String> = apps;
                    view! { <p>{names.join(", ")}</p> }.into_any()
                }
            />
        }
    });
    settle().await;
    assert_eq!(page.text(), "Loading apps");
    answers.set(true);
    settle().await;
    settle().await;
    page.get("heading", "The server did not answer");
    click(&page.get("button", "Retry")).await;
    assert_eq!(asked.get_untracked(), 2);
    answer.set(Ok(Vec::new()));
    settle().await;
    page.get("heading", "No apps yet");
    answer.set(Ok(vec!["beacon".to_owned(), "archive".to_owned()]));
    settle().await;
    assert_eq!(page.text(), "beacon, archive");
}

#[wasm_bindgen_test]
async fn a_forbidden_page_says_what_is_needed_and_who_grants_it() {
    let page = Page::mount(|| {
        view! {
            <ForbiddenPanel
                title="You may not see the audit log"
                asked="Orbital Labs"
                permission="organization.auditLogs.get"
                grantor="An owner of Orbital Labs"
                back=|| view! { <a href="#back">"Back to workspaces"</a> }
            />
        }
    });
    page.get("heading", "You may not see the audit log");
    for told in ["Orbital Labs", "organization.auditLogs.get", "An owner of Orbital Labs"] {
        assert!(page.text().contains(told), "{told}");
    }
    page.get("link", "Back to workspaces");
}
