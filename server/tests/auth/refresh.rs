//! Refresh tokens: each is good once, and a stolen one ends the session.

use serde_json::Value;

use crate::browser::{Browser, refresh};
use crate::server::Server;

const DAY: i64 = 24 * 60 * 60;

fn token(answer: &Value) -> String {
    answer["refresh_token"].as_str().unwrap().to_owned()
}

#[tokio::test]
async fn each_refresh_gives_the_next_token() {
    let server = Server::start().await;
    let mut current = token(&Browser::new(&server).tokens().await);
    for _ in 0..3 {
        server.advance(540);
        let answer = refresh(&server, &current).await;
        assert_eq!(answer.status, 200, "{}", answer.text());
        assert_ne!(token(&answer.json()), current);
        current = token(&answer.json());
    }
    assert_eq!(server.audited("REFRESH_TOKEN_REUSE").await, 0);
}

#[tokio::test]
async fn a_lost_answer_is_given_again_for_thirty_seconds() {
    let server = Server::start().await;
    let first = token(&Browser::new(&server).tokens().await);
    let lost = token(&refresh(&server, &first).await.json());
    server.advance(29);
    let again = refresh(&server, &first).await;
    assert_eq!(again.status, 200, "{}", again.text());
    let next = token(&again.json());
    assert_eq!(refresh(&server, &next).await.status, 200);
    assert_eq!(refresh(&server, &lost).await.json()["error"], "invalid_grant", "the unused successor died");
}

#[tokio::test]
async fn a_spent_token_after_thirty_seconds_ends_the_session() {
    let server = Server::start().await;
    let tokens = Browser::new(&server).tokens().await;
    let first = token(&tokens);
    let second = refresh(&server, &first).await.json();
    server.advance(30);
    assert_eq!(refresh(&server, &first).await.json()["error"], "invalid_grant");
    assert_eq!(refresh(&server, &token(&second)).await.json()["error"], "invalid_grant");
    assert_eq!(server.userinfo(second["access_token"].as_str().unwrap()).await.status, 401);
    assert_eq!(server.audited("REFRESH_TOKEN_REUSE").await, 1);
}

#[tokio::test]
async fn a_spent_token_whose_successor_was_used_ends_the_session() {
    let server = Server::start().await;
    let first = token(&Browser::new(&server).tokens().await);
    let second = token(&refresh(&server, &first).await.json());
    let third = token(&refresh(&server, &second).await.json());
    assert_eq!(refresh(&server, &first).await.json()["error"], "invalid_grant");
    assert_eq!(refresh(&server, &third).await.json()["error"], "invalid_grant");
}

#[tokio::test]
async fn a_session_ends_after_a_week_without_use_and_after_thirty_days() {
    let server = Server::start().await;
    let idle = token(&Browser::new(&server).tokens().await);
    let mut used = token(&Browser::new(&server).tokens().await);
    for _ in 0..4 {
        server.advance(7 * DAY - 1);
        used = token(&refresh(&server, &used).await.json());
    }
    assert_eq!(refresh(&server, &idle).await.json()["error"], "invalid_grant");
    server.advance(2 * DAY - 300);
    let last = refresh(&server, &used).await.json();
    assert_eq!(last["expires_in"], 304, "the access token ends with the session");
    server.advance(304);
    assert_eq!(refresh(&server, &token(&last)).await.json()["error"], "invalid_grant");
    assert_eq!(server.audited("REFRESH_TOKEN_REUSE").await, 0);
}

#[tokio::test]
async fn a_form_that_is_none_or_says_something_twice_is_refused() {
    let server = Server::start().await;
    let first = token(&Browser::new(&server).tokens().await);
    let twice = [
        ("grant_type", "refresh_token"),
        ("client_id", "console"),
        ("refresh_token", first.as_str()),
        ("refresh_token", "other"),
    ];
    assert_eq!(server.form("/auth/oauth/token", &twice).await.json()["error"], "invalid_request");
    assert_eq!(server.form("/auth/oauth/token", &[]).await.json()["error"], "invalid_request");
    assert_eq!(refresh(&server, &first).await.status, 200, "nothing was spent");
}
