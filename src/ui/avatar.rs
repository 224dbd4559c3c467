//! Initials that stand for a person or an organization.

use leptos::prelude::*;

/// Initials on one of six tones, the same for the same name. Decorative: the name stands beside it.
#[component]
pub fn Avatar(
    /// Whose initials.
    #[prop(into)]
    name: String,
    /// The larger of the two sizes.
    #[prop(optional)]
    large: bool,
) -> impl IntoView {
    view! {
        <span
            class="avatar"
            data-tone=tone_of(&name).to_string()
            data-large=large.then_some("")
            aria-hidden="true"
        >
            {initials(&name)}
        </span>
    }
}

/// First letters of the first and the last word; "?" for a name without any.
fn initials(name: &str) -> String {
    let mut letters =
        name.split_whitespace().filter_map(|word| word.chars().find(|letter| letter.is_alphanumeric()));
    let first = letters.next();
    let last = letters.next_back();
    let text: String = first.into_iter().chain(last).collect();
    if text.is_empty() { "?".to_owned() } else { text.to_uppercase() }
}

/// One of six tones, by the letters of the name.
fn tone_of(name: &str) -> u32 {
    name.chars().fold(0_u32, |sum, letter| sum.wrapping_mul(31).wrapping_add(u32::from(letter))) % 6
}

#[cfg(test)]
mod tests {
    use super::{initials, tone_of};

    #[test]
    fn initials_come_from_first_and_last_word() {
        assert_eq!(initials("Orbital Labs"), "OL");
        assert_eq!(initials("ada maria lovelace"), "AL");
        assert_eq!(initials("kepler"), "K");
        assert_eq!(initials("  "), "?");
        assert_eq!(initials("🚀 Ærø"), "Æ");
    }

    #[test]
    fn a_name_keeps_its_tone() {
        assert_eq!(tone_of("Orbital Labs"), tone_of("Orbital Labs"));
        assert!(tone_of("Nova Logistics") < 6);
    }
}
