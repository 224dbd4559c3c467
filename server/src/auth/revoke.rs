//! The revocation endpoint (RFC 7009): how clients sign out.

use axum::Extension;
use axum::extract::State;
use axum::http::{HeaderMap, HeaderName, StatusCode, header};

use super::client::Client;
use super::oauth_error::OAuthError;
use super::{secret, token};
use crate::request::RequestFacts;
use crate::state::AppState;

/// `POST /auth/oauth/revoke`. A refresh token, or an access token, ends its session; a token that
/// is not known is as good as revoked (section 2.2).
///
/// # Errors
/// When the request is no form, names no client, or the token belongs to another one.
pub async fn revoke(
    State(state): State<AppState>,
    Extension(facts): Extension<RequestFacts>,
    headers: HeaderMap,
    body: String,
) -> Result<[(HeaderName, &'static str); 1], OAuthError> {
    let form = token::read_form(&headers, &body)?;
    let client = form.get("client_id").and_then(|id| Client::find(&state.settings, id));
    let client = client.ok_or(OAuthError::new("invalid_client", "The client is not registered here."))?;
    let presented = form.get("token").filter(|text| !text.is_empty());
    let presented = presented.ok_or(OAuthError::invalid_request("token is required."))?;
    let now = state.clock.now();
    let session = match state.auth.verify_access_token(presented, now) {
        // Section 2.1: a client revokes what was issued to it and nothing else.
        Some(claims) if claims.client_id != client.id => {
            return Err(OAuthError::new("invalid_grant", "The token was issued to another client."));
        }
        Some(claims) => Some(claims.session_id),
        None => state.store.session_of_refresh_token(&secret::hash(presented), client.id).await?,
    };
    if let Some(session) = session {
        state.store.end_session(&session, &facts, StatusCode::OK, now).await?;
    }
    Ok([(header::CACHE_CONTROL, "no-store")])
}
