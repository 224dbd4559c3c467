//! What a caller decides about an organization: checked, and compared with what stood before.

use cloud_ui_contract::api_key::MAX_EXPIRY_DAYS;
use cloud_ui_contract::organization::{Organization, UpdateOrganizationRequest};
use cloud_ui_contract::validation::{MAX_NAME_LENGTH, check_email, check_name, check_range};

use super::fields::Fields;
use crate::error::Result;
use crate::store::audit::Changes;
use crate::store::organization_writes::OrganizationSettings;

/// Checks an update. A field that is absent keeps its value.
///
/// # Errors
/// 400 with everything that is wrong.
pub(super) fn check(body: &UpdateOrganizationRequest, before: &Organization) -> Result<OrganizationSettings> {
    let mut fields = Fields::default();
    let name = fields.keep("name", "Name", check_name(&body.name, MAX_NAME_LENGTH));
    let billing_email = if body.billing_email.trim().is_empty() {
        Some("")
    } else {
        fields.keep("billingEmail", "Billing e-mail", check_email(&body.billing_email))
    };
    let expiry = match body.max_api_key_expiry_in_days {
        None => Some(before.max_api_key_expiry_in_days),
        Some(0) => Some(None),
        Some(days) => fields
            .keep(
                "maxApiKeyExpiryInDays",
                "The longest life of API keys",
                check_range(days, 1, MAX_EXPIRY_DAYS),
            )
            .map(Some),
    };
    let made =
        name.zip(billing_email).zip(expiry).map(|((name, billing_email), expiry)| OrganizationSettings {
            name: name.to_owned(),
            billing_email: billing_email.to_owned(),
            is_scim_enabled: body.is_scim_enabled,
            allow_enhanced_support_access: body
                .allow_enhanced_support_access
                .unwrap_or(before.allow_enhanced_support_access),
            has_ai_features_disabled: body
                .has_ai_features_disabled
                .unwrap_or(before.has_ai_features_disabled.unwrap_or_default()),
            should_enforce_dedicated_clusters: body
                .should_enforce_dedicated_clusters
                .unwrap_or(before.should_enforce_dedicated_clusters),
            max_api_key_expiry_in_days: expiry,
        });
    fields.finish(made)
}

/// What an update changed.
pub(super) fn changes(before: &Organization, after: &OrganizationSettings) -> Changes {
    Changes::none()
        .field("name", before.name.as_str(), after.name.as_str())
        .field(
            "billingEmail",
            before.billing_email.as_deref().unwrap_or_default(),
            after.billing_email.as_str(),
        )
        .field("isScimEnabled", before.is_scim_enabled, after.is_scim_enabled)
        .field(
            "allowEnhancedSupportAccess",
            before.allow_enhanced_support_access,
            after.allow_enhanced_support_access,
        )
        .field(
            "hasAiFeaturesDisabled",
            before.has_ai_features_disabled.unwrap_or_default(),
            after.has_ai_features_disabled,
        )
        .field(
            "shouldEnforceDedicatedClusters",
            before.should_enforce_dedicated_clusters,
            after.should_enforce_dedicated_clusters,
        )
        .field("maxApiKeyExpiryInDays", before.max_api_key_expiry_in_days, after.max_api_key_expiry_in_days)
}
