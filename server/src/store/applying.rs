//! What applying a manifest reads and writes.

use std::collections::BTreeMap;

use cloud_ui_contract::id::{OrganizationId, WorkspaceId};
use cloud_ui_contract::timestamp::Timestamp;
use serde_json::Value;
use sqlx::{QueryBuilder, Sqlite};

use super::workloads::candidates;
use super::write::Write;
use super::{Store, name_key, new_id};
use crate::platform::placement::Candidate;

/// How many names of profiles are suggested where one is missing.
const SUGGESTIONS: i64 = 5;

/// A profile as it stands.
#[derive(Debug, Clone, PartialEq)]
pub struct StoredProfile {
    /// Its id.
    pub id: String,
    /// Its normalized spec.
    pub spec: Value,
}

/// An app as it stands.
#[derive(Debug, Clone, PartialEq)]
pub struct StoredApp {
    /// Its id.
    pub id: String,
    /// Its workspace.
    pub workspace_id: WorkspaceId,
    /// Its normalized spec.
    pub spec: Value,
    /// Its state.
    pub status: String,
    /// How often its manifest changed.
    pub revision: i64,
}

/// What a manifest asks of an app.
#[derive(Debug, Clone)]
pub struct DesiredApp<'a> {
    /// The name.
    pub name: &'a str,
    /// The profile's id.
    pub profile_id: &'a str,
    /// The cluster that the profile picks now.
    pub cluster_id: Option<&'a str>,
    /// The namespace.
    pub namespace: &'a str,
    /// `IMAGE`, `HELM`, `REPOSITORY` or `YAML`.
    pub source_type: String,
    /// The normalized spec.
    pub spec: &'a Value,
    /// The manifest's text.
    pub manifest: &'a str,
    /// Who applies it.
    pub author: &'a str,
}

impl Store {
    /// The organization's first workspace.
    ///
    /// # Errors
    /// When the database cannot be reached.
    pub async fn first_workspace(
        &self,
        organization: &OrganizationId,
    ) -> Result<Option<WorkspaceId>, sqlx::Error> {
        let id: Option<String> = sqlx::query_scalar(
            "SELECT id FROM workspaces WHERE organization_id = ? ORDER BY created_at, id LIMIT 1",
        )
        .bind(organization.as_str())
        .fetch_optional(self.reader())
        .await?;
        Ok(id.map(WorkspaceId::from_trusted))
    }

    /// In which workspaces the organization's apps of these names live.
    ///
    /// # Errors
    /// When the database cannot be reached.
    pub async fn workspaces_of_apps(
        &self,
        organization: &OrganizationId,
        names: &[&str],
    ) -> Result<BTreeMap<String, WorkspaceId>, sqlx::Error> {
        let mut query =
            QueryBuilder::<Sqlite>::new("SELECT name, workspace_id FROM apps WHERE organization_id = ");
        query.push_bind(organization.as_str().to_owned()).push(" AND name_key IN (");
        let mut list = query.separated(", ");
        for name in names {
            list.push_bind(name_key(name));
        }
        query.push(")");
        let rows: Vec<(String, String)> = query.build_query_as().fetch_all(self.reader()).await?;
        Ok(rows.into_iter().map(|(name, id)| (name, WorkspaceId::from_trusted(id))).collect())
    }
}

impl Write {
    /// The profile of that name.
    ///
    /// # Errors
    /// When the database cannot be reached.
    pub async fn profile_by_name(
        &mut self,
        organization: &OrganizationId,
        name: &str,
    ) -> Result<Option<StoredProfile>, sqlx::Error> {
        let row: Option<(String, String)> =
            sqlx::query_as("SELECT id, spec FROM app_profiles WHERE organization_id = ? AND name_key = ?")
                .bind(organization.as_str())
                .bind(name_key(name))
                .fetch_optional(self.connection())
                .await?;
        let Some((id, text)) = row else { return Ok(None) };
        let spec = self.seal.open_spec(&id, &text)?;
        Ok(Some(StoredProfile { id, spec }))
    }

    /// The names of a few profiles.
    ///
    /// # Errors
    /// When the database cannot be reached.
    pub async fn some_profile_names(
        &mut self,
        organization: &OrganizationId,
    ) -> Result<Vec<String>, sqlx::Error> {
        sqlx::query_scalar(
            "SELECT name FROM app_profiles WHERE organization_id = ? ORDER BY name_key LIMIT ?",
        )
        .bind(organization.as_str())
        .bind(SUGGESTIONS)
        .fetch_all(self.connection())
        .await
    }

    /// The clusters that apps can be placed on.
    ///
    /// # Errors
    /// When the database cannot be reached.
    pub async fn placement_candidates(
        &mut self,
        organization: &OrganizationId,
    ) -> Result<Vec<Candidate>, sqlx::Error> {
        candidates(self.connection(), organization).await
    }

