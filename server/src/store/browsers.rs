//! The secrets by which the server knows browsers. Each step of a sign-in gives the next one.

use cloud_ui_contract::timestamp::Timestamp;
use sqlx::SqliteConnection;

use super::Store;

/// For so long a replaced secret is still taken, in milliseconds: the answer with its successor
/// may get lost on the way, or be overtaken by that of another tab.
pub(super) const GRACE_MILLIS: i64 = 30_000;

impl Store {
    /// Whether a browser's secret was given out by this server and stands.
    ///
    /// # Errors
    /// When the database cannot be reached.
    pub async fn knows_browser(&self, browser_hash: &[u8]) -> Result<bool, sqlx::Error> {
        stands(&mut *self.reader().acquire().await?, browser_hash).await
    }
}

async fn stands(connection: &mut SqliteConnection, browser_hash: &[u8]) -> Result<bool, sqlx::Error> {
    sqlx::query_scalar(
        "SELECT EXISTS (SELECT 1 FROM login_transactions WHERE browser_hash = ?1)
             OR EXISTS (SELECT 1 FROM known_browsers WHERE browser_hash = ?1)",
    )
    .bind(browser_hash)
    .fetch_one(connection)
    .await
}

/// What stands in the place of a secret that was replaced a moment ago.
pub(super) async fn successor(
    connection: &mut SqliteConnection,
    browser_hash: &[u8],
    now: Timestamp,
) -> Result<Option<Vec<u8>>, sqlx::Error> {
    sqlx::query_scalar("SELECT current_hash FROM replaced_browser_secrets WHERE hash = ? AND replaced_at > ?")
        .bind(browser_hash)
        .bind(now.millis() - GRACE_MILLIS)
        .fetch_optional(connection)
        .await
}

/// Lets one secret take the place of all that a browser presented. One that this server never gave
/// out is passed over: somebody may have planted it.
pub(super) async fn replace(
    connection: &mut SqliteConnection,
    presented: &[Vec<u8>],
    after: &[u8],
    now: Timestamp,
) -> Result<(), sqlx::Error> {
    for hash in presented {
        if stands(connection, hash).await? {
            replace_one(connection, hash, after, now).await?;
        } else if let Some(before) = successor(connection, hash, now).await?.filter(|hash| hash != after) {
            replace_one(connection, &before, after, now).await?;
        }
    }
    Ok(())
}

/// Parallel transactions of the browser, and the accounts that it is known for, follow its secret.
async fn replace_one(
    connection: &mut SqliteConnection,
    before: &[u8],
    after: &[u8],
    now: Timestamp,
) -> Result<(), sqlx::Error> {
    for statement in [
        "UPDATE login_transactions SET browser_hash = ?1 WHERE browser_hash = ?2",
        "UPDATE OR REPLACE known_browsers SET browser_hash = ?1 WHERE browser_hash = ?2",
        "UPDATE replaced_browser_secrets SET current_hash = ?1 WHERE current_hash = ?2",
    ] {
        sqlx::query(statement).bind(after).bind(before).execute(&mut *connection).await?;
    }
    sqlx::query("INSERT INTO replaced_browser_secrets (hash, current_hash, replaced_at) VALUES (?, ?, ?)")
        .bind(before)
        .bind(after)
        .bind(now.millis())
        .execute(connection)
        .await?;
    Ok(())
}
