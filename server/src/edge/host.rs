//! The `Host` that a request was sent to: against DNS rebinding, and so that there is one origin.

use std::net::IpAddr;
use std::sync::Arc;

use axum::extract::{Request, State};
use axum::http::uri::Authority;
use axum::http::{Method, StatusCode, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Redirect, Response};

use super::error_form::is_api;
use crate::config::Settings;
use crate::error::ApiError;

/// Probes come to whatever address a machine has, and learn nothing but that the server runs.
const PROBES: &[&str] = &["/healthz", "/readyz"];

/// Lets the public host pass. A loopback address passes for the API and is redirected for pages,
/// whose session belongs to the public origin; any other host is 421.
pub async fn check_host(State(settings): State<Arc<Settings>>, request: Request, next: Next) -> Response {
    let path = request.uri().path();
    if PROBES.contains(&path) {
        return next.run(request).await;
    }
    let authority = authority(&request);
    if authority.as_ref().is_some_and(|sent| is_public(&settings, sent)) {
        return next.run(request).await;
    }
    if authority.as_ref().is_some_and(is_loopback) {
        let is_page = !is_api(path) || path.starts_with("/auth/");
        if !is_page {
            return next.run(request).await;
        }
        if matches!(*request.method(), Method::GET | Method::HEAD) {
            let rest = request.uri().path_and_query().map_or("/", |rest| rest.as_str());
            return Redirect::temporary(&format!("{}{rest}", settings.origin())).into_response();
        }
    }
    ApiError::new(
        StatusCode::MISDIRECTED_REQUEST,
        format!("This server answers for {} only.", settings.authority()),
    )
    .into_response()
}

fn authority(request: &Request) -> Option<Authority> {
    match request.headers().get(header::HOST) {
        Some(host) => Authority::try_from(host.as_bytes()).ok(),
        None => request.uri().authority().cloned(),
    }
}

fn is_public(settings: &Settings, sent: &Authority) -> bool {
    let default_port = settings.public_url.port_or_known_default();
    let scheme_port = if settings.is_https() { 443 } else { 80 };
    settings.public_url.host_str().is_some_and(|host| host.eq_ignore_ascii_case(sent.host()))
        && sent.port_u16().or(Some(scheme_port)) == default_port
}

fn is_loopback(sent: &Authority) -> bool {
    let host = sent.host().trim_start_matches('[').trim_end_matches(']');
    host.parse::<IpAddr>().is_ok_and(|ip| ip.is_loopback())
}
