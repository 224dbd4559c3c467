//! Permissions, `scope.resource.action`. One is listed here when an operation asks for it.

use std::collections::BTreeMap;

use crate::id::{DeploymentId, WorkspaceId};
use crate::wire::wire_struct;

macro_rules! permissions {
    ($($(#[$meta:meta])* $name:ident => $text:literal),+ $(,)?) => {
        /// Something that a caller may be allowed to do.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[repr(u8)]
        pub enum Permission { $($(#[$meta])* $name),+ }

        impl Permission {
            /// Every permission.
            pub const ALL: &'static [Self] = &[$(Self::$name),+];

            /// The permission as it stands on the wire.
            #[must_use]
            pub const fn as_str(self) -> &'static str {
                match self { $(Self::$name => $text),+ }
            }

            /// The permission of that name; `None` for one that this version does not know.
            #[must_use]
            pub fn parse(text: &str) -> Option<Self> {
                match text { $($text => Some(Self::$name),)+ _ => None }
            }
        }
    };
}

permissions! {
    /// See the organization.
    OrganizationGet => "organization.get",
    /// Change its name, billing address and switches.
    OrganizationUpdate => "organization.update",
    /// See its members.
    OrganizationUsersGet => "organization.users.get",
    /// See its roles.
    OrganizationRolesGet => "organization.roles.get",
    /// See all its API tokens.
    OrganizationApiTokensGet => "organization.apiTokens.get",
    /// Have API keys of one's own in it.
    OrganizationApiKeysCreate => "organization.apiKeys.create",
    /// See and revoke every member's API keys in it.
    OrganizationApiKeysManage => "organization.apiKeys.manage",
    /// See its clusters.
    OrganizationClustersGet => "organization.clusters.get",
    /// See its app profiles.
    OrganizationAppProfilesGet => "organization.appProfiles.get",
    /// Create and change app profiles.
    OrganizationAppProfilesUpdate => "organization.appProfiles.update",
    /// Create workspaces.
    OrganizationWorkspacesCreate => "organization.workspaces.create",
    /// See a workspace.
    WorkspaceGet => "workspace.get",
    /// Change a workspace's name, description and defaults.
    WorkspaceUpdate => "workspace.update",
    /// Delete a workspace.
    WorkspaceDelete => "workspace.delete",
    /// See who has access to a workspace.
    WorkspaceUsersGet => "workspace.users.get",
    /// See a workspace's API tokens.
    WorkspaceApiTokensGet => "workspace.apiTokens.get",
    /// See a deployment.
    DeploymentGet => "deployment.get",
    /// See an app, its status and its events.
    AppGet => "app.get",
    /// Change manifests up to the dry run.
    AppEdit => "app.edit",
    /// Apply manifests to apps, and delete apps.
    AppDeploy => "app.deploy",
}

impl std::fmt::Display for Permission {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.as_str())
    }
}

/// A set of permissions.
#[derive(Clone, Copy, PartialEq, Eq, Default)]
pub struct PermissionSet(u64);

impl PermissionSet {
    /// The set of those permissions.
    #[must_use]
    pub const fn of(permissions: &[Permission]) -> Self {
        let mut bits = 0;
        let mut rest = permissions;
        while let [first, others @ ..] = rest {
            bits |= 1 << *first as u8;
            rest = others;
        }
        Self(bits)
    }

    /// Both sets together.
    #[must_use]
    pub const fn union(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// Whether the permission is in the set.
    #[must_use]
    pub const fn contains(self, permission: Permission) -> bool {
        self.0 & (1 << permission as u8) != 0
    }

    /// Whether the set is empty.
    #[must_use]
    pub const fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// The permissions of the set, in the order of declaration.
    pub fn iter(self) -> impl Iterator<Item = Permission> {
        Permission::ALL.iter().copied().filter(move |permission| self.contains(*permission))
    }

    /// The set as it stands on the wire.
    #[must_use]
    pub fn to_names(self) -> Vec<String> {
        self.iter().map(|permission| permission.as_str().to_owned()).collect()
    }

    /// Reads names, leaving out those that this version does not know.
    pub fn from_names<'a>(names: impl IntoIterator<Item = &'a str>) -> Self {
        names.into_iter().filter_map(Permission::parse).collect()
    }
}

impl std::fmt::Debug for PermissionSet {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_set().entries(self.iter()).finish()
    }
}

impl FromIterator<Permission> for PermissionSet {
    fn from_iter<I: IntoIterator<Item = Permission>>(permissions: I) -> Self {
        permissions.into_iter().fold(Self::default(), |set, one| set.union(Self::of(&[one])))
    }
}

/// What a caller may do in one organization: the union of all their roles.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct EffectivePermissions {
    /// What holds everywhere in the organization, its workspaces and deployments included.
    pub organization: PermissionSet,
    /// What a role in a workspace adds there.
    pub workspaces: BTreeMap<WorkspaceId, PermissionSet>,
    /// What a role in a deployment adds there.
    pub deployments: BTreeMap<DeploymentId, PermissionSet>,
}

