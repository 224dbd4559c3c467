//! What the login pages say when a step fails.

use crate::browser::http::HttpFailure;
use cloud_ui_contract::error::{ErrorBody, ErrorCode, FieldError};

/// The kind of failure.
#[derive(Debug, Clone, PartialEq)]
pub enum TransactionErrorKind {
    /// E-mail address or password is wrong; which of them nobody learns.
    WrongCredentials,
    /// Too many failures: held off for a while.
    TooManyAttempts {
        /// How long, in seconds, when the server says so.
        retry_after_seconds: Option<u32>,
    },
    /// The sign-in took too long, was completed, or belongs to another browser.
    Gone,
    /// A field is wrong.
    Invalid {
        /// Which, and how.
        field_errors: Vec<FieldError>,
    },
    /// No answer.
    Network,
    /// No answer in time.
    Timeout,
    /// The answer was cut, or is none that this console knows.
    Unreadable,
    /// The server failed, or refuses for a reason of its own.
    Server {
        /// The status code.
        status: u16,
    },
}

/// A failed step of a sign-in.
#[derive(Debug, Clone, PartialEq)]
pub struct TransactionError {
    kind: TransactionErrorKind,
    message: Option<String>,
    request_id: Option<String>,
}

impl TransactionError {
    pub(super) fn from_failure(failure: HttpFailure) -> Self {
        Self::without_body(match failure {
            HttpFailure::Network | HttpFailure::Malformed => TransactionErrorKind::Network,
            HttpFailure::Timeout => TransactionErrorKind::Timeout,
            HttpFailure::Cut { .. } => TransactionErrorKind::Unreadable,
        })
    }

    pub(super) fn unreadable(request_id: Option<String>) -> Self {
        Self { request_id, ..Self::without_body(TransactionErrorKind::Unreadable) }
    }

    fn without_body(kind: TransactionErrorKind) -> Self {
        Self { kind, message: None, request_id: None }
    }

    pub(super) fn from_response(status: u16, retry_after: Option<&str>, body: &str) -> Self {
        let Ok(body) = serde_json::from_str::<ErrorBody>(body) else {
            return Self::without_body(match status {
                410 | 404 => TransactionErrorKind::Gone,
                _ => TransactionErrorKind::Server { status },
            });
        };
        let retry_after_seconds = retry_after.and_then(|text| text.trim().parse().ok());
        let kind = match (body.code, body.field_errors) {
            (Some(ErrorCode::WrongCredentials), _) => TransactionErrorKind::WrongCredentials,
            (Some(ErrorCode::TooManyAttempts), _) => {
                TransactionErrorKind::TooManyAttempts { retry_after_seconds }
            }
            (Some(ErrorCode::TransactionGone), _) => TransactionErrorKind::Gone,
            (_, Some(field_errors)) if !field_errors.is_empty() => {
                TransactionErrorKind::Invalid { field_errors }
            }
            _ => match status {
                410 | 404 => TransactionErrorKind::Gone,
                429 => TransactionErrorKind::TooManyAttempts { retry_after_seconds },
                _ => TransactionErrorKind::Server { status },
            },
        };
        Self {
            kind,
            message: Some(body.message).filter(|message| !message.is_empty()),
            request_id: Some(body.request_id).filter(|id| !id.is_empty()),
        }
    }

    /// What kind of failure it is.
    pub fn kind(&self) -> &TransactionErrorKind {
        &self.kind
    }

    /// The request's id, for support.
    pub fn request_id(&self) -> Option<&str> {
        self.request_id.as_deref()
    }

    /// What is wrong with the field, when that is what is wrong.
    pub fn field_error(&self, field: &str) -> Option<&str> {
        match &self.kind {
            TransactionErrorKind::Invalid { field_errors } => {
                field_errors.iter().find(|error| error.field == field).map(|error| error.message.as_str())
            }
            _ => None,
        }
    }

