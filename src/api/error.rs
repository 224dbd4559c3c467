//! The one error type of the API, and how an answer becomes one.

use cloud_ui_contract::error::{
    AuthMethodDetails, ErrorBody, ErrorCode, FieldError, ForbiddenDetails, PlanFeatureDetails,
    PlanLimitDetails,
};
use cloud_ui_contract::sign_in_method::SignInMethod;
use serde::de::DeserializeOwned;
use serde_json::Value;

/// The kind of failure, where somebody reacts to it.
#[derive(Debug, Clone, PartialEq)]
pub enum ApiErrorKind {
    /// No answer: offline, or the server is down. A write may have been done.
    Network,
    /// No answer in time. A write may have been done.
    Timeout,
    /// The answer broke off. A write has most likely been done.
    Cut,
    /// A success whose body is not what was asked for.
    Unreadable {
        /// What is wrong with it, without any of its content.
        detail: String,
    },
    /// Nobody is signed in any more; the frame offers to sign in.
    Unauthorized,
    /// The caller may not do this.
    Forbidden {
        /// The missing permission, when the server names it.
        permission: Option<String>,
    },
    /// The organization asks for another sign-in method.
    AuthMethodRequired {
        /// The methods that would do.
        methods: Vec<SignInMethod>,
    },
    /// There is no such thing, or none that the caller may know of.
    NotFound,
    /// The request is not acceptable as it stands.
    Invalid {
        /// What is wrong with which field; may be empty.
        field_errors: Vec<FieldError>,
    },
    /// The state of things does not allow it.
    Conflict,
    /// Somebody saved a newer revision.
    RevisionConflict {
        /// The newest revision's number.
        revision: u32,
        /// The newest manifest.
        manifest: String,
    },
    /// The entity changed since it was read.
    Stale,
    /// The plan has no room.
    PlanLimit {
        /// What is limited.
        limit: String,
        /// The most the plan allows.
        maximum: u32,
        /// How many there are.
        usage: u32,
    },
    /// The plan lacks the feature.
    PlanFeature {
        /// The feature.
        feature: String,
        /// The organization's plan.
        plan: String,
    },
    /// What is to be deleted still contains something.
    NotEmpty,
    /// The operation is for a signed-in person, not for a key or token.
    NeedsPerson,
    /// An organization keeps at least one owner.
    LastOwner,
    /// Too many requests.
    RateLimited {
        /// When to come back, when the server says so.
        retry_after_seconds: Option<u32>,
    },
    /// The server failed, or answered with a status that nothing here knows.
    Server {
        /// The status code.
        status: u16,
    },
    /// Another person took over or somebody signed out while this was under way: of no interest.
    Superseded,
}

/// A failed request, ready to be shown.
#[derive(Debug, Clone, PartialEq)]
pub struct ApiError {
    kind: ApiErrorKind,
    pub(super) message: Option<String>,
    request_id: Option<String>,
    /// Whether the answer's body was no error of the API, such as an edge's plain text.
    has_plain_body: bool,
}

/// The parts of an answer that is no success.
pub(super) struct ErrorParts<'a> {
    pub status: u16,
    pub request_id: Option<&'a str>,
    pub retry_after: Option<&'a str>,
    pub body: &'a str,
}

impl ApiError {
    pub(super) fn of(kind: ApiErrorKind) -> Self {
        Self { kind, message: None, request_id: None, has_plain_body: false }
    }

    pub(super) fn with_request_id(mut self, request_id: Option<String>) -> Self {
        self.request_id = request_id;
        self
    }

    /// What an answer means. Bodies may be JSON, plain text (edges answer 401 and 403 so) or a
    /// proxy's web page.
    pub(super) fn from_response(parts: &ErrorParts<'_>) -> Self {
        let body: Option<ErrorBody> = serde_json::from_str(parts.body).ok();
        let header_id = parts.request_id.map(str::to_owned);
        let Some(body) = body else {
            return Self {
                kind: by_status(parts, None),
                message: plain_sentence(parts.body),
                request_id: header_id,
                has_plain_body: true,
            };
        };
        let kind = body
            .code
            .as_ref()
            .and_then(|code| by_code(code, body.details))
            .unwrap_or_else(|| by_status(parts, body.field_errors));
        Self {
            kind,
            message: Some(body.message).filter(|message| !message.trim().is_empty()),
            request_id: header_id.or(Some(body.request_id).filter(|id| !id.is_empty())),
            has_plain_body: false,
        }
    }

    /// Whether it is a plain v1 API's answer to an operation beyond v1: 404, 405 or a plain-text 403.
    pub(super) fn is_of_plain_v1(&self) -> bool {
        match self.kind {
            ApiErrorKind::NotFound => true,
            ApiErrorKind::Forbidden { .. } => self.has_plain_body,
            _ => false,
        }
    }

