//! Light, dark, or as the system says. A script of its own applies the choice before first paint,
//! from the same key of localStorage.

use super::storage::{self, Area, StorageError};

/// The key in localStorage.
pub const KEY: &str = "cloud-ui.theme";

/// A person's choice.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Theme {
    /// Follow the system.
    #[default]
    System,
    /// Always light.
    Light,
    /// Always dark.
    Dark,
}

impl Theme {
    /// All choices, in the order they are offered.
    pub const ALL: [Self; 3] = [Self::System, Self::Light, Self::Dark];

    /// The word in storage and in `data-theme`.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::System => "system",
            Self::Light => "light",
            Self::Dark => "dark",
        }
    }

    /// The choice that a word means; anything else follows the system.
    pub fn parse(text: &str) -> Self {
        Self::ALL.into_iter().find(|theme| theme.as_str() == text).unwrap_or_default()
    }
}

/// The choice kept in this browser.
pub fn current() -> Theme {
    let kept = storage::get(Area::Local, KEY).ok().flatten();
    kept.map(|text| Theme::parse(&text)).unwrap_or_default()
}

/// Dresses the page and keeps the choice.
///
/// # Errors
/// [`StorageError`]: the page is dressed, but the choice ends with it.
pub fn choose(theme: Theme) -> Result<(), StorageError> {
    let root = web_sys::window()
        .and_then(|window| window.document())
        .and_then(|document| document.document_element());
    if let Some(root) = root {
        // Fails only for a malformed attribute name.
        let _set = root.set_attribute("data-theme", theme.as_str());
    }
    storage::set(Area::Local, KEY, theme.as_str())
}

#[cfg(test)]
mod tests {
    use super::Theme;

    #[test]
    fn every_choice_survives_storage_and_garbage_means_the_system() {
        for theme in Theme::ALL {
            assert_eq!(Theme::parse(theme.as_str()), theme);
        }
        assert_eq!(Theme::parse("<script>"), Theme::System);
    }
}
