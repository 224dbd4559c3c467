//! Who may do what where: roles in workspaces and deployments, teams and custom roles.

use super::organizations::House;
use super::random::Random;
use crate::store::name_key;
use crate::store::seeding::{
    CustomRoleRow, DeploymentRoleRow, DeploymentRow, RolePermissionRow, Seeding, TeamMemberRow, TeamRow,
    TeamWorkspaceRoleRow, WorkspaceRoleRow, WorkspaceRow,
};

/// The account with a role in one workspace only.
const MEMBER: usize = 5;
/// The first who is no account that one signs in with.
const FIRST_OTHER: usize = 6;
const WORKSPACE_ROLES: [&str; 5] =
    ["WORKSPACE_MEMBER", "WORKSPACE_AUTHOR", "WORKSPACE_OPERATOR", "WORKSPACE_OWNER", "WORKSPACE_ACCESSOR"];
const TEAMS: [(&str, &str, &str); 3] = [
    ("Flight Software", "Everything that leaves the ground.", "WORKSPACE_OPERATOR"),
    ("Data Engineering", "Pipelines and their quality.", "WORKSPACE_AUTHOR"),
    ("On-Call", "Whoever is awake.", "WORKSPACE_MEMBER"),
];
const CUSTOM_ROLES: [(&str, &str, &[&str]); 2] = [
    ("Deployment Viewer", "Sees a deployment and changes nothing.", &["deployment.get"]),
    ("Release Engineer", "Sees a deployment and the apps beside it.", &["deployment.get", "app.get"]),
];

/// Inserts the roles of the large organization; the small ones have organization roles only.
pub(super) async fn insert(
    seeding: &mut Seeding,
    house: &House,
    workspaces: &[WorkspaceRow],
    deployments: &[DeploymentRow],
    random: &mut Random,
) -> Result<(), sqlx::Error> {
    if !house.plan.is_large() {
        return Ok(());
    }
    let others = &house.members[FIRST_OTHER..];
    let mut roles = vec![WorkspaceRoleRow {
        workspace_id: workspaces[1].id.clone(),
        user_id: house.members[MEMBER].id.clone(),
        role: "WORKSPACE_AUTHOR".to_owned(),
    }];
    roles.extend(others.iter().enumerate().map(|(at, person)| WorkspaceRoleRow {
        workspace_id: workspaces[at % workspaces.len().min(12)].id.clone(),
        user_id: person.id.clone(),
        role: WORKSPACE_ROLES[at % WORKSPACE_ROLES.len()].to_owned(),
    }));
    seeding.insert(roles).await?;

    let mut custom = Vec::new();
    let mut permissions = Vec::new();
    for (name, description, granted) in CUSTOM_ROLES {
        let id = random.id();
        let created_at = house.now - random.days(60, 90);
        permissions
            .extend(granted.iter().map(|permission| RolePermissionRow { role_id: id.clone(), permission }));
        custom.push(CustomRoleRow {
            id,
            organization_id: house.id().into(),
            name: name.to_owned(),
            name_key: name_key(name),
            description: description.to_owned(),
            scope_type: "DEPLOYMENT",
            created_at,
            created_by: house.owner.clone(),
            updated_at: created_at,
            updated_by: house.owner.clone(),
        });
    }
    seeding.insert(custom).await?;
    seeding.insert(permissions).await?;

    let holders = others.iter().zip(deployments.iter().take(20)).enumerate();
    let deployment_roles = holders.map(|(at, (person, deployment))| DeploymentRoleRow {
        deployment_id: deployment.id.clone(),
        user_id: person.id.clone(),
        role: ["DEPLOYMENT_ADMIN", CUSTOM_ROLES[0].0, CUSTOM_ROLES[1].0][at % 3].to_owned(),
    });
    seeding.insert(deployment_roles.collect()).await?;

    for (at, (name, description, role)) in TEAMS.into_iter().enumerate() {
        let id = random.id();
        let created_at = house.now - random.days(90, 120);
        let team = TeamRow {
            id: id.clone(),
            organization_id: house.id().into(),
            name: name.to_owned(),
            description: description.to_owned(),
            organization_role: "ORGANIZATION_MEMBER",
            created_at,
            created_by: house.owner.clone(),
            updated_at: created_at,
            updated_by: house.owner.clone(),
        };
        seeding.insert(vec![team]).await?;
        let members = others.iter().skip(at).step_by(7).map(|person| TeamMemberRow {
            team_id: id.clone(),
            user_id: person.id.clone(),
            created_at,
        });
        seeding.insert(members.collect()).await?;
        let places = workspaces.iter().take(12).skip(at).step_by(3).map(|workspace| TeamWorkspaceRoleRow {
            team_id: id.clone(),
            workspace_id: workspace.id.clone(),
            role: role.to_owned(),
        });
        seeding.insert(places.collect()).await?;
    }
    Ok(())
}
