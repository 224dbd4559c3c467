//! Rules about what a person types, checked in the form before and on the server after.

use crate::error::FieldError;

/// The longest name of an organization or a workspace, in characters.
pub const MAX_NAME_LENGTH: usize = 50;
/// The longest name of an API key, in characters.
pub const MAX_API_KEY_NAME_LENGTH: usize = 256;
/// The longest description of a workspace, in characters.
pub const MAX_DESCRIPTION_LENGTH: usize = 500;
/// The longest full name of a person, in characters.
pub const MAX_FULL_NAME_LENGTH: usize = 256;
/// The longest e-mail address, in bytes (RFC 5321, section 4.5.3.1.3, less the angle brackets).
pub const MAX_EMAIL_LENGTH: usize = 254;

/// The shortest new password, in characters.
pub const MIN_PASSWORD_LENGTH: usize = 12;
/// The longest password, in characters.
pub const MAX_PASSWORD_LENGTH: usize = 1024;

/// What is wrong with a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TextProblem {
    /// There is nothing but white space.
    Empty,
    /// It is longer than it may be.
    TooLong {
        /// How many characters there are.
        length: usize,
        /// How many there may be.
        maximum: usize,
    },
    /// It is shorter than it must be.
    TooShort {
        /// How many characters there must be.
        minimum: usize,
    },
    /// It holds a line break or another control character.
    ControlCharacter,
    /// It is not an e-mail address.
    NotAnEmail,
    /// A number is outside its range.
    OutOfRange {
        /// The least allowed.
        minimum: u32,
        /// The most allowed.
        maximum: u32,
    },
}

impl TextProblem {
    /// The short word for the fault on the wire.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Empty => "required",
            Self::TooLong { .. } => "too_long",
            Self::TooShort { .. } => "too_short",
            Self::ControlCharacter => "control_character",
            Self::NotAnEmail => "not_an_email",
            Self::OutOfRange { .. } => "out_of_range",
        }
    }

    /// What a person reads under the field that is called so, e.g. `Name`.
    #[must_use]
    pub fn message(self, label: &str) -> String {
        match self {
            Self::Empty => format!("{label} is required."),
            Self::TooLong { length, maximum } => {
                format!("{label} has {length} characters; at most {maximum} are allowed.")
            }
            Self::TooShort { minimum } => format!("{label} must have at least {minimum} characters."),
            Self::ControlCharacter => {
                format!("{label} contains a line break, tab or invisible control character. Remove it.")
            }
            Self::NotAnEmail => format!("{label} is not an e-mail address. It looks like name@example.com."),
            Self::OutOfRange { minimum, maximum } => {
                format!("{label} must be a whole number from {minimum} to {maximum}.")
            }
        }
    }

    /// The fault as the API reports it for the field of that name.
    #[must_use]
    pub fn for_field(self, field: &str, label: &str) -> FieldError {
        FieldError { code: self.code().to_owned(), field: field.to_owned(), message: self.message(label) }
    }
}

/// A name: not empty, one line, no control characters; emoji and right-to-left text are fine.
/// Answers the name without surrounding white space.
///
/// # Errors
/// What is wrong with it.
pub fn check_name(text: &str, maximum: usize) -> Result<&str, TextProblem> {
    let name = text.trim();
    if name.is_empty() {
        return Err(TextProblem::Empty);
    }
    check_line(name, maximum)
}

/// A line of text that may be empty.
///
/// # Errors
/// What is wrong with it.
pub fn check_line(text: &str, maximum: usize) -> Result<&str, TextProblem> {
    check_length(text, maximum)?;
    if text.chars().any(is_hidden) { Err(TextProblem::ControlCharacter) } else { Ok(text) }
}

/// A text that may be empty and have several lines.
///
/// # Errors
/// What is wrong with it.
pub fn check_text(text: &str, maximum: usize) -> Result<&str, TextProblem> {
    check_length(text, maximum)?;
    let odd = |character: char| is_hidden(character) && !matches!(character, '\n' | '\r' | '\t');
    if text.chars().any(odd) { Err(TextProblem::ControlCharacter) } else { Ok(text) }
}

