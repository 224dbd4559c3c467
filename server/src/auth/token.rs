//! The token endpoint (RFC 6749, sections 4.1.3 and 6).

use axum::extract::State;
use axum::http::{HeaderMap, header};
use axum::response::{IntoResponse, Response};
use axum::{Extension, Json};
use cloud_ui_contract::timestamp::Timestamp;
use serde::Serialize;

use super::access_token::Grant;
use super::client::Client;
use super::id_token::Identity;
use super::oauth_error::OAuthError;
use super::secret;
use crate::request::RequestFacts;
use crate::state::AppState;
use crate::store::grants::{PresentedCode, Redeemed};
use crate::store::listing::Query;
use crate::store::sessions::Session;

#[derive(Serialize)]
struct TokenAnswer {
    access_token: String,
    token_type: &'static str,
    expires_in: i64,
    #[serde(skip_serializing_if = "Option::is_none")]
    refresh_token: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    id_token: Option<String>,
    scope: String,
    /// What the person chose at sign-in, so that the console knows where to keep the session.
    keep_signed_in: bool,
}

/// `POST /auth/oauth/token`.
///
/// # Errors
/// Those of RFC 6749, section 5.2.
pub async fn token(
    State(state): State<AppState>,
    Extension(facts): Extension<RequestFacts>,
    headers: HeaderMap,
    body: String,
) -> Result<Response, OAuthError> {
    let form = read_form(&headers, &body)?;
    let client = form.get("client_id").and_then(|id| Client::find(&state.settings, id));
    match form.get("grant_type") {
        Some("authorization_code") => {
            redeem_code(&state, &facts, &form, &known(client)?).await.map(IntoResponse::into_response)
        }
        Some("refresh_token") => {
            refresh(&state, &facts, &form, &known(client)?).await.map(IntoResponse::into_response)
        }
        Some("client_credentials") => Err(OAuthError::new(
            "unsupported_grant_type",
            "API keys of deployments are gone: use a deployment API token, in ASTRO_API_TOKEN.",
        )),
        Some(_) => Err(OAuthError::new("unsupported_grant_type", "Use authorization_code or refresh_token.")),
        None => Err(OAuthError::invalid_request("grant_type is missing.")),
    }
}

type Tokens = ([(header::HeaderName, &'static str); 1], Json<TokenAnswer>);

async fn redeem_code(
    state: &AppState,
    facts: &RequestFacts,
    form: &Query,
    client: &Client,
) -> Result<Tokens, OAuthError> {
    let required = |name| {
        form.get(name)
            .filter(|text| !text.is_empty())
            .ok_or(OAuthError::invalid_request("code, redirect_uri and code_verifier are required."))
    };
    let code = PresentedCode {
        hash: secret::hash(required("code")?),
        client_id: client.id,
        redirect_uri: required("redirect_uri")?,
        verifier: required("code_verifier")?,
    };
    let (next, now) = (secret::random(), state.clock.now());
    let redeemed = state.store.redeem_code(&code, &secret::hash(&next), facts, now).await?;
    answer(state, client, redeemed, next, now)
}

async fn refresh(
    state: &AppState,
    facts: &RequestFacts,
    form: &Query,
    client: &Client,
) -> Result<Tokens, OAuthError> {
    let presented = form.get("refresh_token").filter(|text| !text.is_empty());
    let presented = presented.ok_or(OAuthError::invalid_request("refresh_token is required."))?;
    let (next, now) = (secret::random(), state.clock.now());
    let hashes = (secret::hash(presented), secret::hash(&next));
    let redeemed = state.store.rotate_refresh_token(&hashes.0, client.id, &hashes.1, facts, now).await?;
    answer(state, client, redeemed, next, now)
}

fn answer(
    state: &AppState,
    client: &Client,
    redeemed: Redeemed,
    refresh_token: String,
    now: Timestamp,
) -> Result<Tokens, OAuthError> {
    let (session, nonce) = match redeemed {
        Redeemed::Granted { session, nonce } => (session, nonce),
        Redeemed::Refused => return Err(OAuthError::invalid_grant()),
        Redeemed::Replayed => {
            tracing::warn!(
                request_id = crate::request::current_id(),
                "a spent code or refresh token came back"
            );
            return Err(OAuthError::invalid_grant());
        }
    };
    let life = i64::try_from(client.access_token_life.as_millis()).unwrap_or_default();
    let expires_at = now.plus_millis(life).min(session.absolute_expires_at);
    let access_token = state.auth.sign_access_token(&grant(&session), now, expires_at);
    let access_token = access_token.map_err(|error| OAuthError::server(&error))?;
    let wants = |word: &str| session.scope.split(' ').any(|one| one == word);
    let id_token = if wants("openid") {
        let identity = identity(&session, nonce.as_deref());
        let signed = state.auth.sign_id_token(&identity, now, expires_at);
        Some(signed.map_err(|error| OAuthError::server(&error))?)
    } else {
        None
    };
    let body = TokenAnswer {
        access_token: access_token.expose().to_owned(),
        token_type: "Bearer",
        expires_in: (expires_at.millis() - now.millis()) / 1000,
        refresh_token: wants("offline_access").then_some(refresh_token),
        id_token,
        scope: session.scope.clone(),
        keep_signed_in: session.keep_signed_in,
    };
    Ok(([(header::CACHE_CONTROL, "no-store")], Json(body)))
}

fn grant(session: &Session) -> Grant<'_> {
    Grant {
        session_id: &session.id,
        user_id: session.user_id.as_str(),
        client_id: &session.client_id,
        scope: &session.scope,
        sign_in_kind: &session.sign_in_kind,
        connection_id: session.connection_id.as_deref(),
    }
}

fn identity<'a>(session: &'a Session, nonce: Option<&'a str>) -> Identity<'a> {
    Identity {
        user_id: session.user_id.as_str(),
        email: &session.email,
        full_name: &session.full_name,
        client_id: &session.client_id,
        session_id: &session.id,
        nonce,
        signed_in_at: session.signed_in_at,
        sign_in_kind: &session.sign_in_kind,
    }
}

fn known(client: Option<Client>) -> Result<Client, OAuthError> {
    client.ok_or(OAuthError::new("invalid_client", "The client is not registered here."))
}

/// Reads a form; a parameter that is given twice makes it invalid (RFC 6749, section 3.2).
pub(super) fn read_form(headers: &HeaderMap, body: &str) -> Result<Query, OAuthError> {
    let content_type = headers.get(header::CONTENT_TYPE).and_then(|value| value.to_str().ok());
    let media_type = content_type.and_then(|text| text.split(';').next()).unwrap_or_default().trim();
    if !media_type.eq_ignore_ascii_case("application/x-www-form-urlencoded") {
        return Err(OAuthError::invalid_request("Send a form: application/x-www-form-urlencoded."));
    }
    let form = Query::parse(body);
    let names =
        ["grant_type", "client_id", "code", "redirect_uri", "code_verifier", "refresh_token", "token"];
    if names.iter().any(|name| form.all(name).count() > 1) {
        return Err(OAuthError::invalid_request("A parameter is given twice."));
    }
    Ok(form)
}
