//! What is wrong or odd, and where.

use cloud_ui_contract::apply::ManifestFinding;

use super::node::Position;

/// A finding about the field at that place; the empty field is the document as a whole.
#[must_use]
pub fn finding(at: Position, field: &str, message: impl Into<String>) -> ManifestFinding {
    ManifestFinding { line: at.line, column: at.column, field: field.to_owned(), message: message.into() }
}

/// Errors and warnings of a document, as they are found.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Findings {
    /// What is wrong.
    pub errors: Vec<ManifestFinding>,
    /// What is odd.
    pub warnings: Vec<ManifestFinding>,
}

impl Findings {
    /// Notes an error.
    pub fn error(&mut self, at: Position, field: &str, message: impl Into<String>) {
        self.errors.push(finding(at, field, message));
    }

    /// Notes a warning.
    pub fn warn(&mut self, at: Position, field: &str, message: impl Into<String>) {
        self.warnings.push(finding(at, field, message));
    }
}
