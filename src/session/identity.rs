//! Who is signed in, as the pages see it.

use serde::{Deserialize, Serialize};

/// A person, from the ID token's claims (OpenID Connect Core section 5.1).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Identity {
    /// The account's id.
    pub subject: String,
    /// The full name, when the person gave one.
    pub name: Option<String>,
    /// The e-mail address.
    pub email: Option<String>,
    /// How the person signed in, in the authorization server's own word.
    pub connection: Option<String>,
}

impl Identity {
    /// The best there is to call the person by.
    pub fn display_name(&self) -> &str {
        [&self.name, &self.email]
            .into_iter()
            .flatten()
            .map(|text| text.trim())
            .find(|text| !text.is_empty())
            .unwrap_or(&self.subject)
    }

    /// Whether both are the same account; name and e-mail may have changed meanwhile.
    pub fn is_same_person(&self, other: &Self) -> bool {
        self.subject == other.subject
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_person_without_a_name_is_called_by_their_address() {
        let mut identity = Identity {
            subject: "c1".to_owned(),
            name: Some("  ".to_owned()),
            email: Some("ada@orbital.example".to_owned()),
            connection: None,
        };
        assert_eq!(identity.display_name(), "ada@orbital.example");
        identity.name = Some("Ada Lovelace".to_owned());
        assert_eq!(identity.display_name(), "Ada Lovelace");
        identity.name = None;
        identity.email = None;
        assert_eq!(identity.display_name(), "c1");
    }
}
