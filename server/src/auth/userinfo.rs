//! The userinfo endpoint (OpenID Connect Core, section 5.3).

use axum::extract::State;
use axum::http::{HeaderMap, HeaderName, StatusCode, header};
use axum::{Extension, Json};
use serde::Serialize;

use crate::access::caller::Caller;
use crate::error::{ApiError, Result};
use crate::request::RequestFacts;
use crate::state::AppState;

/// Who the bearer of a token is.
#[derive(Debug, Serialize)]
pub struct UserInfo {
    sub: String,
    name: String,
    given_name: String,
    family_name: String,
    email: String,
    email_verified: bool,
}

/// `GET` or `POST /auth/userinfo`.
///
/// # Errors
/// 401 without an access token that is valid now, 403 for an API key.
pub async fn userinfo(
    State(state): State<AppState>,
    Extension(facts): Extension<RequestFacts>,
    headers: HeaderMap,
) -> Result<([(HeaderName, &'static str); 1], Json<UserInfo>)> {
    let caller = Caller::resolve(&state, &headers, facts, StatusCode::OK).await?;
    caller.require_person()?;
    let account = state.store.account(&caller.user_id).await?;
    let account = account.ok_or_else(|| ApiError::unauthorized("The account is gone."))?;
    let full_name = account.full_name.clone();
    let (given_name, family_name) = full_name.split_once(' ').unwrap_or((&full_name, ""));
    let info = UserInfo {
        sub: account.id.to_string(),
        given_name: given_name.to_owned(),
        family_name: family_name.to_owned(),
        email: account.email,
        email_verified: true,
        name: account.full_name,
    };
    Ok(([(header::CACHE_CONTROL, "no-store")], Json(info)))
}