/// An e-mail address: one `@`, something before it, a host after it, no white space. Whether it
/// exists only a mail can tell.
///
/// # Errors
/// What is wrong with it.
pub fn check_email(text: &str) -> Result<&str, TextProblem> {
    let email = text.trim();
    if email.is_empty() {
        return Err(TextProblem::Empty);
    }
    if email.len() > MAX_EMAIL_LENGTH {
        return Err(TextProblem::TooLong { length: email.chars().count(), maximum: MAX_EMAIL_LENGTH });
    }
    let well_formed = !email.chars().any(|character| character.is_whitespace() || is_hidden(character))
        && email.split_once('@').is_some_and(|(local, host)| {
            !local.is_empty() && !host.contains('@') && host.split('.').all(|label| !label.is_empty())
        });
    if well_formed { Ok(email) } else { Err(TextProblem::NotAnEmail) }
}

/// A new password: long enough, of any characters. Whether it is a known one, the server checks.
///
/// # Errors
/// What is wrong with it.
pub fn check_new_password(text: &str) -> Result<(), TextProblem> {
    if text.is_empty() {
        return Err(TextProblem::Empty);
    }
    if text.chars().count() < MIN_PASSWORD_LENGTH {
        return Err(TextProblem::TooShort { minimum: MIN_PASSWORD_LENGTH });
    }
    check_length(text, MAX_PASSWORD_LENGTH)
}

/// A number within its range.
///
/// # Errors
/// The range.
pub fn check_range(number: u32, minimum: u32, maximum: u32) -> Result<u32, TextProblem> {
    if (minimum..=maximum).contains(&number) {
        Ok(number)
    } else {
        Err(TextProblem::OutOfRange { minimum, maximum })
    }
}

fn check_length(text: &str, maximum: usize) -> Result<(), TextProblem> {
    let length = text.chars().count();
    if length > maximum { Err(TextProblem::TooLong { length, maximum }) } else { Ok(()) }
}

/// Control characters, and the marks that turn the direction of what follows: they would let one
/// name pass for another. Right-to-left letters need none of them.
fn is_hidden(character: char) -> bool {
    character.is_control()
        || matches!(character, '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' | '\u{2028}' | '\u{2029}' | '\u{FEFF}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_every_script_are_fine() {
        for name in ["Orbital Labs", "مختبر المدار", "轨道实验室", "R&D, 'north' 🚀", &"x".repeat(50)]
        {
            assert_eq!(check_name(name, MAX_NAME_LENGTH), Ok(name));
        }
        assert_eq!(check_name("  padded ", MAX_NAME_LENGTH), Ok("padded"));
    }

    #[test]
    fn a_name_that_is_empty_too_long_or_deceiving_is_refused() {
        assert_eq!(check_name(" \u{3000} ", 50), Err(TextProblem::Empty));
        assert_eq!(check_name(&"é".repeat(51), 50), Err(TextProblem::TooLong { length: 51, maximum: 50 }));
        for name in ["two\nlines", "nul\0", "turned \u{202E}thgir", "tab\there"] {
            assert_eq!(check_name(name, 50), Err(TextProblem::ControlCharacter), "{name:?}");
        }
    }

    #[test]
    fn a_text_may_have_lines_but_no_bells() {
        assert!(check_text("one\n\ttwo\r\n", 50).is_ok());
        assert_eq!(check_text("ring\u{7}", 50), Err(TextProblem::ControlCharacter));
    }

    #[test]
    fn addresses() {
        for good in ["owner@orbital.example", " a+b@localhost ", "ü@bücher.example"] {
            assert!(check_email(good).is_ok(), "{good}");
        }
        for bad in ["owner", "@orbital.example", "a@b@c", "a b@c.example", "a@.example", "a@example."] {
            assert_eq!(check_email(bad), Err(TextProblem::NotAnEmail), "{bad}");
        }
    }

    #[test]
    fn a_message_names_the_field_and_the_numbers() {
        let problem = check_name(&"x".repeat(1 << 20), MAX_NAME_LENGTH).unwrap_err();
        let error = problem.for_field("name", "Name");
        assert_eq!(error.message, "Name has 1048576 characters; at most 50 are allowed.");
        assert_eq!((error.code.as_str(), error.field.as_str()), ("too_long", "name"));
    }
}
