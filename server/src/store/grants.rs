//! Codes and refresh tokens: each is good once.

use axum::http::StatusCode;
use cloud_ui_contract::id::UserId;
use cloud_ui_contract::sign_in_method::SignInKind;
use cloud_ui_contract::timestamp::Timestamp;
use sqlx::{FromRow, SqliteConnection};

use super::Store;
use super::audit::Actor;
use super::sessions::{NewSession, Session, entry, insert_session, revoke, standing_session, touch};
use crate::auth::pkce;
use crate::request::RequestFacts;

/// A spent refresh token is answered anew for so long while its successor is unused, in
/// milliseconds: the answer may have been lost.
const GRACE_MILLIS: i64 = 30 * 1000;

/// A code as a client presents it.
#[derive(Debug)]
pub struct PresentedCode<'a> {
    /// Hash of the code.
    pub hash: Vec<u8>,
    /// Who presents it.
    pub client_id: &'a str,
    /// The redirect address it was sent to.
    pub redirect_uri: &'a str,
    /// The proof that the client asked for it (RFC 7636).
    pub verifier: &'a str,
}

/// What became of a code or refresh token.
#[derive(Debug)]
pub enum Redeemed {
    /// It is good, and now spent.
    Granted {
        /// The session.
        session: Box<Session>,
        /// What the ID token repeats; for a code.
        nonce: Option<String>,
    },
    /// It is not good.
    Refused,
    /// It was spent before: its session has ended.
    Replayed,
}

#[derive(FromRow)]
struct CodeRow {
    user_id: String,
    redirect_uri: String,
    code_challenge: String,
    nonce: Option<String>,
    scope: String,
    sign_in_kind: String,
    connection_id: Option<String>,
    keep_signed_in: bool,
    signed_in_at: i64,
    expires_at: i64,
    session_id: Option<String>,
}

impl Store {
    /// Redeems a code for a session with its first refresh token.
    ///
    /// # Errors
    /// When the database cannot be reached.
    pub async fn redeem_code(
        &self,
        code: &PresentedCode<'_>,
        refresh_hash: &[u8],
        facts: &RequestFacts,
        now: Timestamp,
    ) -> Result<Redeemed, sqlx::Error> {
        let mut write = self.write().await?;
        let connection = write.connection();
        let row: Option<CodeRow> = sqlx::query_as(
            "SELECT user_id, redirect_uri, code_challenge, nonce, scope, sign_in_kind, connection_id,
                 keep_signed_in, signed_in_at, expires_at, session_id
             FROM authorization_codes WHERE hash = ? AND client_id = ?",
        )
        .bind(&code.hash)
        .bind(code.client_id)
        .fetch_optional(&mut *connection)
        .await?;
        let Some(row) = row else { return Ok(Redeemed::Refused) };
        if let Some(session_id) = row.session_id {
            // RFC 6749, section 4.1.2: what a replayed code had issued is revoked.
            if revoke(connection, &session_id, now).await?.is_some() {
                let entries = [entry("CODE_REPLAY", &session_id)];
                let actor = Actor::person(&row.user_id, facts, StatusCode::BAD_REQUEST);
                write.commit(&actor, now, &entries).await?;
            }
            return Ok(Redeemed::Replayed);
        }
        if row.expires_at <= now.millis()
            || row.redirect_uri != code.redirect_uri
            || !pkce::proves(code.verifier, &row.code_challenge)
        {
            return Ok(Redeemed::Refused);
        }
        let new = NewSession {
            user_id: UserId::from_trusted(row.user_id),
            client_id: code.client_id.to_owned(),
            scope: row.scope,
            sign_in_kind: SignInKind::from(row.sign_in_kind.as_str()),
            connection_id: row.connection_id,
            keep_signed_in: row.keep_signed_in,
            signed_in_at: Timestamp::from_millis(row.signed_in_at),
        };
        let session_id = insert_session(connection, &new, facts, now).await?;
        sqlx::query("UPDATE authorization_codes SET session_id = ? WHERE hash = ?")
            .bind(&session_id)
            .bind(&code.hash)
            .execute(&mut *connection)
            .await?;
        insert_refresh_token(connection, refresh_hash, &session_id, now).await?;
        let Some(session) = standing_session(connection, &session_id, now).await? else {
            return Ok(Redeemed::Refused);
        };
        let actor = Actor::person(new.user_id.as_str(), facts, StatusCode::OK);
        write.commit(&actor, now, &[entry("CREATE", &session_id)]).await?;
        Ok(Redeemed::Granted { session: Box::new(session), nonce: row.nonce })
    }

