//! What a person decides about a workspace, in the form that creates one and in its settings.

use cloud_ui_contract::validation::{
    MAX_DESCRIPTION_LENGTH, MAX_NAME_LENGTH, TextProblem, check_name, check_text,
};
use leptos::prelude::*;

use super::words;
use crate::forms::{Checkbox, Draft, FlagValue, TextArea, TextField, TextValue};

/// Name, description and the CI/CD default.
#[derive(Clone, Copy)]
pub struct SettingsDraft {
    /// The whole draft.
    pub draft: Draft,
    /// The name.
    pub name: TextValue,
    /// The description.
    pub description: TextValue,
    /// Whether new deployments take code only from CI/CD.
    pub cicd: FlagValue,
}

impl SettingsDraft {
    /// A draft that begins with these.
    pub fn new(name: &str, description: &str, cicd: bool) -> Self {
        let draft = Draft::new();
        Self {
            draft,
            name: draft.text("name", name, check_workspace_name),
            description: draft.text("description", description, check_description),
            cicd: draft.flag("cicdEnforcedDefault", cicd),
        }
    }

    /// Drawn.
    pub fn fields(self, autofocus: bool) -> AnyView {
        view! {
            <TextField
                id="workspace-name"
                label=words::NAME
                value=self.name
                help=words::NAME_HELP
                autofocus=autofocus
            />
            <TextArea
                id="workspace-description"
                label=words::PURPOSE
                value=self.description
                help=words::PURPOSE_HELP
                rows=3
                optional=true
            />
            <Checkbox id="workspace-cicd" label=words::CICD value=self.cicd help=words::CICD_HELP />
        }
        .into_any()
    }
}

fn check_workspace_name(text: &str) -> Result<(), String> {
    check_name(text, MAX_NAME_LENGTH).map(|_| ()).map_err(|problem| problem.message(words::NAME))
}

fn check_description(text: &str) -> Result<(), String> {
    let message = |problem: TextProblem| problem.message(words::PURPOSE);
    check_text(text.trim(), MAX_DESCRIPTION_LENGTH).map(|_| ()).map_err(message)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_a_line_of_at_most_fifty_characters() {
        assert_eq!(check_workspace_name("مختبر 🚀"), Ok(()));
        assert_eq!(check_workspace_name(&"x".repeat(50)), Ok(()));
        for bad in ["", "  ", "two\nlines", &"é".repeat(51), &"x".repeat(1024 * 1024)] {
            assert!(check_workspace_name(bad).is_err());
        }
    }

    #[test]
    fn a_description_may_have_lines_and_may_be_missing() {
        assert_eq!(check_description(""), Ok(()));
        assert_eq!(check_description("two\nlines"), Ok(()));
        assert_eq!(
            check_description(&"x".repeat(501)),
            Err("Description has 501 characters; at most 500 are allowed.".to_owned())
        );
    }
}
