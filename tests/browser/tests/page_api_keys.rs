//! The API keys page: a key is made once, its secret is shown once, a lost answer leaves no orphan.

#![cfg(target_arch = "wasm32")]

use cloud_ui::api::{Client, Revisions};
use cloud_ui::browser::storage::Area;
use cloud_ui::organization::MyOrganizations;
use cloud_ui::pages::api_keys::ApiKeysPage;
use cloud_ui::pages::connection::provide_connection;
use cloud_ui::pages::navigation::provide_route;
use cloud_ui::pages::now::provide_now;
use cloud_ui::ui::{ToastRegion, provide_announcer, provide_toasts};
use cloud_ui_browser_tests::page::{Page, click, fill, settle};
use cloud_ui_browser_tests::stage::{calls, keep, record, script, serve, tab, until};
use leptos::prelude::*;
use leptos::wasm_bindgen::JsCast;
use leptos_router::components::Router;
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};

wasm_bindgen_test_configure!(run_in_browser);

const SECRET: &str = "cui_0000000000000000000000000000004G3Hek";

/// An API with one organization, and with the keys that were made; `made` answers the making.
fn api(made: &str) {
    script("window.__keys = [];");
    serve(&format!(
        "const page = (name, items) => [200, JSON.stringify({{[name]: items, limit: 20, offset: 0, totalCount: items.length}}), {{}}];
         const person = {{id: 'ada'}};
         if (url.includes('/v1/organizations')) return page('organizations', [{{
             id: 'cm4x8k2p90000abcd1234efgh', name: 'Orbital Labs', productPlans: [], allowEnhancedSupportAccess: false,
             hasAllowedIpAddressRanges: false, isBlockedEnableAiFeatures: false, isScimEnabled: false,
             shouldEnforceDedicatedClusters: false, createdAt: '2026-01-01T00:00:00Z', createdBy: person,
             updatedAt: '2026-01-01T00:00:00Z', updatedBy: person}}]);
         if (init.method === 'POST' && url.endsWith('/revoke')) {{
             if (window.__refusesRevoking) throw new TypeError('Failed to fetch');
             window.__keys.forEach(key => {{ key.status = 'REVOKED'; }});
             return [204, '', {{}}];
         }}
         if (init.method === 'POST') {{
             const key = {{id: 'cm4x8k2p90000abcd1234efgi', name: JSON.parse(init.body).name,
                 organizationId: 'cm4x8k2p90000abcd1234efgh', organizationName: 'Orbital Labs', userId: 'ada',
                 owner: person, maskedKey: 'cui_0000…3Hek', status: 'ACTIVE', source: 'UI',
                 createdAt: new Date().toISOString()}};
             window.__posts = (window.__posts ?? 0) + 1;
             {made}
         }}
         return page('apiKeys', url.includes('EXPIRING') ? [] : window.__keys);"
    ));
}

/// The page, signed in, with its form open and a name in it.
async fn opened(domain: &str) -> Page {
    opened_until(domain, ArcRwSignal::new(false)).await
}

/// The same; the page gives way to another when `left` says so.
async fn opened_until(domain: &str, left: ArcRwSignal<bool>) -> Page {
    script("window.__posts = 0; history.replaceState(null, '', '?name=ci');");
    keep(Area::Session, domain, &record(1, "token", 600_000, false));
    let session = tab(domain);
    let page = Page::mount(move || {
        let revisions = Revisions::new(session);
        provide_context(session);
        provide_context(revisions);
        provide_context(Client::new(session));
        provide_toasts();
        provide_announcer();
        provide_now();
        provide_connection(session, revisions);
        view! {
            <Router>
                <Inside left=left />
            </Router>
            <ToastRegion />
        }
    });
    until("the form is open", || page.find("textbox", "Name").is_some()).await;
    page
}

#[component]
fn Inside(left: ArcRwSignal<bool>) -> impl IntoView {
    provide_route();
    provide_context(MyOrganizations::new());
    move || (!left.get()).then(|| view! { <ApiKeysPage /> })
}

fn posts() -> f64 {
    script("return window.__posts").as_f64().unwrap_or_default()
}

fn submit(page: &Page) -> web_sys::HtmlElement {
    page.select("dialog[open] button[type=submit]")
}

