//! What every request and answer passes: ids, hosts, headers, limits, cross-origin rules.

use axum::body::Body;
use axum::http::{HeaderName, Method, Request, header};
use cloud_ui_server::edge::body_limit::MAX_BODY_BYTES;

use crate::browser::Browser;
use crate::server::{EMAIL, ORIGIN, Server, request};

async fn with_host(server: &Server, host: &str, path: &str) -> crate::server::Answer {
    let request = Request::get(path).header(header::HOST, host).header(header::ACCEPT, "text/html");
    server.send(request.body(Body::empty()).unwrap()).await
}

#[tokio::test]
async fn every_answer_has_an_id_that_was_made_here() {
    let server = Server::start().await;
    let forged = [(HeaderName::from_static("x-request-id"), "forged")];
    let answer = server.get_with("/v1/nowhere", &forged).await;
    let id = answer.header("x-request-id");
    assert!(!id.is_empty() && id != "forged");
    assert_eq!(answer.json()["requestId"], id);
}

#[tokio::test]
async fn an_unknown_host_is_refused_and_a_loopback_address_is_redirected() {
    let server = Server::start().await;
    for host in ["evil.example", "localhost:9161", "localhost", "localhost.evil.example:9160"] {
        assert_eq!(with_host(&server, host, "/login").await.status, 421, "{host}");
        assert_eq!(with_host(&server, host, "/v1/organizations").await.status, 421, "{host}");
    }
    for host in ["127.0.0.1:9160", "[::1]:9160", "127.0.0.1"] {
        let answer = with_host(&server, host, "/o/x/apps?search=a").await;
        assert_eq!(answer.status, 307, "{host}");
        assert_eq!(answer.header(header::LOCATION), format!("{ORIGIN}/o/x/apps?search=a"));
        assert_eq!(with_host(&server, host, "/v1/organizations").await.status, 401, "{host}");
    }
    assert_eq!(with_host(&server, "10.0.0.7:9160", "/healthz").await.status, 200, "probes come by address");
    assert_eq!(with_host(&server, "LOCALHOST:9160", "/auth/jwks.json").await.status, 200);
}

#[tokio::test]
async fn pages_carry_the_headers_that_protect_them() {
    let server = Server::with(|settings| {
        settings.base_domains.push(cloud_ui_contract::console_config::BaseDomain {
            name: "Europe".to_owned(),
            api_origin: "https://eu.example.com".to_owned(),
            issuer: "https://eu.example.com/auth/".to_owned(),
        });
    })
    .await;
    for path in ["/", "/login", "/auth/authorize", "/config.json"] {
        let answer = server.get(path).await;
        let policy = answer.header(header::CONTENT_SECURITY_POLICY);
        let client = if path == "/login" { " http://localhost:12345" } else { "" };
        assert_eq!(
            policy,
            format!(
                "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; \
                 img-src 'self' data:; font-src 'self'; connect-src 'self' https://eu.example.com{client}; \
                 base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
            ),
            "{path}"
        );
        assert_eq!(answer.header(header::X_CONTENT_TYPE_OPTIONS), "nosniff");
        assert_eq!(answer.header(header::REFERRER_POLICY), "no-referrer");
        assert_eq!(answer.header("cross-origin-opener-policy"), "same-origin");
        assert!(answer.header("permissions-policy").contains("camera=()"));
        assert_eq!(answer.header(header::STRICT_TRANSPORT_SECURITY), "", "never for localhost");
    }
}

#[tokio::test]
async fn strict_transport_security_is_for_public_domains_over_tls() {
    for (public_url, host, sent) in [
        ("https://console.example.com", "console.example.com", true),
        ("https://console.example.com", "console.example.com:443", true),
        ("http://console.example.com", "console.example.com", false),
        ("https://localhost:9160", "localhost:9160", false),
        ("https://192.0.2.1", "192.0.2.1", false),
    ] {
        let server = Server::empty(|settings| settings.public_url = public_url.parse().unwrap()).await;
        let answer = with_host(&server, host, "/config.json").await;
        assert_eq!(answer.status, 200, "{public_url} {host}");
        assert_eq!(!answer.header(header::STRICT_TRANSPORT_SECURITY).is_empty(), sent, "{public_url}");
    }
}

