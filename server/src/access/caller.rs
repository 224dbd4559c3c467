//! The caller behind a request's credential.

use axum::http::{HeaderMap, StatusCode, header};
use cloud_ui_contract::id::{ApiKeyId, OrganizationId, UserId};
use cloud_ui_contract::role::GlobalRole;
use cloud_ui_contract::sign_in_method::SignInKind;

use crate::error::{ApiError, Result};
use crate::request::RequestFacts;
use crate::state::AppState;
use crate::store::audit::Actor;

/// What the caller showed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Credential {
    /// A person's session.
    Session {
        /// The session's id.
        id: String,
        /// The client that the person signed in to.
        client_id: String,
    },
    /// A person's API key, which reaches one organization only.
    ApiKey {
        /// The key's id.
        id: ApiKeyId,
        /// That organization.
        organization_id: OrganizationId,
    },
}

/// How a person had proved who they are when the credential was made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SignIn {
    /// The kind of sign-in.
    pub kind: SignInKind,
    /// The connection, where the kind has one.
    pub connection_id: Option<String>,
}

/// Whoever calls. Handlers take it as an argument; the middleware of the operation puts it there.
#[derive(Debug, Clone)]
pub struct Caller {
    /// The person.
    pub user_id: UserId,
    /// Their role in the installation.
    pub global_role: GlobalRole,
    /// What they showed.
    pub credential: Credential,
    /// How they had signed in.
    pub sign_in: SignIn,
    /// The request.
    pub request: RequestFacts,
    /// The status of its answer when it succeeds.
    pub success: StatusCode,
}

impl Caller {
    /// The caller as the author of audit events.
    #[must_use]
    pub fn actor(&self) -> Actor {
        Actor {
            subject_id: self.user_id.to_string(),
            subject_type: "USER",
            request: Some(self.request.clone()),
            status: self.success,
        }
    }

    /// The one organization that the credential reaches, if it is bound to one.
    #[must_use]
    pub fn bound_to(&self) -> Option<&OrganizationId> {
        match &self.credential {
            Credential::Session { .. } => None,
            Credential::ApiKey { organization_id, .. } => Some(organization_id),
        }
    }

    /// Refuses keys and tokens.
    ///
    /// # Errors
    /// 403 `NEEDS_PERSON`.
    pub fn require_person(&self) -> Result<()> {
        match self.credential {
            Credential::Session { .. } => Ok(()),
            Credential::ApiKey { .. } => Err(ApiError::needs_person()),
        }
    }

    /// Finds out who calls an operation that answers with that status when it succeeds.
    ///
    /// # Errors
    /// 401 without a credential that is valid now.
    pub async fn resolve(
        state: &AppState,
        headers: &HeaderMap,
        request: RequestFacts,
        success: StatusCode,
    ) -> Result<Self> {
        let now = state.clock.now();
        let Some(credential) = presented(headers) else {
            return Err(ApiError::unauthorized(
                "Send a credential: Authorization: Bearer <token or API key>.",
            ));
        };
        let found = match credential {
            Presented::ApiKey(secret) => state.store.caller_of_api_key(&secret, now, &request).await?,
            Presented::Token(token) => match state.auth.verify_access_token(&token, now) {
                Some(claims) => {
                    state.store.caller_of_session(&claims.session_id, &claims.user_id, now).await?
                }
                None => None,
            },
        };
        let found = found.ok_or_else(|| {
            ApiError::unauthorized("The credential is not valid: it may have expired or been revoked.")
        })?;
        Ok(Self {
            user_id: found.user_id,
            global_role: found.global_role,
            credential: found.credential,
            sign_in: found.sign_in,
            request,
            success,
        })
    }
}

/// A credential that stands in the database, with its person.
#[derive(Debug)]
pub struct KnownCredential {
    /// The person.
    pub user_id: UserId,
    /// Their role in the installation.
    pub global_role: GlobalRole,
    /// What they showed.
    pub credential: Credential,
    /// How they had signed in.
    pub sign_in: SignIn,
}

enum Presented {
    ApiKey(String),
    Token(String),
}

/// Reads `Authorization: Bearer` (RFC 6750, section 2.1; the scheme in any case) or `X-API-Key`.
fn presented(headers: &HeaderMap) -> Option<Presented> {
    if let Some(key) = headers.get("x-api-key") {
        return Some(Presented::ApiKey(key.to_str().ok()?.trim().to_owned()));
    }
    let (scheme, token) = headers.get(header::AUTHORIZATION)?.to_str().ok()?.trim().split_once(' ')?;
    if !scheme.eq_ignore_ascii_case("bearer") {
        return None;
    }
    let token = token.trim();
    Some(if token.starts_with(cloud_ui_contract::api_key_secret::PREFIX) {
        Presented::ApiKey(token.to_owned())
    } else {
        Presented::Token(token.to_owned())
    })
}
