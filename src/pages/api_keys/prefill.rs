//! A link that opens the form: `?name=ci&organizationId=…&expires=30d`.

use cloud_ui_contract::api_key::MAX_EXPIRY_DAYS;
use cloud_ui_contract::id::OrganizationId;

use super::expiry::{Expiry, NEVER};
use crate::pages::navigation::CREATE;

/// The parameters that open the form; closing it takes them out of the address.
pub const PARAMETERS: [&str; 4] = ["name", "organizationId", "expires", CREATE];

/// What a link has filled in.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Prefill {
    /// The key's name; may be empty.
    pub name: String,
    /// The organization, as the link says it.
    pub organization: Option<OrganizationId>,
    /// When the key ends.
    pub expiry: Option<Expiry>,
}

impl Prefill {
    /// Reads an address; nothing when none of the parameters is there. Nonsense is left out: an
    /// address may have been typed.
    pub fn from_query(parameter: impl Fn(&str) -> Option<String>) -> Option<Self> {
        let [name, organization, expires, create] = PARAMETERS.map(parameter);
        if [&name, &organization, &expires, &create].into_iter().all(Option::is_none) {
            return None;
        }
        Some(Self {
            name: name.unwrap_or_default(),
            organization: organization.and_then(|id| id.parse().ok()),
            expiry: expires.and_then(|text| expiry(&text)),
        })
    }
}

fn expiry(text: &str) -> Option<Expiry> {
    if text == NEVER {
        return Some(Expiry::Never);
    }
    let days = text.strip_suffix('d').unwrap_or(text).parse().ok()?;
    (1..=MAX_EXPIRY_DAYS).contains(&days).then_some(Expiry::Days(days))
}

#[cfg(test)]
mod tests {
    use super::*;

    const ORGANIZATION: &str = "cm4x8k2p90000abcd1234efgh";

    fn read(query: &[(&str, &str)]) -> Option<Prefill> {
        Prefill::from_query(|name| {
            query.iter().find(|(key, _)| *key == name).map(|(_, value)| (*value).to_owned())
        })
    }

    #[test]
    fn a_link_fills_in_name_organization_and_expiry() {
        let filled = read(&[("name", "ci deploy"), ("organizationId", ORGANIZATION), ("expires", "30d")]);
        assert_eq!(
            filled,
            Some(Prefill {
                name: "ci deploy".to_owned(),
                organization: ORGANIZATION.parse().ok(),
                expiry: Some(Expiry::Days(30)),
            })
        );
    }

    #[test]
    fn one_parameter_opens_the_form_and_filters_do_not() {
        assert_eq!(read(&[]), None);
        assert_eq!(read(&[("status", "ACTIVE"), ("search", "ci"), ("organization", ORGANIZATION)]), None);
        assert_eq!(read(&[("name", "")]), Some(Prefill::default()));
        assert_eq!(read(&[(CREATE, "1")]), Some(Prefill::default()));
        assert_eq!(read(&[("expires", "never")]).and_then(|filled| filled.expiry), Some(Expiry::Never));
        assert_eq!(read(&[("expires", "45")]).and_then(|filled| filled.expiry), Some(Expiry::Days(45)));
    }

    #[test]
    fn nonsense_opens_an_empty_form() {
        for expires in ["0d", "3651d", "-5d", "soon", "30w", "d", ""] {
            assert_eq!(read(&[("expires", expires)]), Some(Prefill::default()), "{expires}");
        }
        assert_eq!(read(&[("organizationId", "../admin")]), Some(Prefill::default()));
    }
}
