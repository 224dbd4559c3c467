//! Error bodies of the API.

use serde_json::Value;

use crate::sign_in_method::SignInMethod;
use crate::wire::{open_enum, wire_struct};

open_enum! {
    /// The kinds of failure that a client reacts to.
    pub enum ErrorCode {
        /// The caller may not do this; details: [`ForbiddenDetails`].
        Forbidden => "FORBIDDEN",
        /// The organization asks for another sign-in method; details: [`AuthMethodDetails`].
        AuthMethodRequired => "AUTH_METHOD_REQUIRED",
        /// The plan has no room for another one; details: [`PlanLimitDetails`].
        PlanLimit => "PLAN_LIMIT",
        /// The plan does not include the feature; details: [`PlanFeatureDetails`].
        PlanFeature => "PLAN_FEATURE",
        /// Somebody else saved a newer revision meanwhile.
        RevisionConflict => "REVISION_CONFLICT",
        /// An organization keeps at least one owner.
        LastOwner => "LAST_OWNER",
        /// What is to be deleted still contains something; details: [`NotEmptyDetails`].
        NotEmpty => "NOT_EMPTY",
        /// The operation is for a signed-in person, not for a key or token.
        NeedsPerson => "NEEDS_PERSON",
        /// The entity changed since it was read (`If-Match` did not match).
        Stale => "STALE",
        /// The e-mail address or the password is wrong.
        WrongCredentials => "WRONG_CREDENTIALS",
        /// Too many failed sign-ins; `Retry-After` says when to try again.
        TooManyAttempts => "TOO_MANY_ATTEMPTS",
        /// The sign-in took too long or was completed already.
        TransactionGone => "TRANSACTION_GONE",
    }
}

wire_struct! {
    /// What is wrong with one field of a request.
    pub struct FieldError {
        /// A short word for the kind of fault, e.g. `too_long`.
        pub code: String,
        /// The field, by its name on the wire.
        pub field: String,
        /// A sentence for a person.
        pub message: String,
    }
}

wire_struct! {
    /// The body of every error (v1 `Error`, with this API's `code` and `details`).
    pub struct ErrorBody {
        /// A sentence for a person.
        pub message: String,
        /// The request's id, for support.
        pub request_id: String,
        /// The HTTP status code, 400 to 599.
        pub status_code: u16,
        /// What is wrong with which field.
        pub field_errors: Option<Vec<FieldError>>,
        /// The kind of failure, where a client must tell it apart.
        pub code: Option<ErrorCode>,
        /// Facts about the failure; their shape depends on `code`.
        pub details: Option<Value>,
    }
}

wire_struct! {
    /// The details of [`ErrorCode::Forbidden`].
    pub struct ForbiddenDetails {
        /// The permission that is missing, e.g. `app.deploy`.
        pub permission: String,
    }
}

wire_struct! {
    /// The details of [`ErrorCode::AuthMethodRequired`].
    pub struct AuthMethodDetails {
        /// The sign-in methods that would do.
        pub methods: Vec<SignInMethod>,
    }
}

wire_struct! {
    /// The details of [`ErrorCode::PlanLimit`].
    pub struct PlanLimitDetails {
        /// What is limited, e.g. `workspaces`.
        pub limit: String,
        /// The most the plan allows.
        pub maximum: u32,
        /// How many there are.
        pub usage: u32,
    }
}

wire_struct! {
    /// The details of [`ErrorCode::PlanFeature`].
    pub struct PlanFeatureDetails {
        /// The feature asked for.
        pub feature: String,
        /// The organization's plan.
        pub plan: String,
    }
}

wire_struct! {
    /// The details of [`ErrorCode::NotEmpty`].
    pub struct NotEmptyDetails {
        /// How many deployments stand in the way.
        pub deployments: u32,
        /// How many apps.
        pub apps: u32,
    }
}
