//! Secrets of manifests at rest: what [`crate::manifest::mask`] hides in answers is encrypted in
//! the database with the key file.

use std::sync::Arc;

use base64::Engine;
use base64::engine::general_purpose::STANDARD_NO_PAD;
use serde_json::Value;

use crate::auth::key_file::{KeyFile, WrongKey};
use crate::manifest::mask::replace_secrets;

/// What a sealed text begins with. A text without it was stored before there were any, or is
/// sample data: it is read as it stands.
const PREFIX: &str = "sealed:";

/// Seals secrets with the key file, and opens them again.
#[derive(Debug, Clone)]
pub(super) struct Seal(Arc<KeyFile>);

impl Seal {
    /// Seals with that key.
    pub(super) fn new(key: KeyFile) -> Self {
        Self(Arc::new(key))
    }

    /// The text to store of an entity's spec: every secret in it is sealed, and opens at its own
    /// place in the same entity only.
    pub(super) fn spec(&self, entity: &str, spec: &Value) -> Result<String, sqlx::Error> {
        let sealed = replace_secrets(spec, &mut |pointer, value| {
            self.text(&name(entity, pointer), &value.to_string()).map(Value::from)
        });
        sealed.map(|spec| spec.to_string())
    }

    /// The spec of an entity as it was before it was stored.
    pub(super) fn open_spec(&self, entity: &str, stored: &str) -> Result<Value, sqlx::Error> {
        let spec: Value = serde_json::from_str(stored).unwrap_or_default();
        replace_secrets(&spec, &mut |pointer, value| {
            let Some(sealed) = value.as_str().and_then(|text| text.strip_prefix(PREFIX)) else {
                return Ok(value.clone());
            };
            let bytes = STANDARD_NO_PAD.decode(sealed).map_err(|_| unreadable(WrongKey))?;
            let json = self.0.decrypt(&name(entity, pointer), &bytes).map_err(unreadable)?;
            serde_json::from_slice(&json).map_err(|_| unreadable(WrongKey))
        })
    }

    /// The text to store of a revision's manifest: it is sealed as a whole, for it may hold
    /// secrets anywhere, comments included.
    pub(super) fn manifest(&self, app: &str, revision: i64, text: &str) -> Result<String, sqlx::Error> {
        self.text(&format!("{app}\nmanifest {revision}"), text)
    }

    fn text(&self, name: &str, text: &str) -> Result<String, sqlx::Error> {
        let bytes = self.0.encrypt(name, text.as_bytes()).map_err(unwritable)?;
        Ok(format!("{PREFIX}{}", STANDARD_NO_PAD.encode(bytes)))
    }
}

/// What the ciphertext of a value is bound to.
fn name(entity: &str, pointer: &str) -> String {
    format!("{entity}\n{pointer}")
}

fn unwritable(error: WrongKey) -> sqlx::Error {
    sqlx::Error::Encode(Box::new(error))
}

fn unreadable(error: WrongKey) -> sqlx::Error {
    sqlx::Error::Decode(Box::new(error))
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::manifest::mask::masked;

    fn seal(folder: &tempfile::TempDir, key: &str) -> Seal {
        Seal::new(KeyFile::open_or_create(&folder.path().join(key)).unwrap())
    }

    fn spec() -> Value {
        json!({
            "image": "sealed:by-hand", "replicas": 2,
            "auth": {"password": "hunter2", "token": 1234, "secretName": "kept", "secret": ["a", {"b": "c"}]},
            "tls.privateKey": "sealed:too", "empty": {"password": "", "token": true},
        })
    }

    #[test]
    fn secrets_come_back_as_they_were_and_the_rest_is_stored_as_it_is() {
        let folder = tempfile::tempdir().unwrap();
        let seal = seal(&folder, "key");
        let stored = seal.spec("app", &spec()).unwrap();
        for secret in ["hunter2", "1234", "\"a\"", "\"c\"", "sealed:too"] {
            assert!(!stored.contains(secret), "{secret} in {stored}");
        }
        for plain in ["sealed:by-hand", "kept", "\"token\":true"] {
            assert!(stored.contains(plain), "{plain} in {stored}");
        }
        assert_eq!(seal.open_spec("app", &stored).unwrap(), spec());
        let as_stored: Value = serde_json::from_str(&stored).unwrap();
        assert_eq!(masked("app", &as_stored), masked("app", &spec()), "a mask needs no key");
        assert_ne!(seal.spec("app", &spec()).unwrap(), stored, "no two are alike");
    }

    #[test]
    fn a_secret_opens_in_its_own_place_only() {
        let folder = tempfile::tempdir().unwrap();
        let right = seal(&folder, "key");
        let stored = right.spec("app", &json!({"password": "hunter2"})).unwrap();
        assert!(right.open_spec("other", &stored).is_err());
        assert!(right.open_spec("app", &stored.replace("password", "token")).is_err());
        assert!(right.open_spec("app", r#"{"password": "sealed:?"}"#).is_err());
        assert!(seal(&folder, "other").open_spec("app", &stored).is_err());
    }

    #[test]
    fn what_was_stored_before_is_read_as_it_stands() {
        let folder = tempfile::tempdir().unwrap();
        assert_eq!(
            seal(&folder, "key").open_spec("app", &spec().to_string().replace("sealed:too", "x")).unwrap()["auth"],
            spec()["auth"]
        );
    }
}
