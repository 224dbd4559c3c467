//! Moving among the items of a list by keyboard.

use leptos::{ev, web_sys::Element};

use crate::browser::focus;

/// Moves the focus among the items below `list` as a key says: arrows, Home, End, or the first
/// letter of an item. Answers whether the key was one of these.
pub(super) fn move_focus(event: &ev::KeyboardEvent, list: &Element, selector: &str) -> bool {
    if event.ctrl_key() || event.meta_key() || event.alt_key() {
        return false;
    }
    let items = focus::all(list, selector);
    let active = focus::active();
    let here = active.and_then(|active| items.iter().position(|item| *item == active));
    let names = || items.iter().map(|item| item.text_content().unwrap_or_default());
    let target = target(&event.key(), here, items.len(), names);
    match target.and_then(|index| items.get(index)) {
        Some(item) => {
            event.prevent_default();
            event.stop_propagation();
            focus::to(item)
        }
        None => false,
    }
}

/// The index that a key leads to, from `here` among `count` items.
fn target<I: Iterator<Item = String>>(
    key: &str,
    here: Option<usize>,
    count: usize,
    names: impl Fn() -> I,
) -> Option<usize> {
    if count == 0 {
        return None;
    }
    match key {
        "ArrowDown" => Some(here.map_or(0, |here| (here + 1) % count)),
        "ArrowUp" => Some(here.map_or(count - 1, |here| (here + count - 1) % count)),
        "Home" => Some(0),
        "End" => Some(count - 1),
        _ => by_letter(key, here, count, names),
    }
}

/// The next item after `here` whose name begins with the typed letter.
fn by_letter<I: Iterator<Item = String>>(
    key: &str,
    here: Option<usize>,
    count: usize,
    names: impl Fn() -> I,
) -> Option<usize> {
    let mut typed = key.chars();
    let letter = typed.next().filter(|letter| letter.is_alphanumeric())?;
    if typed.next().is_some() {
        return None;
    }
    let begins = |name: &String| {
        name.trim_start().chars().next().is_some_and(|first| first.to_lowercase().eq(letter.to_lowercase()))
    };
    let matching: Vec<usize> =
        names().enumerate().filter_map(|(index, name)| begins(&name).then_some(index)).collect();
    let after = here.map_or(0, |here| here + 1);
    matching
        .iter()
        .copied()
        .find(|index| (after..count).contains(index))
        .or_else(|| matching.first().copied())
}

#[cfg(test)]
mod tests {
    use super::target;

    fn go(key: &str, here: Option<usize>) -> Option<usize> {
        let names = || ["Nova", "orbital", "Kepler", "Orion"].into_iter().map(str::to_owned);
        target(key, here, 4, names)
    }

    #[test]
    fn arrows_wrap_around() {
        assert_eq!(go("ArrowDown", None), Some(0));
        assert_eq!(go("ArrowDown", Some(3)), Some(0));
        assert_eq!(go("ArrowUp", Some(0)), Some(3));
        assert_eq!(go("ArrowUp", None), Some(3));
        assert_eq!(go("Home", Some(2)), Some(0));
        assert_eq!(go("End", Some(2)), Some(3));
    }

    #[test]
    fn a_letter_goes_to_the_next_name_that_begins_with_it() {
        assert_eq!(go("o", None), Some(1));
        assert_eq!(go("o", Some(1)), Some(3));
        assert_eq!(go("O", Some(3)), Some(1));
        assert_eq!(go("x", Some(1)), None);
        assert_eq!(go("Enter", Some(1)), None);
        assert_eq!(target("ArrowDown", None, 0, std::iter::empty), None);
    }
}