    /// Spends a refresh token and puts the next one in its place (RFC 9700, section 4.14.2).
    ///
    /// # Errors
    /// When the database cannot be reached.
    pub async fn rotate_refresh_token(
        &self,
        hash: &[u8],
        client_id: &str,
        next_hash: &[u8],
        facts: &RequestFacts,
        now: Timestamp,
    ) -> Result<Redeemed, sqlx::Error> {
        let mut write = self.write().await?;
        let connection = write.connection();
        let row: Option<(String, Option<i64>, Option<Vec<u8>>)> =
            sqlx::query_as("SELECT session_id, spent_at, successor_hash FROM refresh_tokens WHERE hash = ?")
                .bind(hash)
                .fetch_optional(&mut *connection)
                .await?;
        let Some((session_id, spent_at, successor)) = row else { return Ok(Redeemed::Refused) };
        let session = standing_session(connection, &session_id, now).await?;
        let Some(session) = session.filter(|session| session.client_id == client_id) else {
            return Ok(Redeemed::Refused);
        };
        if let Some(spent_at) = spent_at {
            let in_time = now.millis() < spent_at + GRACE_MILLIS;
            let replaced = match successor {
                Some(successor) if in_time => retire_unused(connection, &successor, now).await?,
                _ => false,
            };
            if !replaced {
                revoke(connection, &session_id, now).await?;
                let actor = Actor::person(session.user_id.as_str(), facts, StatusCode::BAD_REQUEST);
                write.commit(&actor, now, &[entry("REFRESH_TOKEN_REUSE", &session_id)]).await?;
                return Ok(Redeemed::Replayed);
            }
        }
        sqlx::query(
            "UPDATE refresh_tokens SET spent_at = COALESCE(spent_at, ?), successor_hash = ? WHERE hash = ?",
        )
        .bind(now.millis())
        .bind(next_hash)
        .bind(hash)
        .execute(&mut *connection)
        .await?;
        insert_refresh_token(connection, next_hash, &session_id, now).await?;
        touch(connection, &session_id, facts, now).await?;
        // A refresh is the session going on, not an event of its own.
        write.commit(&Actor::system(), now, &[]).await?;
        Ok(Redeemed::Granted { session: Box::new(session), nonce: None })
    }

    /// The session of a refresh token, spent or not, that was issued to the client.
    ///
    /// # Errors
    /// When the database cannot be reached.
    pub async fn session_of_refresh_token(
        &self,
        hash: &[u8],
        client_id: &str,
    ) -> Result<Option<String>, sqlx::Error> {
        sqlx::query_scalar(
            "SELECT s.id FROM refresh_tokens r JOIN sessions s ON s.id = r.session_id
             WHERE r.hash = ? AND s.client_id = ?",
        )
        .bind(hash)
        .bind(client_id)
        .fetch_optional(self.reader())
        .await
    }
}

async fn insert_refresh_token(
    connection: &mut SqliteConnection,
    hash: &[u8],
    session_id: &str,
    now: Timestamp,
) -> Result<(), sqlx::Error> {
    sqlx::query("INSERT INTO refresh_tokens (hash, session_id, created_at) VALUES (?, ?, ?)")
        .bind(hash)
        .bind(session_id)
        .bind(now.millis())
        .execute(connection)
        .await?;
    Ok(())
}

/// Spends a successor that nobody used; whoever presents it later is a replay. `false` when it was
/// used.
async fn retire_unused(
    connection: &mut SqliteConnection,
    hash: &[u8],
    now: Timestamp,
) -> Result<bool, sqlx::Error> {
    let done = sqlx::query("UPDATE refresh_tokens SET spent_at = ? WHERE hash = ? AND spent_at IS NULL")
        .bind(now.millis())
        .bind(hash)
        .execute(connection)
        .await?;
    Ok(done.rows_affected() == 1)
}