impl EffectivePermissions {
    /// Whether the permission holds in the whole organization.
    #[must_use]
    pub fn in_organization(&self, permission: Permission) -> bool {
        self.organization.contains(permission)
    }

    /// Whether the permission holds in the workspace.
    #[must_use]
    pub fn in_workspace(&self, permission: Permission, workspace: &WorkspaceId) -> bool {
        self.in_organization(permission)
            || self.workspaces.get(workspace).is_some_and(|set| set.contains(permission))
    }

    /// Whether the permission holds in the deployment, which lies in the workspace.
    #[must_use]
    pub fn in_deployment(
        &self,
        permission: Permission,
        deployment: &DeploymentId,
        workspace: &WorkspaceId,
    ) -> bool {
        self.in_workspace(permission, workspace)
            || self.deployments.get(deployment).is_some_and(|set| set.contains(permission))
    }

    /// Whether the permission holds anywhere in the organization.
    #[must_use]
    pub fn anywhere(&self, permission: Permission) -> bool {
        self.in_organization(permission)
            || self.workspaces.values().any(|set| set.contains(permission))
            || self.deployments.values().any(|set| set.contains(permission))
    }
}

wire_struct! {
    /// `GET /v1/users/self/permissions`: [`EffectivePermissions`] by name.
    pub struct SelfPermissions {
        /// What holds everywhere in the organization.
        pub organization: Vec<String>,
        /// What is added in which workspace.
        pub workspaces: BTreeMap<String, Vec<String>>,
        /// What is added in which deployment.
        pub deployments: BTreeMap<String, Vec<String>>,
    }
}

impl From<&EffectivePermissions> for SelfPermissions {
    fn from(permissions: &EffectivePermissions) -> Self {
        Self {
            organization: permissions.organization.to_names(),
            workspaces: permissions
                .workspaces
                .iter()
                .map(|(id, set)| (id.to_string(), set.to_names()))
                .collect(),
            deployments: permissions
                .deployments
                .iter()
                .map(|(id, set)| (id.to_string(), set.to_names()))
                .collect(),
        }
    }
}

impl From<&SelfPermissions> for EffectivePermissions {
    fn from(wire: &SelfPermissions) -> Self {
        let set = |names: &Vec<String>| PermissionSet::from_names(names.iter().map(String::as_str));
        Self {
            organization: set(&wire.organization),
            workspaces: wire
                .workspaces
                .iter()
                .map(|(id, names)| (WorkspaceId::from_trusted(id), set(names)))
                .collect(),
            deployments: wire
                .deployments
                .iter()
                .map(|(id, names)| (DeploymentId::from_trusted(id), set(names)))
                .collect(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_permission_fits_the_set_and_keeps_its_name() {
        assert!(Permission::ALL.len() <= 64);
        for permission in Permission::ALL {
            assert_eq!(Permission::parse(permission.as_str()), Some(*permission));
            assert!(permission.as_str().split('.').count() >= 2);
        }
    }

    #[test]
    fn a_role_in_one_workspace_does_not_reach_another() {
        let mine = WorkspaceId::from_trusted("mine");
        let other = WorkspaceId::from_trusted("other");
        let permissions = EffectivePermissions {
            workspaces: [(mine.clone(), PermissionSet::of(&[Permission::AppDeploy]))].into(),
            ..Default::default()
        };
        assert!(permissions.in_workspace(Permission::AppDeploy, &mine));
        assert!(!permissions.in_workspace(Permission::AppDeploy, &other));
        assert!(!permissions.in_organization(Permission::AppDeploy));
        assert!(permissions.anywhere(Permission::AppDeploy));
    }

    #[test]
    fn permissions_survive_the_wire_and_unknown_ones_are_left_out() {
        let mut wire = SelfPermissions {
            organization: vec!["organization.get".into(), "galaxy.explode".into()],
            workspaces: [("w".into(), vec!["app.get".into()])].into(),
            deployments: BTreeMap::new(),
        };
        let read = EffectivePermissions::from(&wire);
        wire.organization.pop();
        assert_eq!(SelfPermissions::from(&read), wire);
    }
}
