//! The static host of the built console.

use std::path::{Component, Path, PathBuf};
use std::sync::Arc;

use axum::Json;
use axum::body::Body;
use axum::extract::{Request, State};
use axum::http::{HeaderMap, HeaderName, HeaderValue, Method, StatusCode, header};
use axum::response::{Html, IntoResponse, Response};
use cloud_ui_contract::console_config::{BaseDomain, ConsoleConfig};
use sha2::{Digest, Sha256};

use crate::config::Settings;
use crate::edge::error_form::is_api;
use crate::error::ApiError;

/// A name with a hash in it never means another content.
const FOREVER: &str = "public, max-age=31536000, immutable";
/// Asked for anew each time, answered 304 when nothing changed.
const REVALIDATE: &str = "no-cache";
/// The fewest hexadecimal digits after a hyphen that are taken for a hash.
const HASH_DIGITS: usize = 12;

/// `GET /config.json`.
pub async fn config(State(settings): State<Arc<Settings>>) -> Response {
    let build_id = match index(&settings).await {
        Some(bytes) => digest(&bytes),
        None => env!("CARGO_PKG_VERSION").to_owned(),
    };
    let own =
        BaseDomain { name: settings.authority(), api_origin: settings.origin(), issuer: settings.issuer() };
    let base_domains = std::iter::once(own).chain(settings.base_domains.iter().cloned()).collect();
    let config = ConsoleConfig {
        base_domains,
        links: settings.links.clone(),
        build_id,
        demo: settings.demo,
        upstream: settings.upstream.is_some(),
    };
    ([(header::CACHE_CONTROL, REVALIDATE)], Json(config)).into_response()
}

/// Everything that is no other address: a file of the console or, for the addresses that the
/// console knows by itself, its page.
pub async fn serve(State(settings): State<Arc<Settings>>, request: Request) -> Response {
    let path = request.uri().path();
    if is_api(path) {
        return StatusCode::NOT_FOUND.into_response();
    }
    if !matches!(*request.method(), Method::GET | Method::HEAD) {
        return ApiError::new(StatusCode::METHOD_NOT_ALLOWED, "Pages can only be read.").into_response();
    }
    let Some(folder) = &settings.console_dir else { return no_console() };
    if let Some(file) = file_below(folder, path)
        && let Some(response) = answer_file(&file, request.headers(), cache_control(path)).await
    {
        return response;
    }
    let accepts_pages = request.headers().get(header::ACCEPT).and_then(|value| value.to_str().ok());
    let has_extension = path.rsplit('/').next().is_some_and(|name| name.contains('.'));
    let is_page = path == "/" || accepts_pages.is_some_and(|text| text.contains("text/html"));
    if has_extension || !is_page {
        return (StatusCode::NOT_FOUND, "There is no such file.\n").into_response();
    }
    let page = answer_file(&folder.join("index.html"), request.headers(), REVALIDATE).await;
    page.unwrap_or_else(no_console)
}

fn no_console() -> Response {
    let page = "<!doctype html>\n<html lang=\"en\">\n<meta charset=\"utf-8\">\n<title>Cloud UI</title>\n\
                <h1>The API is running without a console</h1>\n\
                <p>Build the console with <code>make build</code> and start the server with \
                <code>--console dist</code>.</p>\n</html>\n";
    (StatusCode::NOT_FOUND, Html(page)).into_response()
}

/// The file of a path, if it cannot lead out of the folder.
fn file_below(folder: &Path, path: &str) -> Option<PathBuf> {
    let relative = Path::new(path.trim_start_matches('/'));
    let stays = relative.components().all(|part| matches!(part, Component::Normal(_)));
    let is_twin = matches!(relative.extension().and_then(|text| text.to_str()), Some("br" | "gz"));
    (stays && !is_twin && relative.components().next().is_some()).then(|| folder.join(relative))
}

fn cache_control(path: &str) -> &'static str {
    let is_hash = |text: &str| {
        let digits = text.bytes().take_while(u8::is_ascii_hexdigit).count();
        digits >= HASH_DIGITS && !text.as_bytes().get(digits).is_some_and(u8::is_ascii_alphanumeric)
    };
    if path.split('-').skip(1).any(is_hash) { FOREVER } else { REVALIDATE }
}

