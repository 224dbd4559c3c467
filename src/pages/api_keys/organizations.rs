//! The organizations that a key can be made for.

use cloud_ui_contract::organization::Organization;

use super::words;
use crate::forms::Choice;

/// The organization with that id.
pub fn find<'a>(organizations: &'a [Organization], id: &str) -> Option<&'a Organization> {
    organizations.iter().find(|organization| organization.id.as_str() == id)
}

/// Whether the way in which the person signed in opens the organization.
pub fn is_open(organization: &Organization) -> bool {
    organization.needs_sign_in_method != Some(true)
}

/// The first one that is open.
pub fn first_open(organizations: &[Organization]) -> Option<&Organization> {
    organizations.iter().find(|organization| is_open(organization))
}

/// What can be chosen; the others with the reason why they cannot.
pub fn organization_choices(organizations: &[Organization]) -> Vec<Choice> {
    let nothing = Choice::new("", words::CHOOSE_ORGANIZATION);
    let choices = organizations.iter().map(|organization| {
        let choice = Choice::new(organization.id.as_str(), organization.name.clone());
        choice.disabled((!is_open(organization)).then(|| words::needs_method(&methods(organization))))
    });
    std::iter::once(nothing).chain(choices).collect()
}

fn methods(organization: &Organization) -> Vec<String> {
    let methods = organization.sign_in_methods.iter().flatten();
    methods.map(|method| method.display_name.clone()).collect()
}
