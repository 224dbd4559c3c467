//! The caller's own account.

use cloud_ui_contract::id::{OrganizationId, UserId};
use cloud_ui_contract::role::GlobalRole;
use cloud_ui_contract::timestamp::Timestamp;
use cloud_ui_contract::user::{SelfUser, SelfUserRole, SelfUserRoleScope, UserStatus};
use sqlx::{QueryBuilder, Sqlite};

use super::write::Write;
use super::{Store, name_key};

/// Every role of a person, where it holds, and in which organization that lies.
const ROLES: &str = "SELECT role, scope_type, entity_id FROM (
     SELECT role, 'ORGANIZATION' AS scope_type, organization_id AS entity_id, organization_id, user_id
     FROM effective_organization_roles
     UNION ALL SELECT role, 'WORKSPACE', workspace_id, organization_id, user_id FROM effective_workspace_roles
     UNION ALL SELECT role, 'DEPLOYMENT', deployment_id, organization_id, user_id FROM effective_deployment_roles
     ) WHERE user_id = ";

impl Store {
    /// The account, with the roles in all organizations or in the one of the credential.
    ///
    /// # Errors
    /// When the database cannot be reached.
    pub async fn self_user(
        &self,
        id: &UserId,
        only: Option<&OrganizationId>,
    ) -> Result<Option<SelfUser>, sqlx::Error> {
        type Row = (String, String, String, String, i64, i64);
        let row: Option<Row> = sqlx::query_as(
            "SELECT email, full_name, status, global_role, created_at, updated_at FROM users WHERE id = ?",
        )
        .bind(id.as_str())
        .fetch_optional(self.reader())
        .await?;
        let Some((email, full_name, status, global_role, created_at, updated_at)) = row else {
            return Ok(None);
        };
        Ok(Some(SelfUser {
            id: id.clone(),
            username: email,
            full_name,
            avatar_url: String::new(),
            status: UserStatus::from(status.as_str()),
            created_at: Timestamp::from_millis(created_at),
            updated_at: Timestamp::from_millis(updated_at),
            organization_id: only.cloned(),
            is_idp_managed: Some(false),
            roles: Some(self.roles_of(id, only).await?),
            invites: Some(Vec::new()),
            feature_flags: Some(Vec::new()),
            global_role: Some(GlobalRole::from(global_role.as_str())),
        }))
    }

    async fn roles_of(
        &self,
        id: &UserId,
        only: Option<&OrganizationId>,
    ) -> Result<Vec<SelfUserRole>, sqlx::Error> {
        let mut query = QueryBuilder::<Sqlite>::new(ROLES);
        query.push_bind(id.as_str());
        if let Some(only) = only {
            query.push(" AND organization_id = ").push_bind(only.as_str());
        }
        query.push(
            " ORDER BY scope_type = 'ORGANIZATION' DESC, scope_type = 'WORKSPACE' DESC, entity_id, role",
        );
        let rows: Vec<(String, String, String)> = query.build_query_as().fetch_all(self.reader()).await?;
        Ok(rows
            .into_iter()
            .map(|(role, scope_type, entity_id)| SelfUserRole {
                role,
                scope: SelfUserRoleScope { entity_id, scope_type, deployment_id: None, dag_tag: None },
            })
            .collect())
    }
}

impl Write {
    /// Changes a person's full name and tells the old one.
    ///
    /// # Errors
    /// When the database cannot be reached.
    pub async fn rename_user(
        &mut self,
        id: &UserId,
        full_name: &str,
        now: Timestamp,
    ) -> Result<String, sqlx::Error> {
        let before = sqlx::query_scalar("SELECT full_name FROM users WHERE id = ?")
            .bind(id.as_str())
            .fetch_one(self.connection())
            .await?;
        sqlx::query("UPDATE users SET full_name = ?, full_name_key = ?, updated_at = ? WHERE id = ?")
            .bind(full_name)
            .bind(name_key(full_name))
            .bind(now.millis())
            .bind(id.as_str())
            .execute(self.connection())
            .await?;
        Ok(before)
    }
}
