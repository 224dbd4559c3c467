//! `ETag` and `If-Match` (RFC 9110, sections 8.8.3 and 13.1.1): stale writes are refused.

use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use axum::http::{HeaderMap, HeaderName, header};
use serde::Serialize;
use sha2::{Digest, Sha256};

use crate::error::{ApiError, Result};

/// The entity tag of a version, as a header.
#[must_use]
pub fn etag(version: i64) -> [(HeaderName, String); 1] {
    [(header::ETAG, format!("\"{version}\""))]
}

/// The entity tag of something that carries no version: a digest of what is answered.
#[must_use]
pub fn etag_of(answer: &impl Serialize) -> [(HeaderName, String); 1] {
    let bytes = serde_json::to_vec(answer).unwrap_or_default();
    let digest: String = Sha256::digest(bytes).iter().take(12).map(|byte| format!("{byte:02x}")).collect();
    [(header::ETAG, format!("\"{digest}\""))]
}

/// The version that a write expects to find; none when the caller does not care.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum IfMatch {
    /// Any version will do: there is no header, or it is `*`.
    Any,
    /// One of these entity tags.
    Tags(Vec<String>),
}

impl IfMatch {
    /// Refuses a version that the caller did not expect.
    ///
    /// # Errors
    /// 412 `STALE`.
    pub fn check(&self, version: i64) -> Result<()> {
        match self {
            Self::Tags(tags) if !tags.contains(&format!("\"{version}\"")) => Err(ApiError::stale()),
            Self::Any | Self::Tags(_) => Ok(()),
        }
    }

    fn read(headers: &HeaderMap) -> Self {
        // What cannot be read is a tag that nothing has: the caller did ask for a version.
        let values = headers.get_all(header::IF_MATCH).iter().map(|value| value.to_str().unwrap_or_default());
        let tags: Vec<String> =
            values.flat_map(|value| value.split(',')).map(|tag| tag.trim().to_owned()).collect();
        if tags.is_empty() || tags.iter().any(|tag| tag == "*") { Self::Any } else { Self::Tags(tags) }
    }
}

impl<S: Send + Sync> FromRequestParts<S> for IfMatch {
    type Rejection = ApiError;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self> {
        Ok(Self::read(&parts.headers))
    }
}

#[cfg(test)]
mod tests {
    use axum::http::HeaderValue;

    use super::*;

    #[test]
    fn only_the_version_that_was_read_may_be_overwritten() {
        let mut headers = HeaderMap::new();
        assert!(IfMatch::read(&headers).check(7).is_ok());
        headers.insert(header::IF_MATCH, "\"6\", \"7\"".parse().unwrap());
        assert!(IfMatch::read(&headers).check(7).is_ok());
        assert!(IfMatch::read(&headers).check(8).is_err());
        headers.insert(header::IF_MATCH, "*".parse().unwrap());
        assert!(IfMatch::read(&headers).check(8).is_ok());
        headers.insert(header::IF_MATCH, HeaderValue::from_bytes(b"\"7\xff\"").unwrap());
        assert!(IfMatch::read(&headers).check(7).is_err(), "it was taken for no header at all");
    }
}
