//! Credentials, and what their people may do.

use cloud_ui_contract::id::{ApiKeyId, AppId, DeploymentId, OrganizationId, UserId, WorkspaceId};
use cloud_ui_contract::permission::{EffectivePermissions, PermissionSet};
use cloud_ui_contract::role::{DEPLOYMENT_ADMIN, GlobalRole, OrganizationRole, WorkspaceRoleName};
use cloud_ui_contract::role_permissions::{
    OF_DEPLOYMENT_ADMIN, of_global_role, of_organization_role, of_workspace_role,
};
use cloud_ui_contract::sign_in_method::{SignInKind, SignInMethod};
use cloud_ui_contract::timestamp::Timestamp;

use super::{Store, name_key};
use crate::access::caller::{Credential, KnownCredential, SignIn};
use crate::auth::secret;
use crate::request::RequestFacts;

/// How a person stands in an organization.
#[derive(Debug)]
pub struct Standing {
    /// What the organization is called.
    pub organization_name: String,
    /// Whether they are a member; if not, their role in the installation lets them in.
    pub is_member: bool,
    /// What they may do.
    pub permissions: EffectivePermissions,
    /// The sign-in methods that open the organization; empty = any.
    pub sign_in_methods: Vec<SignInMethod>,
}

impl Standing {
    /// Whether somebody who signed in like that may enter.
    #[must_use]
    pub fn accepts(&self, sign_in: &SignIn) -> bool {
        accepts(&self.sign_in_methods, sign_in)
    }
}

/// Whether one of the methods that open an organization was used; none = any will do.
#[must_use]
pub fn accepts(methods: &[SignInMethod], sign_in: &SignIn) -> bool {
    methods.is_empty() || methods.iter().any(|method| satisfies(sign_in, method))
}

/// Whether the sign-in is by that method. A method without a connection waits to be configured,
/// so that nothing satisfies it yet.
fn satisfies(sign_in: &SignIn, method: &SignInMethod) -> bool {
    sign_in.kind == method.kind
        && (method.kind != SignInKind::Sso
            || (sign_in.connection_id.is_some() && sign_in.connection_id == method.connection_id))
}

/// The methods that open an organization; empty = any.
#[must_use]
pub fn sign_in_methods(sso_only: bool) -> Vec<SignInMethod> {
    if sso_only {
        vec![SignInMethod {
            kind: SignInKind::Sso,
            connection_id: None,
            display_name: "Single sign-on".to_owned(),
        }]
    } else {
        Vec::new()
    }
}

/// `lastUsed` of a key is written at most that often.
const LAST_USED_STEP_MILLIS: i64 = 60_000;

impl Store {
    /// The person behind an API key that is valid now; notes the use.
    ///
    /// # Errors
    /// When the database cannot be reached.
    pub async fn caller_of_api_key(
        &self,
        key: &str,
        now: Timestamp,
        request: &RequestFacts,
    ) -> Result<Option<KnownCredential>, sqlx::Error> {
        type Row = (String, String, String, String, String, Option<String>, Option<i64>);
        let row: Option<Row> = sqlx::query_as(
            "SELECT k.id, k.user_id, k.organization_id, u.global_role, k.sign_in_kind, k.connection_id, k.last_used_at
             FROM api_keys k JOIN users u ON u.id = k.user_id
             WHERE k.hash = ? AND k.revoked_at IS NULL AND (k.expires_at IS NULL OR k.expires_at > ?)
               AND u.status = 'ACTIVE'",
        )
        .bind(secret::hash(key))
        .bind(now.millis())
        .fetch_optional(self.reader())
        .await?;
        let Some((id, user_id, organization_id, global_role, kind, connection_id, last_used_at)) = row else {
            return Ok(None);
        };
        if last_used_at.is_none_or(|at| at <= now.millis() - LAST_USED_STEP_MILLIS) {
            sqlx::query(
                "UPDATE api_keys SET last_used_at = ?, last_used_ip = ?, last_used_user_agent = ? WHERE id = ?",
            )
            .bind(now.millis())
            .bind(request.source_ip.to_string())
            .bind(&request.user_agent)
            .bind(&id)
            .execute(self.writer())
            .await?;
        }
        Ok(Some(KnownCredential {
            user_id: UserId::from_trusted(user_id),
            global_role: GlobalRole::from(global_role.as_str()),
            credential: Credential::ApiKey {
                id: ApiKeyId::from_trusted(id),
                organization_id: OrganizationId::from_trusted(organization_id),
            },
            sign_in: SignIn { kind: SignInKind::from(kind.as_str()), connection_id },
        }))
    }

