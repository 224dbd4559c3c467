//! The default matrix: which built-in role permits what.
//!
//! The server enforces it on every request; the console uses it only where the API at hand cannot
//! tell the caller's effective permissions.

use crate::permission::{Permission, PermissionSet};
use crate::role::{DefaultRole, GlobalRole, OrganizationRole, RoleScope, WorkspaceRoleName};
use Permission as P;

const MEMBER: PermissionSet = PermissionSet::of(&[
    P::OrganizationGet,
    P::OrganizationUsersGet,
    P::OrganizationRolesGet,
    P::OrganizationApiKeysCreate,
    P::OrganizationClustersGet,
    P::OrganizationAppProfilesGet,
]);
const BILLING_ADMIN: PermissionSet = MEMBER.union(PermissionSet::of(&[P::OrganizationUpdate]));
const VIEWER: PermissionSet = MEMBER.union(WORKSPACE_MEMBER);
const EDITOR: PermissionSet =
    VIEWER.union(PermissionSet::of(&[P::OrganizationAppProfilesUpdate, P::WorkspaceUpdate, P::AppEdit]));
const OWNER: PermissionSet = PermissionSet::of(Permission::ALL);

const WORKSPACE_ACCESSOR: PermissionSet = PermissionSet::of(&[P::WorkspaceGet]);
const WORKSPACE_MEMBER: PermissionSet =
    WORKSPACE_ACCESSOR.union(PermissionSet::of(&[P::WorkspaceUsersGet, P::DeploymentGet, P::AppGet]));
const WORKSPACE_AUTHOR: PermissionSet =
    WORKSPACE_MEMBER.union(PermissionSet::of(&[P::AppEdit, P::AppDeploy]));
const WORKSPACE_OPERATOR: PermissionSet =
    WORKSPACE_AUTHOR.union(PermissionSet::of(&[P::WorkspaceApiTokensGet]));
const WORKSPACE_OWNER: PermissionSet =
    WORKSPACE_OPERATOR.union(PermissionSet::of(&[P::WorkspaceUpdate, P::WorkspaceDelete]));

/// What the role permits in the organization and everything in it. An unknown role permits
/// nothing.
#[must_use]
pub const fn of_organization_role(role: &OrganizationRole) -> PermissionSet {
    match role {
        // The two differ in operations on owners, plan and authentication.
        OrganizationRole::Owner | OrganizationRole::Admin => OWNER,
        OrganizationRole::Editor => EDITOR,
        OrganizationRole::Viewer => VIEWER,
        OrganizationRole::BillingAdmin => BILLING_ADMIN,
        OrganizationRole::Member | OrganizationRole::ObserveAdmin | OrganizationRole::ObserveMember => MEMBER,
        OrganizationRole::Unknown(_) => PermissionSet::of(&[]),
    }
}

/// What the role permits in its workspace and everything in it.
#[must_use]
pub const fn of_workspace_role(role: &WorkspaceRoleName) -> PermissionSet {
    match role {
        WorkspaceRoleName::Owner => WORKSPACE_OWNER,
        WorkspaceRoleName::Operator => WORKSPACE_OPERATOR,
        WorkspaceRoleName::Author => WORKSPACE_AUTHOR,
        WorkspaceRoleName::Member => WORKSPACE_MEMBER,
        WorkspaceRoleName::Accessor => WORKSPACE_ACCESSOR,
        WorkspaceRoleName::Unknown(_) => PermissionSet::of(&[]),
    }
}

/// What the built-in role of a deployment permits there.
pub const OF_DEPLOYMENT_ADMIN: PermissionSet = PermissionSet::of(&[P::DeploymentGet]);

/// What the global role permits in every organization, membership or not.
#[must_use]
pub const fn of_global_role(role: &GlobalRole) -> PermissionSet {
    match role {
        GlobalRole::Admin => {
            PermissionSet::of(&[P::OrganizationGet, P::OrganizationUsersGet, P::OrganizationApiKeysManage])
        }
        GlobalRole::Developer | GlobalRole::Unknown(_) => PermissionSet::of(&[]),
    }
}

/// The built-in roles with what they permit (v1 `defaultRoles`).
#[must_use]
pub fn default_roles() -> Vec<DefaultRole> {
    let role = |name: &str, scope_type, description: &str, permissions: PermissionSet| DefaultRole {
        name: name.to_owned(),
        description: Some(description.to_owned()),
        scope_type,
        permissions: permissions.to_names(),
    };
    let organization = OrganizationRole::KNOWN.iter().map(|one| {
        role(
            one.as_str(),
            RoleScope::Organization,
            describe_organization_role(one),
            of_organization_role(one),
        )
    });
    let workspace = WorkspaceRoleName::KNOWN.iter().map(|one| {
        role(one.as_str(), RoleScope::Workspace, describe_workspace_role(one), of_workspace_role(one))
    });
    let deployment = role(
        crate::role::DEPLOYMENT_ADMIN,
        RoleScope::Deployment,
        "Operates one deployment.",
        OF_DEPLOYMENT_ADMIN,
    );
    organization.chain(workspace).chain([deployment]).collect()
}

