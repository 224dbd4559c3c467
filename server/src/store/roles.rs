//! Custom roles.

use cloud_ui_contract::id::{OrganizationId, RoleId, WorkspaceId};
use cloud_ui_contract::page::Page;
use cloud_ui_contract::role::{Role, RoleScope};
use cloud_ui_contract::timestamp::Timestamp;
use sqlx::FromRow;

use super::Store;
use super::list_query::{ListQuery, push_any_of, push_search};
use super::listing::{Order, PageQuery};
use super::subjects::{subject, subject_json};

/// The orders of a list of roles.
pub const ROLE_ORDERS: &[Order] = &[
    Order { field: "name", column: "r.name_key" },
    Order { field: "scopeType", column: "r.scope_type" },
    Order { field: "description", column: "r.description COLLATE NOCASE" },
    Order { field: "createdAt", column: "r.created_at" },
    Order { field: "updatedAt", column: "r.updated_at" },
];

const ROLES: ListQuery = ListQuery {
    columns: concat!(
        "r.id, r.name, r.description, r.scope_type, r.created_at, r.updated_at, ",
        "(SELECT json_group_array(workspace_id) FROM custom_role_workspaces WHERE role_id = r.id) AS workspaces, ",
        subject_json!("r.created_by"),
        " AS created_by, ",
        subject_json!("r.updated_by"),
        " AS updated_by"
    ),
    from: "custom_roles r",
    order: "r.created_at",
    id: "r.id",
};

#[derive(FromRow)]
struct Row {
    id: String,
    name: String,
    description: String,
    scope_type: String,
    workspaces: String,
    created_at: i64,
    created_by: String,
    updated_at: i64,
    updated_by: String,
}

impl From<Row> for Role {
    fn from(row: Row) -> Self {
        let workspaces: Vec<WorkspaceId> = serde_json::from_str(&row.workspaces).unwrap_or_default();
        Self {
            id: RoleId::from_trusted(row.id),
            name: row.name,
            description: Some(row.description),
            scope_type: RoleScope::from(row.scope_type.as_str()),
            restricted_workspace_ids: workspaces,
            created_at: Timestamp::from_millis(row.created_at),
            created_by: subject(&row.created_by),
            updated_at: Timestamp::from_millis(row.updated_at),
            updated_by: subject(&row.updated_by),
        }
    }
}

impl Store {
    /// The organization's custom roles; `scopes` empty = all.
    ///
    /// # Errors
    /// When the database cannot be reached.
    pub async fn list_roles(
        &self,
        organization: &OrganizationId,
        scopes: &[RoleScope],
        page: &PageQuery,
    ) -> Result<Page<Role>, sqlx::Error> {
        let scopes: Vec<&str> = scopes.iter().map(RoleScope::as_str).collect();
        let rows: Page<Row> = self
            .page(&ROLES, page, |query| {
                query.push(" WHERE r.organization_id = ").push_bind(organization.as_str().to_owned());
                push_any_of(query, "r.scope_type", &scopes);
                push_search(query, page, &["r.name_key", "r.description"]);
            })
            .await?;
        Ok(rows.map(Role::from))
    }
}
