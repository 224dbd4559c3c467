//! What the server removes by itself.

use cloud_ui_server::schedule;

use crate::browser::{Browser, refresh};
use crate::server::{EMAIL, Server};

const DAY: i64 = 24 * 60 * 60;
const TABLES: [&str; 5] = [
    "SELECT COUNT(*) FROM login_transactions",
    "SELECT COUNT(*) FROM authorization_codes",
    "SELECT COUNT(*) FROM refresh_tokens",
    "SELECT COUNT(*) FROM sessions",
    "SELECT COUNT(*) FROM sign_in_failures",
];

async fn purge(server: &Server) {
    schedule::purge(&server.state.store, server.state.clock.now()).await.unwrap();
}

#[tokio::test]
async fn what_is_over_is_removed_and_what_stands_is_not() {
    let server = Server::start().await;
    let browser = Browser::new(&server);
    browser.attempt(EMAIL, "wrong").await;
    let token = Browser::new(&server).tokens().await["refresh_token"].as_str().unwrap().to_owned();
    browser.attempt(EMAIL, "wrong").await;
    purge(&server).await;
    for table in TABLES {
        assert!(server.count(table).await > 0, "{table}");
    }
    server.advance(6 * DAY);
    purge(&server).await;
    assert_eq!(refresh(&server, &token).await.status, 200, "the session stands");
    server.advance(31 * DAY);
    purge(&server).await;
    for table in TABLES {
        assert_eq!(server.count(table).await, 0, "{table}");
    }
    assert!(server.audited("SIGN_IN").await > 0);
    server.advance(60 * DAY);
    purge(&server).await;
    assert_eq!(server.audited("SIGN_IN").await, 0, "audit events are kept for 90 days");
}
