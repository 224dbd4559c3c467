//! What the log must not tell.

use std::io::{self, Write};
use std::sync::{Arc, Mutex};

use axum::http::header;
use tracing_subscriber::fmt::MakeWriter;

use crate::browser::{Browser, refresh};
use crate::server::{EMAIL, PASSWORD, Server};

#[derive(Clone, Default)]
struct Lines(Arc<Mutex<Vec<u8>>>);

impl Write for Lines {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.lock().unwrap().write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

impl<'a> MakeWriter<'a> for Lines {
    type Writer = Self;

    fn make_writer(&'a self) -> Self {
        self.clone()
    }
}

#[tokio::test]
async fn no_secret_of_a_sign_in_is_logged_or_recorded() {
    let lines = Lines::default();
    let log =
        tracing_subscriber::fmt().with_max_level(tracing::Level::TRACE).with_writer(lines.clone()).finish();
    // For the whole process: what other tests log meanwhile must hold no secret either.
    tracing::subscriber::set_global_default(log).unwrap();
    let server = Server::start().await;
    let browser = Browser::new(&server);
    let id = browser.open().await;
    let cookies = [browser.cookie().unwrap()];
    browser.identifier(&id, EMAIL).await;
    browser.password(&id, "a wrong password").await;
    let done = browser.password(&id, PASSWORD).await.json();
    let code = crate::browser::parameter(done["redirectTo"].as_str().unwrap(), "code");
    let tokens = crate::browser::redeem(&server, &code, &[]).await.json();
    let access = tokens["access_token"].as_str().unwrap();
    let spent = tokens["refresh_token"].as_str().unwrap();
    refresh(&server, spent).await;
    server.advance(60);
    refresh(&server, spent).await;
    server.userinfo(access).await;
    server.get_with("/o/c1/apps?search=personal-matter", &[(header::ACCEPT, "text/html")]).await;

    let log = String::from_utf8(lines.0.lock().unwrap().clone()).unwrap();
    assert!(log.contains("/auth/oauth/token"), "requests are logged");
    assert!(log.contains("came back"), "a replay is logged");
    let recorded: Vec<String> = sqlx::query_scalar(
        "SELECT path || ' ' || entity_id || ' ' || entity_name || COALESCE(changes, '') FROM audit_events
         WHERE path IS NOT NULL",
    )
    .fetch_all(&server.sql)
    .await
    .unwrap();
    assert!(recorded.iter().any(|text| text.starts_with("/auth/transactions/-/password")));
    let cookie = cookies[0].split_once('=').unwrap().1;
    for secret in [PASSWORD, "a wrong password", &id, &code, access, spent, cookie, "personal-matter"] {
        assert!(!log.contains(secret), "the log holds {secret}");
        assert!(!recorded.iter().any(|text| text.contains(secret)), "the audit log holds {secret}");
    }
}
