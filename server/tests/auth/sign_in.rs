//! From the authorize address to tokens.

use axum::http::header;
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use cloud_ui_contract::sign_in_method::SignInKind;
use cloud_ui_server::auth::access_token::Grant;
use serde_json::Value;

use crate::browser::{Browser, CALLBACK, parameter, redeem};
use crate::server::{EMAIL, NOW, ORIGIN, PASSWORD, Server};

fn part(token: &Value, index: usize) -> Value {
    let text = token.as_str().unwrap().split('.').nth(index).unwrap();
    serde_json::from_slice(&URL_SAFE_NO_PAD.decode(text).unwrap()).unwrap()
}

#[tokio::test]
async fn the_whole_flow_ends_with_tokens_that_work() {
    let server = Server::start().await;
    let browser = Browser::new(&server);
    let id = browser.open().await;
    let opened = browser.read(&id).await.json();
    assert_eq!(opened["step"], "IDENTIFIER");
    assert_eq!(opened["client"]["firstParty"], true);
    let first_cookie = browser.cookie();

    let named = browser.identifier(&id, EMAIL).await.json();
    assert_eq!((&named["step"], &named["email"]), (&"PASSWORD".into(), &EMAIL.into()));
    assert!(named.get("redirectTo").is_none());
    assert_ne!(browser.cookie(), first_cookie, "each step changes the browser's secret");

    let done = browser.password(&id, PASSWORD).await.json();
    assert_eq!(done["step"], "DONE");
    let address = done["redirectTo"].as_str().unwrap();
    assert!(address.starts_with(CALLBACK));
    assert_eq!(parameter(address, "state"), "state-1");
    assert_eq!(parameter(address, "iss"), format!("{ORIGIN}/auth/"));
    let before = browser.read(&id).await.json();
    assert_eq!(before["codeRedeemed"], false);
    assert!(before.get("redirectTo").is_none(), "only the completing answer carries the code");

    let answer = redeem(&server, &parameter(address, "code"), &[]).await;
    assert_eq!(answer.status, 200, "{}", answer.text());
    assert_eq!(answer.header(header::CACHE_CONTROL), "no-store");
    let tokens = answer.json();
    assert_eq!(tokens["expires_in"], 600);
    assert_eq!(tokens["token_type"], "Bearer");
    assert_eq!(tokens["keep_signed_in"], true);
    assert_eq!(browser.read(&id).await.json()["codeRedeemed"], true);

    let userinfo = server.userinfo(tokens["access_token"].as_str().unwrap()).await.json();
    assert_eq!(userinfo["email"], EMAIL);
    assert_eq!(userinfo["given_name"], "Ada");
    assert_eq!(server.audited("SIGN_IN").await, 1);
}

#[tokio::test]
async fn tokens_say_what_the_standards_ask_for() {
    let server = Server::start().await;
    let tokens = Browser::new(&server).tokens().await;
    let (header, access) = (part(&tokens["access_token"], 0), part(&tokens["access_token"], 1));
    assert_eq!((&header["alg"], &header["typ"]), (&"ES256".into(), &"at+jwt".into()));
    assert_eq!(access["iss"], format!("{ORIGIN}/auth/"));
    assert_eq!(access["aud"], "cloud-ui");
    assert_eq!(access["azp"], "console");
    assert_eq!(access["permissions"], Value::Array(Vec::new()));
    assert_eq!(access["connection"]["kind"], "PASSWORD");
    assert_eq!(access["amr"][0], "pwd");
    assert_eq!(access["exp"].as_i64().unwrap() - access["iat"].as_i64().unwrap(), 600);
    let (header, id) = (part(&tokens["id_token"], 0), part(&tokens["id_token"], 1));
    assert_eq!(header["alg"], "RS256");
    assert_eq!((&id["aud"], &id["nonce"]), (&"console".into(), &"nonce-1".into()));
    assert_eq!(id["sub"], access["sub"]);
    let keys = server.get("/auth/jwks.json").await;
    assert_eq!(keys.header(header::ACCESS_CONTROL_ALLOW_ORIGIN), "*");
    assert!(keys.json()["keys"].as_array().unwrap().iter().any(|key| key["kid"] == header["kid"]));
}

