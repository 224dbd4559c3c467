//! Passwords, hashed with Argon2id (RFC 9106).

use std::sync::Arc;

use argon2::password_hash::rand_core::OsRng;
use argon2::password_hash::{PasswordHash, PasswordHasher, PasswordVerifier, SaltString};
use argon2::{Algorithm, Argon2, Params, Version};
use tokio::sync::{OwnedSemaphorePermit, Semaphore};
use tokio::task;

/// OWASP's Password Storage Cheat Sheet for Argon2id: 19 MiB of memory, two passes, one lane.
const MEMORY_KIB: u32 = 19 * 1024;
const PASSES: u32 = 2;
const LANES: u32 = 1;
/// How many hashes are computed at once: each takes a core and its memory for a while.
const AT_ONCE: usize = 2;

/// A hash of a password nobody has, compared with when there is no account: the work is the same.
const OF_NOBODY: &str = "$argon2id$v=19$m=19456,t=2,p=1$c29tZSBzYWx0IGhlcmU$\
                         MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE";

/// The password could not be hashed.
#[derive(Debug, thiserror::Error)]
#[error("the password cannot be hashed")]
pub struct NotHashed;

/// Hashes and checks passwords, [`AT_ONCE`] at a time.
#[derive(Debug, Clone)]
pub struct Passwords {
    turns: Arc<Semaphore>,
}

impl Default for Passwords {
    fn default() -> Self {
        Self { turns: Arc::new(Semaphore::new(AT_ONCE)) }
    }
}

impl Passwords {
    /// Hashes a password in the PHC string format.
    ///
    /// # Errors
    /// When there is no memory or no randomness for it.
    pub async fn hash(&self, password: &str) -> Result<String, NotHashed> {
        let turn = self.turn().await.ok_or(NotHashed)?;
        let password = password.to_owned();
        in_turn(turn, move || hash(&password)).await.unwrap_or(Err(NotHashed))
    }

    /// Whether the password is the one that was hashed. Without a hash the answer is no, after the
    /// same work.
    pub async fn verify(&self, password: &str, hash: Option<&str>) -> bool {
        let Some(turn) = self.turn().await else { return false };
        let (password, has_hash) = (password.to_owned(), hash.is_some());
        let hash = hash.unwrap_or(OF_NOBODY).to_owned();
        in_turn(turn, move || is_match(&password, &hash)).await.unwrap_or(false) && has_hash
    }

    async fn turn(&self) -> Option<OwnedSemaphorePermit> {
        self.turns.clone().acquire_owned().await.ok()
    }
}

/// Works on a thread of its own. The work cannot be stopped once it has begun, so it holds its turn
/// itself: a caller that hangs up must not make room for another.
async fn in_turn<T: Send + 'static>(
    turn: OwnedSemaphorePermit,
    work: impl FnOnce() -> T + Send + 'static,
) -> Option<T> {
    let worked = task::spawn_blocking(move || {
        let _turn = turn;
        work()
    });
    worked.await.ok()
}

/// Hashes a password on this thread.
///
/// # Errors
/// When there is no memory or no randomness for it.
pub fn hash(password: &str) -> Result<String, NotHashed> {
    let params = Params::new(MEMORY_KIB, PASSES, LANES, None).map_err(|_| NotHashed)?;
    let hasher = Argon2::new(Algorithm::Argon2id, Version::V0x13, params);
    let salt = SaltString::generate(&mut OsRng);
    hasher.hash_password(password.as_bytes(), &salt).map(|hash| hash.to_string()).map_err(|_| NotHashed)
}

/// The parameters are those that stand in the hash.
fn is_match(password: &str, hash: &str) -> bool {
    PasswordHash::new(hash)
        .is_ok_and(|parsed| Argon2::default().verify_password(password.as_bytes(), &parsed).is_ok())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn a_password_is_known_again_and_another_is_not() {
        let passwords = Passwords::default();
        let hash = passwords.hash("correct horse battery").await.unwrap();
        assert!(hash.starts_with("$argon2id$v=19$m=19456,t=2,p=1$"));
        assert!(passwords.verify("correct horse battery", Some(&hash)).await);
        assert!(!passwords.verify("correct horse", Some(&hash)).await);
    }

    /// The turn belonged to the request, so that clients who sent a password and hung up had the
    /// server compute as many hashes at once as they liked, 19 MiB each.
    #[tokio::test]
    async fn who_hangs_up_does_not_make_room_for_another() {
        let passwords = Passwords::default();
        let (go_on, waits) = std::sync::mpsc::channel::<()>();
        let turn = passwords.turn().await.unwrap();
        let work = in_turn(turn, move || waits.recv().is_ok());
        // Asked once, so that it has begun, and given up.
        tokio::select! {
            biased;
            _ = work => panic!("it waits for a word to go on"),
            () = std::future::ready(()) => {}
        }
        assert_eq!(passwords.turns.available_permits(), AT_ONCE - 1);
        go_on.send(()).unwrap();
        let _both = passwords.turns.acquire_many(u32::try_from(AT_ONCE).unwrap()).await.unwrap();
    }

    #[tokio::test]
    async fn nobody_has_a_password() {
        assert!(PasswordHash::new(OF_NOBODY).is_ok(), "checking it must take the whole work");
        let passwords = Passwords::default();
        assert!(!passwords.verify("", None).await);
    }
}