async fn answer_file(file: &Path, request: &HeaderMap, cache_control: &'static str) -> Option<Response> {
    let accepted = request.get(header::ACCEPT_ENCODING).and_then(|value| value.to_str().ok());
    let (bytes, encoding) = read_twin(file, accepted.unwrap_or_default()).await?;
    let etag = format!("\"{}\"", digest(&bytes));
    let sent = request.get(header::IF_NONE_MATCH).and_then(|value| value.to_str().ok()).unwrap_or_default();
    let unchanged = sent.split(',').any(|tag| tag.trim().trim_start_matches("W/") == etag);
    let mut response = if unchanged {
        StatusCode::NOT_MODIFIED.into_response()
    } else {
        ([(header::CONTENT_TYPE, content_type(file))], Body::from(bytes)).into_response()
    };
    let mut add = |name: HeaderName, value: &str| {
        if let Ok(value) = HeaderValue::from_str(value) {
            response.headers_mut().insert(name, value);
        }
    };
    add(header::CACHE_CONTROL, cache_control);
    add(header::ETAG, &etag);
    add(header::VARY, "accept-encoding");
    if let (Some(encoding), false) = (encoding, unchanged) {
        add(header::CONTENT_ENCODING, encoding);
    }
    Some(response)
}

/// The file, or its compressed twin where there is one that the browser takes.
async fn read_twin(file: &Path, accepted: &str) -> Option<(Vec<u8>, Option<&'static str>)> {
    for (encoding, extension) in [("br", "br"), ("gzip", "gz")] {
        if accepts(accepted, encoding) {
            let mut name = file.as_os_str().to_owned();
            name.push(".");
            name.push(extension);
            if let Ok(bytes) = tokio::fs::read(&name).await {
                return Some((bytes, Some(encoding)));
            }
        }
    }
    tokio::fs::read(file).await.ok().map(|bytes| (bytes, None))
}

/// Whether `Accept-Encoding` names the coding and does not refuse it by `q=0`.
fn accepts(accepted: &str, coding: &str) -> bool {
    accepted.split(',').any(|item| {
        let mut parts = item.split(';').map(str::trim);
        let named = parts.next().is_some_and(|name| name.eq_ignore_ascii_case(coding));
        let refused = parts.any(|part| {
            part.strip_prefix("q=")
                .and_then(|text| text.parse::<f32>().ok())
                .is_some_and(|weight| weight == 0.0)
        });
        named && !refused
    })
}

async fn index(settings: &Settings) -> Option<Vec<u8>> {
    tokio::fs::read(settings.console_dir.as_ref()?.join("index.html")).await.ok()
}

/// The beginning of the SHA-256 digest in hexadecimal.
fn digest(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().take(12).map(|byte| format!("{byte:02x}")).collect()
}

fn content_type(file: &Path) -> &'static str {
    match file.extension().and_then(|text| text.to_str()).unwrap_or_default() {
        "html" => "text/html; charset=utf-8",
        "js" | "mjs" => "text/javascript; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "wasm" => "application/wasm",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "ico" => "image/x-icon",
        "woff2" => "font/woff2",
        "json" | "map" => "application/json",
        "webmanifest" => "application/manifest+json",
        "txt" => "text/plain; charset=utf-8",
        _ => "application/octet-stream",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_path_leads_out_of_the_folder() {
        let folder = Path::new("dist");
        assert_eq!(file_below(folder, "/a/b.js"), Some(PathBuf::from("dist/a/b.js")));
        for path in ["/", "//", "/../key", "/a/../../key", "/app.js.br"] {
            assert_eq!(file_below(folder, path), None, "{path}");
        }
    }

    #[test]
    fn only_names_with_a_hash_are_kept_for_good() {
        assert_eq!(cache_control("/console-1a2b3c4d5e6f7a8b_bg.wasm"), FOREVER);
        assert_eq!(cache_control("/console-1a2b3c4d5e6f7a8b.js"), FOREVER);
        assert_eq!(cache_control("/snippets/cloud-ui-1a2b3c4d5e6f7a8b/inline0.js"), FOREVER);
        for path in ["/boot.js", "/favicon.svg", "/icon-facade.svg", "/a-1a2b3c4d5e6fish.js"] {
            assert_eq!(cache_control(path), REVALIDATE, "{path}");
        }
    }

    #[test]
    fn a_coding_is_taken_unless_it_is_refused() {
        assert!(accepts("gzip, deflate, br", "br"));
        assert!(accepts("BR;q=0.5", "br"));
        assert!(!accepts("br;q=0, gzip", "br"));
        assert!(!accepts("", "gzip"));
    }
}