#[tokio::test]
async fn an_id_token_or_an_old_access_token_proves_nothing() {
    let server = Server::start().await;
    let tokens = Browser::new(&server).tokens().await;
    assert_eq!(server.userinfo(tokens["id_token"].as_str().unwrap()).await.status, 401);
    let access = tokens["access_token"].as_str().unwrap();
    let (head, signature) = access.rsplit_once('.').unwrap();
    let forged = format!("{head}.{}", signature.chars().rev().collect::<String>());
    assert_eq!(server.userinfo(&forged).await.status, 401);
    server.advance(599);
    assert_eq!(server.userinfo(access).await.status, 200);
    server.advance(1);
    assert_eq!(server.userinfo(access).await.status, 401);
}

#[tokio::test]
async fn a_code_needs_its_verifier_its_address_and_its_client() {
    let server = Server::start().await;
    let browser = Browser::new(&server);
    let wrong_verifier = "x".repeat(43);
    for (change, error) in [
        (("code_verifier", wrong_verifier.as_str()), "invalid_grant"),
        (("code_verifier", ""), "invalid_request"),
        (("redirect_uri", "http://localhost:9160/callback/"), "invalid_grant"),
        (("client_id", "cli"), "invalid_client"),
        (("code", "another"), "invalid_grant"),
        (("grant_type", "client_credentials"), "unsupported_grant_type"),
    ] {
        let code = browser.code().await;
        let answer = redeem(&server, &code, &[change]).await;
        assert_eq!(answer.status, 400, "{change:?}");
        assert_eq!(answer.json()["error"], error, "{change:?}");
    }
    assert_eq!(server.count("SELECT COUNT(*) FROM sessions").await, 0);
}

#[tokio::test]
async fn a_replayed_code_ends_what_it_had_begun() {
    let server = Server::start().await;
    let code = Browser::new(&server).code().await;
    let tokens = redeem(&server, &code, &[]).await.json();
    assert_eq!(redeem(&server, &code, &[]).await.json()["error"], "invalid_grant");
    assert_eq!(server.userinfo(tokens["access_token"].as_str().unwrap()).await.status, 401);
    assert_eq!(server.audited("CODE_REPLAY").await, 1);
}

#[tokio::test]
async fn a_code_waits_a_minute() {
    let server = Server::start().await;
    let code = Browser::new(&server).code().await;
    server.advance(60);
    assert_eq!(redeem(&server, &code, &[]).await.json()["error"], "invalid_grant");
}

#[tokio::test]
async fn nobody_is_redirected_to_an_address_that_is_not_registered() {
    let server = Server::start().await;
    let browser = Browser::new(&server);
    for change in [
        ("client_id", "evil"),
        ("client_id", ""),
        ("redirect_uri", "https://evil.example/callback"),
        ("redirect_uri", "http://localhost:9160/callback?next=//evil.example"),
        ("redirect_uri", ""),
    ] {
        let answer = browser.authorize(&[change]).await;
        assert_eq!(answer.status, 400, "{change:?}");
        assert_eq!(answer.header(header::LOCATION), "");
        assert!(answer.header(header::CONTENT_TYPE).starts_with("text/html"));
        assert!(!answer.text().contains("evil"), "nothing of the request is repeated");
    }
}

/// Whoever asked could have the database keep hundreds of kilobytes with each request.
#[tokio::test]
async fn a_parameter_that_would_be_stored_has_a_bound() {
    let server = Server::start().await;
    let browser = Browser::new(&server);
    let (longest, longer) = ("s".repeat(2048), "s".repeat(2049));
    for name in ["state", "nonce", "scope"] {
        assert_eq!(browser.authorize(&[(name, &longest)]).await.status, 302, "{name}");
        let answer = browser.authorize(&[(name, &longer)]).await;
        assert_eq!((answer.status.as_u16(), answer.header(header::LOCATION)), (400, ""), "{name}");
    }
}

#[tokio::test]
async fn the_client_is_told_what_is_wrong_with_its_request() {
    let server = Server::start().await;
    let browser = Browser::new(&server);
    for (change, error) in [
        (("code_challenge", ""), "invalid_request"),
        (("code_challenge_method", "plain"), "invalid_request"),
        (("response_type", "token"), "unsupported_response_type"),
        (("response_mode", "fragment"), "invalid_request"),
        (("prompt", "none"), "login_required"),
    ] {
        let answer = browser.authorize(&[change]).await;
        assert_eq!(answer.status, 302, "{change:?}");
        let address = answer.header(header::LOCATION);
        assert!(address.starts_with(&format!("{CALLBACK}?")), "{address}");
        assert_eq!(parameter(address, "error"), error, "{change:?}");
        assert_eq!(parameter(address, "state"), "state-1");
        assert_eq!(parameter(address, "iss"), format!("{ORIGIN}/auth/"));
    }
}

