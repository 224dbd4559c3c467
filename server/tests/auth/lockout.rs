//! Failed passwords hold off further attempts, and tell nobody which accounts exist.

use axum::http::header;
use serde_json::Value;

use crate::browser::Browser;
use crate::server::{Answer, EMAIL, PASSWORD, Server};

const NOBODY: &str = "nobody@orbital.example";
const MINUTE: i64 = 60;

/// What a person could tell apart: all but the request's id.
fn visible(answer: &Answer) -> (u16, Value, String) {
    let mut body = answer.json();
    body["requestId"] = Value::Null;
    (answer.status.as_u16(), body, answer.header(header::RETRY_AFTER).to_owned())
}

#[tokio::test]
async fn after_six_failures_even_the_right_password_waits() {
    let server = Server::start().await;
    let browser = Browser::new(&server);
    for _ in 0..6 {
        assert_eq!(browser.attempt(EMAIL, "wrong").await.code(), "WRONG_CREDENTIALS");
    }
    let held = browser.attempt(EMAIL, PASSWORD).await;
    assert_eq!((held.status.as_u16(), held.code().as_str()), (429, "TOO_MANY_ATTEMPTS"));
    assert_eq!(held.header(header::RETRY_AFTER), "900");
    server.advance(15 * MINUTE - 1);
    assert_eq!(browser.attempt(EMAIL, PASSWORD).await.header(header::RETRY_AFTER), "1");
    server.advance(1);
    assert_eq!(browser.attempt(EMAIL, PASSWORD).await.status, 200);
}

#[tokio::test]
async fn a_success_forgives_and_another_address_is_not_held() {
    let server = Server::start().await;
    let browser = Browser::new(&server);
    for _ in 0..2 {
        for _ in 0..5 {
            assert_eq!(browser.attempt(EMAIL, "wrong").await.status, 400);
        }
        assert_eq!(browser.attempt(EMAIL, PASSWORD).await.status, 200);
    }
    for _ in 0..6 {
        browser.attempt(EMAIL, "wrong").await;
    }
    assert_eq!(browser.attempt(EMAIL, PASSWORD).await.status, 429);
    assert_eq!(Browser::at(&server, "198.51.100.9").attempt(EMAIL, PASSWORD).await.status, 200);
}

#[tokio::test]
async fn an_unknown_account_looks_like_a_known_one() {
    let server = Server::start().await;
    let browser = Browser::new(&server);
    for attempt in 0..8 {
        let (known, unknown) =
            (browser.attempt(EMAIL, "wrong").await, browser.attempt(NOBODY, "wrong").await);
        assert_eq!(visible(&known), visible(&unknown), "attempt {attempt}");
    }
}

#[tokio::test]
async fn an_account_in_another_case_is_the_same_one() {
    let server = Server::start().await;
    let browser = Browser::new(&server);
    for email in [EMAIL, "ADA@orbital.example", EMAIL, "Ada@Orbital.Example", EMAIL, EMAIL] {
        assert_eq!(browser.attempt(email, "wrong").await.status, 400);
    }
    assert_eq!(browser.attempt("aDA@orbital.example", PASSWORD).await.status, 429);
}

#[tokio::test]
async fn failures_from_many_addresses_hold_off_strangers_but_not_a_known_browser() {
    let server = Server::start().await;
    let known = Browser::new(&server);
    assert_eq!(known.attempt(EMAIL, PASSWORD).await.status, 200);
    for address in 0..10 {
        let ip = format!("198.51.100.{address}");
        for _ in 0..5 {
            assert_eq!(Browser::at(&server, &ip).attempt(EMAIL, "wrong").await.status, 400);
        }
    }
    let stranger = Browser::at(&server, "192.0.2.1");
    assert_eq!(stranger.attempt(EMAIL, PASSWORD).await.status, 429);
    assert_eq!(known.attempt(EMAIL, PASSWORD).await.status, 200);
    server.advance(60 * MINUTE);
    assert_eq!(stranger.attempt(EMAIL, PASSWORD).await.status, 200);
}

#[tokio::test]
async fn an_account_that_was_switched_off_looks_like_an_unknown_one() {
    let server = Server::start().await;
    sqlx::query("UPDATE users SET status = 'INACTIVE'").execute(&server.sql).await.unwrap();
    let browser = Browser::new(&server);
    let (off, unknown) = (browser.attempt(EMAIL, PASSWORD).await, browser.attempt(NOBODY, "wrong").await);
    assert_eq!(visible(&off), visible(&unknown));
}
