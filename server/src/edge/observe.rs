//! Gives each request its id and facts, and writes one line about it to the log.

use std::net::{IpAddr, Ipv4Addr, SocketAddr};
use std::sync::Arc;
use std::time::Instant;

use axum::extract::{ConnectInfo, Request, State};
use axum::http::{HeaderName, HeaderValue, header};
use axum::middleware::Next;
use axum::response::Response;

use super::client_address::client_address;
use crate::config::Settings;
use crate::request::{REQUEST_ID, RequestFacts};
use crate::store::new_id;

/// The header that carries the request's id.
pub const X_REQUEST_ID: HeaderName = HeaderName::from_static("x-request-id");

/// The longest part of a `User-Agent` that is kept, in characters.
const USER_AGENT_LENGTH: usize = 256;

/// Paths below these hold a secret in their next segment, which is neither logged nor recorded.
const SECRET_BELOW: &[&str] = &["/auth/transactions/"];

/// The outermost layer. A request's id is always made here: one from outside could be forged.
pub async fn observe(State(settings): State<Arc<Settings>>, mut request: Request, next: Next) -> Response {
    let started = Instant::now();
    let facts = facts(&settings, &request);
    request.extensions_mut().insert(facts.clone());
    let mut response = REQUEST_ID.scope(facts.id.clone(), next.run(request)).await;
    if let Ok(id) = HeaderValue::from_str(&facts.id) {
        response.headers_mut().insert(X_REQUEST_ID, id);
    }
    tracing::info!(
        request_id = facts.id,
        method = facts.method,
        path = facts.path,
        status = response.status().as_u16(),
        duration_ms = u64::try_from(started.elapsed().as_millis()).unwrap_or(u64::MAX),
        "request"
    );
    response
}

fn facts(settings: &Settings, request: &Request) -> RequestFacts {
    let peer = request.extensions().get::<ConnectInfo<SocketAddr>>();
    let peer = peer.map_or(IpAddr::V4(Ipv4Addr::UNSPECIFIED), |info| info.0.ip().to_canonical());
    let user_agent = request.headers().get(header::USER_AGENT).and_then(|value| value.to_str().ok());
    RequestFacts {
        id: new_id(),
        source_ip: client_address(peer, request.headers(), &settings.trusted_proxies),
        user_agent: user_agent.unwrap_or_default().chars().take(USER_AGENT_LENGTH).collect(),
        method: request.method().to_string(),
        path: without_secrets(request.uri().path()),
    }
}

fn without_secrets(path: &str) -> String {
    for prefix in SECRET_BELOW {
        if let Some(rest) = path.strip_prefix(prefix) {
            let step = rest.find('/').map_or("", |at| &rest[at..]);
            return format!("{prefix}-{step}");
        }
    }
    path.to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_secret_of_a_transaction_is_not_kept() {
        assert_eq!(without_secrets("/auth/transactions/hidden/password"), "/auth/transactions/-/password");
        assert_eq!(without_secrets("/auth/transactions/hidden"), "/auth/transactions/-");
        assert_eq!(without_secrets("/v1/organizations/c1"), "/v1/organizations/c1");
    }
}
