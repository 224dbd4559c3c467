//! Login transactions and the codes that they end with.

use axum::http::StatusCode;
use cloud_ui_contract::sign_in_method::SignInKind;
use cloud_ui_contract::timestamp::Timestamp;
use cloud_ui_contract::transaction::TransactionStep;
use sqlx::{FromRow, SqliteConnection};

use super::Store;
use super::accounts::Account;
use super::audit::{Actor, AuditEntry, Changes};
use super::browsers::{replace, successor};
use super::sign_in_failures::{Attempt, forgive};
use crate::request::RequestFacts;

/// A transaction that is about to open.
#[derive(Debug)]
pub struct NewTransaction {
    /// Hash of its secret.
    pub hash: Vec<u8>,
    /// Hash of the browser's secret.
    pub browser_hash: Vec<u8>,
    /// Hashes of the secrets whose place that one takes.
    pub replaced: Vec<Vec<u8>>,
    /// The client that asks.
    pub client_id: &'static str,
    /// Where its code goes.
    pub redirect_uri: String,
    /// What the client wants back unchanged.
    pub state: Option<String>,
    /// What the ID token repeats.
    pub nonce: Option<String>,
    /// The client's proof of possession (RFC 7636).
    pub code_challenge: String,
    /// The scope asked for.
    pub scope: String,
    /// The first step.
    pub step: TransactionStep,
    /// The account that the client suggests.
    pub email: Option<String>,
    /// When it opens.
    pub created_at: Timestamp,
    /// When it is over.
    pub expires_at: Timestamp,
}

/// A transaction whose time is not over.
#[derive(Debug, Clone)]
pub struct StoredTransaction {
    hash: Vec<u8>,
    /// Hashes of what the browser presented.
    presented: Vec<Vec<u8>>,
    code_challenge: String,
    nonce: Option<String>,
    scope: String,
    /// Hash of the browser's secret as it stands.
    pub browser_hash: Vec<u8>,
    /// The client that asks.
    pub client_id: String,
    /// Where its code goes.
    pub redirect_uri: String,
    /// What the client wants back unchanged.
    pub state: Option<String>,
    /// The account that the client suggested.
    pub login_hint: Option<String>,
    /// The account that the person named.
    pub email: Option<String>,
    /// Whether the session outlives the browser.
    pub keep_signed_in: bool,
    /// What comes next.
    pub step: TransactionStep,
    /// Whether it ended with a code.
    pub completed: bool,
    /// Whether that code was redeemed.
    pub code_redeemed: bool,
}

/// The end of a transaction.
#[derive(Debug)]
pub struct Completion<'a> {
    /// The transaction.
    pub transaction: &'a StoredTransaction,
    /// The person.
    pub account: &'a Account,
    /// The attempt that succeeded.
    pub attempt: &'a Attempt,
    /// How the person signed in.
    pub kind: SignInKind,
    /// Hash of the code.
    pub code_hash: Vec<u8>,
    /// Until when it can be redeemed.
    pub code_expires_at: Timestamp,
    /// Hash of the browser's new secret.
    pub browser_hash: Vec<u8>,
    /// The present instant.
    pub now: Timestamp,
}

#[derive(FromRow)]
struct Row {
    browser_hash: Vec<u8>,
    client_id: String,
    redirect_uri: String,
    state: Option<String>,
    nonce: Option<String>,
    code_challenge: String,
    scope: String,
    login_hint: Option<String>,
    email: Option<String>,
    keep_signed_in: bool,
    step: String,
    completed: bool,
    code_redeemed: bool,
}

