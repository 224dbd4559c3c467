//! What a new password must be (NIST SP 800-63B, section 5.1.1.2: long, and not a known one).

use cloud_ui_contract::error::FieldError;
use cloud_ui_contract::validation::check_new_password;

/// Long passwords that stand near the top of every list of leaked ones.
const KNOWN: &[&str] = &[
    "000000000000",
    "111111111111",
    "123123123123",
    "1234567890123",
    "123456123456",
    "123456789012",
    "1q2w3e4r5t6y",
    "1qaz2wsx3edc",
    "aaaaaaaaaaaa",
    "abcdefghijkl",
    "administrator",
    "changemechangeme",
    "iloveyou1234",
    "letmeinletmein",
    "password1234",
    "password12345",
    "password123456",
    "passwordpassword",
    "q1w2e3r4t5y6",
    "qwertyqwerty",
    "qwertyuiop12",
    "qwertyuiop123",
    "qwerty123456",
    "unknownunknown",
    "welcome12345",
];

/// Checks a new password for the field of that name.
///
/// # Errors
/// What is wrong with it.
pub fn check(password: &str, field: &str) -> Result<(), FieldError> {
    check_new_password(password).map_err(|problem| problem.for_field(field, "Password"))?;
    if KNOWN.contains(&password.to_lowercase().as_str()) {
        return Err(FieldError {
            code: "guessable".to_owned(),
            field: field.to_owned(),
            message: "This password is on lists of leaked ones. Choose another.".to_owned(),
        });
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn short_and_leaked_passwords_are_refused() {
        assert!(check("orbital mechanics", "password").is_ok());
        assert_eq!(check("eleven char", "password").unwrap_err().code, "too_short");
        assert_eq!(check("PasswordPassword", "password").unwrap_err().code, "guessable");
        assert_eq!(check(&"x".repeat(5000), "password").unwrap_err().code, "too_long");
    }
}