    /// The person of a session that still stands.
    ///
    /// # Errors
    /// When the database cannot be reached.
    pub async fn caller_of_session(
        &self,
        session_id: &str,
        user_id: &str,
        now: Timestamp,
    ) -> Result<Option<KnownCredential>, sqlx::Error> {
        let row: Option<(String, String, String, Option<String>)> = sqlx::query_as(
            "SELECT u.global_role, s.client_id, s.sign_in_kind, s.connection_id
             FROM sessions s JOIN users u ON u.id = s.user_id
             WHERE s.id = ? AND s.user_id = ? AND s.revoked_at IS NULL AND s.absolute_expires_at > ?
               AND u.status = 'ACTIVE'",
        )
        .bind(session_id)
        .bind(user_id)
        .bind(now.millis())
        .fetch_optional(self.reader())
        .await?;
        Ok(row.map(|(global_role, client_id, kind, connection_id)| KnownCredential {
            user_id: UserId::from_trusted(user_id),
            global_role: GlobalRole::from(global_role.as_str()),
            credential: Credential::Session { id: session_id.to_owned(), client_id },
            sign_in: SignIn { kind: SignInKind::from(kind.as_str()), connection_id },
        }))
    }

    /// How the person stands in the organization; `None` when they have nothing to do with it or
    /// there is none of that id.
    ///
    /// # Errors
    /// When the database cannot be reached.
    pub async fn standing(
        &self,
        organization: &OrganizationId,
        user: &UserId,
        global_role: &GlobalRole,
    ) -> Result<Option<Standing>, sqlx::Error> {
        let found: Option<(String, bool, bool)> = sqlx::query_as(
            "SELECT name, sso_only, EXISTS (SELECT 1 FROM memberships m
                 WHERE m.organization_id = organizations.id AND m.user_id = ?)
             FROM organizations WHERE id = ?",
        )
        .bind(user.as_str())
        .bind(organization.as_str())
        .fetch_optional(self.reader())
        .await?;
        let Some((organization_name, sso_only, is_member)) = found else { return Ok(None) };
        let permissions = self.effective_permissions(organization, user, global_role).await?;
        Ok((!permissions.organization.is_empty()).then(|| Standing {
            organization_name,
            is_member,
            permissions,
            sign_in_methods: sign_in_methods(sso_only),
        }))
    }

    async fn effective_permissions(
        &self,
        organization: &OrganizationId,
        user: &UserId,
        global_role: &GlobalRole,
    ) -> Result<EffectivePermissions, sqlx::Error> {
        let roles: Vec<(String,)> = sqlx::query_as(
            "SELECT role FROM effective_organization_roles WHERE organization_id = ? AND user_id = ?",
        )
        .bind(organization.as_str())
        .bind(user.as_str())
        .fetch_all(self.reader())
        .await?;
        let mut permissions =
            EffectivePermissions { organization: of_global_role(global_role), ..Default::default() };
        if roles.is_empty() {
            return Ok(permissions);
        }
        for (role,) in roles {
            let set = of_organization_role(&OrganizationRole::from(role.as_str()));
            permissions.organization = permissions.organization.union(set);
        }
        let roles: Vec<(String, String)> = sqlx::query_as(
            "SELECT workspace_id, role FROM effective_workspace_roles WHERE organization_id = ? AND user_id = ?",
        )
        .bind(organization.as_str())
        .bind(user.as_str())
        .fetch_all(self.reader())
        .await?;
        for (workspace, role) in roles {
            let set = permissions.workspaces.entry(WorkspaceId::from_trusted(workspace)).or_default();
            *set = set.union(of_workspace_role(&WorkspaceRoleName::from(role.as_str())));
        }
        for (deployment, set) in self.deployment_permissions(organization, user).await? {
            let held = permissions.deployments.entry(deployment).or_default();
            *held = held.union(set);
        }
        Ok(permissions)
    }

    async fn deployment_permissions(
        &self,
        organization: &OrganizationId,
        user: &UserId,
    ) -> Result<Vec<(DeploymentId, PermissionSet)>, sqlx::Error> {
        let rows: Vec<(String, String, Option<String>)> = sqlx::query_as(
            "SELECT e.deployment_id, e.role, p.permission FROM effective_deployment_roles e
             LEFT JOIN custom_roles r ON r.organization_id = e.organization_id AND r.name = e.role
             LEFT JOIN custom_role_permissions p ON p.role_id = r.id
             WHERE e.organization_id = ? AND e.user_id = ?",
        )
        .bind(organization.as_str())
        .bind(user.as_str())
        .fetch_all(self.reader())
        .await?;
        Ok(rows
            .into_iter()
            .map(|(deployment, role, permission)| {
                let set = if role == DEPLOYMENT_ADMIN {
                    OF_DEPLOYMENT_ADMIN
                } else {
                    PermissionSet::from_names(permission.as_deref())
                };
                (DeploymentId::from_trusted(deployment), set)
            })
            .collect())
    }

    /// The workspace, if it lies in the organization.
    ///
    /// # Errors
    /// When the database cannot be reached.
    pub async fn find_workspace(
        &self,
        organization: &OrganizationId,
        id: &WorkspaceId,
    ) -> Result<Option<WorkspaceId>, sqlx::Error> {
        let found: Option<String> =
            sqlx::query_scalar("SELECT id FROM workspaces WHERE organization_id = ? AND id = ?")
                .bind(organization.as_str())
                .bind(id.as_str())
                .fetch_optional(self.reader())
                .await?;
        Ok(found.map(WorkspaceId::from_trusted))
    }

    /// The deployment and its workspace, if it lies in the organization.
    ///
    /// # Errors
    /// When the database cannot be reached.
    pub async fn find_deployment(
        &self,
        organization: &OrganizationId,
        id: &DeploymentId,
    ) -> Result<Option<(DeploymentId, WorkspaceId)>, sqlx::Error> {
        let found: Option<(String, String)> =
            sqlx::query_as("SELECT id, workspace_id FROM deployments WHERE organization_id = ? AND id = ?")
                .bind(organization.as_str())
                .bind(id.as_str())
                .fetch_optional(self.reader())
                .await?;
        Ok(found
            .map(|(id, workspace)| (DeploymentId::from_trusted(id), WorkspaceId::from_trusted(workspace))))
    }

    /// The app of that id or name and its workspace, if it lies in the organization.
    ///
    /// # Errors
    /// When the database cannot be reached.
    pub async fn find_app(
        &self,
        organization: &OrganizationId,
        id_or_name: &str,
    ) -> Result<Option<(AppId, WorkspaceId)>, sqlx::Error> {
        let found: Option<(String, String)> = sqlx::query_as(
            "SELECT id, workspace_id FROM apps WHERE organization_id = ?1 AND (id = ?2 OR name_key = ?3)
             ORDER BY id = ?2 DESC LIMIT 1",
        )
        .bind(organization.as_str())
        .bind(id_or_name)
        .bind(name_key(id_or_name))
        .fetch_optional(self.reader())
        .await?;
        Ok(found.map(|(id, workspace)| (AppId::from_trusted(id), WorkspaceId::from_trusted(workspace))))
    }
}