#[tokio::test]
async fn a_body_that_is_too_large_is_refused_in_the_form_of_errors() {
    let server = Server::start().await;
    let announced = request(Method::POST, "/v1/organizations")
        .header(header::CONTENT_LENGTH, MAX_BODY_BYTES + 1)
        .body(Body::empty());
    let answer = server.send(announced.unwrap()).await;
    assert_eq!((answer.status.as_u16(), answer.json()["statusCode"].as_u64()), (413, Some(413)));

    let pieces =
        Body::new(http_body_util::Full::new(axum::body::Bytes::from(vec![b' '; MAX_BODY_BYTES + 1])));
    let streamed = request(Method::POST, "/auth/setup")
        .header(header::ORIGIN, ORIGIN)
        .header(header::CONTENT_TYPE, "application/json")
        .body(pieces);
    let answer = server.send(streamed.unwrap()).await;
    assert_eq!((answer.status.as_u16(), answer.json()["statusCode"].as_u64()), (413, Some(413)));
}

#[tokio::test]
async fn an_address_or_method_that_is_not_known_is_told_as_json() {
    let server = Server::start().await;
    for path in ["/v1/nowhere", "/auth/nowhere", "/v1", "/auth"] {
        let answer = server.get_with(path, &[(header::ACCEPT, "text/html")]).await;
        assert_eq!(
            (answer.status.as_u16(), answer.json()["statusCode"].as_u64()),
            (404, Some(404)),
            "{path}"
        );
    }
    let answer = server.get("/auth/oauth/token").await;
    assert_eq!((answer.status.as_u16(), answer.json()["statusCode"].as_u64()), (405, Some(405)));
    assert_eq!(answer.header(header::ALLOW), "POST");
}

#[tokio::test]
async fn only_configured_consoles_call_across_origins_and_never_a_transaction() {
    let console = "https://console.example.com";
    let server = Server::with(|settings| settings.console_origins.push(console.to_owned())).await;
    let allowed = async |path: &str, origin: &str| {
        let answer = server.get_with(path, &[(header::ORIGIN, origin)]).await;
        answer.header(header::ACCESS_CONTROL_ALLOW_ORIGIN).to_owned()
    };
    assert_eq!(allowed("/v1/organizations", console).await, console);
    assert_eq!(allowed("/auth/userinfo", console).await, console);
    assert_eq!(allowed("/v1/organizations", "https://evil.example").await, "");
    assert_eq!(allowed("/auth/transactions/x", console).await, "");
    assert_eq!(allowed("/auth/.well-known/openid-configuration", "https://evil.example").await, "*");
    let answer = server.get_with("/v1/organizations", &[(header::ORIGIN, console)]).await;
    assert_eq!(
        answer.header(header::ACCESS_CONTROL_EXPOSE_HEADERS),
        "date,etag,retry-after,x-request-id,dpop-nonce"
    );

    let callback = format!("{console}/callback");
    assert_eq!(Browser::new(&server).authorize(&[("redirect_uri", &callback)]).await.status, 302);
}

#[tokio::test]
async fn behind_a_trusted_proxy_the_client_is_held_not_the_proxy() {
    let server =
        Server::with(|settings| settings.trusted_proxies.push("203.0.113.7/32".parse().unwrap())).await;
    let browser = Browser::new(&server);
    browser.attempt(EMAIL, "wrong").await;
    let address = sqlx::query_scalar::<_, String>("SELECT address FROM sign_in_failures");
    assert_eq!(address.fetch_one(&server.sql).await.unwrap(), "203.0.113.7", "the proxy spoke for itself");
    let id = browser.open().await;
    browser.identifier(&id, EMAIL).await;
    let request = request(Method::POST, &format!("/auth/transactions/{id}/password"))
        .header(header::ORIGIN, ORIGIN)
        .header(header::COOKIE, browser.cookie().unwrap())
        .header(header::CONTENT_TYPE, "application/json")
        .header("x-forwarded-for", "192.0.2.99, 198.51.100.4")
        .body(Body::from(r#"{"password":"wrong"}"#));
    assert_eq!(server.send(request.unwrap()).await.status, 400);
    let addresses = sqlx::query_scalar::<_, String>("SELECT address FROM sign_in_failures ORDER BY rowid");
    assert_eq!(addresses.fetch_all(&server.sql).await.unwrap(), ["203.0.113.7", "198.51.100.4"]);
}
