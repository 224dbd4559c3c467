//! Login transactions: bound to their browser, their time and one completion.

use axum::body::Body;
use axum::http::{Method, header};
use serde_json::json;

use crate::browser::Browser;
use crate::server::{EMAIL, ORIGIN, PASSWORD, Server, request};

#[tokio::test]
async fn another_browser_finds_nothing() {
    let server = Server::start().await;
    let (owner, thief) = (Browser::new(&server), Browser::new(&server));
    let id = owner.open().await;
    for stranger in [&thief, &Browser::new(&server)] {
        for answer in [
            stranger.read(&id).await,
            stranger.identifier(&id, EMAIL).await,
            stranger.password(&id, PASSWORD).await,
        ] {
            assert_eq!((answer.status.as_u16(), answer.code().as_str()), (410, "TRANSACTION_GONE"));
        }
        thief.open().await;
    }
    assert_eq!(owner.identifier(&id, EMAIL).await.status, 200);
}

#[tokio::test]
async fn a_planted_cookie_is_not_taken_over() {
    let server = Server::start().await;
    let browser = Browser::new(&server);
    let planted = format!("cloud-ui-browser-9160={}", "a".repeat(43));
    browser.set_cookie(Some(planted.clone()));
    browser.open().await;
    assert!(!browser.cookie().unwrap().contains(&planted));
}

/// Each step gives the browser its next secret, and the old one was void at once: who lost the
/// answer to a flaky network could not repeat the step and had to begin again.
#[tokio::test]
async fn a_step_whose_answer_was_lost_can_be_repeated_for_thirty_seconds() {
    let server = Server::start().await;
    let browser = Browser::new(&server);
    let id = browser.open().await;
    let held = browser.cookie();
    for seconds in [0, 29] {
        server.advance(seconds);
        browser.set_cookie(held.clone());
        assert_eq!(browser.identifier(&id, EMAIL).await.status, 200);
    }
    let next = browser.cookie();
    server.advance(1);
    browser.set_cookie(held);
    assert_eq!(browser.identifier(&id, EMAIL).await.code(), "TRANSACTION_GONE");
    let stranger = Browser::new(&server);
    stranger.open().await;
    assert_eq!(stranger.identifier(&id, EMAIL).await.code(), "TRANSACTION_GONE");
    browser.set_cookie(next);
    assert_eq!(browser.password(&id, PASSWORD).await.status, 200);
}

/// Tabs that are restored together ask at once, each without a cookie, and each is given a secret.
/// The browser kept the last, and the sign-ins of the other tabs were gone.
#[tokio::test]
async fn two_tabs_of_a_first_visit_both_sign_in() {
    let server = Server::start().await;
    let (browser, other_tab) = (Browser::new(&server), Browser::new(&server));
    let (first, second) = (browser.open().await, other_tab.open().await);
    for pair in other_tab.cookie().unwrap().split("; ") {
        browser.receive(pair);
    }
    assert_eq!(browser.identifier(&first, EMAIL).await.status, 200);
    server.advance(60);
    assert_eq!(browser.identifier(&second, EMAIL).await.status, 200);
    server.advance(60);
    assert_eq!(browser.password(&first, PASSWORD).await.status, 200);
    server.advance(60);
    assert_eq!(browser.password(&second, PASSWORD).await.status, 200);
}

#[tokio::test]
async fn ten_minutes_are_enough() {
    let server = Server::start().await;
    let browser = Browser::new(&server);
    let id = browser.open().await;
    server.advance(599);
    assert_eq!(browser.identifier(&id, EMAIL).await.status, 200);
    server.advance(1);
    assert_eq!(browser.password(&id, PASSWORD).await.code(), "TRANSACTION_GONE");
}

#[tokio::test]
async fn a_completed_transaction_completes_no_second_time() {
    let server = Server::start().await;
    let browser = Browser::new(&server);
    let id = browser.open().await;
    browser.identifier(&id, EMAIL).await;
    assert_eq!(browser.password(&id, PASSWORD).await.status, 200);
    assert_eq!(browser.password(&id, PASSWORD).await.code(), "TRANSACTION_GONE");
    assert_eq!(browser.identifier(&id, EMAIL).await.code(), "TRANSACTION_GONE");
    assert_eq!(server.count("SELECT COUNT(*) FROM authorization_codes").await, 1);
}

#[tokio::test]
async fn two_transactions_of_one_browser_go_on_side_by_side() {
    let server = Server::start().await;
    let browser = Browser::new(&server);
    let (first, second) = (browser.open().await, browser.open().await);
    assert_eq!(browser.identifier(&first, EMAIL).await.status, 200);
    assert_eq!(browser.identifier(&second, EMAIL).await.status, 200);
    assert_eq!(browser.password(&first, PASSWORD).await.status, 200);
    assert_eq!(browser.password(&second, PASSWORD).await.status, 200);
}

#[tokio::test]
async fn only_our_own_pages_take_a_step() {
    let server = Server::start().await;
    let browser = Browser::new(&server);
    let id = browser.open().await;
    let cookie = browser.cookie().unwrap();
    let body = json!({ "email": EMAIL }).to_string();
    for (origin, content_type, status) in [
        (Some("https://evil.example"), "application/json", 403),
        (Some("null"), "application/json", 403),
        (None, "application/json", 403),
        (Some(ORIGIN), "text/plain", 415),
        (Some(ORIGIN), "application/x-www-form-urlencoded", 415),
        (Some(ORIGIN), "application/json; charset=utf-8", 200),
    ] {
        let mut builder = request(Method::POST, &format!("/auth/transactions/{id}/identifier"))
            .header(header::COOKIE, &cookie)
            .header(header::CONTENT_TYPE, content_type);
        if let Some(origin) = origin {
            builder = builder.header(header::ORIGIN, origin);
        }
        let answer = server.send(builder.body(Body::from(body.clone())).unwrap()).await;
        assert_eq!(answer.status, status, "{origin:?} {content_type}");
    }
}

#[tokio::test]
async fn bad_input_is_told_by_field() {
    let server = Server::start().await;
    let browser = Browser::new(&server);
    let id = browser.open().await;
    let answer = browser.identifier(&id, "nobody").await;
    assert_eq!(answer.status, 400);
    assert_eq!(answer.json()["fieldErrors"][0]["field"], "email");
    let answer = browser.password(&id, PASSWORD).await;
    assert_eq!(answer.status, 400);
    assert_eq!(answer.code(), "", "there is no account to try a password on yet");
    assert_eq!(browser.post(&id, "password", json!({ "password": 7 })).await.status, 400);
}

#[tokio::test]
async fn the_choice_to_stay_signed_in_comes_back_with_the_tokens() {
    let server = Server::start().await;
    let browser = Browser::new(&server);
    let id = browser.open().await;
    browser.post(&id, "identifier", json!({ "email": EMAIL, "keepSignedIn": false })).await;
    let done = browser.password(&id, PASSWORD).await.json();
    assert_eq!(done["keepSignedIn"], false);
    let code = crate::browser::parameter(done["redirectTo"].as_str().unwrap(), "code");
    assert_eq!(crate::browser::redeem(&server, &code, &[]).await.json()["keep_signed_in"], false);
}
