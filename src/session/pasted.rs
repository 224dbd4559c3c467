//! A token that a person pasted. It stays in this tab's memory.

use super::record::is_token;
use super::tokens::AccessToken;

/// What is wrong with a pasted text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TokenProblem {
    /// There is nothing but white space.
    Missing,
    /// It cannot stand in an `Authorization` header: white space within, or no ASCII.
    Malformed,
}

/// Checks what a person is about to send as a token.
///
/// # Errors
/// [`TokenProblem`].
pub fn check_pasted_token(text: &str) -> Result<(), TokenProblem> {
    parse(text).map(drop)
}

/// Reads what a person pasted: a token, also with the `Bearer` of its header before it.
pub(super) fn parse(text: &str) -> Result<AccessToken, TokenProblem> {
    let text = text.trim();
    let token = match text.split_once(' ') {
        // The scheme's case does not matter (RFC 9110 section 11.1).
        Some((scheme, rest)) if scheme.eq_ignore_ascii_case("Bearer") => rest.trim_start(),
        _ if text.eq_ignore_ascii_case("Bearer") => "",
        _ => text,
    };
    if token.is_empty() {
        Err(TokenProblem::Missing)
    } else if is_token(token) {
        Ok(AccessToken::new(token.to_owned()))
    } else {
        Err(TokenProblem::Malformed)
    }
}

/// The place of the one token that is in use.
#[derive(Debug, Default)]
pub(super) struct Pasted {
    token: Option<AccessToken>,
    /// How many tokens there have been, so that a late refusal of one does not end its successor.
    rotation: i64,
}

impl Pasted {
    pub(super) fn hold(&mut self, token: AccessToken) {
        self.token = Some(token);
        self.rotation = self.rotation.saturating_add(1);
    }

    /// Takes the token away if it is the refused one.
    pub(super) fn refuse(&mut self, rotation: i64) -> bool {
        rotation == self.rotation && self.token.take().is_some()
    }

    /// The token in use and its rotation.
    pub(super) fn current(&self) -> Option<(AccessToken, i64)> {
        self.token.clone().map(|token| (token, self.rotation))
    }

    pub(super) fn forget(&mut self) {
        self.token = None;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parsed(text: &str) -> Result<String, TokenProblem> {
        parse(text).map(|token| token.expose().to_owned())
    }

    #[test]
    fn a_token_is_taken_as_it_is_copied() {
        for text in ["a.b-c", "  a.b-c\n", "Bearer a.b-c", "bearer   a.b-c ", "BEARER a.b-c"] {
            assert_eq!(parsed(text).as_deref(), Ok("a.b-c"), "{text:?}");
        }
    }

    #[test]
    fn what_cannot_stand_in_a_header_is_refused() {
        for text in ["", "  ", "\n", "Bearer", " bearer  "] {
            assert_eq!(parsed(text), Err(TokenProblem::Missing), "{text:?}");
        }
        for text in ["a b", "a\nb", "a\r\nX-Evil: 1", "Bearer a b", "Bearer\na", "tökén", "Basic a"] {
            assert_eq!(parsed(text), Err(TokenProblem::Malformed), "{text:?}");
        }
    }

    #[test]
    fn a_late_refusal_of_one_token_does_not_end_the_next() {
        let mut pasted = Pasted::default();
        assert!(!pasted.refuse(0), "a token that was only tried is not in use");
        pasted.hold(AccessToken::new("first".to_owned()));
        let first = pasted.rotation;
        assert!(pasted.refuse(first));
        assert!(!pasted.refuse(first), "the second of two refused requests ends nothing more");
        pasted.hold(AccessToken::new("second".to_owned()));
        assert!(!pasted.refuse(first));
        assert!(pasted.current().is_some());
    }

    #[test]
    fn a_held_token_does_not_show_itself() {
        let mut pasted = Pasted::default();
        pasted.hold(AccessToken::new("secret".to_owned()));
        assert!(!format!("{pasted:?}").contains("secret"));
    }
}
