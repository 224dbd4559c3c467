//! The first start: the one-time link that makes the first account and organization.

use std::fmt;

/// `POST /auth/setup`. Answers 204, 410 when the link was used or its time is over, and 400 with
/// `fieldErrors`.
#[derive(Clone, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct SetupRequest {
    /// What stands in the fragment of the link `/setup#…`.
    pub secret: String,
    /// The person's full name.
    pub full_name: String,
    /// Their e-mail address.
    pub email: String,
    /// Their password, at least 12 characters.
    pub password: String,
    /// What to call the organization.
    pub organization_name: String,
}

impl fmt::Debug for SetupRequest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("SetupRequest")
            .field("email", &self.email)
            .field("organization_name", &self.organization_name)
            .finish_non_exhaustive()
    }
}
