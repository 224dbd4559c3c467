//! The caller's permissions where the API cannot tell them: from the roles, by the default matrix.

use cloud_ui_contract::id::{DeploymentId, OrganizationId, WorkspaceId};
use cloud_ui_contract::permission::{EffectivePermissions, PermissionSet};
use cloud_ui_contract::role::{DEPLOYMENT_ADMIN, OrganizationRole, WorkspaceRoleName};
use cloud_ui_contract::role_permissions::{
    OF_DEPLOYMENT_ADMIN, of_global_role, of_organization_role, of_workspace_role,
};
use cloud_ui_contract::user::{SelfUser, SelfUserRole};
use std::collections::BTreeMap;

/// What the roles permit; `None` where it is not known, because the API names no roles or one is
/// custom. A workspace's role does not name its organization, and needs not: ids are unique.
pub(super) fn by_roles(person: &SelfUser, organization: &OrganizationId) -> Option<EffectivePermissions> {
    let mut held = EffectivePermissions {
        organization: person.global_role.as_ref().map(of_global_role).unwrap_or_default(),
        ..EffectivePermissions::default()
    };
    for role in person.roles.as_ref()? {
        let id = &role.scope.entity_id;
        match role.scope.scope_type.as_str() {
            "ORGANIZATION" if id == organization.as_str() => {
                held.organization = held.organization.union(in_organization(role)?);
            }
            "WORKSPACE" => add(&mut held.workspaces, WorkspaceId::from_trusted(id), in_workspace(role)?),
            "DEPLOYMENT" => add(&mut held.deployments, DeploymentId::from_trusted(id), in_deployment(role)?),
            _ => {}
        }
    }
    Some(held)
}

fn add<Id: Ord>(held: &mut BTreeMap<Id, PermissionSet>, id: Id, more: PermissionSet) {
    let set = held.entry(id).or_default();
    *set = set.union(more);
}

fn in_organization(role: &SelfUserRole) -> Option<PermissionSet> {
    let role = OrganizationRole::from(role.role.as_str());
    (!matches!(role, OrganizationRole::Unknown(_))).then(|| of_organization_role(&role))
}

fn in_workspace(role: &SelfUserRole) -> Option<PermissionSet> {
    let role = WorkspaceRoleName::from(role.role.as_str());
    (!matches!(role, WorkspaceRoleName::Unknown(_))).then(|| of_workspace_role(&role))
}

fn in_deployment(role: &SelfUserRole) -> Option<PermissionSet> {
    (role.role == DEPLOYMENT_ADMIN).then_some(OF_DEPLOYMENT_ADMIN)
}

#[cfg(test)]
mod tests {
    use super::*;
    use cloud_ui_contract::permission::Permission;

    fn person(roles: &str) -> SelfUser {
        let text = format!(
            r#"{{"id":"u1","username":"ada@orbital.example","fullName":"Ada","avatarUrl":"","status":"ACTIVE",
            "createdAt":"2026-01-01T00:00:00Z","updatedAt":"2026-01-01T00:00:00Z"{roles}}}"#
        );
        serde_json::from_str(&text).expect("a person")
    }

    fn role(name: &str, kind: &str, id: &str) -> String {
        format!(r#"{{"role":"{name}","scope":{{"entityId":"{id}","type":"{kind}"}}}}"#)
    }

    fn with(roles: &[String]) -> SelfUser {
        person(&format!(r#","roles":[{}]"#, roles.join(",")))
    }

    #[test]
    fn a_role_counts_where_it_holds() {
        let person = with(&[
            role("ORGANIZATION_MEMBER", "ORGANIZATION", "here"),
            role("ORGANIZATION_OWNER", "ORGANIZATION", "elsewhere"),
            role("WORKSPACE_AUTHOR", "WORKSPACE", "w1"),
            role("DEPLOYMENT_ADMIN", "DEPLOYMENT", "d1"),
        ]);
        let held = by_roles(&person, &OrganizationId::from_trusted("here")).expect("known roles");
        assert!(held.in_organization(Permission::OrganizationGet));
        assert!(!held.in_organization(Permission::OrganizationUpdate), "owner of another one");
        assert!(held.in_workspace(Permission::AppDeploy, &WorkspaceId::from_trusted("w1")));
        assert!(!held.in_workspace(Permission::AppDeploy, &WorkspaceId::from_trusted("w2")));
        assert!(held.deployments.contains_key(&DeploymentId::from_trusted("d1")));
    }

    #[test]
    fn what_is_not_known_is_left_to_the_server() {
        let here = OrganizationId::from_trusted("here");
        assert_eq!(by_roles(&person(""), &here), None);
        for kind in ["ORGANIZATION", "WORKSPACE", "DEPLOYMENT"] {
            assert_eq!(by_roles(&with(&[role("Night shift", kind, "here")]), &here), None, "{kind}");
        }
    }

    #[test]
    fn who_has_no_role_here_may_do_nothing_here() {
        let held = by_roles(&with(&[]), &OrganizationId::from_trusted("here"));
        assert_eq!(held, Some(EffectivePermissions::default()));
    }
}
