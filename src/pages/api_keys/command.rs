//! The forms of this page as requests.

use cloud_ui_contract::api_key::{CreateApiKeyRequest, RotateApiKeyRequest};
use cloud_ui_contract::id::ApiKeyId;
use serde::Serialize;

/// Creates a key.
pub fn create(origin: &str, body: &CreateApiKeyRequest) -> String {
    post(&format!("{origin}/v1/users/self/api-keys"), body)
}

/// Rotates a key.
pub fn rotate(origin: &str, id: &ApiKeyId, body: &RotateApiKeyRequest) -> String {
    post(&format!("{origin}/v1/users/self/api-keys/{id}/rotate"), body)
}

/// The token is that of a person: a key makes no keys (`NEEDS_PERSON`).
fn post(address: &str, body: &impl Serialize) -> String {
    let body = serde_json::to_string(body).unwrap_or_default().replace('\'', r"'\''");
    format!(
        "curl -H \"Authorization: Bearer $ASTRO_API_TOKEN\" -H \"Content-Type: application/json\" \\\n  \
         -d '{body}' {address}"
    )
}

#[cfg(test)]
mod tests {
    use cloud_ui_contract::id::OrganizationId;

    use super::*;

    #[test]
    fn a_name_with_a_quote_stays_within_the_quotes_of_the_shell() {
        let body = CreateApiKeyRequest {
            name: "Ada's $(rm)".to_owned(),
            organization_id: OrganizationId::from_trusted("cm4x8k2p90000abcd1234efgh"),
            expiry_period_in_days: Some(30),
        };
        let line = create("http://localhost:8888", &body);
        assert!(line.contains(r#"-d '{"name":"Ada'\''s $(rm)","organizationId""#), "{line}");
        assert!(line.ends_with("http://localhost:8888/v1/users/self/api-keys"));
    }
}
