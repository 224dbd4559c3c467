//! Collects what is wrong with the fields of a request, so that the answer names all at once.

use cloud_ui_contract::error::FieldError;
use cloud_ui_contract::validation::TextProblem;

use crate::error::{ApiError, Result};
use crate::store::listing::Query;

/// The faults found so far.
#[derive(Debug, Default)]
pub(super) struct Fields(Vec<FieldError>);

impl Fields {
    /// Keeps a checked value, or notes what is wrong with it.
    pub(super) fn keep<T>(&mut self, field: &str, label: &str, checked: Result<T, TextProblem>) -> Option<T> {
        checked.map_err(|problem| self.0.push(problem.for_field(field, label))).ok()
    }

    /// Notes a fault. The sentence names the field.
    pub(super) fn refuse(&mut self, field: &str, code: &str, message: impl Into<String>) {
        self.0.push(fault(field, code, message));
    }

    /// Answers what was made of the fields, unless one of them is wrong.
    pub(super) fn finish<T>(self, made: Option<T>) -> Result<T> {
        match made {
            Some(made) if self.0.is_empty() => Ok(made),
            _ => Err(ApiError::invalid(self.0)),
        }
    }
}

/// One fault.
pub(super) fn fault(field: &str, code: &str, message: impl Into<String>) -> FieldError {
    FieldError { code: code.to_owned(), field: field.to_owned(), message: message.into() }
}

/// A name that is in use already.
pub(super) fn taken(field: &str, thing: &str, name: &str) -> ApiError {
    ApiError::invalid(vec![fault(
        field,
        "taken",
        format!("The organization already has {thing} called \"{name}\"."),
    )])
}

/// The values of a parameter of the query, each of which must be one of those known.
///
/// # Errors
/// 400 for any other.
pub(super) fn choices<T: for<'a> From<&'a str>>(
    query: &Query,
    name: &'static str,
    known: &[T],
    text: impl Fn(&T) -> &str,
) -> Result<Vec<T>> {
    let given: Vec<&str> = query.all(name).filter(|value| !value.is_empty()).collect();
    if given.iter().all(|value| known.iter().any(|one| text(one) == *value)) {
        return Ok(given.into_iter().map(T::from).collect());
    }
    let known: Vec<&str> = known.iter().map(text).collect();
    let message = format!("{name} must be one of {}.", known.join(", "));
    Err(ApiError::invalid(vec![fault(name, "unknown_value", message)]))
}

/// The texts of a parameter of the query that may be repeated.
pub(super) fn texts(query: &Query, name: &str) -> Vec<String> {
    query.all(name).filter(|value| !value.is_empty()).map(str::to_owned).collect()
}
