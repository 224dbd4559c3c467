//! Failed sign-ins, and how long they hold off further attempts.

use std::net::IpAddr;

use cloud_ui_contract::timestamp::Timestamp;
use ipnet::Ipv6Net;
use sqlx::SqliteConnection;

use super::{Store, name_key};
use crate::auth::secret;

/// So many failures for one account from one address hold that pair off.
const FAILURES_PER_ADDRESS: i64 = 6;
/// For how long, in milliseconds; failures further apart than this do not add up.
const HOLD_MILLIS: i64 = 15 * 60 * 1000;
/// So many failures on one account within the hour hold off browsers that it does not know.
const FAILURES_PER_ACCOUNT: i64 = 50;
/// That hour, in milliseconds.
const HOUR_MILLIS: i64 = 60 * 60 * 1000;

/// Somebody tries to sign in.
#[derive(Debug)]
pub struct Attempt {
    account_hash: Vec<u8>,
    address: String,
    browser_hash: Vec<u8>,
}

impl Attempt {
    /// An attempt on the account of that e-mail address, whether there is one or not.
    #[must_use]
    pub fn new(email: &str, source_ip: IpAddr, browser_hash: &[u8]) -> Self {
        Self {
            account_hash: account_hash(email),
            address: network(source_ip),
            browser_hash: browser_hash.to_owned(),
        }
    }
}

fn account_hash(email: &str) -> Vec<u8> {
    secret::hash(&name_key(email))
}

/// A customer of IPv6 has a /64 to choose addresses from.
fn network(ip: IpAddr) -> String {
    match ip {
        IpAddr::V4(address) => address.to_string(),
        IpAddr::V6(address) => {
            Ipv6Net::new(address, 64).map_or_else(|_| address.to_string(), |net| net.trunc().to_string())
        }
    }
}

impl Store {
    /// Counts the attempt as failed, to be forgiven when it succeeds; when too many failed already
    /// it is not counted, and the answer is until when to wait.
    ///
    /// # Errors
    /// When the database cannot be reached.
    pub async fn begin_attempt(
        &self,
        attempt: &Attempt,
        now: Timestamp,
    ) -> Result<Option<Timestamp>, sqlx::Error> {
        let mut unit = self.writer().begin_with("BEGIN IMMEDIATE").await?;
        let held = match held_by_address(&mut unit, attempt).await? {
            Some(until) if until > now => Some(until),
            _ => held_by_account(&mut unit, attempt, now).await?,
        };
        if held.is_some() {
            return Ok(held);
        }
        sqlx::query("INSERT INTO sign_in_failures (account_hash, address, failed_at) VALUES (?, ?, ?)")
            .bind(&attempt.account_hash)
            .bind(&attempt.address)
            .bind(now.millis())
            .execute(&mut *unit)
            .await?;
        unit.commit().await?;
        Ok(None)
    }

    /// Forgets every failure on an account: its password was reset.
    ///
    /// # Errors
    /// When the database cannot be reached.
    pub async fn end_hold(connection: &mut SqliteConnection, email: &str) -> Result<(), sqlx::Error> {
        sqlx::query("DELETE FROM sign_in_failures WHERE account_hash = ?")
            .bind(account_hash(email))
            .execute(connection)
            .await?;
        Ok(())
    }

    /// Removes failures that no longer count, and browsers not seen for that long.
    ///
    /// # Errors
    /// When the database cannot be reached.
    pub async fn purge_sign_in_failures(
        &self,
        now: Timestamp,
        browsers_before: Timestamp,
    ) -> Result<(), sqlx::Error> {
        sqlx::query("DELETE FROM sign_in_failures WHERE failed_at < ?")
            .bind(now.millis() - HOUR_MILLIS)
            .execute(self.writer())
            .await?;
        sqlx::query("DELETE FROM known_browsers WHERE seen_at < ?")
            .bind(browsers_before.millis())
            .execute(self.writer())
            .await?;
        Ok(())
    }
}

/// The hold begins with the last of six failures that lie less than its length apart.
async fn held_by_address(
    connection: &mut SqliteConnection,
    attempt: &Attempt,
) -> Result<Option<Timestamp>, sqlx::Error> {
    let (count, oldest, newest): (i64, Option<i64>, Option<i64>) = sqlx::query_as(
        "SELECT COUNT(*), MIN(failed_at), MAX(failed_at) FROM
             (SELECT failed_at FROM sign_in_failures WHERE account_hash = ? AND address = ?
              ORDER BY failed_at DESC LIMIT ?)",
    )
    .bind(&attempt.account_hash)
    .bind(&attempt.address)
    .bind(FAILURES_PER_ADDRESS)
    .fetch_one(connection)
    .await?;
    Ok(match (oldest, newest) {
        (Some(oldest), Some(newest)) if count == FAILURES_PER_ADDRESS && newest - oldest < HOLD_MILLIS => {
            Some(Timestamp::from_millis(newest + HOLD_MILLIS))
        }
        _ => None,
    })
}

async fn held_by_account(
    connection: &mut SqliteConnection,
    attempt: &Attempt,
    now: Timestamp,
) -> Result<Option<Timestamp>, sqlx::Error> {
    let known: bool = sqlx::query_scalar(
        "SELECT EXISTS (SELECT 1 FROM known_browsers WHERE account_hash = ? AND browser_hash = ?)",
    )
    .bind(&attempt.account_hash)
    .bind(&attempt.browser_hash)
    .fetch_one(&mut *connection)
    .await?;
    if known {
        return Ok(None);
    }
    let fiftieth: Option<i64> = sqlx::query_scalar(
        "SELECT failed_at FROM sign_in_failures WHERE account_hash = ? AND failed_at > ?
         ORDER BY failed_at DESC LIMIT 1 OFFSET ?",
    )
    .bind(&attempt.account_hash)
    .bind(now.millis() - HOUR_MILLIS)
    .bind(FAILURES_PER_ACCOUNT - 1)
    .fetch_optional(connection)
    .await?;
    Ok(fiftieth.map(|at| Timestamp::from_millis(at + HOUR_MILLIS)))
}

/// The attempt succeeded: its pair's failures are forgotten, and the account knows the browser.
pub(super) async fn forgive(
    connection: &mut SqliteConnection,
    attempt: &Attempt,
    browser_hash: &[u8],
    now: Timestamp,
) -> Result<(), sqlx::Error> {
    sqlx::query("DELETE FROM sign_in_failures WHERE account_hash = ? AND address = ?")
        .bind(&attempt.account_hash)
        .bind(&attempt.address)
        .execute(&mut *connection)
        .await?;
    sqlx::query(
        "INSERT INTO known_browsers (account_hash, browser_hash, seen_at) VALUES (?1, ?2, ?3)
         ON CONFLICT DO UPDATE SET seen_at = ?3",
    )
    .bind(&attempt.account_hash)
    .bind(browser_hash)
    .bind(now.millis())
    .execute(connection)
    .await?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_of_one_ipv6_network_are_one() {
        let network_of = |text: &str| network(text.parse().unwrap());
        assert_eq!(network_of("2001:db8::1"), network_of("2001:db8:0:0:ffff::2"));
        assert_ne!(network_of("2001:db8::1"), network_of("2001:db8:0:1::1"));
        assert_ne!(network_of("192.0.2.1"), network_of("192.0.2.2"));
    }
}
