//! What the caller may do, as reasons why a control is disabled.

use cloud_ui_contract::id::{DeploymentId, OrganizationId, WorkspaceId};
use cloud_ui_contract::permission::{EffectivePermissions, Permission};
use cloud_ui_contract::role_permissions::roles_with;
use leptos::prelude::*;

use super::permissions_by_role::by_roles;
use crate::api::{Client, Resource, Revisions, permissions, users};

/// The caller's effective permissions in the organization of the address. The server decides; this
/// only tells beforehand.
#[derive(Clone, Copy)]
pub struct Permissions {
    held: Signal<Option<EffectivePermissions>>,
}

impl Permissions {
    /// Follows the id in the address. Bump [`Resource::Permissions`] to have them read again.
    pub(super) fn of(id: Memo<Option<OrganizationId>>) -> Self {
        let client = Client::from_context();
        let revisions = Revisions::from_context();
        let answer = LocalResource::new(move || {
            revisions.track(Resource::Permissions);
            let id = id.get();
            async move {
                let id = id?;
                let held = read(client, &id).await?;
                Some((id, held))
            }
        });
        let held = Signal::derive(move || {
            let (asked, held) = answer.get().flatten()?;
            (Some(asked) == id.get()).then_some(held)
        });
        Self { held }
    }

    /// Why the permission is missing in the organization as a whole; `None` when it is held, and
    /// while that is unknown: the server has the last word.
    pub fn can(self, permission: Permission) -> Signal<Option<String>> {
        self.unless(permission, move |held| held.in_organization(permission))
    }

    /// The same for one workspace.
    pub fn can_in_workspace(self, permission: Permission, workspace: WorkspaceId) -> Signal<Option<String>> {
        self.unless(permission, move |held| held.in_workspace(permission, &workspace))
    }

    /// The same for one deployment.
    pub fn can_in_deployment(
        self,
        permission: Permission,
        deployment: DeploymentId,
        workspace: WorkspaceId,
    ) -> Signal<Option<String>> {
        self.unless(permission, move |held| held.in_deployment(permission, &deployment, &workspace))
    }

    /// Why the permission is held nowhere in the organization.
    pub fn can_anywhere(self, permission: Permission) -> Signal<Option<String>> {
        self.unless(permission, move |held| held.anywhere(permission))
    }

    /// Whether the permission is known to be held in the whole organization, tracked.
    pub fn holds(self, permission: Permission) -> bool {
        self.held.with(|held| held.as_ref().is_some_and(|held| held.in_organization(permission)))
    }

    /// Everything that is held, tracked; `None` while unknown.
    pub fn held(self) -> Option<EffectivePermissions> {
        self.held.get()
    }

    fn unless(
        self,
        permission: Permission,
        test: impl Fn(&EffectivePermissions) -> bool + Send + Sync + 'static,
    ) -> Signal<Option<String>> {
        let held = self.held;
        Signal::derive(move || {
            held.with(|held| held.as_ref().is_some_and(|held| !test(held))).then(|| reason(permission))
        })
    }
}

async fn read(client: Client, organization: &OrganizationId) -> Option<EffectivePermissions> {
    match permissions::of_self(client, organization).await.ok()? {
        Some(held) => Some(held),
        None => by_roles(&users::myself(client).await.ok()?, organization),
    }
}

/// Which permission is missing, which roles have it, and who can give them.
pub fn reason(permission: Permission) -> String {
    let roles = roles_with(permission).join(" or ");
    format!("Needs the role {roles} ({permission}). An Organization Owner or Admin can grant it.")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_reason_names_permission_roles_and_grantor() {
        assert_eq!(
            reason(Permission::AppDeploy),
            "Needs the role Workspace Author or Organization Admin (app.deploy). An Organization Owner or Admin can \
             grant it."
        );
    }
}