impl Store {
    /// Opens a transaction.
    ///
    /// # Errors
    /// When the database cannot be reached.
    pub async fn open_transaction(&self, new: &NewTransaction) -> Result<(), sqlx::Error> {
        let mut unit = self.writer().begin_with("BEGIN IMMEDIATE").await?;
        replace(&mut unit, &new.replaced, &new.browser_hash, new.created_at).await?;
        sqlx::query(
            "INSERT INTO login_transactions (hash, browser_hash, client_id, redirect_uri, state, nonce,
                 code_challenge, scope, login_hint, email, step, created_at, expires_at)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?9, ?10, ?11, ?12)",
        )
        .bind(&new.hash)
        .bind(&new.browser_hash)
        .bind(new.client_id)
        .bind(&new.redirect_uri)
        .bind(&new.state)
        .bind(&new.nonce)
        .bind(&new.code_challenge)
        .bind(&new.scope)
        .bind(&new.email)
        .bind(new.step.as_str())
        .bind(new.created_at.millis())
        .bind(new.expires_at.millis())
        .execute(&mut *unit)
        .await?;
        unit.commit().await
    }

    /// The transaction, if that browser opened it and its time is not over.
    ///
    /// # Errors
    /// When the database cannot be reached.
    pub async fn transaction(
        &self,
        hash: &[u8],
        presented: &[Vec<u8>],
        now: Timestamp,
    ) -> Result<Option<StoredTransaction>, sqlx::Error> {
        let row: Option<Row> = sqlx::query_as(
            "SELECT t.browser_hash, t.client_id, t.redirect_uri, t.state, t.nonce, t.code_challenge, t.scope,
                 t.login_hint, t.email, t.keep_signed_in, t.step, t.completed_at IS NOT NULL AS completed,
                 EXISTS (SELECT 1 FROM authorization_codes c
                         WHERE c.hash = t.code_hash AND c.session_id IS NOT NULL) AS code_redeemed
             FROM login_transactions t WHERE t.hash = ? AND t.expires_at > ?",
        )
        .bind(hash)
        .bind(now.millis())
        .fetch_optional(self.reader())
        .await?;
        let Some(row) = row else { return Ok(None) };
        if !self.is_browser(&row.browser_hash, presented, now).await? {
            return Ok(None);
        }
        Ok(Some(StoredTransaction {
            hash: hash.to_owned(),
            presented: presented.to_vec(),
            browser_hash: row.browser_hash,
            client_id: row.client_id,
            redirect_uri: row.redirect_uri,
            state: row.state,
            nonce: row.nonce,
            code_challenge: row.code_challenge,
            scope: row.scope,
            login_hint: row.login_hint,
            email: row.email,
            keep_signed_in: row.keep_signed_in,
            step: TransactionStep::from(row.step.as_str()),
            completed: row.completed,
            code_redeemed: row.code_redeemed,
        }))
    }

    /// Whether what was presented is the browser's secret, or was until a moment ago.
    async fn is_browser(
        &self,
        browser_hash: &[u8],
        presented: &[Vec<u8>],
        now: Timestamp,
    ) -> Result<bool, sqlx::Error> {
        if presented.iter().any(|hash| hash == browser_hash) {
            return Ok(true);
        }
        let mut connection = self.reader().acquire().await?;
        for hash in presented {
            if successor(&mut connection, hash, now).await?.as_deref() == Some(browser_hash) {
                return Ok(true);
            }
        }
        Ok(false)
    }

    /// Notes the account, goes on to the password step and gives the browser its next secret.
    /// `None` when the transaction was completed meanwhile.
    ///
    /// # Errors
    /// When the database cannot be reached.
    pub async fn identify_transaction(
        &self,
        transaction: &StoredTransaction,
        email: &str,
        keep_signed_in: bool,
        next_browser_hash: &[u8],
        now: Timestamp,
    ) -> Result<Option<StoredTransaction>, sqlx::Error> {
        let mut unit = self.writer().begin_with("BEGIN IMMEDIATE").await?;
        let done = sqlx::query(
            "UPDATE login_transactions SET email = ?, keep_signed_in = ?, step = ?
             WHERE hash = ? AND completed_at IS NULL",
        )
        .bind(email)
        .bind(keep_signed_in)
        .bind(TransactionStep::Password.as_str())
        .bind(&transaction.hash)
        .execute(&mut *unit)
        .await?;
        if done.rows_affected() == 0 {
            return Ok(None);
        }
        replace(&mut unit, &transaction.presented, next_browser_hash, now).await?;
        unit.commit().await?;
        self.transaction(&transaction.hash, &[next_browser_hash.to_owned()], now).await
    }

    /// Ends the transaction with a code: forgives the failures, remembers the browser and records
    /// the sign-in. `None` when the transaction was completed meanwhile.
    ///
    /// # Errors
    /// When the database cannot be reached.
    pub async fn complete_transaction(
        &self,
        completion: &Completion<'_>,
        facts: &RequestFacts,
    ) -> Result<Option<StoredTransaction>, sqlx::Error> {
        let mut write = self.write().await?;
        let connection = write.connection();
        if !end(connection, completion).await? {
            return Ok(None);
        }
        insert_code(connection, completion).await?;
        let transaction = completion.transaction;
        replace(connection, &transaction.presented, &completion.browser_hash, completion.now).await?;
        forgive(connection, completion.attempt, &completion.browser_hash, completion.now).await?;
        let account = completion.account;
        let actor = Actor::person(account.id.as_str(), facts, StatusCode::OK);
        let entry = AuditEntry {
            organization_id: None,
            action: "SIGN_IN",
            entity_type: "USER",
            entity_id: account.id.to_string(),
            entity_name: account.email.clone(),
            changes: Changes::none(),
        };
        write.commit(&actor, completion.now, &[entry]).await?;
        self.transaction(&transaction.hash, std::slice::from_ref(&completion.browser_hash), completion.now)
            .await
    }
}

async fn end(connection: &mut SqliteConnection, completion: &Completion<'_>) -> Result<bool, sqlx::Error> {
    let done = sqlx::query(
        "UPDATE login_transactions SET step = ?, completed_at = ?, code_hash = ?
         WHERE hash = ? AND completed_at IS NULL AND expires_at > ?",
    )
    .bind(TransactionStep::Done.as_str())
    .bind(completion.now.millis())
    .bind(&completion.code_hash)
    .bind(&completion.transaction.hash)
    .bind(completion.now.millis())
    .execute(connection)
    .await?;
    Ok(done.rows_affected() == 1)
}

async fn insert_code(
    connection: &mut SqliteConnection,
    completion: &Completion<'_>,
) -> Result<(), sqlx::Error> {
    let transaction = completion.transaction;
    sqlx::query(
        "INSERT INTO authorization_codes (hash, user_id, client_id, redirect_uri, code_challenge, nonce, scope,
             sign_in_kind, keep_signed_in, signed_in_at, expires_at)
         VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
    )
    .bind(&completion.code_hash)
    .bind(completion.account.id.as_str())
    .bind(&transaction.client_id)
    .bind(&transaction.redirect_uri)
    .bind(&transaction.code_challenge)
    .bind(&transaction.nonce)
    .bind(&transaction.scope)
    .bind(completion.kind.as_str())
    .bind(transaction.keep_signed_in)
    .bind(completion.now.millis())
    .bind(completion.code_expires_at.millis())
    .execute(connection)
    .await?;
    Ok(())
}