#[wasm_bindgen_test]
async fn a_double_click_makes_one_key_whose_secret_is_gone_after_closing() {
    api(&format!(
        "window.__keys.push(key); return [200, JSON.stringify({{...key, key: '{SECRET}'}}), {{}}];"
    ));
    let page = opened("keys-once").await;
    let button = submit(&page);
    button.click();
    button.click();
    until("the secret is shown", || page.text().contains("only time it is shown")).await;
    assert_eq!(posts(), 1.0);
    assert!(calls("search=ci") >= 1, "the list was read again before the key was claimed to exist");

    click(&page.get("checkbox", "I have stored it")).await;
    click(&page.get("button", "Done")).await;
    settle().await;
    assert!(!page.markup().contains(SECRET));
    assert!(page.text().contains("cui_0000…3Hek"), "the list shows the new key");
}

/// The server made the key and the connection broke before its answer: the person saw an error,
/// made a second key, and the first one lived on unknown.
#[wasm_bindgen_test]
async fn an_answer_that_is_lost_leaves_no_orphan_and_no_field_empty() {
    api("window.__keys.push(key); throw new TypeError('Failed to fetch');");
    let page = opened("keys-lost").await;
    fill(&page.get("textbox", "Name"), "ci deploy").await;
    submit(&page).click();
    until("the orphan is found", || page.text().contains("No answer came, but the key was made")).await;
    assert_eq!(page.get("textbox", "Name").unchecked_ref::<web_sys::HtmlInputElement>().value(), "ci deploy");

    click(&page.get("button", "Revoke it")).await;
    until("it is revoked", || {
        script("return window.__keys[0].status").as_string().as_deref() == Some("REVOKED")
    })
    .await;
    until("the notice is gone", || !page.text().contains("No answer came")).await;
}

#[wasm_bindgen_test]
async fn when_nothing_was_made_the_person_may_simply_try_again() {
    api("throw new TypeError('Failed to fetch');");
    let page = opened("keys-nothing").await;
    submit(&page).click();
    until("the list was read", || page.text().contains("no key was made")).await;
    assert!(page.find("button", "Revoke it").is_none());
}

/// Goes elsewhere once the list is read again to confirm the key, or before, and waits for the notice.
async fn leaves_when(domain: &str, when: impl Fn() -> bool, notice: &str) -> Page {
    let left = ArcRwSignal::new(false);
    let page = opened_until(domain, left.clone()).await;
    submit(&page).click();
    until("it is time to leave", when).await;
    left.set(true);
    until("a notice tells of the key", || page.text().contains(notice)).await;
    assert!(page.find("textbox", "Name").is_none(), "the page was left");
    assert!(!page.markup().contains(SECRET));
    page
}

fn status_of_the_key() -> Option<String> {
    script("return window.__keys[0]?.status").as_string()
}

/// Who went to another page while a key was being made left an active key behind, whose secret was
/// dropped without a word.
#[wasm_bindgen_test]
async fn a_key_made_for_somebody_who_has_left_is_revoked_and_told_of() {
    api(&format!(
        "window.__keys.push(key); return [200, JSON.stringify({{...key, key: '{SECRET}'}}), {{}}];"
    ));
    let sent = || calls("/users/self/api-keys ") == 1;
    let _page = leaves_when("keys-left", sent, "its secret was never shown, and the key is revoked").await;
    assert_eq!(status_of_the_key().as_deref(), Some("REVOKED"));
}

#[wasm_bindgen_test]
async fn leaving_while_the_key_is_looked_up_revokes_it_too() {
    api(&format!(
        "window.__keys.push(key); return [200, JSON.stringify({{...key, key: '{SECRET}'}}), {{}}];"
    ));
    let looked_up = || calls("search=ci") >= 1;
    let _page = leaves_when("keys-left-late", looked_up, "the key is revoked").await;
    assert_eq!(status_of_the_key().as_deref(), Some("REVOKED"));
}

#[wasm_bindgen_test]
async fn a_key_that_nobody_saw_and_that_cannot_be_revoked_is_named() {
    api(&format!(
        "window.__keys.push(key); return [200, JSON.stringify({{...key, key: '{SECRET}'}}), {{}}];"
    ));
    script("window.__refusesRevoking = true;");
    let page = leaves_when("keys-left-active", || posts() == 1.0, "was made but not shown").await;
    script("window.__refusesRevoking = false;");
    assert_eq!(status_of_the_key().as_deref(), Some("ACTIVE"));
    assert!(page.text().contains("Revoke it under Settings > API keys"));
}

#[wasm_bindgen_test]
async fn a_lost_answer_to_somebody_who_has_left_leaves_no_orphan() {
    api("window.__keys.push(key); throw new TypeError('Failed to fetch');");
    let _page = leaves_when("keys-left-lost", || posts() == 1.0, "the key is revoked").await;
    assert_eq!(status_of_the_key().as_deref(), Some("REVOKED"));
}
