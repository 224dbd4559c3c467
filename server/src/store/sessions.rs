//! Sessions: begun by a code, prolonged by refresh tokens, ended by revocation.

use axum::http::StatusCode;
use cloud_ui_contract::id::UserId;
use cloud_ui_contract::sign_in_method::SignInKind;
use cloud_ui_contract::timestamp::{DAY_MILLIS, Timestamp};
use sqlx::{FromRow, SqliteConnection};

use super::audit::{Actor, AuditEntry, Changes};
use super::{Store, new_id};
use crate::request::RequestFacts;

/// A session ends when it is not used for so long, in milliseconds.
const IDLE_MILLIS: i64 = 7 * DAY_MILLIS;
/// A session ends after so long in any case, in milliseconds.
const ABSOLUTE_MILLIS: i64 = 30 * DAY_MILLIS;

/// A session that stands.
#[derive(Debug, Clone)]
pub struct Session {
    /// Its id.
    pub id: String,
    /// The person.
    pub user_id: UserId,
    /// Their e-mail address.
    pub email: String,
    /// Their full name.
    pub full_name: String,
    /// The client that they signed in to.
    pub client_id: String,
    /// The scope that was granted.
    pub scope: String,
    /// How they signed in.
    pub sign_in_kind: SignInKind,
    /// The connection, where that kind has one.
    pub connection_id: Option<String>,
    /// Whether the session outlives the browser.
    pub keep_signed_in: bool,
    /// When they signed in.
    pub signed_in_at: Timestamp,
    /// When it ends in any case.
    pub absolute_expires_at: Timestamp,
}

/// A session that is about to begin.
#[derive(Debug)]
pub struct NewSession {
    /// The person.
    pub user_id: UserId,
    /// The client.
    pub client_id: String,
    /// The scope.
    pub scope: String,
    /// How the person signed in.
    pub sign_in_kind: SignInKind,
    /// The connection, where that kind has one.
    pub connection_id: Option<String>,
    /// Whether it outlives the browser.
    pub keep_signed_in: bool,
    /// When the person signed in.
    pub signed_in_at: Timestamp,
}

#[derive(FromRow)]
struct Row {
    id: String,
    user_id: String,
    email: String,
    full_name: String,
    client_id: String,
    scope: String,
    sign_in_kind: String,
    connection_id: Option<String>,
    keep_signed_in: bool,
    signed_in_at: i64,
    absolute_expires_at: i64,
}

impl From<Row> for Session {
    fn from(row: Row) -> Self {
        Self {
            id: row.id,
            user_id: UserId::from_trusted(row.user_id),
            email: row.email,
            full_name: row.full_name,
            client_id: row.client_id,
            scope: row.scope,
            sign_in_kind: SignInKind::from(row.sign_in_kind.as_str()),
            connection_id: row.connection_id,
            keep_signed_in: row.keep_signed_in,
            signed_in_at: Timestamp::from_millis(row.signed_in_at),
            absolute_expires_at: Timestamp::from_millis(row.absolute_expires_at),
        }
    }
}

impl Store {
    /// Begins a session for a person who has signed in.
    ///
    /// # Errors
    /// When the database cannot be reached.
    pub async fn begin_session(
        &self,
        new: &NewSession,
        facts: &RequestFacts,
        now: Timestamp,
    ) -> Result<String, sqlx::Error> {
        let mut write = self.write().await?;
        let id = insert_session(write.connection(), new, facts, now).await?;
        let actor = Actor::person(new.user_id.as_str(), facts, StatusCode::OK);
        write.commit(&actor, now, &[entry("CREATE", &id)]).await?;
        Ok(id)
    }

