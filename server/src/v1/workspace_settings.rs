//! What a caller decides about a workspace: checked, and compared with what stood before.

use cloud_ui_contract::cluster::CloudProvider;
use cloud_ui_contract::id::OrganizationId;
use cloud_ui_contract::validation::{
    MAX_DESCRIPTION_LENGTH, MAX_NAME_LENGTH, check_line, check_name, check_text,
};
use cloud_ui_contract::workspace::{CreateWorkspaceRequest, UpdateWorkspaceRequest, Workspace};

use super::fields::{Fields, fault};
use crate::error::{ApiError, Result};
use crate::store::audit::Changes;
use crate::store::workspaces::WorkspaceSettings;
use crate::store::write::Write;

/// The longest name of a region, in characters.
const MAX_REGION_LENGTH: usize = 64;

impl WorkspaceSettings {
    /// A workspace of which nothing but the name is decided.
    #[must_use]
    pub fn named(name: &str) -> Self {
        Self {
            name: name.to_owned(),
            description: String::new(),
            cicd_enforced_default: false,
            default_cloud_provider: None,
            default_region: None,
            default_cluster_id: None,
        }
    }
}

/// Checks a new workspace.
///
/// # Errors
/// 400 with everything that is wrong.
pub(super) fn check_new(body: &CreateWorkspaceRequest) -> Result<WorkspaceSettings> {
    check(
        &UpdateWorkspaceRequest {
            name: body.name.clone(),
            description: body.description.clone().unwrap_or_default(),
            cicd_enforced_default: body.cicd_enforced_default.unwrap_or_default(),
            default_cloud_provider: body.default_cloud_provider.clone(),
            default_region: body.default_region.clone(),
            default_cluster_id: body.default_cluster_id.clone(),
        },
        None,
    )
}

/// Checks an update. A default that is absent keeps its value, an empty one is removed.
///
/// # Errors
/// 400 with everything that is wrong.
pub(super) fn check(body: &UpdateWorkspaceRequest, before: Option<&Workspace>) -> Result<WorkspaceSettings> {
    let mut fields = Fields::default();
    let name = fields.keep("name", "Name", check_name(&body.name, MAX_NAME_LENGTH));
    let description = fields.keep(
        "description",
        "Description",
        check_text(body.description.trim(), MAX_DESCRIPTION_LENGTH),
    );
    let region = match body.default_region.as_deref().map(str::trim) {
        None => Some(before.and_then(|before| before.default_region.clone())),
        Some("") => Some(None),
        Some(text) => fields
            .keep("defaultRegion", "Default region", check_line(text, MAX_REGION_LENGTH))
            .map(|region| Some(region.to_owned())),
    };
    let provider = match &body.default_cloud_provider {
        None => before.and_then(|before| before.default_cloud_provider.clone()),
        Some(CloudProvider::Unknown(text)) if text.is_empty() => None,
        Some(CloudProvider::Unknown(_)) => {
            let message = "Default cloud provider must be one of AWS, AZURE, GCP.";
            fields.refuse("defaultCloudProvider", "unknown_value", message);
            None
        }
        Some(known) => Some(known.clone()),
    };
    let cluster = match body.default_cluster_id.as_deref() {
        None => before.and_then(|before| before.default_cluster_id.clone()),
        Some("") => None,
        Some(id) => Some(id.to_owned()),
    };
    let made = name.zip(description).zip(region).map(|((name, description), region)| WorkspaceSettings {
        name: name.to_owned(),
        description: description.to_owned(),
        cicd_enforced_default: body.cicd_enforced_default,
        default_cloud_provider: provider,
        default_region: region,
        default_cluster_id: cluster,
    });
    fields.finish(made)
}

/// Refuses a default cluster that the organization does not have.
///
/// # Errors
/// 400 with the field.
pub(super) async fn check_cluster(
    write: &mut Write,
    organization: &OrganizationId,
    settings: &WorkspaceSettings,
) -> Result<()> {
    let Some(id) = &settings.default_cluster_id else { return Ok(()) };
    if write.has_cluster(organization, id).await? {
        return Ok(());
    }
    let message = "The organization has no cluster with this id.";
    Err(ApiError::invalid(vec![fault("defaultClusterId", "unknown_value", message)]))
}

/// What a write changed.
pub(super) fn changes(before: Option<&Workspace>, after: &WorkspaceSettings) -> Changes {
    let provider = |provider: &Option<CloudProvider>| provider.as_ref().map(ToString::to_string);
    Changes::none()
        .field("name", before.map(|before| before.name.as_str()), after.name.as_str())
        .field(
            "description",
            before.and_then(|before| before.description.as_deref()),
            after.description.as_str(),
        )
        .field(
            "cicdEnforcedDefault",
            before.map(|before| before.cicd_enforced_default),
            after.cicd_enforced_default,
        )
        .field(
            "defaultCloudProvider",
            before.and_then(|before| provider(&before.default_cloud_provider)),
            provider(&after.default_cloud_provider),
        )
        .field(
            "defaultRegion",
            before.and_then(|before| before.default_region.as_deref()),
            after.default_region.as_deref(),
        )
        .field(
            "defaultClusterId",
            before.and_then(|before| before.default_cluster_id.as_deref()),
            after.default_cluster_id.as_deref(),
        )
}
