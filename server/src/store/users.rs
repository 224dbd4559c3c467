//! The members of an organization.

use std::collections::HashMap;

use cloud_ui_contract::id::{DeploymentId, OrganizationId, UserId, WorkspaceId};
use cloud_ui_contract::page::Page;
use cloud_ui_contract::role::{DeploymentRole, OrganizationRole, WorkspaceRole, WorkspaceRoleName};
use cloud_ui_contract::timestamp::Timestamp;
use cloud_ui_contract::user::{User, UserStatus};
use sqlx::{FromRow, QueryBuilder, Sqlite};

use super::Store;
use super::list_query::{ListQuery, push_any_of, push_reach, push_search};
use super::listing::{Order, PageQuery};
use crate::access::authorize::Reach;

/// The orders of a list of members.
pub const USER_ORDERS: &[Order] = &[
    Order { field: "id", column: "u.id" },
    Order { field: "username", column: "u.email_key" },
    Order { field: "fullName", column: "u.full_name_key" },
    Order { field: "createdAt", column: "u.created_at" },
    Order { field: "updatedAt", column: "updated_at" },
];

const USERS: ListQuery = ListQuery {
    columns: "u.id, u.email, u.full_name, u.status, u.created_at, MAX(u.updated_at, m.updated_at) AS updated_at, \
              m.role",
    from: "memberships m JOIN users u ON u.id = m.user_id",
    order: "u.created_at",
    id: "u.id",
};

/// Which members a list is about.
#[derive(Debug, Clone, Default)]
pub struct UserFilter {
    /// Only those with a role in this workspace.
    pub workspace: Option<WorkspaceId>,
    /// Only those with a role in this deployment.
    pub deployment: Option<DeploymentId>,
}

/// Whose roles in workspaces and deployments an answer tells: those where the caller may know, and
/// the caller's own.
#[derive(Debug, Clone)]
pub struct RoleView {
    /// The caller.
    pub viewer: UserId,
    /// Where they may know who has access to a workspace.
    pub workspaces: Reach,
    /// Where they may know of deployments.
    pub deployments: Reach,
}

#[derive(FromRow)]
struct Row {
    id: String,
    email: String,
    full_name: String,
    status: String,
    created_at: i64,
    updated_at: i64,
    role: String,
}

impl From<Row> for User {
    fn from(row: Row) -> Self {
        Self {
            id: UserId::from_trusted(row.id),
            username: row.email,
            full_name: row.full_name,
            avatar_url: String::new(),
            status: UserStatus::from(row.status.as_str()),
            created_at: Timestamp::from_millis(row.created_at),
            updated_at: Timestamp::from_millis(row.updated_at),
            organization_role: Some(OrganizationRole::from(row.role.as_str())),
            workspace_roles: Some(Vec::new()),
            deployment_roles: Some(Vec::new()),
        }
    }
}

impl Store {
    /// The organization's members, with their roles in it.
    ///
    /// # Errors
    /// When the database cannot be reached.
    pub async fn list_users(
        &self,
        organization: &OrganizationId,
        filter: &UserFilter,
        page: &PageQuery,
        view: &RoleView,
    ) -> Result<Page<User>, sqlx::Error> {
        let rows: Page<Row> = self
            .page(&USERS, page, |query| {
                query.push(" WHERE m.organization_id = ").push_bind(organization.as_str().to_owned());
                if let Some(workspace) = &filter.workspace {
                    query.push(
                        " AND EXISTS (SELECT 1 FROM workspace_roles r JOIN workspaces w ON w.id = r.workspace_id \
                         WHERE r.user_id = u.id AND w.organization_id = m.organization_id AND w.id = ",
                    );
                    query.push_bind(workspace.as_str().to_owned()).push(")");
                }
                if let Some(deployment) = &filter.deployment {
                    query.push(
                        " AND EXISTS (SELECT 1 FROM deployment_roles r JOIN deployments d ON d.id = r.deployment_id \
                         WHERE r.user_id = u.id AND d.organization_id = m.organization_id AND d.id = ",
                    );
                    query.push_bind(deployment.as_str().to_owned()).push(")");
                }
                push_search(query, page, &["u.full_name_key", "u.email_key"]);
            })
            .await?;
        let mut page = rows.map(User::from);
        self.add_roles(organization, &mut page.items, view).await?;
        Ok(page)
    }

