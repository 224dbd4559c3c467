//! The wrappers of `browser/`, with the facility there, absent and refusing.

#![cfg(target_arch = "wasm32")]

use cloud_ui::browser::clipboard::{self, CopyError};
use cloud_ui::browser::http::{self, Credentials, HttpRequest, Method};
use cloud_ui::browser::storage::{self, Area, StorageError};
use cloud_ui::browser::{clock, crypto, events, intl, locks, panics, random, theme};
use cloud_ui_browser_tests::stage::script;
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use wasm_bindgen::JsCast;
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};

wasm_bindgen_test_configure!(run_in_browser);

fn set_clipboard(value: &str) {
    script(&format!("Object.defineProperty(navigator, 'clipboard', {{configurable: true, value: {value}}})"));
}

#[wasm_bindgen_test]
async fn copying_says_whether_it_worked() {
    set_clipboard("{writeText: async text => { window.__copied = text; }}");
    assert_eq!(clipboard::copy("a key").await, Ok(()));
    assert_eq!(script("return window.__copied").as_string().as_deref(), Some("a key"));
    set_clipboard("{writeText: () => Promise.reject(new DOMException('no', 'NotAllowedError'))}");
    assert_eq!(clipboard::copy("a key").await, Err(CopyError::Refused));
    set_clipboard("{writeText() { throw new Error('no'); }}");
    assert_eq!(clipboard::copy("a key").await, Err(CopyError::Refused));
    set_clipboard("undefined");
    assert_eq!(clipboard::copy("a key").await, Err(CopyError::Unavailable));
    script("delete navigator.clipboard");
}

/// A list that took long to arrive moved the clock back by as long: `Date` was compared with the time at
/// which the body had been read.
#[wasm_bindgen_test]
async fn a_slow_body_does_not_move_the_clock() {
    script(
        "window.__now = Date.now;
         window.__fetch = window.fetch;
         window.fetch = async () => new Response(
             new ReadableStream({pull(body) {
                 Date.now = () => window.__now.call(Date) + 60_000;
                 body.enqueue(new TextEncoder().encode('late'));
                 body.close();
             }}, {highWaterMark: 0}),
             {headers: {date: new Date(window.__now.call(Date)).toUTCString()}},
         );",
    );
    let answer = http::send(HttpRequest {
        method: Method::Get,
        url: "https://api.test/slow".to_owned(),
        headers: Vec::new(),
        body: None,
        credentials: Credentials::Omit,
        timeout_ms: 600_000,
    });
    assert_eq!(answer.await.ok().map(|answer| answer.body).as_deref(), Some("late"));
    let ahead =
        clock::now_ms() - script("return window.__now.call(Date)").as_f64().unwrap_or_default() as i64;
    script("Date.now = window.__now; window.fetch = window.__fetch;");
    assert!((59_000..61_000).contains(&ahead), "{ahead}: the minute that the body took has passed");
}

#[wasm_bindgen_test]
fn full_and_denied_storage_are_told_apart() {
    let set = || storage::set(Area::Local, "facility", "x");
    script(
        "Storage.prototype.__set = Storage.prototype.setItem;
        Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError'); }",
    );
    let full = set();
    script("Storage.prototype.setItem = Storage.prototype.__set; delete Storage.prototype.__set;");
    assert_eq!(full, Err(StorageError::Full));

    cloud_ui_browser_tests::stage::deny_storage();
    let denied = (set(), storage::get(Area::Local, "facility"), storage::keys(Area::Local, ""));
    cloud_ui_browser_tests::stage::allow_storage();
    assert_eq!(denied, (Err(StorageError::Denied), Err(StorageError::Denied), vec![]));

    assert_eq!(set(), Ok(()));
    assert_eq!(storage::get(Area::Local, "facility"), Ok(Some("x".to_owned())));
    assert_eq!(storage::remove(Area::Local, "facility"), Ok(()));
}

