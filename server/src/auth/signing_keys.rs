//! The keys that sign tokens: ES256 for access tokens, RS256 for ID tokens.

use cloud_ui_contract::timestamp::Timestamp;
use jsonwebtoken::jwk::{Jwk, JwkSet, PublicKeyUse, ThumbprintHash};
use jsonwebtoken::{Algorithm, DecodingKey, EncodingKey, Header};
use p256::pkcs8::EncodePrivateKey;
use rsa::RsaPrivateKey;
use rsa::pkcs1::EncodeRsaPrivateKey;
use rsa::pkcs8::DecodePrivateKey;
use serde::Serialize;

use super::key_file::{KeyFile, WrongKey};
use crate::store::Store;

/// The length of RSA keys in bits (RFC 7518, section 3.3: at least 2048).
const RSA_BITS: usize = 2048;

/// Why there are no keys.
#[derive(Debug, thiserror::Error)]
pub enum KeysError {
    /// The database cannot be reached.
    #[error("the database cannot be read or written: {0}")]
    Store(#[from] sqlx::Error),
    /// The key file does not fit the database.
    #[error(transparent)]
    WrongKey(#[from] WrongKey),
    /// A key cannot be made or read.
    #[error("a signing key cannot be made or read: {0}")]
    Unusable(String),
}

/// One key pair.
struct SigningKey {
    algorithm: Algorithm,
    signing: EncodingKey,
    public: Jwk,
    verifying: DecodingKey,
}

/// Both key pairs.
pub struct SigningKeys {
    access: SigningKey,
    id: SigningKey,
}

impl std::fmt::Debug for SigningKeys {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("SigningKeys(…)")
    }
}

impl SigningKeys {
    /// Reads the keys from the database, or makes and stores them.
    ///
    /// # Errors
    /// When the database or the key file does not answer for them.
    pub async fn open_or_create(store: &Store, file: &KeyFile, now: Timestamp) -> Result<Self, KeysError> {
        let mut pair = Vec::new();
        for (name, make) in
            [("ES256", new_ec_key as fn() -> Result<Vec<u8>, KeysError>), ("RS256", new_rsa_key)]
        {
            let der = match store.signing_key(name).await? {
                Some(stored) => file.decrypt(name, &stored)?,
                None => {
                    let der = make()?;
                    store.insert_signing_key(name, &file.encrypt(name, &der)?, now).await?;
                    der
                }
            };
            pair.push(der);
        }
        match pair.as_slice() {
            [access, id] => Self::from_pkcs8(access, id),
            _ => Err(KeysError::Unusable("a key is missing".to_owned())),
        }
    }

    /// Takes keys in PKCS #8 (RFC 5208): an EC key on P-256 and an RSA key.
    ///
    /// # Errors
    /// When they are none.
    pub fn from_pkcs8(access: &[u8], id: &[u8]) -> Result<Self, KeysError> {
        // The signer takes RSA keys in PKCS #1.
        let rsa = RsaPrivateKey::from_pkcs8_der(id).map_err(unusable)?.to_pkcs1_der().map_err(unusable)?;
        Ok(Self {
            access: SigningKey::new(Algorithm::ES256, EncodingKey::from_ec_der(access))?,
            id: SigningKey::new(Algorithm::RS256, EncodingKey::from_rsa_der(rsa.as_bytes()))?,
        })
    }

    /// Fresh keys in PKCS #8, the EC key first.
    ///
    /// # Errors
    /// When the machine has no randomness.
    pub fn generate() -> Result<(Vec<u8>, Vec<u8>), KeysError> {
        Ok((new_ec_key()?, new_rsa_key()?))
    }

    /// Signs an access token (RFC 9068, section 2.1: `typ` is `at+jwt`).
    pub(super) fn sign_access(&self, claims: &impl Serialize) -> Result<String, KeysError> {
        self.access.sign("at+jwt", claims)
    }

    /// Signs an ID token.
    pub(super) fn sign_id(&self, claims: &impl Serialize) -> Result<String, KeysError> {
        self.id.sign("JWT", claims)
    }

    pub(super) fn access_key(&self) -> &DecodingKey {
        &self.access.verifying
    }

    pub(super) fn id_key(&self) -> &DecodingKey {
        &self.id.verifying
    }

    /// The public halves (RFC 7517, section 5).
    pub(super) fn public(&self) -> JwkSet {
        JwkSet { keys: vec![self.access.public.clone(), self.id.public.clone()] }
    }
}

impl SigningKey {
    fn new(algorithm: Algorithm, signing: EncodingKey) -> Result<Self, KeysError> {
        let mut public = Jwk::from_encoding_key(&signing, algorithm).map_err(unusable)?;
        public.common.key_id = Some(public.thumbprint(ThumbprintHash::SHA256).map_err(unusable)?);
        public.common.public_key_use = Some(PublicKeyUse::Signature);
        let verifying = DecodingKey::from_jwk(&public).map_err(unusable)?;
        Ok(Self { algorithm, signing, public, verifying })
    }

    fn sign(&self, typ: &str, claims: &impl Serialize) -> Result<String, KeysError> {
        let mut header = Header::new(self.algorithm);
        header.typ = Some(typ.to_owned());
        header.kid.clone_from(&self.public.common.key_id);
        jsonwebtoken::encode(&header, claims, &self.signing).map_err(unusable)
    }
}

fn new_ec_key() -> Result<Vec<u8>, KeysError> {
    let key = p256::SecretKey::random(&mut rand::rngs::OsRng);
    Ok(key.to_pkcs8_der().map_err(unusable)?.as_bytes().to_vec())
}

fn new_rsa_key() -> Result<Vec<u8>, KeysError> {
    let key = RsaPrivateKey::new(&mut rand::rngs::OsRng, RSA_BITS).map_err(unusable)?;
    Ok(key.to_pkcs8_der().map_err(unusable)?.as_bytes().to_vec())
}

fn unusable(error: impl std::fmt::Display) -> KeysError {
    KeysError::Unusable(error.to_string())
}