    /// What happened.
    pub fn headline(&self) -> &str {
        match &self.kind {
            TransactionErrorKind::WrongCredentials => "Wrong email or password",
            TransactionErrorKind::TooManyAttempts { .. } => "Too many attempts",
            TransactionErrorKind::Gone => "This sign-in has ended",
            TransactionErrorKind::Invalid { .. } => "Check the marked field",
            TransactionErrorKind::Network => "The server cannot be reached",
            TransactionErrorKind::Timeout => "The server took too long to answer",
            TransactionErrorKind::Unreadable => "The server's answer cannot be read",
            TransactionErrorKind::Server { .. } => {
                self.message.as_deref().unwrap_or("The server could not do this")
            }
        }
    }

    /// What to do.
    pub fn advice(&self) -> String {
        match &self.kind {
            TransactionErrorKind::WrongCredentials => "Check both, or edit the email address.".to_owned(),
            TransactionErrorKind::TooManyAttempts { retry_after_seconds: Some(seconds) } => {
                match seconds.div_ceil(60) {
                    0 | 1 => "Try again in a minute.".to_owned(),
                    minutes => format!("Try again in {minutes} minutes."),
                }
            }
            TransactionErrorKind::TooManyAttempts { .. } => "Try again later.".to_owned(),
            TransactionErrorKind::Gone => {
                "It took too long, was completed already, or belongs to another browser. Start again."
                    .to_owned()
            }
            TransactionErrorKind::Invalid { .. } => "Correct it and continue.".to_owned(),
            TransactionErrorKind::Network => "Check the connection and try again.".to_owned(),
            TransactionErrorKind::Timeout
            | TransactionErrorKind::Unreadable
            | TransactionErrorKind::Server { .. } => "Try again in a moment.".to_owned(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn body(code: &str, field_errors: &str) -> String {
        format!(
            r#"{{"message":"m","requestId":"r-1","statusCode":400,"code":{code},"fieldErrors":{field_errors}}}"#
        )
    }

    #[test]
    fn each_failure_gets_its_kind() {
        let held_off = TransactionErrorKind::TooManyAttempts { retry_after_seconds: Some(900) };
        for (status, retry_after, text, kind) in [
            (400, None, body(r#""WRONG_CREDENTIALS""#, "null"), TransactionErrorKind::WrongCredentials),
            (429, Some("900"), body(r#""TOO_MANY_ATTEMPTS""#, "null"), held_off.clone()),
            (429, Some(" 900 "), body("null", "null"), held_off),
            (410, None, body(r#""TRANSACTION_GONE""#, "null"), TransactionErrorKind::Gone),
            (404, None, "Not Found".to_owned(), TransactionErrorKind::Gone),
            (400, None, body(r#""NEW_KIND""#, "[]"), TransactionErrorKind::Server { status: 400 }),
            (502, None, "<html>".to_owned(), TransactionErrorKind::Server { status: 502 }),
        ] {
            let error = TransactionError::from_response(status, retry_after, &text);
            assert_eq!(*error.kind(), kind, "{status} {text}");
        }
    }

    #[test]
    fn a_wrong_field_says_so_and_the_request_id_is_kept() {
        let text = body("null", r#"[{"code":"invalid","field":"email","message":"Not an address."}]"#);
        let error = TransactionError::from_response(400, None, &text);
        assert_eq!(error.field_error("email"), Some("Not an address."));
        assert_eq!(error.field_error("password"), None);
        assert_eq!(error.request_id(), Some("r-1"));
    }

    #[test]
    fn the_hold_is_told_in_minutes() {
        let advice = |seconds| {
            let text = body(r#""TOO_MANY_ATTEMPTS""#, "null");
            TransactionError::from_response(429, Some(seconds), &text).advice()
        };
        assert_eq!(advice("30"), "Try again in a minute.");
        assert_eq!(advice("61"), "Try again in 2 minutes.");
        assert_eq!(advice("soon"), "Try again later.");
    }
}
