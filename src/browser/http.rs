//! The one place that calls `fetch`.

use super::clock;
use super::reflect::error_name;
use std::cell::Cell;
use std::rc::Rc;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    AbortController, Headers, RequestCache, RequestCredentials, RequestInit, RequestRedirect, Response,
};

/// A request method that the API knows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Method {
    /// Reads.
    Get,
    /// Creates, updates, does.
    Post,
    /// Deletes.
    Delete,
}

impl Method {
    /// The method's name on the wire.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Get => "GET",
            Self::Post => "POST",
            Self::Delete => "DELETE",
        }
    }
}

/// Whether the browser adds its cookies.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Credentials {
    /// Never: the API authenticates by header.
    Omit,
    /// To our own origin: a login transaction is bound to a cookie.
    SameOrigin,
}

/// One request. It has no `Debug`, for its headers may hold a token.
pub struct HttpRequest {
    /// What to do.
    pub method: Method,
    /// The absolute address, or a path of our own origin.
    pub url: String,
    /// Header names and values.
    pub headers: Vec<(&'static str, String)>,
    /// The body's text, if any.
    pub body: Option<String>,
    /// Whether cookies travel along.
    pub credentials: Credentials,
    /// How long the whole answer may take, in milliseconds.
    pub timeout_ms: u32,
}

/// A complete answer, of whatever status.
pub struct HttpResponse {
    /// The status code.
    pub status: u16,
    /// The whole body as text.
    pub body: String,
    headers: Option<Headers>,
}

impl HttpResponse {
    /// A header that this origin may read, by name in any case.
    pub fn header(&self, name: &str) -> Option<String> {
        self.headers.as_ref()?.get(name).ok().flatten()
    }
}

/// Why there is no complete answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum HttpFailure {
    /// No answer at all: offline, refused, name unknown, certificate or CORS refused.
    Network,
    /// The time limit passed. The server may have done what was asked.
    Timeout,
    /// The status arrived but the body broke off. The server has most likely done what was asked.
    Cut {
        /// The status that arrived.
        status: u16,
    },
    /// The request is not one that a browser sends, such as a malformed address.
    Malformed,
}

/// Sends a request and reads the answer to its end.
///
/// # Errors
/// [`HttpFailure`]; an error status is not a failure.
pub async fn send(request: HttpRequest) -> Result<HttpResponse, HttpFailure> {
    let controller = AbortController::new().map_err(|_| HttpFailure::Malformed)?;
    let window = web_sys::window().ok_or(HttpFailure::Malformed)?;
    let init = request_init(&request, &controller).ok_or(HttpFailure::Malformed)?;

    let timed_out = Rc::new(Cell::new(false));
    let _timer = clock::after(request.timeout_ms, {
        let timed_out = Rc::clone(&timed_out);
        let controller = controller.clone();
        move || {
            timed_out.set(true);
            controller.abort();
        }
    });
    let failure = |otherwise: HttpFailure| {
        if timed_out.get() { HttpFailure::Timeout } else { otherwise }
    };

    let answer = JsFuture::from(window.fetch_with_str_and_init(&request.url, &init))
        .await
        .map_err(|thrown| failure(fetch_failure(&thrown)))?;
    let response: Response = answer.dyn_into().map_err(|_| HttpFailure::Malformed)?;
    if let Some(date) = response.headers().get("date").ok().flatten() {
        clock::correct_by_date_header(&date);
    }
    let status = response.status();
    let text = response.text().map_err(|_| HttpFailure::Cut { status })?;
    let body = JsFuture::from(text)
        .await
        .map_err(|_| failure(HttpFailure::Cut { status }))?
        .as_string()
        .unwrap_or_default();
    Ok(HttpResponse { status, body, headers: Some(response.headers()) })
}

fn request_init(request: &HttpRequest, controller: &AbortController) -> Option<RequestInit> {
    let headers = Headers::new().ok()?;
    for (name, value) in &request.headers {
        headers.append(name, value).ok()?;
    }
    let init = RequestInit::new();
    init.set_method(request.method.as_str());
    init.set_headers(&headers);
    init.set_credentials(match request.credentials {
        Credentials::Omit => RequestCredentials::Omit,
        Credentials::SameOrigin => RequestCredentials::SameOrigin,
    });
    init.set_cache(RequestCache::NoStore);
    // A redirect would carry the Authorization header somewhere else.
    init.set_redirect(RequestRedirect::Error);
    init.set_signal(Some(&controller.signal()));
    if let Some(body) = &request.body {
        init.set_body(&JsValue::from_str(body));
    }
    Some(init)
}

/// `fetch` throws a `TypeError` both for no network and for an address it cannot parse; the address
/// is ours, so it is the network.
fn fetch_failure(thrown: &JsValue) -> HttpFailure {
    match error_name(thrown).as_str() {
        "SyntaxError" | "SecurityError" => HttpFailure::Malformed,
        _ => HttpFailure::Network,
    }
}
