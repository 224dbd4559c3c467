//! What the tests of session and API play on: a `fetch` that they script, records in storage, and
//! the other tab.

use cloud_ui::browser::clock;
use cloud_ui::browser::storage::{self, Area};
use cloud_ui::session::Session;
use cloud_ui_contract::console_config::BaseDomain;
use js_sys::Function;
use leptos::prelude::Owner;
use wasm_bindgen::JsValue;

/// A base domain of the test's own, so that no test meets another's record, lock or channel.
pub fn domain(name: &str) -> BaseDomain {
    BaseDomain {
        name: name.to_owned(),
        api_origin: "https://api.test".to_owned(),
        issuer: "https://api.test/auth/".to_owned(),
    }
}

/// A session of `domain`, as a tab has that opens now.
pub fn tab(name: &str) -> Session {
    let owner = Owner::new();
    owner.set();
    // The session lives as long as the page, like the app's.
    std::mem::forget(owner);
    Session::start(domain(name))
}

/// A record's text.
pub fn record(rotation: i64, access_token: &str, expires_in_ms: i64, keep: bool) -> String {
    serde_json::json!({
        "version": 1,
        "identity": {"subject": "ada", "name": "Ada", "email": "ada@orbital.example", "connection": null},
        "access_token": access_token,
        "refresh_token": format!("refresh-{rotation}"),
        "expires_at_ms": clock::now_ms() + expires_in_ms,
        "rotation": rotation,
        "keep_signed_in": keep,
    })
    .to_string()
}

/// The storage key of a domain's record.
pub fn key(name: &str) -> String {
    format!("cloud-ui.session.{name}")
}

/// Puts a text where the record of the domain stands.
pub fn keep(area: Area, name: &str, text: &str) {
    storage::set(area, &key(name), text).expect("storage");
}

/// What stands where the record of the domain stands.
pub fn kept(area: Area, name: &str) -> Option<String> {
    storage::get(area, &key(name)).expect("storage")
}

/// Runs JavaScript in the page.
pub fn script(body: &str) -> JsValue {
    Function::new_no_args(body).call0(&JsValue::UNDEFINED).expect("a script without faults")
}

/// Replaces `fetch`. The body sees `url`, `init` and `calls` (the number of this call, from 1) and
/// returns `[status, text, headers]` or throws; each call takes a turn of the event loop.
pub fn serve(body: &str) {
    script(&format!(
        "window.__calls = []; window.fetch = async (url, init) => {{
            window.__calls.push(url + ' ' + (init.headers.get('authorization') ?? ''));
            const calls = window.__calls.length;
            await new Promise(resolve => setTimeout(resolve, 20));
            const [status, text, headers] = (() => {{ {body} }})();
            return new Response(status === 204 ? null : text, {{status, headers}});
        }};"
    ));
}

/// How often `fetch` was called with an address that contains `part`.
pub fn calls(part: &str) -> usize {
    let joined = script("return window.__calls.join('\\n')").as_string();
    joined.unwrap_or_default().lines().filter(|line| line.contains(part)).count()
}

/// The JavaScript of a token endpoint's answer.
pub fn tokens(access_token: &str) -> String {
    format!(
        "[200, JSON.stringify({{access_token: '{access_token}', refresh_token: 'next', expires_in: 600, token_type: 'Bearer'}}), {{}}]"
    )
}

/// Waits until the condition holds, as a person waits for a page.
pub async fn until(what: &str, condition: impl Fn() -> bool) {
    for _ in 0..300 {
        if condition() {
            return;
        }
        clock::sleep(10).await;
    }
    panic!("never: {what}");
}

/// Lets the getters of these stores throw, as in a browser that denies storage.
pub fn deny_storage() {
    script(
        "window.__stores = ['localStorage', 'sessionStorage'].map(name => [name, Object.getOwnPropertyDescriptor(window, name)]);
         for (const [name] of window.__stores) Object.defineProperty(window, name,
            {configurable: true, get() { throw new DOMException('no', 'SecurityError'); }});",
    );
}

/// Ends [`deny_storage`].
pub fn allow_storage() {
    script("for (const [name, stored] of window.__stores) Object.defineProperty(window, name, stored);");
}
