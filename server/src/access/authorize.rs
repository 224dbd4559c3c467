//! The check before a handler: credential, organization, sign-in method, permission.

use axum::extract::{FromRequestParts, RawPathParams, Request};
use axum::http::StatusCode;
use axum::http::request::Parts;
use cloud_ui_contract::id::{AppId, DeploymentId, OrganizationId, WorkspaceId};
use cloud_ui_contract::permission::{EffectivePermissions, Permission};

use super::caller::Caller;
use super::operation::Access;
use crate::error::{ApiError, Result};
use crate::request::RequestFacts;
use crate::state::AppState;

/// A caller inside an organization, with what they may do there.
#[derive(Debug, Clone)]
pub struct Authorized {
    /// Who calls.
    pub caller: Caller,
    /// The organization of the path, query or body.
    pub organization_id: OrganizationId,
    /// What the caller may do in it.
    pub permissions: EffectivePermissions,
    /// The entity of the path, found in the organization.
    pub target: Target,
}

/// The entity that an operation is about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Target {
    /// The organization as a whole.
    Organization,
    /// A workspace.
    Workspace(WorkspaceId),
    /// A deployment.
    Deployment(DeploymentId),
    /// An app.
    App(AppId),
}

/// Where in an organization a permission holds: lists are narrowed to it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Reach {
    /// Everywhere.
    Everywhere,
    /// In these workspaces, and for these deployments besides.
    Only {
        /// The workspaces.
        workspaces: Vec<WorkspaceId>,
        /// The deployments.
        deployments: Vec<DeploymentId>,
    },
}

impl Authorized {
    /// Refuses a caller who lacks the permission in the whole organization.
    ///
    /// # Errors
    /// 403 `FORBIDDEN`.
    pub fn require(&self, permission: Permission) -> Result<()> {
        if self.permissions.in_organization(permission) {
            Ok(())
        } else {
            Err(ApiError::forbidden(permission))
        }
    }

    /// Refuses a caller who lacks the permission in the workspace.
    ///
    /// # Errors
    /// 403 `FORBIDDEN`.
    pub fn require_in_workspace(&self, permission: Permission, workspace: &WorkspaceId) -> Result<()> {
        if self.permissions.in_workspace(permission, workspace) {
            Ok(())
        } else {
            Err(ApiError::forbidden(permission))
        }
    }

    /// Where the permission holds.
    #[must_use]
    pub fn reach(&self, permission: Permission) -> Reach {
        if self.permissions.in_organization(permission) {
            return Reach::Everywhere;
        }
        let workspaces = self.permissions.workspaces.iter();
        let deployments = self.permissions.deployments.iter();
        Reach::Only {
            workspaces: workspaces
                .filter(|(_, set)| set.contains(permission))
                .map(|(id, _)| id.clone())
                .collect(),
            deployments: deployments
                .filter(|(_, set)| set.contains(permission))
                .map(|(id, _)| id.clone())
                .collect(),
        }
    }
}

/// Lets a caller into an organization, as far as their roles and sign-in method go.
///
/// # Errors
/// 403 when there is no such organization, none that the caller or their credential reaches, or
/// one that asks for another sign-in method.
pub async fn enter_organization(
    state: &AppState,
    caller: &Caller,
    id: &OrganizationId,
) -> Result<Authorized> {
    let (authorized, entered) = enter(state, caller, id).await?;
    record_visit(state, &authorized, &entered).await?;
    Ok(authorized)
}

/// What is known of somebody who entered.
struct Entered {
    organization_name: String,
    is_member: bool,
}

/// An administrator of the installation enters every organization, and it can see that they did. A
/// write leaves an event of its own.
async fn record_visit(state: &AppState, authorized: &Authorized, entered: &Entered) -> Result<()> {
    let caller = &authorized.caller;
    if !entered.is_member && matches!(caller.request.method.as_str(), "GET" | "HEAD") {
        let (organization, now) = (&authorized.organization_id, state.clock.now());
        state.store.record_reading(&caller.actor(), organization, &entered.organization_name, now).await?;
    }
    Ok(())
}

