//! The key file of the data directory, with which stored secrets are encrypted.

use std::io::{self, Write};
use std::os::unix::fs::{OpenOptionsExt, PermissionsExt};
use std::path::Path;

use aes_gcm::aead::{Aead, AeadCore, KeyInit, OsRng, Payload};
use aes_gcm::{Aes256Gcm, Nonce};

/// The length of a nonce of AES-GCM in bytes.
const NONCE_LENGTH: usize = 12;
/// The length of the key in bytes.
const KEY_LENGTH: usize = 32;

/// Encrypts what the database keeps but must not reveal (AES-256-GCM).
pub struct KeyFile(Aes256Gcm);

impl std::fmt::Debug for KeyFile {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("KeyFile(…)")
    }
}

/// A stored secret could not be decrypted: another key file, or a changed database.
#[derive(Debug, thiserror::Error)]
#[error("a stored secret cannot be read with this key file")]
pub struct WrongKey;

impl KeyFile {
    /// Reads the file, or makes it with a random key, readable by its owner only.
    ///
    /// # Errors
    /// When the file cannot be read or written, others may read it, or it holds no key.
    pub fn open_or_create(path: &Path) -> io::Result<Self> {
        match std::fs::read(path) {
            Ok(bytes) => {
                let mode = std::fs::metadata(path)?.permissions().mode();
                if mode & 0o077 != 0 {
                    let message = format!(
                        "others may read the key file {path}; run: chmod 600 {path}",
                        path = path.display()
                    );
                    return Err(io::Error::new(io::ErrorKind::PermissionDenied, message));
                }
                Self::from_bytes(&bytes)
            }
            Err(error) if error.kind() == io::ErrorKind::NotFound => {
                let key = Aes256Gcm::generate_key(&mut OsRng);
                let mut file =
                    std::fs::OpenOptions::new().write(true).create_new(true).mode(0o600).open(path)?;
                file.write_all(&key)?;
                file.sync_all()?;
                Self::from_bytes(&key)
            }
            Err(error) => Err(error),
        }
    }

    fn from_bytes(bytes: &[u8]) -> io::Result<Self> {
        let key = <[u8; KEY_LENGTH]>::try_from(bytes)
            .map_err(|_| io::Error::new(io::ErrorKind::InvalidData, "the key file does not hold 32 bytes"))?;
        Ok(Self(Aes256Gcm::new(&key.into())))
    }

    /// Encrypts a secret; `name` is bound to it and must be told again to decrypt.
    ///
    /// # Errors
    /// Never for secrets of a sensible length.
    pub fn encrypt(&self, name: &str, secret: &[u8]) -> Result<Vec<u8>, WrongKey> {
        let nonce = Aes256Gcm::generate_nonce(&mut OsRng);
        let payload = Payload { msg: secret, aad: name.as_bytes() };
        let ciphertext = self.0.encrypt(&nonce, payload).map_err(|_| WrongKey)?;
        Ok([&nonce[..], &ciphertext].concat())
    }

    /// Decrypts what [`KeyFile::encrypt`] made.
    ///
    /// # Errors
    /// When it was made with another key or name, or was changed.
    pub fn decrypt(&self, name: &str, stored: &[u8]) -> Result<Vec<u8>, WrongKey> {
        let (nonce, ciphertext) = stored.split_first_chunk::<NONCE_LENGTH>().ok_or(WrongKey)?;
        let payload = Payload { msg: ciphertext, aad: name.as_bytes() };
        self.0.decrypt(&Nonce::from(*nonce), payload).map_err(|_| WrongKey)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_secret_survives_with_its_own_key_and_name_only() {
        let dir = tempfile::tempdir().unwrap();
        let key = KeyFile::open_or_create(&dir.path().join("key")).unwrap();
        let stored = key.encrypt("a", b"secret").unwrap();
        let again = KeyFile::open_or_create(&dir.path().join("key")).unwrap();
        assert_eq!(again.decrypt("a", &stored).unwrap(), b"secret");
        assert!(again.decrypt("b", &stored).is_err());
        assert!(again.decrypt("a", &stored[..5]).is_err());
        let other = KeyFile::open_or_create(&dir.path().join("other")).unwrap();
        assert!(other.decrypt("a", &stored).is_err());
    }

    #[test]
    fn a_key_file_that_others_may_read_is_refused() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("key");
        KeyFile::open_or_create(&path).unwrap();
        assert_eq!(std::fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o600);
        std::fs::set_permissions(&path, std::fs::Permissions::from_mode(0o640)).unwrap();
        assert!(KeyFile::open_or_create(&path).unwrap_err().to_string().contains("chmod 600"));
    }
}
