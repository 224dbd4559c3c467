//! Sending a request: origin, token, one refresh and one replay on 401, decoding.

use super::call::{Body, Call};
use super::error::{ApiError, ApiErrorKind, ErrorParts};
use crate::browser::http::{self, Credentials, HttpFailure, HttpRequest, HttpResponse, Method};
use crate::session::{Grant, NoToken, Session};
use leptos::prelude::*;
use serde::de::DeserializeOwned;

/// How long reading may take, in milliseconds.
const READ_TIMEOUT_MS: u32 = 30_000;
/// How long writing may take, in milliseconds: giving up early on a write leaves it unknown.
const WRITE_TIMEOUT_MS: u32 = 60_000;

/// The API of the session's base domain.
#[derive(Clone, Copy)]
pub struct Client {
    session: Session,
}

/// One entity, and the version that was read.
#[derive(Debug, Clone, PartialEq)]
pub struct Fetched<T> {
    /// The entity.
    pub value: T,
    /// Its `ETag`, for the `If-Match` of a write.
    pub etag: Option<String>,
}

/// A successful answer before it is decoded.
pub(super) struct Answer {
    body: String,
    etag: Option<String>,
    request_id: Option<String>,
}

impl Client {
    /// A client that acts for `session`.
    pub fn new(session: Session) -> Self {
        Self { session }
    }

    /// The client in context.
    ///
    /// # Panics
    /// When the app did not provide one, which its first render would show.
    pub fn from_context() -> Self {
        expect_context()
    }

    /// The API's origin, for the `curl` line of a page.
    pub fn origin(self) -> String {
        self.session.domain().api_origin
    }

    /// Sends a call for the signed-in person.
    pub(super) async fn send(self, call: Call) -> Result<Answer, ApiError> {
        let grant = self.session.grant().await.map_err(no_token)?;
        let answer = self.send_with(&call, Some(&grant)).await?;
        if answer.status != 401 {
            return self.finish(answer, &grant);
        }
        let renewed = self.session.replace(&grant).await.map_err(no_token)?;
        if renewed.generation != grant.generation {
            return Err(ApiError::of(ApiErrorKind::Superseded));
        }
        let answer = self.send_with(&call, Some(&renewed)).await?;
        if answer.status == 401 {
            self.session.reject(&renewed);
        }
        self.finish(answer, &grant)
    }

    /// Sends a call with a token that is being tried: its refusal is an answer and ends no session.
    pub(super) async fn send_tried(self, call: Call, tried: &Grant) -> Result<Answer, ApiError> {
        into_answer(self.send_with(&call, Some(tried)).await?)
    }

    /// Sends a call that needs no token.
    pub(super) async fn send_without_token(self, call: Call) -> Result<Answer, ApiError> {
        into_answer(self.send_with(&call, None).await?)
    }

    fn finish(self, response: HttpResponse, grant: &Grant) -> Result<Answer, ApiError> {
        if self.session.generation() == grant.generation {
            into_answer(response)
        } else {
            Err(ApiError::of(ApiErrorKind::Superseded))
        }
    }

    async fn send_with(self, call: &Call, grant: Option<&Grant>) -> Result<HttpResponse, ApiError> {
        let mut headers = vec![("Accept", "application/json".to_owned())];
        if let Some(grant) = grant {
            headers.push(("Authorization", grant.token.authorization()));
        }
        if let Some(etag) = &call.if_match {
            headers.push(("If-Match", etag.clone()));
        }
        let body = call.body.as_ref().map(|body| {
            let (kind, text) = match body {
                Body::Json(text) => ("application/json", text),
                Body::Yaml(text) => ("application/yaml", text),
            };
            headers.push(("Content-Type", kind.to_owned()));
            text.clone()
        });
        let request = HttpRequest {
            method: call.method,
            url: self.origin() + &call.path,
            headers,
            body,
            credentials: Credentials::Omit,
            timeout_ms: match call.method {
                Method::Get => READ_TIMEOUT_MS,
                Method::Post | Method::Delete => WRITE_TIMEOUT_MS,
            },
        };
        http::send(request).await.map_err(|failure| {
            ApiError::of(match failure {
                HttpFailure::Network | HttpFailure::Malformed => ApiErrorKind::Network,
                HttpFailure::Timeout => ApiErrorKind::Timeout,
                HttpFailure::Cut { .. } => ApiErrorKind::Cut,
            })
        })
    }
}

/// Decodes one entity or one list.
pub(super) fn decode<T: DeserializeOwned>(answer: &Answer) -> Result<T, ApiError> {
    serde_json::from_str(&answer.body).map_err(|fault| unreadable(answer, &fault))
}

/// Decodes one entity and keeps its version.
pub(super) fn decode_fetched<T: DeserializeOwned>(answer: Answer) -> Result<Fetched<T>, ApiError> {
    Ok(Fetched { value: decode(&answer)?, etag: answer.etag })
}

fn unreadable(answer: &Answer, fault: &serde_json::Error) -> ApiError {
    let body = answer.body.trim_start();
    let detail = if body.is_empty() {
        "the answer is empty".to_owned()
    } else if body.starts_with('<') {
        "the answer is a web page".to_owned()
    } else if fault.is_eof() {
        "the answer ends too early".to_owned()
    } else {
        // Says where and what was expected, never the content: an answer may hold a new key.
        format!("line {}, column {}", fault.line(), fault.column())
    };
    ApiError::of(ApiErrorKind::Unreadable { detail }).with_request_id(answer.request_id.clone())
}

fn into_answer(response: HttpResponse) -> Result<Answer, ApiError> {
    let request_id = response.header("x-request-id");
    if matches!(response.status, 200..=299) {
        return Ok(Answer { etag: response.header("etag"), request_id, body: response.body });
    }
    let retry_after = response.header("retry-after");
    Err(ApiError::from_response(&ErrorParts {
        status: response.status,
        request_id: request_id.as_deref(),
        retry_after: retry_after.as_deref(),
        body: &response.body,
    }))
}

fn no_token(reason: NoToken) -> ApiError {
    ApiError::of(match reason {
        NoToken::SignedOut => ApiErrorKind::Unauthorized,
        NoToken::Unreachable => ApiErrorKind::Network,
    })
}
