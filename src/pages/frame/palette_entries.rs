//! What the command palette finds.

use cloud_ui_contract::organization::Organization;
use cloud_ui_contract::workspace::Workspace;

use crate::browser::theme::Theme;
use crate::pages::theme::label;
use crate::routes::{Place, Route, SettingsPage};

/// The most entries shown at once.
const MOST: usize = 12;

/// What choosing an entry does.
#[derive(Clone, Debug, PartialEq)]
pub enum Effect {
    /// Goes to a page.
    Go(Route),
    /// Goes to the API keys with the dialog for a new one open.
    CreateApiKey,
    /// Dresses the page.
    Theme(Theme),
    /// Lists the shortcuts.
    Shortcuts,
}

/// One entry.
#[derive(Clone, Debug, PartialEq)]
pub struct Entry {
    /// What it is called.
    pub label: String,
    /// What kind of thing it is.
    pub kind: &'static str,
    /// What choosing it does.
    pub effect: Effect,
}

fn entry(label: impl Into<String>, kind: &'static str, effect: Effect) -> Entry {
    Entry { label: label.into(), kind, effect }
}

/// Everything that can be found from a page.
pub fn all(here: Option<&Route>, organizations: Vec<Organization>, workspaces: Vec<Workspace>) -> Vec<Entry> {
    let mut entries = Vec::new();
    let go = |label: &str, route: Route| entry(label, "Page", Effect::Go(route));
    if let Some(organization) = here.and_then(Route::organization) {
        entries.extend([
            go("Workspaces", Route::workspaces(organization)),
            go("Deployments", Route::deployments(organization)),
            go("Apps", Route::apps(organization)),
            go("Organization settings", Route::general(organization)),
            entry("Apply manifests", "Action", Effect::Go(Route::apply(organization))),
        ]);
    }
    entries.extend([
        go("API keys", Route::Settings(SettingsPage::ApiKeys)),
        entry("Create API key", "Action", Effect::CreateApiKey),
        go("Profile", Route::Settings(SettingsPage::Profile)),
        go("Appearance", Route::Settings(SettingsPage::Appearance)),
        go("Help", Route::Help),
        entry("Keyboard shortcuts", "Action", Effect::Shortcuts),
    ]);
    entries.extend(workspaces.into_iter().map(|it| {
        let route = Route::workspace(&it.organization_id, &it.id);
        entry(it.name, "Workspace", Effect::Go(route))
    }));
    let place = here.map_or(Place::Workspaces, Place::of);
    entries.extend(organizations.into_iter().map(|it| {
        let route = place.in_organization(&it.id);
        entry(it.name, "Organization", Effect::Go(route))
    }));
    entries.extend(
        Theme::ALL.map(|theme| entry(format!("Theme: {}", label(theme)), "Action", Effect::Theme(theme))),
    );
    entries
}

/// The entries that contain every word, those that begin with the text first.
pub fn found(entries: &[Entry], sought: &str) -> Vec<Entry> {
    let sought = sought.trim().to_lowercase();
    let words: Vec<&str> = sought.split_whitespace().collect();
    let contains = |entry: &&Entry| {
        let text = format!("{} {}", entry.label, entry.kind).to_lowercase();
        words.iter().all(|word| text.contains(word))
    };
    let mut found: Vec<Entry> = entries.iter().filter(contains).cloned().collect();
    found.sort_by_key(|entry| !entry.label.to_lowercase().starts_with(&sought));
    found.truncate(MOST);
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use cloud_ui_contract::id::OrganizationId;

    #[test]
    fn words_find_in_any_order_and_beginnings_come_first() {
        let here = Route::apps(&OrganizationId::from_trusted("o"));
        let entries = all(Some(&here), Vec::new(), Vec::new());
        let labels =
            |sought| found(&entries, sought).into_iter().map(|entry| entry.label).collect::<Vec<_>>();
        assert_eq!(labels("key api create"), ["Create API key"]);
        assert_eq!(labels("API k"), ["API keys", "Create API key"]);
        assert!(labels("no such thing").is_empty());
        assert_eq!(labels("").len(), MOST);
    }

    #[test]
    fn without_an_organization_there_are_no_pages_of_one() {
        let entries = all(Some(&Route::Help), Vec::new(), Vec::new());
        assert!(entries.iter().all(|entry| match &entry.effect {
            Effect::Go(route) => route.organization().is_none(),
            _ => true,
        }));
    }
}
