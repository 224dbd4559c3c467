//! The server under test: in process, on a database of its own, with a clock that stands still.

use std::net::{IpAddr, SocketAddr};
use std::path::PathBuf;
use std::sync::Arc;

use axum::Router;
use axum::body::Body;
use axum::extract::ConnectInfo;
use axum::http::{HeaderMap, HeaderName, Method, Request, StatusCode, header, request};
use cloud_ui_contract::role::GlobalRole;
use cloud_ui_contract::timestamp::Timestamp;
use cloud_ui_server::app;
use cloud_ui_server::auth::key_file::KeyFile;
use cloud_ui_server::auth::signing_keys::SigningKeys;
use cloud_ui_server::auth::{Auth, password};
use cloud_ui_server::clock::Clock;
use cloud_ui_server::config::Settings;
use cloud_ui_server::state::AppState;
use cloud_ui_server::store::Store;
use cloud_ui_server::store::accounts::NewAccount;
use cloud_ui_server::store::audit::Actor;
use http_body_util::BodyExt;
use rsa::pkcs8::EncodePrivateKey;
use serde_json::Value;
use sqlx::SqlitePool;
use tempfile::TempDir;
use tower::ServiceExt;

/// When the tests take place: 2026-01-15T12:00:00Z.
pub const NOW: Timestamp = Timestamp::from_millis(1_768_478_400_000);
/// The public origin.
pub const ORIGIN: &str = "http://localhost:9160";
/// The account that exists.
pub const EMAIL: &str = "ada@orbital.example";
/// Its password.
pub const PASSWORD: &str = "orbital mechanics";

pub struct Server {
    pub state: AppState,
    pub sql: SqlitePool,
    pub folder: PathBuf,
    router: Router,
    _folder: TempDir,
}

pub struct Answer {
    pub status: StatusCode,
    pub headers: HeaderMap,
    pub bytes: Vec<u8>,
}

impl Answer {
    pub fn header(&self, name: impl AsRef<str>) -> &str {
        self.headers.get(name.as_ref()).map_or("", |value| value.to_str().unwrap())
    }

    pub fn text(&self) -> String {
        String::from_utf8(self.bytes.clone()).unwrap()
    }

    pub fn json(&self) -> Value {
        serde_json::from_slice(&self.bytes).unwrap_or_else(|error| panic!("{error}: {}", self.text()))
    }

    /// The `code` of an error.
    pub fn code(&self) -> String {
        self.json()["code"].as_str().unwrap_or_default().to_owned()
    }
}

impl Server {
    /// A server with one account.
    pub async fn start() -> Self {
        Self::with(|_| {}).await
    }

    /// The same with other settings.
    pub async fn with(change: impl FnOnce(&mut Settings)) -> Self {
        let server = Self::empty(change).await;
        let hash = password::hash(PASSWORD).unwrap();
        let account = NewAccount {
            email: EMAIL,
            full_name: "Ada Lovelace",
            global_role: GlobalRole::Developer,
            password_hash: &hash,
        };
        server.state.store.create_account(&account, &Actor::system(), NOW).await.unwrap();
        server
    }

    /// A server without any account.
    pub async fn empty(change: impl FnOnce(&mut Settings)) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("cloud-ui.db");
        let key = KeyFile::open_or_create(&folder.path().join("key")).unwrap();
        let store = Store::open(&file, key).await.unwrap();
        let sql = SqlitePool::connect(&format!("sqlite://{}", file.display())).await.unwrap();
        let mut settings = Settings::at(ORIGIN.parse().unwrap());
        change(&mut settings);
        let auth = Arc::new(Auth::new(&settings, keys()));
        let state = AppState { store, clock: Clock::frozen(NOW), settings: Arc::new(settings), auth };
        let router = app::build(state.clone());
        Self { state, sql, folder: folder.path().to_owned(), router, _folder: folder }
    }

    pub fn advance(&self, seconds: i64) {
        self.state.clock.advance_seconds(seconds);
    }

    /// Sends a request from an address.
    pub async fn send_from(&self, ip: &str, mut request: Request<Body>) -> Answer {
        let peer = SocketAddr::new(ip.parse::<IpAddr>().unwrap(), 40_000);
        request.extensions_mut().insert(ConnectInfo(peer));
        let response = self.router.clone().oneshot(request).await.unwrap();
        let (parts, body) = response.into_parts();
        let bytes = body.collect().await.unwrap().to_bytes().to_vec();
        Answer { status: parts.status, headers: parts.headers, bytes }
    }

    pub async fn send(&self, request: Request<Body>) -> Answer {
        self.send_from("203.0.113.7", request).await
    }

    pub async fn get(&self, path: &str) -> Answer {
        self.send(request(Method::GET, path).body(Body::empty()).unwrap()).await
    }

    pub async fn get_with(&self, path: &str, headers: &[(HeaderName, &str)]) -> Answer {
        let mut builder = request(Method::GET, path);
        for (name, value) in headers {
            builder = builder.header(name, *value);
        }
        self.send(builder.body(Body::empty()).unwrap()).await
    }

    /// Posts a form, as clients do to the token endpoint.
    pub async fn form(&self, path: &str, pairs: &[(&str, &str)]) -> Answer {
        let body = url::form_urlencoded::Serializer::new(String::new()).extend_pairs(pairs).finish();
        let request = request(Method::POST, path)
            .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
            .body(Body::from(body));
        self.send(request.unwrap()).await
    }

    pub async fn userinfo(&self, access_token: &str) -> Answer {
        self.get_with("/auth/userinfo", &[(header::AUTHORIZATION, &format!("Bearer {access_token}"))]).await
    }

    pub async fn count(&self, statement: &'static str) -> i64 {
        sqlx::query_scalar(statement).fetch_one(&self.sql).await.unwrap()
    }

    /// How many audit events of that action there are.
    pub async fn audited(&self, action: &str) -> i64 {
        sqlx::query_scalar("SELECT COUNT(*) FROM audit_events WHERE action = ?")
            .bind(action.to_owned())
            .fetch_one(&self.sql)
            .await
            .unwrap()
    }
}

/// A request to the public host.
pub fn request(method: Method, path: &str) -> request::Builder {
    Request::builder().method(method).uri(path).header(header::HOST, "localhost:9160")
}

/// An RSA key of a length that costs little to make; what is signed with it here protects nothing.
fn keys() -> SigningKeys {
    let ec = p256::SecretKey::random(&mut rand::rngs::OsRng).to_pkcs8_der().unwrap();
    let rsa = rsa::RsaPrivateKey::new(&mut rand::rngs::OsRng, 768).unwrap().to_pkcs8_der().unwrap();
    SigningKeys::from_pkcs8(ec.as_bytes(), rsa.as_bytes()).unwrap()
}
