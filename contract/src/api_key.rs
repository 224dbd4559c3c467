//! A person's API keys, each for one organization.

use crate::id::{ApiKeyId, OrganizationId, UserId};
use crate::page::list;
use crate::subject::BasicSubjectProfile;
use crate::timestamp::Timestamp;
use crate::wire::{open_enum, secret_struct, wire_struct};

/// The longest life of a key in days.
pub const MAX_EXPIRY_DAYS: u32 = 3650;
/// The life that the console preselects, in days.
pub const DEFAULT_EXPIRY_DAYS: u32 = 30;
/// How long at most a rotated key lives on, in minutes (seven days).
pub const MAX_OVERLAP_MINUTES: u32 = 10_080;
/// A key with less than this many days left counts as expiring.
pub const EXPIRING_DAYS: i64 = 14;
/// The longest reason for a revocation, in characters.
pub const MAX_REASON_LENGTH: usize = 500;

open_enum! {
    /// Whether a key can be used.
    pub enum ApiKeyStatus {
        /// It works.
        Active => "ACTIVE",
        /// It works, but less than 14 days are left or a successor exists.
        Expiring => "EXPIRING",
        /// Its time is over.
        Expired => "EXPIRED",
        /// Somebody ended it.
        Revoked => "REVOKED",
    }
}

impl ApiKeyStatus {
    /// Whether requests with the key are answered.
    #[must_use]
    pub fn is_usable(&self) -> bool {
        matches!(self, Self::Active | Self::Expiring)
    }
}

open_enum! {
    /// Where a key was made.
    pub enum ApiKeySource {
        /// In this console.
        Ui => "UI",
        /// With the command-line client.
        Cli => "CLI",
        /// By another client of the API.
        Api => "API",
    }
}

secret_struct! {
    /// A person's key for one organization.
    pub struct ApiKey {
        /// The key's id.
        pub id: ApiKeyId,
        /// What its owner calls it.
        pub name: String,
        /// The organization in which it acts.
        pub organization_id: OrganizationId,
        /// That organization's name.
        pub organization_name: String,
        /// Whose permissions it has.
        pub user_id: UserId,
        /// The same person in short.
        pub owner: BasicSubjectProfile,
        /// The beginning and end of the secret.
        pub masked_key: String,
        /// Whether it can be used.
        pub status: ApiKeyStatus,
        /// Where it was made.
        pub source: ApiKeySource,
        /// When it was made.
        pub created_at: Timestamp,
        /// When it stops working; absent when never.
        pub expires_at: Option<Timestamp>,
        /// When it was used last, to the minute.
        pub last_used_at: Option<Timestamp>,
        /// From which address.
        pub last_used_ip: Option<String>,
        /// By which client.
        pub last_used_user_agent: Option<String>,
        /// The key that it replaces.
        pub rotated_from_id: Option<ApiKeyId>,
        /// The key that replaces it.
        pub replaced_by_id: Option<ApiKeyId>,
        /// When it was revoked.
        pub revoked_at: Option<Timestamp>,
        /// By whom.
        pub revoked_by: Option<BasicSubjectProfile>,
        /// Why.
        pub revoked_reason: Option<String>,
        /// The secret; only in the answers of create and rotate.
        pub key: Option<String>,
    }
}

impl std::fmt::Debug for ApiKey {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("ApiKey")
            .field("id", &self.id)
            .field("name", &self.name)
            .field("organization_id", &self.organization_id)
            .field("user_id", &self.user_id)
            .field("masked_key", &self.masked_key)
            .field("status", &self.status)
            .finish_non_exhaustive()
    }
}

list! {
    /// A page of keys.
    ApiKeys { api_keys: ApiKey }
}

wire_struct! {
    /// `POST /v1/users/self/api-keys`.
    pub struct CreateApiKeyRequest {
        /// What to call the key.
        pub name: String,
        /// The organization in which it acts.
        pub organization_id: OrganizationId,
        /// Its life in days, 1 to 3650; absent = it never expires.
        pub expiry_period_in_days: Option<u32>,
    }
}

wire_struct! {
    /// `POST /v1/users/self/api-keys/{id}`.
    pub struct UpdateApiKeyRequest {
        /// What to call the key.
        pub name: String,
    }
}

wire_struct! {
    /// `POST /v1/users/self/api-keys/{id}/rotate`.
    pub struct RotateApiKeyRequest {
        /// How long the old key lives on, in minutes, 0 to 10080.
        pub overlap_minutes: u32,
        /// The new key's life in days; absent = the old key's.
        pub expiry_period_in_days: Option<u32>,
    }
}

wire_struct! {
    /// `POST …/api-keys/{id}/revoke`.
    pub struct RevokeApiKeyRequest {
        /// Why.
        pub reason: Option<String>,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The answer to create and rotate holds the key itself, and was printed with it.
    #[test]
    fn the_secret_is_not_shown() {
        let json = r#"{"id": "ckey", "name": "ci", "organizationId": "corg", "organizationName": "Orbital",
            "userId": "cuser", "owner": {"id": "cuser", "subjectType": "USER"}, "maskedKey": "cui_abcd…wxyz",
            "status": "ACTIVE", "source": "UI", "createdAt": "2026-01-15T12:00:00Z", "key": "cui_hidden"}"#;
        let key: ApiKey = serde_json::from_str(json).unwrap();
        assert_eq!(key.key.as_deref(), Some("cui_hidden"));
        let shown = format!("{key:?}");
        assert!(shown.contains("cui_abcd…wxyz") && !shown.contains("cui_hidden"), "{shown}");
    }
}
