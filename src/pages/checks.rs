//! The checks of fields, with the rules and words that the server has too.

use cloud_ui_contract::validation::{
    MAX_FULL_NAME_LENGTH, MAX_NAME_LENGTH, TextProblem, check_email, check_name, check_new_password,
};

/// The name of an organization or workspace.
///
/// # Errors
/// What is wrong, for a person.
pub fn name(text: &str) -> Result<(), String> {
    told(check_name(text, MAX_NAME_LENGTH).map(drop), "The name")
}

/// A person's full name.
///
/// # Errors
/// What is wrong, for a person.
pub fn full_name(text: &str) -> Result<(), String> {
    told(check_name(text, MAX_FULL_NAME_LENGTH).map(drop), "The name")
}

/// An e-mail address.
///
/// # Errors
/// What is wrong, for a person.
pub fn email(text: &str) -> Result<(), String> {
    told(check_email(text).map(drop), "The email address")
}

/// An e-mail address that may be left out.
///
/// # Errors
/// What is wrong, for a person.
pub fn optional_email(text: &str) -> Result<(), String> {
    if text.trim().is_empty() { Ok(()) } else { email(text) }
}

/// A password that is being chosen.
///
/// # Errors
/// What is wrong, for a person.
pub fn new_password(text: &str) -> Result<(), String> {
    told(check_new_password(text), "The password")
}

/// A password that is being entered.
///
/// # Errors
/// That it is missing.
pub fn password(text: &str) -> Result<(), String> {
    if text.is_empty() { Err("Enter your password.".to_owned()) } else { Ok(()) }
}

fn told(checked: Result<(), TextProblem>, label: &str) -> Result<(), String> {
    checked.map_err(|problem| problem.message(label))
}