    /// One member of the organization.
    ///
    /// # Errors
    /// When the database cannot be reached.
    pub async fn user(
        &self,
        organization: &OrganizationId,
        id: &UserId,
        view: &RoleView,
    ) -> Result<Option<User>, sqlx::Error> {
        let mut query = QueryBuilder::new(format!("SELECT {} FROM {}", USERS.columns, USERS.from));
        query.push(" WHERE m.organization_id = ").push_bind(organization.as_str());
        query.push(" AND u.id = ").push_bind(id.as_str());
        let row: Option<Row> = query.build_query_as().fetch_optional(self.reader()).await?;
        let Some(row) = row else { return Ok(None) };
        let mut users = [User::from(row)];
        self.add_roles(organization, &mut users, view).await?;
        let [user] = users;
        Ok(Some(user))
    }

    async fn add_roles(
        &self,
        organization: &OrganizationId,
        users: &mut [User],
        view: &RoleView,
    ) -> Result<(), sqlx::Error> {
        let ids: Vec<String> = users.iter().map(|user| user.id.to_string()).collect();
        let mut in_workspaces = self
            .roles_by_user(
                "SELECT r.user_id, r.workspace_id, r.role FROM workspace_roles r \
                 JOIN workspaces e ON e.id = r.workspace_id WHERE e.organization_id = ",
                organization,
                &ids,
                |query| push_reach(query, &view.workspaces, "e.id", None),
                &view.viewer,
            )
            .await?;
        let mut in_deployments = self
            .roles_by_user(
                "SELECT r.user_id, r.deployment_id, r.role FROM deployment_roles r \
                 JOIN deployments e ON e.id = r.deployment_id WHERE e.organization_id = ",
                organization,
                &ids,
                |query| push_reach(query, &view.deployments, "e.workspace_id", Some("e.id")),
                &view.viewer,
            )
            .await?;
        for user in users {
            let roles = in_workspaces.remove(user.id.as_str()).unwrap_or_default().into_iter();
            user.workspace_roles = Some(
                roles
                    .map(|(id, role)| WorkspaceRole {
                        role: WorkspaceRoleName::from(role.as_str()),
                        workspace_id: WorkspaceId::from_trusted(id),
                    })
                    .collect(),
            );
            let roles = in_deployments.remove(user.id.as_str()).unwrap_or_default().into_iter();
            user.deployment_roles = Some(
                roles
                    .map(|(id, role)| DeploymentRole { role, deployment_id: DeploymentId::from_trusted(id) })
                    .collect(),
            );
        }
        Ok(())
    }

    async fn roles_by_user(
        &self,
        select: &'static str,
        organization: &OrganizationId,
        users: &[String],
        narrow: impl Fn(&mut QueryBuilder<Sqlite>),
        viewer: &UserId,
    ) -> Result<HashMap<String, Vec<(String, String)>>, sqlx::Error> {
        let mut query = QueryBuilder::<Sqlite>::new(select);
        query.push_bind(organization.as_str());
        push_any_of(&mut query, "r.user_id", users);
        query.push(" AND ((TRUE");
        narrow(&mut query);
        query.push(") OR r.user_id = ").push_bind(viewer.as_str()).push(")");
        query.push(" ORDER BY e.created_at, e.id");
        let rows: Vec<(String, String, String)> = query.build_query_as().fetch_all(self.reader()).await?;
        let mut roles = HashMap::<_, Vec<_>>::new();
        for (user, entity, role) in rows {
            roles.entry(user).or_default().push((entity, role));
        }
        Ok(roles)
    }
}
