//! Errors as callers see them.

use axum::Json;
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use cloud_ui_contract::error::{
    AuthMethodDetails, ErrorBody, ErrorCode, FieldError, ForbiddenDetails, PlanFeatureDetails,
    PlanLimitDetails,
};
use cloud_ui_contract::permission::Permission;
use cloud_ui_contract::plan::{Feature, Plan};
use cloud_ui_contract::sign_in_method::SignInMethod;
use serde::Serialize;
use serde_json::Value;

/// The answer of a handler.
pub type Result<T, E = ApiError> = std::result::Result<T, E>;

/// Why a request was not done, in the form of [`ErrorBody`]. Boxed, so that a `Result` of it stays
/// small.
#[derive(Debug)]
pub struct ApiError(Box<Fault>);

#[derive(Debug)]
struct Fault {
    status: StatusCode,
    message: String,
    code: Option<ErrorCode>,
    details: Option<Value>,
    field_errors: Vec<FieldError>,
    retry_after_seconds: Option<u64>,
}

impl ApiError {
    /// An error with a status and a sentence for a person.
    #[must_use]
    pub fn new(status: StatusCode, message: impl Into<String>) -> Self {
        Self(Box::new(Fault {
            status,
            message: message.into(),
            code: None,
            details: None,
            field_errors: Vec::new(),
            retry_after_seconds: None,
        }))
    }

    /// The same error with a code that clients react to.
    #[must_use]
    pub fn with_code(mut self, code: ErrorCode) -> Self {
        self.0.code = Some(code);
        self
    }

    /// The same error with the facts that belong to its code.
    #[must_use]
    pub fn with_details(mut self, details: &impl Serialize) -> Self {
        self.0.details = serde_json::to_value(details).ok();
        self
    }

    /// 400: the request cannot be understood.
    #[must_use]
    pub fn bad_request(message: impl Into<String>) -> Self {
        Self::new(StatusCode::BAD_REQUEST, message)
    }

    /// 400: fields are wrong.
    #[must_use]
    pub fn invalid(field_errors: Vec<FieldError>) -> Self {
        let message = field_errors
            .first()
            .map_or_else(|| "The request is not valid.".to_owned(), |error| error.message.clone());
        let mut error = Self::new(StatusCode::BAD_REQUEST, message);
        error.0.field_errors = field_errors;
        error
    }

    /// 401: no credential, or one that is not valid (any more).
    #[must_use]
    pub fn unauthorized(message: impl Into<String>) -> Self {
        Self::new(StatusCode::UNAUTHORIZED, message)
    }

    /// 403: the caller lacks a permission.
    #[must_use]
    pub fn forbidden(permission: Permission) -> Self {
        Self::new(StatusCode::FORBIDDEN, format!("You need the permission {permission} to do this."))
            .with_code(ErrorCode::Forbidden)
            .with_details(&ForbiddenDetails { permission: permission.to_string() })
    }

    /// 403: the caller has nothing to do with the organization, or there is none of that id: the
    /// two cannot be told apart.
    #[must_use]
    pub fn no_such_organization() -> Self {
        Self::new(StatusCode::FORBIDDEN, "You have no access to an organization with this id.")
            .with_code(ErrorCode::Forbidden)
            .with_details(&ForbiddenDetails { permission: Permission::OrganizationGet.to_string() })
    }

    /// 403: the organization asks for another sign-in method.
    #[must_use]
    pub fn auth_method_required(methods: Vec<SignInMethod>) -> Self {
        Self::new(StatusCode::FORBIDDEN, "This organization can only be entered with another sign-in method.")
            .with_code(ErrorCode::AuthMethodRequired)
            .with_details(&AuthMethodDetails { methods })
    }

    /// 403: the operation is for a signed-in person.
    #[must_use]
    pub fn needs_person() -> Self {
        Self::new(StatusCode::FORBIDDEN, "Sign in to do this; it cannot be done with a key or token.")
            .with_code(ErrorCode::NeedsPerson)
    }

    /// 403: the plan has no room for another one of `limit`, of which there may be `maximum`.
    #[must_use]
    pub fn plan_limit(limit: &str, maximum: u32, usage: u32) -> Self {
        Self::new(
            StatusCode::FORBIDDEN,
            format!("The organization's plan allows {maximum} of these, and {usage} exist."),
        )
        .with_code(ErrorCode::PlanLimit)
        .with_details(&PlanLimitDetails { limit: limit.to_owned(), maximum, usage })
    }

    /// 403: the plan does not include the feature.
    #[must_use]
    pub fn plan_feature(feature: &Feature, plan: &Plan) -> Self {
        Self::new(StatusCode::FORBIDDEN, format!("The {} plan does not include this.", plan.label()))
            .with_code(ErrorCode::PlanFeature)
            .with_details(&PlanFeatureDetails { feature: feature.to_string(), plan: plan.to_string() })
    }

    /// 404: there is no such thing where the caller may look. `thing` as in "workspace".
    #[must_use]
    pub fn not_found(thing: &str) -> Self {
        Self::new(StatusCode::NOT_FOUND, format!("There is no {thing} with this id in the organization."))
    }

    /// 409: the present state does not allow it.
    #[must_use]
    pub fn conflict(message: impl Into<String>) -> Self {
        Self::new(StatusCode::CONFLICT, message)
    }

    /// 412: the entity changed since the caller read it.
    #[must_use]
    pub fn stale() -> Self {
        Self::new(
            StatusCode::PRECONDITION_FAILED,
            "Somebody changed this since you opened it. Load it again and repeat your change.",
        )
        .with_code(ErrorCode::Stale)
    }

    /// 429: too often; `Retry-After` tells when to try again.
    #[must_use]
    pub fn too_many(code: ErrorCode, message: impl Into<String>, retry_after_seconds: u64) -> Self {
        let mut error = Self::new(StatusCode::TOO_MANY_REQUESTS, message).with_code(code);
        error.0.retry_after_seconds = Some(retry_after_seconds);
        error
    }

    /// 500: the fault is ours; the log tells what happened under the request's id.
    #[must_use]
    pub fn internal(cause: &dyn std::fmt::Display) -> Self {
        tracing::error!(request_id = crate::request::current_id(), %cause, "request failed");
        Self::new(StatusCode::INTERNAL_SERVER_ERROR, "Something went wrong on the server. Try again.")
    }

    /// The status code.
    #[must_use]
    pub fn status(&self) -> StatusCode {
        self.0.status
    }

    /// The code that clients react to.
    #[must_use]
    pub fn code(&self) -> Option<&ErrorCode> {
        self.0.code.as_ref()
    }
}

impl From<sqlx::Error> for ApiError {
    fn from(error: sqlx::Error) -> Self {
        Self::internal(&error)
    }
}

impl IntoResponse for ApiError {
    fn into_response(self) -> Response {
        let fault = *self.0;
        let body = ErrorBody {
            message: fault.message,
            request_id: crate::request::current_id(),
            status_code: fault.status.as_u16(),
            field_errors: (!fault.field_errors.is_empty()).then_some(fault.field_errors),
            code: fault.code,
            details: fault.details,
        };
        let mut response = (fault.status, Json(body)).into_response();
        if let Some(seconds) = fault.retry_after_seconds {
            response.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from(seconds));
        }
        if fault.status == StatusCode::UNAUTHORIZED {
            response.headers_mut().insert(header::WWW_AUTHENTICATE, HeaderValue::from_static("Bearer"));
        }
        response
    }
}
