//! The two secrets of a session. Neither can be shown, logged or formatted.

use std::fmt;

/// What the API accepts as proof of who asks (RFC 6750).
#[derive(Clone, PartialEq, Eq)]
pub struct AccessToken(String);

/// What the token endpoint exchanges for new tokens (RFC 6749 section 1.5).
#[derive(Clone, PartialEq, Eq)]
pub struct RefreshToken(String);

impl AccessToken {
    pub(in crate::session) fn new(text: String) -> Self {
        Self(text)
    }

    pub(in crate::session) fn expose(&self) -> &str {
        &self.0
    }

    /// The value of the `Authorization` header.
    pub(crate) fn authorization(&self) -> String {
        format!("Bearer {}", self.0)
    }
}

impl RefreshToken {
    pub(in crate::session) fn new(text: String) -> Self {
        Self(text)
    }

    pub(in crate::session) fn expose(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for AccessToken {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("AccessToken(…)")
    }
}

impl fmt::Debug for RefreshToken {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("RefreshToken(…)")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tokens_do_not_show_themselves() {
        let access = AccessToken::new("secret-a".to_owned());
        let refresh = RefreshToken::new("secret-r".to_owned());
        assert!(!format!("{access:?} {refresh:?}").contains("secret"));
        assert_eq!(access.authorization(), "Bearer secret-a");
    }
}
