//! What a tab makes of what it finds when it opens.

#![cfg(target_arch = "wasm32")]

use cloud_ui::browser::storage::Area;
use cloud_ui::session::{ExpiryReason, NoToken, Notice, SessionState, SignedOutReason};
use cloud_ui_browser_tests::stage::{
    allow_storage, calls, deny_storage, keep, kept, record, serve, tab, tokens, until,
};
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};

wasm_bindgen_test_configure!(run_in_browser);

const MINUTES: i64 = 60_000;

fn signed_out(reason: SignedOutReason) -> SessionState {
    SessionState::SignedOut { reason }
}

#[wasm_bindgen_test]
async fn nothing_kept_means_signed_out() {
    let session = tab("nothing");
    assert_eq!(session.state(), SessionState::Restoring);
    assert_eq!(session.grant().await.err(), Some(NoToken::SignedOut));
    assert_eq!(session.state(), signed_out(SignedOutReason::Never));
    assert_eq!(session.notices(), []);
}

#[wasm_bindgen_test]
async fn garbage_and_old_versions_are_cleared() {
    let old = record(1, "a", 10 * MINUTES, true).replace("\"version\":1", "\"version\":0");
    for (name, text) in [("garbage", "{not json"), ("markup", "<html>"), ("old", old.as_str())] {
        keep(Area::Local, name, text);
        let session = tab(name);
        assert!(session.grant().await.is_err());
        assert_eq!(session.state(), signed_out(SignedOutReason::Unreadable), "{name}");
        assert_eq!(kept(Area::Local, name), None, "{name}");
    }
}

#[wasm_bindgen_test]
async fn a_record_of_the_other_storage_is_not_taken() {
    keep(Area::Local, "misplaced", &record(1, "a", 10 * MINUTES, false));
    let session = tab("misplaced");
    assert!(session.grant().await.is_err());
    assert_eq!(kept(Area::Local, "misplaced"), None);
}

#[wasm_bindgen_test]
async fn a_good_record_signs_in_without_asking_the_server() {
    serve("throw new TypeError('no network')");
    keep(Area::Session, "good", &record(1, "a", 10 * MINUTES, false));
    let session = tab("good");
    assert!(session.grant().await.is_ok());
    assert_eq!(session.identity().expect("a person").display_name(), "Ada");
    assert_eq!(calls(""), 0);
}

#[wasm_bindgen_test]
async fn denied_storage_leaves_a_session_in_memory_with_a_notice() {
    deny_storage();
    let session = tab("denied");
    let nobody = session.grant().await;
    let other_tab = cloud_ui::browser::broadcast::Channel::open("cloud-ui-session:denied", |_| {});
    let tell = serde_json::json!({"kind": "tell", "record": record(1, "a", 10 * MINUTES, false)});
    other_tab.expect("a channel").post(&tell.to_string());
    until("the told session arrives", || session.identity().is_some()).await;
    let notices = session.notices();
    allow_storage();

    assert_eq!(nobody.err(), Some(NoToken::SignedOut));
    assert_eq!(notices, [Notice::StorageDenied]);
    assert!(session.grant().await.is_ok());
}

#[wasm_bindgen_test]
async fn a_stale_token_is_refreshed_before_anybody_is_shown() {
    serve(&format!("return {}", tokens("fresh")));
    keep(Area::Local, "stale", &record(1, "a", -MINUTES, true));
    let session = tab("stale");
    assert!(session.grant().await.is_ok());
    assert_eq!(calls("/auth/oauth/token"), 1);
    assert!(kept(Area::Local, "stale").expect("a record").contains("fresh"));
}

#[wasm_bindgen_test]
async fn a_refused_session_is_a_sign_out_that_says_why() {
    serve("return [400, '{\"error\":\"invalid_grant\"}', {}]");
    keep(Area::Local, "refused", &record(1, "a", -MINUTES, true));
    let session = tab("refused");
    assert!(session.grant().await.is_err());
    let reason = SignedOutReason::Refused(ExpiryReason::InvalidGrant);
    assert_eq!(session.state(), signed_out(reason));
    assert_eq!(kept(Area::Local, "refused"), None);
}

#[wasm_bindgen_test]
async fn an_outage_keeps_the_session_and_says_so() {
    serve("return [503, 'upstream down', {}]");
    let text = record(1, "a", -MINUTES, true);
    keep(Area::Local, "outage", &text);
    let session = tab("outage");
    assert_eq!(session.grant().await.err(), Some(NoToken::Unreachable));
    assert_eq!(session.notices(), [Notice::Unreachable]);
    assert!(session.identity().is_some());
    assert_eq!(kept(Area::Local, "outage"), Some(text));
}