    /// What kind of failure it is.
    pub fn kind(&self) -> &ApiErrorKind {
        &self.kind
    }

    /// The request's id, for support.
    pub fn request_id(&self) -> Option<&str> {
        self.request_id.as_deref()
    }

    /// What is wrong with which field.
    pub fn field_errors(&self) -> &[FieldError] {
        match &self.kind {
            ApiErrorKind::Invalid { field_errors } => field_errors,
            _ => &[],
        }
    }

    /// What is wrong with that field.
    pub fn field_error(&self, field: &str) -> Option<&str> {
        self.field_errors().iter().find(|error| error.field == field).map(|error| error.message.as_str())
    }

    /// Whether the same request may succeed later. For a write, see first what became of it.
    pub fn is_retryable(&self) -> bool {
        matches!(
            self.kind,
            ApiErrorKind::Network
                | ApiErrorKind::Timeout
                | ApiErrorKind::Cut
                | ApiErrorKind::Unreadable { .. }
                | ApiErrorKind::RateLimited { .. }
                | ApiErrorKind::Server { .. }
        )
    }

    /// Whether a write may have been done although it failed.
    pub fn is_outcome_unknown(&self) -> bool {
        matches!(
            self.kind,
            ApiErrorKind::Network
                | ApiErrorKind::Timeout
                | ApiErrorKind::Cut
                | ApiErrorKind::Unreadable { .. }
        )
    }
}

fn by_code(code: &ErrorCode, details: Option<Value>) -> Option<ApiErrorKind> {
    Some(match code {
        ErrorCode::Forbidden => ApiErrorKind::Forbidden {
            permission: read::<ForbiddenDetails>(details).map(|details| details.permission),
        },
        ErrorCode::AuthMethodRequired => ApiErrorKind::AuthMethodRequired {
            methods: read::<AuthMethodDetails>(details).map_or_else(Vec::new, |details| details.methods),
        },
        ErrorCode::PlanLimit => {
            let PlanLimitDetails { limit, maximum, usage } = read(details)?;
            ApiErrorKind::PlanLimit { limit, maximum, usage }
        }
        ErrorCode::PlanFeature => {
            let PlanFeatureDetails { feature, plan } = read(details)?;
            ApiErrorKind::PlanFeature { feature, plan }
        }
        ErrorCode::RevisionConflict => {
            let details = details?;
            ApiErrorKind::RevisionConflict {
                revision: u32::try_from(details.get("revision")?.as_u64()?).ok()?,
                manifest: details.get("manifest")?.as_str()?.to_owned(),
            }
        }
        ErrorCode::LastOwner => ApiErrorKind::LastOwner,
        ErrorCode::NotEmpty => ApiErrorKind::NotEmpty,
        ErrorCode::NeedsPerson => ApiErrorKind::NeedsPerson,
        ErrorCode::Stale => ApiErrorKind::Stale,
        ErrorCode::WrongCredentials
        | ErrorCode::TooManyAttempts
        | ErrorCode::TransactionGone
        | ErrorCode::Unknown(_) => return None,
    })
}

fn read<T: DeserializeOwned>(details: Option<Value>) -> Option<T> {
    serde_json::from_value(details?).ok()
}

fn by_status(parts: &ErrorParts<'_>, field_errors: Option<Vec<FieldError>>) -> ApiErrorKind {
    match parts.status {
        400 | 413 | 415 | 422 => ApiErrorKind::Invalid { field_errors: field_errors.unwrap_or_default() },
        401 => ApiErrorKind::Unauthorized,
        403 => ApiErrorKind::Forbidden { permission: None },
        404 | 405 | 410 => ApiErrorKind::NotFound,
        409 => ApiErrorKind::Conflict,
        412 => ApiErrorKind::Stale,
        429 => ApiErrorKind::RateLimited {
            // The other form, a date, is not worth a parser: "later" is said instead.
            retry_after_seconds: parts.retry_after.and_then(|text| text.trim().parse().ok()),
        },
        status => ApiErrorKind::Server { status },
    }
}

/// A short plain text, which an edge may answer with; a web page or JSON is not for reading.
fn plain_sentence(body: &str) -> Option<String> {
    const LONGEST: usize = 200;
    let text = body.trim();
    let is_sentence = !text.is_empty()
        && text.chars().count() <= LONGEST
        && !text.starts_with(['<', '{', '[', '"'])
        && !text.chars().any(char::is_control);
    is_sentence.then(|| text.to_owned())
}

#[cfg(test)]
#[path = "error_tests.rs"]
mod tests;
