//! Who did something, in short (`BasicSubjectProfile`).

use crate::wire::{open_enum, wire_struct};

open_enum! {
    /// What kind of subject acted.
    pub enum SubjectType {
        /// A person.
        User => "USER",
        /// An API token or service account.
        ServiceKey => "SERVICEKEY",
    }
}

wire_struct! {
    /// A person or a credential, as creators and authors are told.
    pub struct BasicSubjectProfile {
        /// The subject's identifier.
        pub id: String,
        /// Whether it is a person.
        pub subject_type: Option<SubjectType>,
        /// A person's e-mail address.
        pub username: Option<String>,
        /// A person's full name.
        pub full_name: Option<String>,
        /// The address of a person's picture.
        pub avatar_url: Option<String>,
        /// The name of the API token that acted.
        pub api_token_name: Option<String>,
    }
}

impl BasicSubjectProfile {
    /// What to call the subject: its full name, else its e-mail address, token name or id.
    #[must_use]
    pub fn display_name(&self) -> &str {
        [&self.full_name, &self.username, &self.api_token_name]
            .into_iter()
            .flatten()
            .find(|name| !name.is_empty())
            .unwrap_or(&self.id)
    }
}
