//! The authorization response in the callback's query (RFC 6749 section 4.1.2, RFC 9207).

use crate::browser::urlencoded;

/// What the authorization server answered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Callback {
    pub state: String,
    pub issuer: Option<String>,
    pub answer: Answer,
}

/// The answer itself.
#[derive(Clone, PartialEq, Eq)]
pub(super) enum Answer {
    Code(String),
    Error { code: String, description: Option<String> },
}

impl std::fmt::Debug for Answer {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Code(_) => f.write_str("Code(…)"),
            Self::Error { code, .. } => f.debug_tuple("Error").field(code).finish(),
        }
    }
}

impl Callback {
    /// Reads a query; nothing when it is no authorization response. A parameter given twice is
    /// none (RFC 6749 section 3.1).
    pub(super) fn parse(query: &str) -> Option<Self> {
        let pairs = urlencoded::parse(query);
        let one = |name: &str| {
            let mut values = pairs.iter().filter(|(key, _)| key == name);
            match (values.next(), values.next()) {
                (Some((_, value)), None) if !value.is_empty() => Some(value.clone()),
                _ => None,
            }
        };
        let answer = match (one("code"), one("error")) {
            (Some(code), None) => Answer::Code(code),
            (None, Some(code)) => Answer::Error { code, description: one("error_description") },
            _ => return None,
        };
        Some(Self { state: one("state")?, issuer: one("iss"), answer })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_and_an_error_are_read() {
        let callback = Callback::parse("code=a%2Bb&state=s&iss=http%3A%2F%2Flocalhost%3A8888%2Fauth%2F")
            .expect("a response");
        assert_eq!(callback.answer, Answer::Code("a+b".to_owned()));
        assert_eq!(callback.issuer.as_deref(), Some("http://localhost:8888/auth/"));
        let declined =
            Callback::parse("error=access_denied&error_description=No+thanks&state=s").expect("a response");
        let Answer::Error { code, description } = declined.answer else {
            panic!("an error answer");
        };
        assert_eq!((code.as_str(), description.as_deref()), ("access_denied", Some("No thanks")));
    }

    #[test]
    fn what_is_missing_or_said_twice_is_no_response() {
        for query in [
            "",
            "code=a",
            "state=s",
            "code=&state=s",
            "code=a&code=b&state=s",
            "code=a&state=s&state=t",
            "code=a&error=b&state=s",
        ] {
            assert_eq!(Callback::parse(query), None, "{query}");
        }
    }

    #[test]
    fn a_code_is_not_shown_in_debug_output() {
        let callback = Callback::parse("code=hidden&state=s");
        assert!(!format!("{callback:?}").contains("hidden"));
    }
}
