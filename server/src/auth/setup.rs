//! The first account and organization of an installation, made with a one-time link.

use axum::Extension;
use axum::extract::State;
use axum::http::StatusCode;
use cloud_ui_contract::error::FieldError;
use cloud_ui_contract::role::GlobalRole;
use cloud_ui_contract::setup::SetupRequest;
use cloud_ui_contract::validation::{
    MAX_FULL_NAME_LENGTH, MAX_NAME_LENGTH, TextProblem, check_email, check_name,
};

use super::own_origin::OwnJson;
use super::{password_rules, secret};
use crate::error::{ApiError, Result};
use crate::request::RequestFacts;
use crate::state::AppState;
use crate::store::accounts::NewAccount;
use crate::store::setup_links::Setup;

/// How long a link is good, in milliseconds.
const LIFE_MILLIS: i64 = 24 * 60 * 60 * 1000;

/// Makes a link while there is no account; an earlier one that was not used is good no more.
///
/// # Errors
/// When the database cannot be reached.
pub async fn new_link(state: &AppState) -> Result<Option<String>, sqlx::Error> {
    if state.store.has_accounts().await? {
        return Ok(None);
    }
    let secret = secret::random();
    let expires_at = state.clock.now().plus_millis(LIFE_MILLIS);
    state.store.open_setup_link(&secret::hash(&secret), expires_at).await?;
    Ok(Some(format!("{}/setup#{secret}", state.settings.origin())))
}

/// `POST /auth/setup`.
///
/// # Errors
/// 400 with `fieldErrors`, 410 when the link was used or its time is over.
pub async fn set_up(
    State(state): State<AppState>,
    Extension(facts): Extension<RequestFacts>,
    OwnJson(body): OwnJson<SetupRequest>,
) -> Result<StatusCode> {
    let (hash, now) = (secret::hash(&body.secret), state.clock.now());
    if !state.store.setup_link_is_open(&hash, now).await? {
        return Err(gone());
    }
    let (email, full_name, organization_name) = check(&body)?;
    let password_hash =
        state.auth.passwords.hash(&body.password).await.map_err(|error| ApiError::internal(&error))?;
    let setup = Setup {
        account: NewAccount {
            email,
            full_name,
            global_role: GlobalRole::Admin,
            password_hash: &password_hash,
        },
        organization_name,
    };
    if state.store.set_up(&hash, &setup, &facts, now).await? {
        Ok(StatusCode::NO_CONTENT)
    } else {
        Err(gone())
    }
}

fn check(body: &SetupRequest) -> Result<(&str, &str, &str)> {
    let email = check_email(&body.email);
    let full_name = check_name(&body.full_name, MAX_FULL_NAME_LENGTH);
    let organization_name = check_name(&body.organization_name, MAX_NAME_LENGTH);
    let field = |checked: &Result<&str, TextProblem>, name: &str, label: &str| -> Option<FieldError> {
        checked.as_ref().err().map(|problem| problem.for_field(name, label))
    };
    let errors: Vec<FieldError> = [
        field(&full_name, "fullName", "Full name"),
        field(&email, "email", "Email"),
        password_rules::check(&body.password, "password").err(),
        field(&organization_name, "organizationName", "Organization name"),
    ]
    .into_iter()
    .flatten()
    .collect();
    match (email, full_name, organization_name) {
        (Ok(email), Ok(full_name), Ok(name)) if errors.is_empty() => Ok((email, full_name, name)),
        _ => Err(ApiError::invalid(errors)),
    }
}

fn gone() -> ApiError {
    ApiError::new(
        StatusCode::GONE,
        "This set-up link was used, or its time is over. A start of the server without accounts prints a new one.",
    )
}