#[wasm_bindgen_test]
async fn work_under_one_lock_runs_one_after_the_other() {
    let log = Rc::new(RefCell::new(Vec::new()));
    let work = |name: &'static str| {
        let log = Rc::clone(&log);
        locks::hold(
            "facility",
            Box::pin(async move {
                log.borrow_mut().push(format!("{name} begins"));
                clock::sleep(20).await;
                log.borrow_mut().push(format!("{name} ends"));
            }),
        )
    };
    let first = cloud_ui::browser::task::Flight::begin(work("first"));
    let second = cloud_ui::browser::task::Flight::begin(work("second"));
    second.landed().await;
    first.landed().await;
    assert_eq!(*log.borrow(), ["first begins", "first ends", "second begins", "second ends"]);
}

#[wasm_bindgen_test]
async fn without_web_locks_the_work_is_done_all_the_same() {
    for locks_object in
        ["undefined", "{request: () => Promise.reject(new DOMException('no', 'SecurityError'))}"]
    {
        script(&format!(
            "Object.defineProperty(navigator, 'locks', {{configurable: true, value: {locks_object}}})"
        ));
        let runs = Rc::new(Cell::new(0));
        let count = Rc::clone(&runs);
        locks::hold("absent", Box::pin(async move { count.set(count.get() + 1) })).await;
        script("delete navigator.locks");
        assert_eq!(runs.get(), 1, "{locks_object}");
    }
}

#[wasm_bindgen_test]
async fn a_dropped_timer_and_a_dropped_listener_are_silent() {
    let fired = Rc::new(Cell::new(0));
    let count = |step: u32| {
        let fired = Rc::clone(&fired);
        move || fired.set(fired.get() + step)
    };
    drop(clock::after(1, count(1)));
    let kept = clock::after(5, count(10));
    let on_event = count(100);
    let listener = events::on_window("facility", move |_| on_event());
    let dispatch = || script("window.dispatchEvent(new Event('facility'))");
    dispatch();
    drop(listener);
    dispatch();
    cloud_ui_browser_tests::stage::until("the kept timer fires", || fired.get() >= 110).await;
    assert_eq!(fired.get(), 110);
    drop(kept);
}

#[wasm_bindgen_test]
async fn digests_and_random_bytes_come_from_the_browser() {
    let digest = crypto::sha256(b"abc").await.expect("WebCrypto");
    assert_eq!(crypto::base64url(&digest), "ungWv48Bz-pBQUDeXa4iI7ADYaOWF3qctBD_YfIAFa0");
    assert_ne!(random::bytes::<32>(), random::bytes::<32>());
}

#[wasm_bindgen_test]
fn instants_are_told_in_words_and_exactly() {
    let at = intl::parse_instant("2026-12-21T14:02:11Z").expect("an instant");
    assert_eq!(intl::to_rfc3339(at), "2026-12-21T14:02:11.000Z");
    assert_eq!(intl::relative(at, at - 30 * 86_400_000), "in 30 days");
    assert_eq!(intl::relative(at, at + 3 * 3_600_000), "3 hours ago");
    assert!(intl::absolute(at).contains("2026"));
    assert_eq!(intl::parse_instant("soon"), None);
    assert!(!intl::absolute(i64::MAX).is_empty());
    assert!(!intl::to_rfc3339(i64::MIN).is_empty());
}

#[wasm_bindgen_test]
fn a_theme_dresses_the_page_and_is_kept() {
    assert_eq!(theme::choose(theme::Theme::Dark), Ok(()));
    assert_eq!(theme::current(), theme::Theme::Dark);
    assert_eq!(script("return document.documentElement.dataset.theme").as_string().as_deref(), Some("dark"));
    assert_eq!(storage::remove(Area::Local, theme::KEY), Ok(()));
    assert_eq!(theme::current(), theme::Theme::System);
}

#[wasm_bindgen_test]
fn a_panic_reaches_the_page() {
    let heard = Rc::new(RefCell::new(None));
    let log = Rc::clone(&heard);
    let _listener = events::on_window(panics::EVENT, move |event| {
        let event: web_sys::CustomEvent = event.unchecked_into();
        log.replace(event.detail().as_string());
    });
    panics::announce("it broke");
    assert_eq!(heard.borrow().as_deref(), Some("it broke"));
}
