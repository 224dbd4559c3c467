//! Sign-out that a client asks for (OpenID Connect RP-Initiated Logout).

use axum::Extension;
use axum::extract::State;
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use url::Url;

use super::client::Client;
use crate::error::Result;
use crate::request::RequestFacts;
use crate::state::AppState;
use crate::store::listing::Query;

/// `GET /auth/logout`. Ends the session of the ID token given as `id_token_hint`; without one there
/// is nothing to end, because the authorization server keeps no session of its own.
///
/// # Errors
/// When the database cannot be reached.
pub async fn logout(
    State(state): State<AppState>,
    Extension(facts): Extension<RequestFacts>,
    query: Query,
) -> Result<Response> {
    let hint = query.get("id_token_hint").and_then(|token| state.auth.read_id_token_hint(token));
    if let Some(hint) = &hint {
        state.store.end_session(&hint.session_id, &facts, StatusCode::FOUND, state.clock.now()).await?;
    }
    let client_id = hint.as_ref().map(|hint| hint.client_id.as_str()).or_else(|| query.get("client_id"));
    let client = client_id.and_then(|id| Client::find(&state.settings, id));
    let asked = query.get("post_logout_redirect_uri");
    let address =
        asked.filter(|uri| client.is_some_and(|client| client.post_logout_uris.iter().any(|one| one == uri)));
    let address = match (address, query.get("state")) {
        (Some(uri), Some(text)) => with_state(uri, text),
        (Some(uri), None) => uri.to_owned(),
        (None, _) => format!("{}/login", state.settings.origin()),
    };
    let headers = [(header::LOCATION, address), (header::CACHE_CONTROL, "no-store".to_owned())];
    Ok((StatusCode::FOUND, headers).into_response())
}

fn with_state(uri: &str, text: &str) -> String {
    let Ok(mut url) = Url::parse(uri) else { return uri.to_owned() };
    url.query_pairs_mut().append_pair("state", text);
    url.into()
}
