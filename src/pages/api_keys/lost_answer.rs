//! A key whose making was never answered: was it made, and what becomes of it.

use cloud_ui_contract::api_key::{ApiKey, CreateApiKeyRequest, RevokeApiKeyRequest};
use cloud_ui_contract::id::{ApiKeyId, OrganizationId};

use super::words;
use crate::api::{ApiError, Client, PageRequest, api_keys, api_keys::ApiKeyFilter};
use crate::browser::clock;

/// How far the two clocks may differ unnoticed: the `Date` header counts whole seconds and differences under
/// five are not corrected.
const CLOCK_TOLERANCE_MS: i64 = 6_000;

/// An attempt to make a key.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Attempt {
    organization: OrganizationId,
    name: String,
    replaces: Option<ApiKeyId>,
    began_ms: i64,
}

/// What the list says about an attempt that was not answered.
#[derive(Clone, Debug, PartialEq)]
pub enum Lost {
    /// The list could not be read either.
    Unknown(ApiError),
    /// There is no such key: nothing was made.
    Nothing,
    /// These keys were made, and nobody has their secrets.
    Orphans(Vec<ApiKey>),
}

impl Attempt {
    /// An attempt to create, beginning now.
    pub fn to_create(body: &CreateApiKeyRequest) -> Self {
        Self {
            organization: body.organization_id.clone(),
            name: body.name.clone(),
            replaces: None,
            began_ms: clock::now_ms(),
        }
    }

    /// An attempt to rotate, beginning now.
    pub fn to_rotate(key: &ApiKey) -> Self {
        Self {
            organization: key.organization_id.clone(),
            name: key.name.clone(),
            replaces: Some(key.id.clone()),
            began_ms: clock::now_ms(),
        }
    }

    /// What the key is to be called.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// Reads the list again.
    pub async fn look(&self, client: Client) -> Lost {
        match self.read_keys(client).await {
            Err(error) => Lost::Unknown(error),
            Ok(keys) => {
                let orphans = self.orphans(keys);
                if orphans.is_empty() { Lost::Nothing } else { Lost::Orphans(orphans) }
            }
        }
    }

    /// Whether the list, read again, holds the key that was answered.
    pub async fn confirms(&self, client: Client, id: &ApiKeyId) -> bool {
        self.read_keys(client).await.is_ok_and(|keys| keys.iter().any(|key| key.id == *id))
    }

    async fn read_keys(&self, client: Client) -> Result<Vec<ApiKey>, ApiError> {
        let filter = ApiKeyFilter { organization: Some(self.organization.clone()), status: None };
        let request = PageRequest { search: self.name.clone(), ..PageRequest::everything() };
        Ok(api_keys::list(client, &filter, &request).await?.items)
    }

    /// The keys among `keys` that the attempt must have made.
    fn orphans(&self, keys: Vec<ApiKey>) -> Vec<ApiKey> {
        let earliest = self.began_ms - CLOCK_TOLERANCE_MS;
        keys.into_iter()
            .filter(|key| {
                key.name == self.name
                    && key.status.is_usable()
                    && key.rotated_from_id == self.replaces
                    && key.created_at.millis() >= earliest
            })
            .collect()
    }
}

/// Revokes every orphan; the first failure ends it.
///
/// # Errors
/// [`ApiError`].
pub async fn revoke_all(client: Client, orphans: &[ApiKey]) -> Result<(), ApiError> {
    let body = RevokeApiKeyRequest { reason: Some(words::ORPHAN_REASON.to_owned()) };
    for orphan in orphans {
        api_keys::revoke(client, &orphan.id, &body).await?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use cloud_ui_contract::api_key::ApiKeyStatus;
    use cloud_ui_contract::timestamp::Timestamp;

    use super::super::samples::{NOW, key};
    use super::*;

    fn attempt(replaces: Option<ApiKeyId>) -> Attempt {
        let sample = key("ci");
        Attempt { organization: sample.organization_id, name: sample.name, replaces, began_ms: NOW }
    }

    fn made_at(name: &str, millis: i64) -> ApiKey {
        ApiKey { created_at: Timestamp::from_millis(millis), ..key(name) }
    }

    /// The connection broke after the server had made the key: the person saw an error, created
    /// another one, and the first stayed alive without anybody knowing its secret.
    #[test]
    fn a_key_of_that_name_made_since_is_an_orphan() {
        let keys = vec![made_at("ci", NOW + 900), made_at("ci", NOW - 60_000), made_at("ci-2", NOW + 900)];
        assert_eq!(attempt(None).orphans(keys), [made_at("ci", NOW + 900)]);
    }

    #[test]
    fn a_clock_a_little_behind_hides_no_orphan() {
        assert_eq!(attempt(None).orphans(vec![made_at("ci", NOW - 4_900)]).len(), 1);
    }

    #[test]
    fn a_key_that_is_revoked_already_is_none() {
        let revoked = ApiKey { status: ApiKeyStatus::Revoked, ..made_at("ci", NOW + 1) };
        assert_eq!(attempt(None).orphans(vec![revoked]), []);
    }

    #[test]
    fn a_rotation_finds_its_own_successor_alone() {
        let old = key("ci").id;
        let successor = ApiKey { rotated_from_id: Some(old.clone()), ..made_at("ci", NOW + 1) };
        let keys = vec![made_at("ci", NOW + 1), successor.clone()];
        assert_eq!(attempt(Some(old)).orphans(keys), [successor]);
    }
}
