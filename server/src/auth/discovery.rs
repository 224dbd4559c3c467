//! Discovery (OpenID Connect Discovery, RFC 8414) and the public keys, readable from anywhere.

use axum::Json;
use axum::extract::State;
use axum::http::{HeaderName, header};
use jsonwebtoken::jwk::JwkSet;
use serde_json::{Value, json};

use super::scope;
use crate::state::AppState;

/// `Access-Control-Allow-Origin: *`: there is nothing in these answers that is not public.
const FOR_EVERYBODY: [(HeaderName, &str); 2] =
    [(header::ACCESS_CONTROL_ALLOW_ORIGIN, "*"), (header::CACHE_CONTROL, "public, max-age=300")];

/// `GET /auth/.well-known/openid-configuration`.
pub async fn configuration(State(state): State<AppState>) -> ([(HeaderName, &'static str); 2], Json<Value>) {
    let issuer = state.settings.issuer();
    let at = |path: &str| format!("{issuer}{path}");
    let document = json!({
        "issuer": issuer,
        "authorization_endpoint": at("authorize"),
        "token_endpoint": at("oauth/token"),
        "revocation_endpoint": at("oauth/revoke"),
        "userinfo_endpoint": at("userinfo"),
        "end_session_endpoint": at("logout"),
        "jwks_uri": at("jwks.json"),
        "response_types_supported": ["code"],
        "response_modes_supported": ["query"],
        "grant_types_supported": ["authorization_code", "refresh_token"],
        "subject_types_supported": ["public"],
        "id_token_signing_alg_values_supported": ["RS256"],
        "token_endpoint_auth_methods_supported": ["none"],
        "revocation_endpoint_auth_methods_supported": ["none"],
        "code_challenge_methods_supported": ["S256"],
        "scopes_supported": scope::SUPPORTED,
        "claims_supported": [
            "iss", "sub", "aud", "iat", "exp", "auth_time", "nonce", "sid", "amr", "name", "email",
            "email_verified"
        ],
        "prompt_values_supported": ["none", "login"],
        "authorization_response_iss_parameter_supported": true,
        "request_parameter_supported": false,
        "request_uri_parameter_supported": false,
    });
    (FOR_EVERYBODY, Json(document))
}

/// `GET /auth/jwks.json`.
pub async fn keys(State(state): State<AppState>) -> ([(HeaderName, &'static str); 2], Json<JwkSet>) {
    (FOR_EVERYBODY, Json(state.auth.keys.public()))
}
