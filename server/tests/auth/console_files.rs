//! The static host.

use axum::body::Body;
use axum::http::{Method, header};

use crate::server::{Server, request};

const SCRIPT: &str = "/console-1a2b3c4d5e6f7a8b.js";
const PAGE: &str = "<!doctype html><title>Cloud UI</title>";

async fn server() -> (Server, tempfile::TempDir) {
    let dist = tempfile::tempdir().unwrap();
    let write = |name: &str, text: &str| {
        std::fs::write(dist.path().join(name.trim_start_matches('/')), text).unwrap()
    };
    write("index.html", PAGE);
    write(SCRIPT, "plain");
    write(&format!("{SCRIPT}.br"), "brotli");
    write(&format!("{SCRIPT}.gz"), "gzip");
    write("boot.js", "boot");
    let folder = dist.path().to_owned();
    (Server::with(|settings| settings.console_dir = Some(folder)).await, dist)
}

#[tokio::test]
async fn every_address_of_the_console_is_its_page() {
    let (server, _dist) = server().await;
    for path in ["/", "/login?transaction=x", "/o/c1/apps", "/settings/api-keys"] {
        let answer = server.get_with(path, &[(header::ACCEPT, "text/html,*/*")]).await;
        assert_eq!((answer.status.as_u16(), answer.text().as_str()), (200, PAGE), "{path}");
        assert_eq!(answer.header(header::CACHE_CONTROL), "no-cache");
    }
}

#[tokio::test]
async fn what_no_page_asks_for_is_missing() {
    let (server, _dist) = server().await;
    let html = [(header::ACCEPT, "text/html")];
    for path in ["/missing-1a2b3c4d5e6f7a8b.js", "/../cloud-ui.db", "/%2e%2e/cloud-ui.db", "/a.png"] {
        let answer = server.get_with(path, &html).await;
        assert_eq!(answer.status, 404, "{path}");
        assert!(!answer.text().contains("<!doctype"), "{path}");
    }
    assert_eq!(server.get("/o/c1/apps").await.status, 404, "no browser asks without Accept");
    let posted = request(Method::POST, "/login").header(header::ACCEPT, "text/html").body(Body::empty());
    assert_eq!(server.send(posted.unwrap()).await.status, 405);
}

#[tokio::test]
async fn files_with_a_hash_are_kept_for_good_and_come_compressed() {
    let (server, _dist) = server().await;
    for (accepted, encoding, text) in
        [("gzip, deflate, br", "br", "brotli"), ("gzip", "gzip", "gzip"), ("br;q=0", "", "plain")]
    {
        let answer = server.get_with(SCRIPT, &[(header::ACCEPT_ENCODING, accepted)]).await;
        assert_eq!(answer.text(), text);
        assert_eq!(answer.header(header::CONTENT_ENCODING), encoding);
        assert_eq!(answer.header(header::CACHE_CONTROL), "public, max-age=31536000, immutable");
        assert_eq!(answer.header(header::CONTENT_TYPE), "text/javascript; charset=utf-8");
        assert!(answer.headers.get_all(header::VARY).iter().any(|value| value == "accept-encoding"));
    }
    assert_eq!(server.get("/boot.js").await.header(header::CACHE_CONTROL), "no-cache");
}

#[tokio::test]
async fn an_unchanged_page_is_not_sent_again() {
    let (server, dist) = server().await;
    let etag = server.get("/").await.header(header::ETAG).to_owned();
    let again = server.get_with("/", &[(header::IF_NONE_MATCH, &etag)]).await;
    assert_eq!((again.status.as_u16(), again.bytes.len()), (304, 0));
    let build = server.get("/config.json").await.json()["buildId"].clone();
    std::fs::write(dist.path().join("index.html"), "<!doctype html>new").unwrap();
    let changed = server.get_with("/", &[(header::IF_NONE_MATCH, &etag)]).await;
    assert_eq!(changed.text(), "<!doctype html>new");
    assert_ne!(server.get("/config.json").await.json()["buildId"], build);
}

#[tokio::test]
async fn without_a_console_a_page_says_so() {
    let server = Server::empty(|_| {}).await;
    let answer = server.get_with("/", &[(header::ACCEPT, "text/html")]).await;
    assert_eq!(answer.status, 404);
    assert!(answer.text().contains("--console dist"));
}

#[tokio::test]
async fn an_answer_made_for_the_request_is_compressed_too() {
    let server = Server::empty(|_| {}).await;
    for coding in ["br", "gzip"] {
        let answer = server.get_with("/spec/v1.0", &[(header::ACCEPT_ENCODING, coding)]).await;
        assert_eq!(answer.header(header::CONTENT_ENCODING), coding);
    }
}
