//! The API under test: in process, on a database of its own, with a clock that stands still.

use std::sync::Arc;

use axum::Router;
use axum::body::Body;
use axum::extract::Request;
use axum::http::{HeaderMap, Method, StatusCode, header};
use axum::middleware::{Next, from_fn};
use cloud_ui_contract::sign_in_method::SignInKind;
use cloud_ui_contract::timestamp::Timestamp;
use cloud_ui_server::access::operation::Operation;
use cloud_ui_server::auth::Auth;
use cloud_ui_server::auth::access_token::Grant;
use cloud_ui_server::auth::key_file::KeyFile;
use cloud_ui_server::auth::signing_keys::SigningKeys;
use cloud_ui_server::clock::Clock;
use cloud_ui_server::config::Settings;
use cloud_ui_server::request::{REQUEST_ID, RequestFacts};
use cloud_ui_server::state::AppState;
use cloud_ui_server::store::Store;
use cloud_ui_server::v1;
use http_body_util::BodyExt;
use rsa::pkcs8::EncodePrivateKey;
use serde_json::Value;
use sqlx::sqlite::{SqliteConnectOptions, SqlitePool};
use tempfile::TempDir;
use tower::ServiceExt;

use crate::world;

/// When the tests take place: 2026-01-15T12:00:00Z.
pub const NOW: Timestamp = Timestamp::from_millis(1_768_478_400_000);

/// What a request shows.
#[derive(Debug, Clone, Copy)]
pub enum As<'a> {
    /// Nothing.
    Nobody,
    /// A person's session in the console, by the name that the world gives them.
    Person(&'a str),
    /// An API key.
    Key(&'a str),
}

/// An answer, read to its end.
#[derive(Debug)]
pub struct Answer {
    pub status: StatusCode,
    pub headers: HeaderMap,
    pub body: Value,
}

impl Answer {
    /// The body of an answer that must have this status.
    #[track_caller]
    pub fn expect(self, status: u16) -> Value {
        assert_eq!(self.status.as_u16(), status, "{}", self.body);
        self.body
    }

    /// The code of an error that must have this status.
    #[track_caller]
    pub fn code(self, status: u16) -> String {
        let body = self.expect(status);
        body["code"].as_str().unwrap_or_default().to_owned()
    }

    /// The only wrong field of an error and the word for its fault.
    #[track_caller]
    pub fn field(self) -> (String, String) {
        let body = self.expect(400);
        let errors = body["fieldErrors"].as_array().cloned().unwrap_or_default();
        assert_eq!(errors.len(), 1, "{body}");
        let text = |name: &str| errors[0][name].as_str().unwrap_or_default().to_owned();
        (text("field"), text("code"))
    }

    /// The entity tag.
    #[track_caller]
    pub fn etag(&self) -> String {
        let tag = self.headers.get(header::ETAG).expect("an ETag header");
        tag.to_str().unwrap().to_owned()
    }
}

/// The API under test.
pub struct Api {
    router: Router,
    pub operations: Vec<Operation>,
    pub state: AppState,
    pub clock: Clock,
    pub sql: SqlitePool,
    _folder: TempDir,
}

impl Api {
    /// The API on the database of [`world`].
    pub async fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("test.db");
        let key = KeyFile::open_or_create(&folder.path().join("key")).unwrap();
        let store = Store::open(&file, key).await.unwrap();
        let sql = SqlitePool::connect_with(SqliteConnectOptions::new().filename(&file).foreign_keys(true));
        let sql = sql.await.unwrap();
        world::fill(&sql).await;
        let settings = Settings::at("http://localhost:9180".parse().unwrap());
        let clock = Clock::frozen(NOW);
        let state = AppState {
            store,
            clock: clock.clone(),
            auth: Arc::new(Auth::new(&settings, keys())),
            settings: Arc::new(settings),
        };
        let (router, operations) = v1::router(&state);
        let router = router.with_state(state.clone()).layer(from_fn(facts));
        Self { router, operations, state, clock, sql, _folder: folder }
    }

    pub async fn get(&self, who: As<'_>, path: &str) -> Answer {
        self.send(self.request(who, Method::GET, path).body(Body::empty()).unwrap()).await
    }

    pub async fn post(&self, who: As<'_>, path: &str, body: Value) -> Answer {
        let request = self.request(who, Method::POST, path).header(header::CONTENT_TYPE, "application/json");
        self.send(request.body(Body::from(body.to_string())).unwrap()).await
    }

    pub async fn delete(&self, who: As<'_>, path: &str) -> Answer {
        self.send(self.request(who, Method::DELETE, path).body(Body::empty()).unwrap()).await
    }

    /// Begins a request to be finished by hand.
    pub fn request(&self, who: As<'_>, method: Method, path: &str) -> axum::http::request::Builder {
        let request = Request::builder().method(method).uri(path).header(header::USER_AGENT, "test/1");
        match who {
            As::Nobody => request,
            As::Key(secret) => request.header("x-api-key", secret),
            As::Person(name) => {
                let token = self.token(name);
                request.header(header::AUTHORIZATION, format!("Bearer {token}"))
            }
        }
    }

    pub async fn send(&self, request: Request) -> Answer {
        let response = self.router.clone().oneshot(request).await.unwrap();
        let (parts, body) = response.into_parts();
        let bytes = body.collect().await.unwrap().to_bytes();
        let body = serde_json::from_slice(&bytes)
            .unwrap_or_else(|_| Value::String(String::from_utf8_lossy(&bytes).into_owned()));
        Answer { status: parts.status, headers: parts.headers, body }
    }

    /// How many rows a query counts.
    pub async fn count(&self, query: &'static str) -> i64 {
        sqlx::query_scalar(query).fetch_one(&self.sql).await.unwrap()
    }

    /// Runs a statement.
    pub async fn execute(&self, statement: &'static str) {
        sqlx::raw_sql(statement).execute(&self.sql).await.unwrap();
    }

    fn token(&self, person: &str) -> String {
        let grant = Grant {
            session_id: &world::session(person),
            user_id: &world::id(person),
            client_id: "console",
            scope: "openid",
            sign_in_kind: &SignInKind::Password,
            connection_id: None,
        };
        let now = self.clock.now();
        let token = self.state.auth.sign_access_token(&grant, now, now.plus_millis(600_000)).unwrap();
        token.expose().to_owned()
    }
}

/// Keys that cost little to make; nothing here signs with the RSA key.
fn keys() -> SigningKeys {
    let secret = p256::SecretKey::random(&mut rand::rngs::OsRng).to_pkcs8_der().unwrap();
    let rsa = rsa::RsaPrivateKey::new(&mut rand::rngs::OsRng, 512).unwrap().to_pkcs8_der().unwrap();
    SigningKeys::from_pkcs8(secret.as_bytes(), rsa.as_bytes()).unwrap()
}

async fn facts(mut request: Request, next: Next) -> axum::response::Response {
    let facts = RequestFacts {
        id: "request-1".to_owned(),
        source_ip: [203, 0, 113, 7].into(),
        user_agent: "test/1".to_owned(),
        method: request.method().to_string(),
        path: request.uri().path().to_owned(),
    };
    request.extensions_mut().insert(facts);
    REQUEST_ID.scope("request-1".to_owned(), next.run(request)).await
}
