//! Drafts, fields, and the forms that hold them.

mod autofocus;
mod choice;
mod code_field;
mod dialog_form;
mod draft;
mod field;
mod page_form;
mod password_field;
mod submit;
mod text_field;
mod unsaved;
mod value;

pub use choice::{Checkbox, Choice, RadioGroup, SelectField};
pub use code_field::{CodeField, LINE_HEIGHT};
pub use dialog_form::DialogForm;
pub use draft::{Draft, no_check, required};
pub use field::{Field, described_by, invalid};
pub use page_form::PageForm;
pub use password_field::PasswordField;
pub use text_field::{TextArea, TextField};
pub use unsaved::use_unsaved_guard;
pub use value::{FlagValue, TextValue};