    /// Ends a session in a request that is answered with that status; `false` when it had ended
    /// already.
    ///
    /// # Errors
    /// When the database cannot be reached.
    pub async fn end_session(
        &self,
        session_id: &str,
        facts: &RequestFacts,
        status: StatusCode,
        now: Timestamp,
    ) -> Result<bool, sqlx::Error> {
        let mut write = self.write().await?;
        let Some(user_id) = revoke(write.connection(), session_id, now).await? else { return Ok(false) };
        let actor = Actor::person(&user_id, facts, status);
        write.commit(&actor, now, &[entry("SIGN_OUT", session_id)]).await?;
        Ok(true)
    }
}

/// The session of that id, if it stands and its person may use it.
pub(super) async fn standing_session(
    connection: &mut SqliteConnection,
    id: &str,
    now: Timestamp,
) -> Result<Option<Session>, sqlx::Error> {
    let row: Option<Row> = sqlx::query_as(
        "SELECT s.id, s.user_id, u.email, u.full_name, s.client_id, s.scope, s.sign_in_kind, s.connection_id,
             s.keep_signed_in, s.signed_in_at, s.absolute_expires_at
         FROM sessions s JOIN users u ON u.id = s.user_id
         WHERE s.id = ?1 AND s.revoked_at IS NULL AND s.idle_expires_at > ?2 AND s.absolute_expires_at > ?2
           AND u.status = 'ACTIVE'",
    )
    .bind(id)
    .bind(now.millis())
    .fetch_optional(connection)
    .await?;
    Ok(row.map(Session::from))
}

/// Inserts the row and answers its id.
pub(super) async fn insert_session(
    connection: &mut SqliteConnection,
    new: &NewSession,
    facts: &RequestFacts,
    now: Timestamp,
) -> Result<String, sqlx::Error> {
    let id = new_id();
    sqlx::query(
        "INSERT INTO sessions (id, user_id, client_id, sign_in_kind, connection_id, scope, keep_signed_in,
             signed_in_at, created_at, last_used_at, source_ip, user_agent, idle_expires_at, absolute_expires_at)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?9, ?10, ?11, ?12, ?13)",
    )
    .bind(&id)
    .bind(new.user_id.as_str())
    .bind(&new.client_id)
    .bind(new.sign_in_kind.as_str())
    .bind(&new.connection_id)
    .bind(&new.scope)
    .bind(new.keep_signed_in)
    .bind(new.signed_in_at.millis())
    .bind(now.millis())
    .bind(facts.source_ip.to_string())
    .bind(&facts.user_agent)
    .bind(now.millis() + IDLE_MILLIS)
    .bind(now.millis() + ABSOLUTE_MILLIS)
    .execute(connection)
    .await?;
    Ok(id)
}

/// Notes that the session is in use.
pub(super) async fn touch(
    connection: &mut SqliteConnection,
    id: &str,
    facts: &RequestFacts,
    now: Timestamp,
) -> Result<(), sqlx::Error> {
    sqlx::query(
        "UPDATE sessions SET last_used_at = ?, idle_expires_at = ?, source_ip = ?, user_agent = ? WHERE id = ?",
    )
    .bind(now.millis())
    .bind(now.millis() + IDLE_MILLIS)
    .bind(facts.source_ip.to_string())
    .bind(&facts.user_agent)
    .bind(id)
    .execute(connection)
    .await?;
    Ok(())
}

/// Ends the session and answers its person's id; `None` when it had ended already.
pub(super) async fn revoke(
    connection: &mut SqliteConnection,
    id: &str,
    now: Timestamp,
) -> Result<Option<String>, sqlx::Error> {
    sqlx::query_scalar(
        "UPDATE sessions SET revoked_at = ? WHERE id = ? AND revoked_at IS NULL RETURNING user_id",
    )
    .bind(now.millis())
    .bind(id)
    .fetch_optional(connection)
    .await
}

/// Something happened to a session.
pub(super) fn entry(action: &'static str, id: &str) -> AuditEntry {
    AuditEntry {
        organization_id: None,
        action,
        entity_type: "SESSION",
        entity_id: id.to_owned(),
        entity_name: String::new(),
        changes: Changes::none(),
    }
}
