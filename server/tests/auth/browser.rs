//! A browser with its cookie and the console's side of a sign-in.

use std::sync::Mutex;

use axum::body::Body;
use axum::http::{Method, header};
use serde_json::{Value, json};
use url::Url;

use crate::server::{Answer, EMAIL, ORIGIN, PASSWORD, Server, request};

/// RFC 7636, appendix B.
pub const VERIFIER: &str = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";
pub const CHALLENGE: &str = "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM";
pub const CALLBACK: &str = "http://localhost:9160/callback";

pub struct Browser<'a> {
    server: &'a Server,
    ip: &'a str,
    cookies: Mutex<Vec<String>>,
}

impl<'a> Browser<'a> {
    pub fn new(server: &'a Server) -> Self {
        Self::at(server, "203.0.113.7")
    }

    pub fn at(server: &'a Server, ip: &'a str) -> Self {
        Self { server, ip, cookies: Mutex::default() }
    }

    /// All cookies, as the browser sends them.
    pub fn cookie(&self) -> Option<String> {
        let cookies = self.cookies.lock().unwrap();
        (!cookies.is_empty()).then(|| cookies.join("; "))
    }

    /// Makes these the only cookies.
    pub fn set_cookie(&self, cookie: Option<String>) {
        *self.cookies.lock().unwrap() = cookie.into_iter().collect();
    }

    /// Takes a cookie in, as `name=value`; the last of a name wins.
    pub fn receive(&self, pair: &str) {
        let name = pair.split_once('=').unwrap().0;
        let mut cookies = self.cookies.lock().unwrap();
        cookies.retain(|one| one.split_once('=').unwrap().0 != name);
        cookies.push(pair.to_owned());
    }

    async fn send(&self, builder: axum::http::request::Builder, body: Body) -> Answer {
        let builder = match self.cookie() {
            Some(cookie) => builder.header(header::COOKIE, cookie),
            None => builder,
        };
        let answer = self.server.send_from(self.ip, builder.body(body).unwrap()).await;
        for cookie in answer.headers.get_all(header::SET_COOKIE) {
            self.receive(cookie.to_str().unwrap().split_once(';').unwrap().0);
        }
        answer
    }

    /// Asks for a sign-in with these parameters besides, or instead of, the usual ones.
    pub async fn authorize(&self, changes: &[(&str, &str)]) -> Answer {
        let mut pairs = vec![
            ("response_type", "code"),
            ("client_id", "console"),
            ("redirect_uri", CALLBACK),
            ("scope", "openid profile email offline_access"),
            ("state", "state-1"),
            ("nonce", "nonce-1"),
            ("code_challenge", CHALLENGE),
            ("code_challenge_method", "S256"),
        ];
        for (name, value) in changes {
            pairs.retain(|(one, _)| one != name);
            if !value.is_empty() {
                pairs.push((name, value));
            }
        }
        let query = url::form_urlencoded::Serializer::new(String::new()).extend_pairs(pairs).finish();
        self.send(request(Method::GET, &format!("/auth/authorize?{query}")), Body::empty()).await
    }

    /// Opens a transaction and answers its id.
    pub async fn open(&self) -> String {
        let answer = self.authorize(&[]).await;
        let address = Url::parse(answer.header(header::LOCATION)).unwrap();
        assert_eq!(address.path(), "/login");
        address.query_pairs().find(|(name, _)| name == "transaction").unwrap().1.into_owned()
    }

    pub async fn read(&self, id: &str) -> Answer {
        self.send(request(Method::GET, &format!("/auth/transactions/{id}")), Body::empty()).await
    }

    pub async fn post(&self, id: &str, step: &str, body: Value) -> Answer {
        let builder = request(Method::POST, &format!("/auth/transactions/{id}/{step}"))
            .header(header::ORIGIN, ORIGIN)
            .header(header::CONTENT_TYPE, "application/json");
        self.send(builder, Body::from(body.to_string())).await
    }

    pub async fn identifier(&self, id: &str, email: &str) -> Answer {
        self.post(id, "identifier", json!({ "email": email, "unknown": true })).await
    }

    pub async fn password(&self, id: &str, password: &str) -> Answer {
        self.post(id, "password", json!({ "password": password })).await
    }

    /// Opens a transaction and tries a password.
    pub async fn attempt(&self, email: &str, password: &str) -> Answer {
        let id = self.open().await;
        assert_eq!(self.identifier(&id, email).await.status, 200);
        self.password(&id, password).await
    }

    /// Signs the account in as far as the code.
    pub async fn code(&self) -> String {
        let answer = self.attempt(EMAIL, PASSWORD).await;
        assert_eq!(answer.status, 200, "{}", answer.text());
        parameter(answer.json()["redirectTo"].as_str().unwrap(), "code")
    }

    /// Signs the account in and answers the tokens.
    pub async fn tokens(&self) -> Value {
        let answer = redeem(self.server, &self.code().await, &[]).await;
        assert_eq!(answer.status, 200, "{}", answer.text());
        answer.json()
    }
}

/// Redeems a code, with changes to what the console sends.
pub async fn redeem(server: &Server, code: &str, changes: &[(&str, &str)]) -> Answer {
    let mut form = vec![
        ("grant_type", "authorization_code"),
        ("client_id", "console"),
        ("code", code),
        ("redirect_uri", CALLBACK),
        ("code_verifier", VERIFIER),
    ];
    for (name, value) in changes {
        form.retain(|(one, _)| one != name);
        form.push((name, value));
    }
    server.form("/auth/oauth/token", &form).await
}

/// Spends a refresh token.
pub async fn refresh(server: &Server, token: &str) -> Answer {
    let form = [("grant_type", "refresh_token"), ("client_id", "console"), ("refresh_token", token)];
    server.form("/auth/oauth/token", &form).await
}

/// A parameter of an address's query.
pub fn parameter(address: &str, name: &str) -> String {
    let url = Url::parse(address).unwrap();
    url.query_pairs().find(|(key, _)| key == name).map(|(_, value)| value.into_owned()).unwrap_or_default()
}
