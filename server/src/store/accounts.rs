//! Accounts and their passwords.

use cloud_ui_contract::id::UserId;
use cloud_ui_contract::role::GlobalRole;
use cloud_ui_contract::timestamp::Timestamp;
use sqlx::{FromRow, SqliteConnection};

use super::audit::{Actor, AuditEntry, Changes};
use super::{Store, name_key, new_id};

/// An account as the sign-in sees it.
#[derive(Clone)]
pub struct Account {
    /// Its id.
    pub id: UserId,
    /// Its e-mail address.
    pub email: String,
    /// The person's full name.
    pub full_name: String,
    /// The hash of its password, if it has one.
    pub password_hash: Option<String>,
    /// Whether it can be used.
    pub is_active: bool,
}

impl std::fmt::Debug for Account {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Account").field("id", &self.id).finish_non_exhaustive()
    }
}

/// An account that is about to be made.
pub struct NewAccount<'a> {
    /// The e-mail address.
    pub email: &'a str,
    /// The person's full name.
    pub full_name: &'a str,
    /// The role in the installation.
    pub global_role: GlobalRole,
    /// The hash of the password.
    pub password_hash: &'a str,
}

#[derive(FromRow)]
struct Row {
    id: String,
    email: String,
    full_name: String,
    status: String,
    password_hash: Option<String>,
}

impl From<Row> for Account {
    fn from(row: Row) -> Self {
        Self {
            id: UserId::from_trusted(row.id),
            email: row.email,
            full_name: row.full_name,
            password_hash: row.password_hash,
            is_active: row.status == "ACTIVE",
        }
    }
}

impl Store {
    /// The account of an e-mail address, in any case.
    ///
    /// # Errors
    /// When the database cannot be reached.
    pub async fn account_by_email(&self, email: &str) -> Result<Option<Account>, sqlx::Error> {
        let row: Option<Row> = sqlx::query_as(
            "SELECT id, email, full_name, status, password_hash FROM users WHERE email_key = ?",
        )
        .bind(name_key(email))
        .fetch_optional(self.reader())
        .await?;
        Ok(row.map(Account::from))
    }

    /// The account of that id.
    ///
    /// # Errors
    /// When the database cannot be reached.
    pub async fn account(&self, id: &UserId) -> Result<Option<Account>, sqlx::Error> {
        let row: Option<Row> =
            sqlx::query_as("SELECT id, email, full_name, status, password_hash FROM users WHERE id = ?")
                .bind(id.as_str())
                .fetch_optional(self.reader())
                .await?;
        Ok(row.map(Account::from))
    }

    /// Whether there is any account.
    ///
    /// # Errors
    /// When the database cannot be reached.
    pub async fn has_accounts(&self) -> Result<bool, sqlx::Error> {
        sqlx::query_scalar("SELECT EXISTS (SELECT 1 FROM users)").fetch_one(self.reader()).await
    }

    /// Makes an account; `None` when its e-mail address has one.
    ///
    /// # Errors
    /// When the database cannot be reached.
    pub async fn create_account(
        &self,
        new: &NewAccount<'_>,
        actor: &Actor,
        now: Timestamp,
    ) -> Result<Option<UserId>, sqlx::Error> {
        let mut write = self.write().await?;
        let Some(id) = insert_account(write.connection(), new, now).await? else { return Ok(None) };
        write.commit(actor, now, &[entry("CREATE", &id, new.email)]).await?;
        Ok(Some(id))
    }

    /// Gives an account another password: every session ends, and so does a hold.
    ///
    /// # Errors
    /// When the database cannot be reached.
    pub async fn reset_password(
        &self,
        account: &Account,
        password_hash: &str,
        actor: &Actor,
        now: Timestamp,
    ) -> Result<(), sqlx::Error> {
        let mut write = self.write().await?;
        let connection = write.connection();
        sqlx::query("UPDATE users SET password_hash = ?, updated_at = ? WHERE id = ?")
            .bind(password_hash)
            .bind(now.millis())
            .bind(account.id.as_str())
            .execute(&mut *connection)
            .await?;
        sqlx::query("UPDATE sessions SET revoked_at = ? WHERE user_id = ? AND revoked_at IS NULL")
            .bind(now.millis())
            .bind(account.id.as_str())
            .execute(&mut *connection)
            .await?;
        sqlx::query("DELETE FROM authorization_codes WHERE user_id = ? AND session_id IS NULL")
            .bind(account.id.as_str())
            .execute(&mut *connection)
            .await?;
        Self::end_hold(connection, &account.email).await?;
        write.commit(actor, now, &[entry("RESET_PASSWORD", &account.id, &account.email)]).await
    }
}

/// Inserts the row; `None` when the e-mail address has an account.
pub(super) async fn insert_account(
    connection: &mut SqliteConnection,
    new: &NewAccount<'_>,
    now: Timestamp,
) -> Result<Option<UserId>, sqlx::Error> {
    let id = new_id();
    let done = sqlx::query(
        "INSERT INTO users (id, email, email_key, full_name, full_name_key, status, global_role, password_hash,
             created_at, updated_at)
         VALUES (?1, ?2, ?3, ?4, ?5, 'ACTIVE', ?6, ?7, ?8, ?8) ON CONFLICT (email_key) DO NOTHING",
    )
    .bind(&id)
    .bind(new.email)
    .bind(name_key(new.email))
    .bind(new.full_name)
    .bind(name_key(new.full_name))
    .bind(new.global_role.as_str())
    .bind(new.password_hash)
    .bind(now.millis())
    .execute(connection)
    .await?;
    Ok((done.rows_affected() == 1).then(|| UserId::from_trusted(id)))
}

/// Something happened to an account.
pub(super) fn entry(action: &'static str, id: &UserId, email: &str) -> AuditEntry {
    AuditEntry {
        organization_id: None,
        action,
        entity_type: "USER",
        entity_id: id.to_string(),
        entity_name: email.to_owned(),
        changes: Changes::none(),
    }
}
