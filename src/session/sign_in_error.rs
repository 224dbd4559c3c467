//! Why a sign-in did not lead to a session, in words.

use super::exchange::TokenFailure;
use super::id_token::IdTokenFault;

/// Why a sign-in failed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SignInError {
    /// The browser denies sessionStorage, without which the answer could not be matched.
    StorageDenied,
    /// The page is no secure context, so the browser offers no cryptography.
    NotSecure,
    /// The browser blocked the window.
    WindowBlocked,
    /// The address carries no answer of an authorization server.
    NoResponse,
    /// No sign-in with this `state` is under way in this tab: another tab, too late, or used before.
    NotBegunHere,
    /// The answer names another issuer than the one asked (RFC 9207).
    WrongIssuer,
    /// The person declined.
    Declined,
    /// The authorization server reports an error.
    Refused {
        /// The OAuth error code.
        code: String,
        /// The server's own words.
        description: Option<String>,
    },
    /// The code could not be exchanged.
    Token(TokenFailure),
    /// The ID token is not the one expected.
    IdToken(IdTokenFault),
}

impl SignInError {
    pub(super) fn from_answer(code: String, description: Option<String>) -> Self {
        if code == "access_denied" { Self::Declined } else { Self::Refused { code, description } }
    }

    /// What happened.
    pub fn headline(&self) -> &'static str {
        match self {
            Self::StorageDenied => "This browser does not let the console store anything",
            Self::NotSecure => "Signing in needs a secure connection",
            Self::WindowBlocked => "The browser blocked the sign-in window",
            Self::NoResponse => "There is no sign-in to complete here",
            Self::NotBegunHere => "This sign-in is no longer valid",
            Self::WrongIssuer => "The answer came from another sign-in server",
            Self::Declined => "The sign-in was declined",
            Self::Refused { .. } => "The sign-in server refused",
            Self::Token(TokenFailure::Unreachable) => "The sign-in server does not answer",
            Self::Token(TokenFailure::InvalidGrant) => "This sign-in was already used or took too long",
            Self::Token(TokenFailure::Malformed { .. }) | Self::IdToken(_) => {
                "The sign-in server's answer makes no sense"
            }
        }
    }

    /// What to do.
    pub fn advice(&self) -> String {
        match self {
            Self::StorageDenied => {
                "Allow cookies and site data for this address, then sign in again.".to_owned()
            }
            Self::NotSecure => "Open the console over HTTPS, or at localhost, then sign in again.".to_owned(),
            Self::WindowBlocked => "Allow pop-up windows for this address and try again.".to_owned(),
            Self::WrongIssuer => {
                "Nothing was stored. Sign in again, and tell your administrator if this repeats.".to_owned()
            }
            Self::Refused { code, description: Some(description) } => format!("{description} ({code})"),
            Self::Refused { code, description: None } => {
                format!("The reason given is {code}. Sign in again.")
            }
            Self::Token(TokenFailure::Unreachable) => "Check the connection and sign in again.".to_owned(),
            Self::NoResponse | Self::NotBegunHere | Self::Declined | Self::Token(_) | Self::IdToken(_) => {
                "Sign in again.".to_owned()
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::SignInError;

    #[test]
    fn declining_is_not_an_error_of_the_server() {
        assert_eq!(SignInError::from_answer("access_denied".to_owned(), None), SignInError::Declined);
        let refused = SignInError::from_answer("server_error".to_owned(), Some("Try later.".to_owned()));
        assert_eq!(refused.advice(), "Try later. (server_error)");
    }
}