async fn enter(state: &AppState, caller: &Caller, id: &OrganizationId) -> Result<(Authorized, Entered)> {
    if caller.bound_to().is_some_and(|bound| bound != id) {
        return Err(ApiError::no_such_organization());
    }
    let standing = state
        .store
        .standing(id, &caller.user_id, &caller.global_role)
        .await?
        .ok_or_else(ApiError::no_such_organization)?;
    if !standing.accepts(&caller.sign_in) {
        return Err(ApiError::auth_method_required(standing.sign_in_methods));
    }
    let authorized = Authorized {
        caller: caller.clone(),
        organization_id: id.clone(),
        permissions: standing.permissions,
        target: Target::Organization,
    };
    let entered = Entered { organization_name: standing.organization_name, is_member: standing.is_member };
    Ok((authorized, entered))
}

/// Checks the access that an operation asks for and leaves [`Caller`] and [`Authorized`] in the
/// request's extensions.
pub(super) async fn authorize(
    state: &AppState,
    access: Access,
    success: StatusCode,
    path: &RawPathParams,
    request: &mut Request,
) -> Result<()> {
    if access == Access::Public {
        return Ok(());
    }
    let facts = request.extensions().get::<RequestFacts>().cloned();
    let facts = facts.ok_or_else(|| ApiError::internal(&"the request has no facts"))?;
    let caller = Caller::resolve(state, request.headers(), facts, success).await?;
    if access == Access::Person {
        caller.require_person()?;
    }
    // A key stops wherever its organization is reached no more, even where none is named.
    if let Some(id) = caller.bound_to() {
        enter(state, &caller, id).await?;
    }
    if !matches!(access, Access::Person | Access::Credential) {
        let id = parameter(path, "organizationId")
            .and_then(|text| text.parse().ok())
            .ok_or_else(ApiError::no_such_organization)?;
        let (mut authorized, entered) = enter(state, &caller, &id).await?;
        check_permission(state, access, path, &mut authorized).await?;
        record_visit(state, &authorized, &entered).await?;
        request.extensions_mut().insert(authorized);
    }
    request.extensions_mut().insert(caller);
    Ok(())
}

async fn check_permission(
    state: &AppState,
    access: Access,
    path: &RawPathParams,
    authorized: &mut Authorized,
) -> Result<()> {
    let organization = &authorized.organization_id;
    let permissions = &authorized.permissions;
    let (permission, held) = match access {
        Access::Public | Access::Credential | Access::Person => return Ok(()),
        Access::Organization(permission) => (permission, permissions.in_organization(permission)),
        Access::Somewhere(permission) => (permission, permissions.anywhere(permission)),
        Access::Workspace(permission) => {
            let id = parameter(path, "workspaceId").and_then(|text| text.parse().ok());
            let found = match id {
                Some(id) => state.store.find_workspace(organization, &id).await?,
                None => None,
            };
            let id = found.ok_or_else(|| ApiError::not_found("workspace"))?;
            let held = permissions.in_workspace(permission, &id);
            authorized.target = Target::Workspace(id);
            (permission, held)
        }
        Access::Deployment(permission) => {
            let id = parameter(path, "deploymentId").and_then(|text| text.parse().ok());
            let found = match id {
                Some(id) => state.store.find_deployment(organization, &id).await?,
                None => None,
            };
            let (id, workspace) = found.ok_or_else(|| ApiError::not_found("deployment"))?;
            let held = permissions.in_deployment(permission, &id, &workspace);
            authorized.target = Target::Deployment(id);
            (permission, held)
        }
        Access::App(permission) => {
            let text = parameter(path, "appId").unwrap_or_default();
            let found = state.store.find_app(organization, text).await?;
            let (id, workspace) = found.ok_or_else(|| ApiError::not_found("app"))?;
            let held = permissions.in_workspace(permission, &workspace);
            authorized.target = Target::App(id);
            (permission, held)
        }
    };
    if held { Ok(()) } else { Err(ApiError::forbidden(permission)) }
}

fn parameter<'a>(path: &'a RawPathParams, name: &str) -> Option<&'a str> {
    path.iter().find(|(key, _)| *key == name).map(|(_, value)| value)
}

macro_rules! from_extensions {
    ($($type:ty),+) => {$(
        impl<S: Send + Sync> FromRequestParts<S> for $type {
            type Rejection = ApiError;

            async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self> {
                let found = parts.extensions.get::<Self>().cloned();
                found.ok_or_else(|| ApiError::internal(&concat!(stringify!($type), " is missing in the request")))
            }
        }
    )+};
}

from_extensions!(Caller, Authorized);
