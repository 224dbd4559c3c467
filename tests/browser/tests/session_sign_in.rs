//! The proof key, and what the callback makes of an authorization response.

#![cfg(target_arch = "wasm32")]

use cloud_ui::browser::storage::{self, Area};
use cloud_ui::browser::{clock, crypto, location};
use cloud_ui::session::guard;
use cloud_ui::session::{IdTokenFault, Session, SignInError, SignedIn, TokenFailure, challenge};
use cloud_ui_browser_tests::stage::{calls, kept, script, serve, tab};
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};

wasm_bindgen_test_configure!(run_in_browser);

const ISSUER: &str = "https://api.test/auth/";

/// Keeps a sign-in under way, as the console does before it leaves.
fn begun(state: &str, minutes_ago: i64, hands_over: bool) {
    let pending = serde_json::json!({
        "nonce": "n-1",
        "verifier": "v-1",
        "issuer": ISSUER,
        "return_to": "/o/c1/apps?search=a#x",
        "hands_over": hands_over,
        "begun_at_ms": clock::now_ms() - minutes_ago * 60_000,
    });
    storage::set(Area::Session, &format!("cloud-ui.sign-in.{state}"), &pending.to_string()).expect("storage");
}

async fn come_back(session: Session, query: &str) -> Result<SignedIn, SignInError> {
    let path = location::path();
    location::rewrite(&format!("{path}?{query}"));
    let finished = session.finish_sign_in().await;
    assert_eq!(location::query(), "", "the code does not stay in the address");
    finished
}

/// Lets the token endpoint answer with an ID token of that nonce.
fn serve_tokens(nonce: &str) {
    let claims = serde_json::json!({
        "iss": ISSUER, "sub": "ada", "aud": "console", "nonce": nonce, "name": "Ada",
        "exp": (clock::now_ms() + 600_000) / 1_000,
    });
    let payload = crypto::base64url(claims.to_string().as_bytes());
    serve(&format!(
        "return [200, JSON.stringify({{access_token: 'a', refresh_token: 'r', expires_in: 600, token_type: 'Bearer',
            id_token: 'e30.{payload}.c2ln', keep_signed_in: true}}), {{}}]"
    ));
}

const GOOD: &str = "code=c-1&state=s-1&iss=https%3A%2F%2Fapi.test%2Fauth%2F";

#[wasm_bindgen_test]
async fn the_challenge_is_the_one_of_rfc_7636_appendix_b() {
    assert_eq!(
        challenge("dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk").await.as_deref(),
        Ok("E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM")
    );
}

#[wasm_bindgen_test]
async fn a_good_answer_signs_in_once_and_goes_where_the_person_wanted() {
    serve_tokens("n-1");
    begun("s-1", 9, false);
    let session = tab("callback");
    let return_to = Some("/o/c1/apps?search=a#x".to_owned());
    assert_eq!(come_back(session, GOOD).await, Ok(SignedIn::Here { return_to }));
    assert_eq!(session.identity().expect("a person").subject, "ada");
    assert!(kept(Area::Local, "callback").is_some(), "keep_signed_in came with the tokens");

    assert_eq!(come_back(session, GOOD).await, Err(SignInError::NotBegunHere));
    assert_eq!(calls("/auth/oauth/token"), 1, "a replayed answer is not even sent");
}

#[wasm_bindgen_test]
async fn a_window_of_an_expired_page_hands_over() {
    serve_tokens("n-1");
    begun("s-1", 0, true);
    assert_eq!(come_back(tab("window"), GOOD).await, Ok(SignedIn::HandedOver));
}

#[wasm_bindgen_test]
async fn answers_that_match_nothing_are_refused_before_any_request() {
    serve_tokens("n-1");
    let session = tab("mismatch");
    for (query, error) in [
        ("", SignInError::NoResponse),
        ("code=c-1", SignInError::NoResponse),
        ("code=c-1&state=other", SignInError::NotBegunHere),
        ("code=c-1&state=constructor", SignInError::NotBegunHere),
        ("code=c-1&state=__proto__", SignInError::NotBegunHere),
    ] {
        begun("s-1", 0, false);
        assert_eq!(come_back(session, query).await, Err(error), "{query}");
    }
    begun("s-1", 11, false);
    assert_eq!(come_back(session, GOOD).await, Err(SignInError::NotBegunHere), "too late");
    assert_eq!(calls(""), 0);
    assert_eq!(session.identity(), None);
}

#[wasm_bindgen_test]
async fn another_issuer_and_a_declined_sign_in_use_the_state_up() {
    serve_tokens("n-1");
    let session = tab("issuer");
    for (query, error) in [
        ("code=c-1&state=s-1&iss=https%3A%2F%2Fevil.test%2F", SignInError::WrongIssuer),
        ("code=c-1&state=s-1", SignInError::WrongIssuer),
        ("error=access_denied&state=s-1&iss=https%3A%2F%2Fapi.test%2Fauth%2F", SignInError::Declined),
    ] {
        begun("s-1", 0, false);
        assert_eq!(come_back(session, query).await, Err(error), "{query}");
        assert_eq!(come_back(session, GOOD).await, Err(SignInError::NotBegunHere));
    }
    assert_eq!(calls(""), 0);
}

/// A person declined, signed in at the second attempt, and found themselves on the start page.
#[wasm_bindgen_test]
async fn a_declined_sign_in_keeps_the_way_back() {
    serve_tokens("n-1");
    guard::keep_return_to("/o/c1/apps?search=a#x");
    let session = tab("second-attempt");
    begun("s-1", 0, false);
    let declined = "error=access_denied&state=s-1&iss=https%3A%2F%2Fapi.test%2Fauth%2F";
    assert_eq!(come_back(session, declined).await, Err(SignInError::Declined));
    assert_eq!(guard::return_to().as_deref(), Some("/o/c1/apps?search=a#x"));

    begun("s-1", 0, false);
    assert!(come_back(session, GOOD).await.is_ok());
    assert_eq!(guard::return_to(), None, "the next sign-in begins afresh");
}

#[wasm_bindgen_test]
async fn tokens_of_another_sign_in_are_not_taken() {
    serve_tokens("n-2");
    begun("s-1", 0, false);
    let session = tab("nonce");
    assert_eq!(come_back(session, GOOD).await, Err(SignInError::IdToken(IdTokenFault::Nonce)));
    assert_eq!(session.identity(), None);

    serve("return [400, '{\"error\":\"invalid_grant\"}', {}]");
    begun("s-1", 0, false);
    let spent = SignInError::Token(TokenFailure::InvalidGrant);
    assert_eq!(come_back(session, GOOD).await, Err(spent));
    script("delete window.fetch");
}