#[tokio::test]
async fn a_login_hint_goes_on_to_the_password() {
    let server = Server::start().await;
    let browser = Browser::new(&server);
    let answer = browser.authorize(&[("login_hint", EMAIL)]).await;
    let id = parameter(answer.header(header::LOCATION), "transaction");
    let transaction = browser.read(&id).await.json();
    assert_eq!(transaction["step"], "PASSWORD");
    assert_eq!(transaction["loginHint"], EMAIL);
    assert_eq!(browser.password(&id, PASSWORD).await.status, 200);
}

#[tokio::test]
async fn signing_out_ends_the_session_at_once() {
    let server = Server::start().await;
    for token in ["refresh_token", "access_token"] {
        let tokens = Browser::new(&server).tokens().await;
        let form = [("token", tokens[token].as_str().unwrap()), ("client_id", "console")];
        assert_eq!(server.form("/auth/oauth/revoke", &form).await.status, 200);
        assert_eq!(server.userinfo(tokens["access_token"].as_str().unwrap()).await.status, 401);
        assert_eq!(server.form("/auth/oauth/revoke", &form).await.status, 200, "twice is as good as once");
    }
    assert_eq!(server.audited("SIGN_OUT").await, 2);
    let unknown = [("token", "unknown"), ("client_id", "console")];
    assert_eq!(server.form("/auth/oauth/revoke", &unknown).await.status, 200);
}

#[tokio::test]
async fn a_sign_out_at_the_server_returns_to_registered_addresses_only() {
    let server = Server::start().await;
    let tokens = Browser::new(&server).tokens().await;
    let hint = tokens["id_token"].as_str().unwrap();
    let ask = |uri: &str| format!("/auth/logout?id_token_hint={hint}&post_logout_redirect_uri={uri}&state=s");
    let answer = server.get(&ask("https://evil.example/login")).await;
    assert_eq!(answer.header(header::LOCATION), format!("{ORIGIN}/login"));
    let redirected = "SELECT COUNT(*) FROM audit_events WHERE action = 'SIGN_OUT' AND status_code = 302";
    assert_eq!(server.count(redirected).await, 1);
    assert_eq!(server.userinfo(tokens["access_token"].as_str().unwrap()).await.status, 401);
    let answer = server.get(&ask(&format!("{ORIGIN}/login"))).await;
    assert_eq!(answer.header(header::LOCATION), format!("{ORIGIN}/login?state=s"));
}

/// Whatever a client asked for was kept and came back in its tokens, as if it had been granted.
#[tokio::test]
async fn a_scope_that_is_not_supported_is_not_granted() {
    let server = Server::start().await;
    let browser = Browser::new(&server);
    let opened = browser.authorize(&[("scope", "openid organization:write email")]).await;
    let id = parameter(opened.header(header::LOCATION), "transaction");
    browser.identifier(&id, EMAIL).await;
    let done = browser.password(&id, PASSWORD).await.json();
    let code = parameter(done["redirectTo"].as_str().unwrap(), "code");
    let tokens = redeem(&server, &code, &[]).await.json();
    assert_eq!(tokens["scope"], "openid email");
    assert_eq!(part(&tokens["access_token"], 1)["scope"], "openid email");
}

/// A client could sign people out of other clients with an access token of theirs; a refresh token
/// was always checked.
#[tokio::test]
async fn a_client_revokes_its_own_tokens_only() {
    let server = Server::start().await;
    let tokens = Browser::new(&server).tokens().await;
    let claims = part(&tokens["access_token"], 1);
    let grant = Grant {
        session_id: claims["sid"].as_str().unwrap(),
        user_id: claims["sub"].as_str().unwrap(),
        client_id: "another",
        scope: "openid",
        sign_in_kind: &SignInKind::Password,
        connection_id: None,
    };
    let foreign = server.state.auth.sign_access_token(&grant, NOW, NOW.plus_millis(600_000)).unwrap();
    let form = [("token", foreign.expose()), ("client_id", "console")];
    let answer = server.form("/auth/oauth/revoke", &form).await;
    assert_eq!((answer.status.as_u16(), &answer.json()["error"]), (400, &Value::from("invalid_grant")));
    assert_eq!(server.userinfo(tokens["access_token"].as_str().unwrap()).await.status, 200);
}