    /// Creates a profile and answers its id.
    ///
    /// # Errors
    /// When the database cannot be reached.
    pub async fn insert_profile(
        &mut self,
        organization: &OrganizationId,
        name: &str,
        spec: &Value,
        author: &str,
        now: Timestamp,
    ) -> Result<String, sqlx::Error> {
        let id = new_id();
        let spec = self.seal.spec(&id, spec)?;
        sqlx::query(
            "INSERT INTO app_profiles (id, organization_id, name, name_key, spec, created_at, created_by,
                 updated_at, updated_by)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?6, ?7)",
        )
        .bind(&id)
        .bind(organization.as_str())
        .bind(name)
        .bind(name_key(name))
        .bind(spec)
        .bind(now.millis())
        .bind(author)
        .execute(self.connection())
        .await?;
        Ok(id)
    }

    /// Changes a profile, and has the platform look at its apps.
    ///
    /// # Errors
    /// When the database cannot be reached.
    pub async fn update_profile(
        &mut self,
        organization: &OrganizationId,
        id: &str,
        spec: &Value,
        author: &str,
        now: Timestamp,
    ) -> Result<(), sqlx::Error> {
        let spec = self.seal.spec(id, spec)?;
        sqlx::query(
            "UPDATE app_profiles SET spec = ?, updated_at = ?, updated_by = ?, version = version + 1
             WHERE organization_id = ? AND id = ?",
        )
        .bind(spec)
        .bind(now.millis())
        .bind(author)
        .bind(organization.as_str())
        .bind(id)
        .execute(self.connection())
        .await?;
        sqlx::query("UPDATE apps SET next_check_at = ? WHERE organization_id = ? AND profile_id = ?")
            .bind(now.millis())
            .bind(organization.as_str())
            .bind(id)
            .execute(self.connection())
            .await?;
        Ok(())
    }

    /// The app of that name.
    ///
    /// # Errors
    /// When the database cannot be reached.
    pub async fn app_by_name(
        &mut self,
        organization: &OrganizationId,
        name: &str,
    ) -> Result<Option<StoredApp>, sqlx::Error> {
        let row: Option<(String, String, String, String, i64)> = sqlx::query_as(
            "SELECT id, workspace_id, spec, status, revision FROM apps
             WHERE organization_id = ? AND name_key = ?",
        )
        .bind(organization.as_str())
        .bind(name_key(name))
        .fetch_optional(self.connection())
        .await?;
        let Some((id, workspace, text, status, revision)) = row else { return Ok(None) };
        let spec = self.seal.open_spec(&id, &text)?;
        let workspace_id = WorkspaceId::from_trusted(workspace);
        Ok(Some(StoredApp { id, workspace_id, spec, status, revision }))
    }

    /// Creates an app, to be rolled out now, and answers its id.
    ///
    /// # Errors
    /// When the database cannot be reached.
    pub async fn insert_app(
        &mut self,
        organization: &OrganizationId,
        workspace: &WorkspaceId,
        app: &DesiredApp<'_>,
        now: Timestamp,
    ) -> Result<String, sqlx::Error> {
        let id = new_id();
        let spec = self.seal.spec(&id, app.spec)?;
        sqlx::query(
            "INSERT INTO apps (id, organization_id, workspace_id, profile_id, cluster_id, name, name_key,
                 namespace, source_type, spec, revision, status, status_since, next_check_at,
                 desired_replicas, ready_replicas, created_at, created_by, updated_at, updated_by)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, 1, 'PENDING', ?11, ?11, 0, 0, ?11, ?12, ?11, ?12)",
        )
        .bind(&id)
        .bind(organization.as_str())
        .bind(workspace.as_str())
        .bind(app.profile_id)
        .bind(app.cluster_id)
        .bind(app.name)
        .bind(name_key(app.name))
        .bind(app.namespace)
        .bind(&app.source_type)
        .bind(&spec)
        .bind(now.millis())
        .bind(app.author)
        .execute(self.connection())
        .await?;
        self.insert_revision(&id, 1, app, &spec, now).await?;
        Ok(id)
    }

    /// Gives an app its next revision, to be rolled out now.
    ///
    /// # Errors
    /// When the database cannot be reached.
    pub async fn update_app(
        &mut self,
        organization: &OrganizationId,
        stored: &StoredApp,
        app: &DesiredApp<'_>,
        now: Timestamp,
    ) -> Result<(), sqlx::Error> {
        let revision = stored.revision + 1;
        let spec = self.seal.spec(&stored.id, app.spec)?;
        sqlx::query(
            "UPDATE apps SET profile_id = ?1, cluster_id = ?2, namespace = ?3, source_type = ?4, spec = ?5,
                 revision = ?6, status = 'PENDING', status_reason = NULL, status_since = ?7, next_check_at = ?7,
                 updated_at = ?7, updated_by = ?8
             WHERE organization_id = ?9 AND id = ?10",
        )
        .bind(app.profile_id)
        .bind(app.cluster_id)
        .bind(app.namespace)
        .bind(&app.source_type)
        .bind(&spec)
        .bind(revision)
        .bind(now.millis())
        .bind(app.author)
        .bind(organization.as_str())
        .bind(&stored.id)
        .execute(self.connection())
        .await?;
        self.insert_revision(&stored.id, revision, app, &spec, now).await
    }

    async fn insert_revision(
        &mut self,
        id: &str,
        number: i64,
        app: &DesiredApp<'_>,
        spec: &str,
        now: Timestamp,
    ) -> Result<(), sqlx::Error> {
        let manifest = self.seal.manifest(id, number, app.manifest)?;
        sqlx::query(
            "INSERT INTO app_revisions (app_id, number, manifest, spec, created_at, created_by)
             VALUES (?, ?, ?, ?, ?, ?)",
        )
        .bind(id)
        .bind(number)
        .bind(manifest)
        .bind(spec)
        .bind(now.millis())
        .bind(app.author)
        .execute(self.connection())
        .await?;
        Ok(())
    }
}
