//! The keyboard's shortcuts.

use cloud_ui_contract::id::OrganizationId;
use leptos::prelude::*;

use super::controls::FrameControls;
use crate::browser::clock;
use crate::browser::keyboard::{self, Key};
use crate::pages::navigation::{use_go, use_route};
use crate::routes::{Route, SettingsPage};

/// How long after `G` its letter may come.
const PREFIX_MS: i64 = 1_500;

/// A shortcut as the help and the dialog list it.
pub struct Shortcut {
    /// The keys, one after the other or together.
    pub keys: &'static [&'static str],
    /// What they do.
    pub meaning: &'static str,
}

const fn shortcut(keys: &'static [&'static str], meaning: &'static str) -> Shortcut {
    Shortcut { keys, meaning }
}

/// All shortcuts that the frame and its lists know.
pub const SHORTCUTS: &[Shortcut] = &[
    shortcut(&["Ctrl", "K"], "Search pages and commands (⌘ K on a Mac)"),
    shortcut(&["/"], "Search the list on the page"),
    shortcut(&["O"], "Switch organization"),
    shortcut(&["G", "W"], "Go to workspaces"),
    shortcut(&["G", "D"], "Go to deployments"),
    shortcut(&["G", "A"], "Go to apps"),
    shortcut(&["G", "K"], "Go to API keys"),
    shortcut(&["G", "H"], "Go to help"),
    shortcut(&["?"], "Show the shortcuts"),
];

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Meaning {
    Palette,
    Shortcuts,
    Switcher,
    Prefix,
    Go(char),
}

/// What a key means, `after_prefix` or not. None fires while typing, save the palette's.
fn meaning(key: &Key, after_prefix: bool) -> Option<Meaning> {
    let letter = key.name.chars().next().filter(|_| key.name.chars().count() == 1)?;
    let letter = letter.to_ascii_lowercase();
    if key.command {
        return (letter == 'k' && !key.alt).then_some(Meaning::Palette);
    }
    if key.alt || key.taken {
        return None;
    }
    match letter {
        _ if after_prefix && letter.is_ascii_alphabetic() => Some(Meaning::Go(letter)),
        '?' => Some(Meaning::Shortcuts),
        'o' => Some(Meaning::Switcher),
        'g' => Some(Meaning::Prefix),
        _ => None,
    }
}

/// Where `G` and a letter go.
fn destination(letter: char, organization: Option<&OrganizationId>) -> Option<Route> {
    match letter {
        'k' => Some(Route::Settings(SettingsPage::ApiKeys)),
        'h' => Some(Route::Help),
        'w' => Some(organization.map_or(Route::Start, Route::workspaces)),
        'd' => Some(organization.map_or(Route::Start, Route::deployments)),
        'a' => Some(organization.map_or(Route::Start, Route::apps)),
        _ => None,
    }
}

/// Listens as long as the frame is there.
pub(super) fn listen(controls: FrameControls) {
    let route = use_route();
    let go = use_go();
    let prefix_at = StoredValue::new(None::<i64>);
    let listener = keyboard::on_key(move |key| {
        let now_ms = clock::now_ms();
        let after_prefix = prefix_at.get_value().is_some_and(|at| now_ms - at < PREFIX_MS);
        prefix_at.set_value(None);
        match meaning(&key, after_prefix) {
            None => return false,
            Some(Meaning::Palette) => controls.palette.update(|open| *open = !*open),
            Some(Meaning::Shortcuts) => controls.shortcuts.set(true),
            Some(Meaning::Switcher) => controls.switcher.update(|count| *count += 1),
            Some(Meaning::Prefix) => prefix_at.set_value(Some(now_ms)),
            Some(Meaning::Go(letter)) => {
                let organization =
                    route.with_untracked(|route| route.as_ref().and_then(Route::organization).cloned());
                if let Some(route) = destination(letter, organization.as_ref()) {
                    go.to(&route);
                }
            }
        }
        true
    });
    StoredValue::new_local(listener);
}

#[cfg(test)]
mod tests {
    use super::*;

    fn press(name: &str) -> Key {
        Key { name: name.to_owned(), command: false, alt: false, taken: false }
    }

    #[test]
    fn letters_mean_something_only_where_nobody_types() {
        for (name, expected) in [("o", Meaning::Switcher), ("G", Meaning::Prefix), ("?", Meaning::Shortcuts)]
        {
            assert_eq!(meaning(&press(name), false), Some(expected), "{name}");
            assert_eq!(meaning(&Key { taken: true, ..press(name) }, false), None, "{name} in a field");
            assert_eq!(meaning(&Key { alt: true, ..press(name) }, false), None, "Alt {name}");
        }
        assert_eq!(meaning(&press("Enter"), false), None);
        assert_eq!(meaning(&press("Enter"), true), None);
    }

    #[test]
    fn the_palette_opens_from_a_field_too() {
        let key = Key { command: true, taken: true, ..press("k") };
        assert_eq!(meaning(&key, false), Some(Meaning::Palette));
        assert_eq!(meaning(&Key { command: true, ..press("o") }, false), None, "the browser's own");
    }

    #[test]
    fn each_destination_of_the_list_exists() {
        let organization = OrganizationId::from_trusted("o");
        for shortcut in SHORTCUTS.iter().filter(|shortcut| shortcut.keys.first() == Some(&"G")) {
            let letter = shortcut.keys.last().and_then(|key| key.chars().next()).expect("a letter");
            let letter = letter.to_ascii_lowercase();
            assert_eq!(meaning(&press(&letter.to_string()), true), Some(Meaning::Go(letter)));
            assert!(destination(letter, Some(&organization)).is_some(), "{letter}");
        }
    }
}
