//! Several tabs and one session. Two sessions of one page stand for two tabs: they share storage,
//! locks and channels, as tabs do.

#![cfg(target_arch = "wasm32")]

use cloud_ui::browser::broadcast::Channel;
use cloud_ui::browser::storage::Area;
use cloud_ui::session::{ExpiryReason, NoToken, SessionState, SignOutOutcome, SignedOutReason};
use cloud_ui_browser_tests::stage::{calls, keep, kept, record, serve, tab, tokens, until};
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};

wasm_bindgen_test_configure!(run_in_browser);

const MINUTES: i64 = 60_000;

/// The other tab: what it hears, and its voice.
fn other_tab(name: &str) -> (Channel, Rc<RefCell<Vec<String>>>) {
    let heard = Rc::new(RefCell::new(Vec::new()));
    let log = Rc::clone(&heard);
    let channel = Channel::open(&format!("cloud-ui-session:{name}"), move |text| {
        log.borrow_mut().push(text);
    });
    (channel.expect("a channel"), heard)
}

fn tell(record: &str) -> String {
    serde_json::json!({"kind": "tell", "record": record}).to_string()
}

#[wasm_bindgen_test]
async fn two_tabs_with_one_stale_token_refresh_once() {
    serve(&format!("return {}", tokens("fresh")));
    keep(Area::Local, "contended", &record(1, "a", -MINUTES, true));
    let (first, second) = (tab("contended"), tab("contended"));
    assert!(first.grant().await.is_ok());
    assert!(second.grant().await.is_ok());
    assert_eq!(calls("/auth/oauth/token"), 1);
}

#[wasm_bindgen_test]
async fn two_tabs_whose_token_is_refused_at_once_refresh_once() {
    serve(&format!("return {}", tokens("fresh")));
    keep(Area::Local, "refused-twice", &record(1, "a", 10 * MINUTES, true));
    let (first, second) = (tab("refused-twice"), tab("refused-twice"));
    let first_grant = first.grant().await.expect("a token");
    let second_grant = second.grant().await.expect("a token");
    let both = (
        wasm_bindgen_futures::JsFuture::from(wasm_bindgen_futures::future_to_promise(async move {
            assert!(first.replace(&first_grant).await.is_ok());
            Ok(wasm_bindgen::JsValue::UNDEFINED)
        })),
        second.replace(&second_grant),
    );
    assert!(both.1.await.is_ok());
    assert!(both.0.await.is_ok());
    assert_eq!(calls("/auth/oauth/token"), 1);
}

#[wasm_bindgen_test]
async fn a_new_tab_asks_its_peers_for_the_session_that_no_storage_shares() {
    let (other, heard) = other_tab("ctrl-click");
    let session = tab("ctrl-click");
    until("the new tab asks", || !heard.borrow().is_empty()).await;
    assert_eq!(heard.borrow().first().map(String::as_str), Some(r#"{"kind":"ask","than":0}"#));
    other.post(&tell(&record(5, "told", 10 * MINUTES, false)));
    until("the answer is adopted", || session.identity().is_some()).await;
    assert!(kept(Area::Session, "ctrl-click").is_some());
    assert_eq!(kept(Area::Local, "ctrl-click"), None);
}

#[wasm_bindgen_test]
async fn a_tab_answers_its_peers_only_with_something_newer() {
    keep(Area::Session, "asked", &record(5, "a", 10 * MINUTES, false));
    let session = tab("asked");
    assert!(session.grant().await.is_ok());
    let (other, heard) = other_tab("asked");
    other.post(r#"{"kind":"ask","than":5}"#);
    other.post(r#"{"kind":"nonsense"}"#);
    other.post(r#"{"kind":"ask","than":4}"#);
    until("the tab answers", || !heard.borrow().is_empty()).await;
    assert_eq!(heard.borrow().len(), 1);
    assert!(heard.borrow()[0].contains(r#""kind":"tell""#));
}

#[wasm_bindgen_test]
async fn the_same_persons_new_tokens_are_adopted_and_older_ones_are_not() {
    keep(Area::Session, "adopt", &record(5, "a", 10 * MINUTES, false));
    let session = tab("adopt");
    let before = session.grant().await.expect("a token");
    let (other, _heard) = other_tab("adopt");
    other.post(&tell(&record(4, "older", 10 * MINUTES, false)));
    other.post(&tell(&record(6, "newer", 10 * MINUTES, false)));
    until("the newer record is kept", || {
        kept(Area::Session, "adopt").is_some_and(|text| text.contains("newer"))
    })
    .await;
    assert_eq!(session.generation(), before.generation);
    assert_eq!(session.resumed(), 0);
}

#[wasm_bindgen_test]
async fn signing_out_in_one_tab_signs_out_the_others_and_clears_storage() {
    serve("return [200, '', {}]");
    keep(Area::Local, "leave", &record(5, "a", 10 * MINUTES, true));
    let (here, there) = (tab("leave"), tab("leave"));
    let began = there.grant().await.expect("a token").generation;
    assert!(here.grant().await.is_ok());

    assert_eq!(here.sign_out().await, SignOutOutcome::Revoked);
    let chosen = SignedOutReason::Chosen;
    assert_eq!(here.state(), SessionState::SignedOut { reason: chosen });
    let elsewhere = SessionState::SignedOut { reason: SignedOutReason::Elsewhere };
    until("the other tab follows", || there.state() == elsewhere).await;
    assert!(there.generation() > began, "what was under way no longer counts");
    assert_eq!(there.grant().await.err(), Some(NoToken::SignedOut));
    assert_eq!(kept(Area::Local, "leave"), None);
    assert_eq!(calls("/auth/oauth/revoke"), 1);
}

#[wasm_bindgen_test]
async fn a_server_that_is_down_does_not_keep_anybody_signed_in() {
    serve("throw new TypeError('no network')");
    keep(Area::Local, "leave-offline", &record(5, "a", 10 * MINUTES, true));
    let session = tab("leave-offline");
    assert!(session.grant().await.is_ok());
    assert_eq!(session.sign_out().await, SignOutOutcome::OnlyHere);
    assert_eq!(session.identity(), None);
    assert_eq!(kept(Area::Local, "leave-offline"), None);
}

#[wasm_bindgen_test]
async fn an_expired_session_goes_on_when_another_window_hands_one_over() {
    serve("return [400, '{\"error\":\"invalid_grant\"}', {}]");
    keep(Area::Session, "handover", &record(5, "a", 10 * MINUTES, false));
    let session = tab("handover");
    let grant = session.grant().await.expect("a token");
    assert_eq!(session.replace(&grant).await.err(), Some(NoToken::SignedOut));
    let request = session.reauth().expect("the dialog");
    assert_eq!(request.reason, ExpiryReason::InvalidGrant);
    assert_eq!(request.identity.display_name(), "Ada");

    let (window, _heard) = other_tab("handover");
    window.post(&tell(&record(9, "handed-over", 10 * MINUTES, false)));
    until("the page goes on", || session.reauth().is_none()).await;
    assert_eq!(session.resumed(), 1, "the page reads its data again");
    assert_eq!(session.generation(), grant.generation);
    assert!(session.grant().await.is_ok());
}