fn describe_organization_role(role: &OrganizationRole) -> &'static str {
    match role {
        OrganizationRole::Owner => "Manages everything in the organization.",
        OrganizationRole::Admin => "Manages everything but owners, plan and authentication.",
        OrganizationRole::Editor => "Edits resources and tries changes out, but does not deploy.",
        OrganizationRole::Viewer => "Reads every resource.",
        OrganizationRole::BillingAdmin => "Manages settings and sees usage.",
        OrganizationRole::Member => "Belongs to the organization; further rights come from workspaces.",
        OrganizationRole::ObserveAdmin => "Administers observability.",
        OrganizationRole::ObserveMember => "Uses observability.",
        OrganizationRole::Unknown(_) => "",
    }
}

fn describe_workspace_role(role: &WorkspaceRoleName) -> &'static str {
    match role {
        WorkspaceRoleName::Owner => "Manages the workspace and who has access to it.",
        WorkspaceRoleName::Operator => "Manages deployments, apps and their configuration.",
        WorkspaceRoleName::Author => "Deploys code and apps.",
        WorkspaceRoleName::Member => "Reads everything in the workspace.",
        WorkspaceRoleName::Accessor => "Sees that the workspace exists.",
        WorkspaceRoleName::Unknown(_) => "",
    }
}

/// The least roles that permit something, as a person calls them: the answer to "who can grant
/// me this".
#[must_use]
pub fn roles_with(permission: Permission) -> Vec<String> {
    let workspace = WorkspaceRoleName::KNOWN
        .iter()
        .rev()
        .find(|role| of_workspace_role(role).contains(permission))
        .map(|role| role.label().to_owned());
    let organization = [
        OrganizationRole::Member,
        OrganizationRole::Viewer,
        OrganizationRole::BillingAdmin,
        OrganizationRole::Editor,
        OrganizationRole::Admin,
    ]
    .iter()
    .find(|role| of_organization_role(role).contains(permission))
    .map(|role| role.label().to_owned());
    workspace.into_iter().chain(organization).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// One row per permission, one column per role, in the order of `OrganizationRole::KNOWN` and
    /// `WorkspaceRoleName::KNOWN`.
    const EXPECTED: &str = "\
        organization.get               OAEVBMom .....\n\
        organization.update            OA..B... .....\n\
        organization.users.get         OAEVBMom .....\n\
        organization.roles.get         OAEVBMom .....\n\
        organization.apiTokens.get     OA...... .....\n\
        organization.apiKeys.create    OAEVBMom .....\n\
        organization.apiKeys.manage    OA...... .....\n\
        organization.clusters.get      OAEVBMom .....\n\
        organization.appProfiles.get   OAEVBMom .....\n\
        organization.appProfiles.update OAE..... .....\n\
        organization.workspaces.create OA...... .....\n\
        workspace.get                  OAEV.... OPUMC\n\
        workspace.update               OAE..... O....\n\
        workspace.delete               OA...... O....\n\
        workspace.users.get            OAEV.... OPUM.\n\
        workspace.apiTokens.get        OA...... OP...\n\
        deployment.get                 OAEV.... OPUM.\n\
        app.get                        OAEV.... OPUM.\n\
        app.edit                       OAE..... OPU..\n\
        app.deploy                     OA...... OPU..\n";

    #[test]
    fn the_matrix_is_the_documented_one() {
        let mark = |held: bool, letter: char| if held { letter } else { '.' };
        let actual: String = Permission::ALL
            .iter()
            .map(|permission| {
                let organization: String = OrganizationRole::KNOWN
                    .iter()
                    .zip("OAEVBMom".chars())
                    .map(|(role, letter)| mark(of_organization_role(role).contains(*permission), letter))
                    .collect();
                let workspace: String = WorkspaceRoleName::KNOWN
                    .iter()
                    .zip("OPUMC".chars())
                    .map(|(role, letter)| mark(of_workspace_role(role).contains(*permission), letter))
                    .collect();
                format!("{:<30} {organization} {workspace}\n", permission.as_str())
            })
            .collect();
        assert_eq!(actual, EXPECTED);
    }

    #[test]
    fn an_unknown_role_permits_nothing() {
        assert!(of_organization_role(&OrganizationRole::from("ORGANIZATION_WIZARD")).is_empty());
        assert!(of_workspace_role(&WorkspaceRoleName::from("WORKSPACE_WIZARD")).is_empty());
    }

    #[test]
    fn who_can_grant_names_the_least_roles() {
        assert_eq!(roles_with(P::AppDeploy), ["Workspace Author", "Organization Admin"]);
        assert_eq!(roles_with(P::OrganizationWorkspacesCreate), ["Organization Admin"]);
    }

    #[test]
    fn every_default_role_has_a_description() {
        for role in default_roles() {
            assert!(role.description.is_some_and(|text| !text.is_empty()), "{}", role.name);
        }
    }
}
