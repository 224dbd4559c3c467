//! A key for tests.

use cloud_ui_contract::api_key::{ApiKey, ApiKeySource, ApiKeyStatus};
use cloud_ui_contract::id::{ApiKeyId, OrganizationId, UserId};
use cloud_ui_contract::subject::BasicSubjectProfile;
use cloud_ui_contract::timestamp::Timestamp;

/// 21 November 2026, 14:02 UTC.
pub const NOW: i64 = 1_795_269_720_000;

/// A key that works, lasts and was never used.
pub fn key(name: &str) -> ApiKey {
    ApiKey {
        id: ApiKeyId::from_trusted(format!("id-of-{name}")),
        name: name.to_owned(),
        organization_id: OrganizationId::from_trusted("cm4x8k2p90000abcd1234efgh"),
        organization_name: "Orbital Labs".to_owned(),
        user_id: UserId::from_trusted("owner"),
        owner: BasicSubjectProfile {
            id: "owner".to_owned(),
            subject_type: None,
            username: None,
            full_name: Some("Ada Owner".to_owned()),
            avatar_url: None,
            api_token_name: None,
        },
        masked_key: "cui_0000…3Hek".to_owned(),
        status: ApiKeyStatus::Active,
        source: ApiKeySource::Ui,
        created_at: Timestamp::from_millis(NOW),
        expires_at: None,
        last_used_at: None,
        last_used_ip: None,
        last_used_user_agent: None,
        rotated_from_id: None,
        replaced_by_id: None,
        revoked_at: None,
        revoked_by: None,
        revoked_reason: None,
        key: None,
    }
}
