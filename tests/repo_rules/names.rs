//! Names that say what a thing does.

use super::hold;
use super::sources;
use super::syntax::Source;

const EMPTY_WORDS: &[&str] = &["util", "utils", "helper", "helpers", "common", "manager", "managers", "misc"];

#[test]
fn files_and_items_are_named_for_the_thing() {
    let mut violations = Vec::new();
    for file in sources::all() {
        if file.path.split(['/', '.', '-', '_']).any(|word| EMPTY_WORDS.contains(&word)) {
            violations.push(file.path.clone());
        }
    }
    for file in sources::under("", &["rs"]) {
        violations.extend(empty_items(&Source::new(&file.path, &file.text)));
    }
    hold("Name it for the thing it is or does, not for a drawer:", &violations);
}

fn empty_items(source: &Source) -> Vec<String> {
    (1..source.tokens.len())
        .filter(|&at| {
            matches!(source.word(at - 1), Some("mod" | "struct" | "enum" | "trait" | "fn" | "type"))
                && source
                    .word(at)
                    .is_some_and(|name| words(name).any(|word| EMPTY_WORDS.contains(&word.as_str())))
        })
        .map(|at| format!("{} {}", source.place(at), source.word(at).unwrap_or_default()))
        .collect()
}

/// The words of a name in snake case or camel case, in lower case.
fn words(name: &str) -> impl Iterator<Item = String> {
    let mut words = vec![String::new()];
    for letter in name.chars() {
        if letter == '_' || letter.is_uppercase() {
            words.push(String::new());
        }
        if let Some(word) = words.last_mut() {
            word.extend(letter.to_lowercase().filter(|letter| *letter != '_'));
        }
    }
    words.into_iter()
}

#[test]
fn an_empty_word_is_seen_in_every_case() {
    let source = Source::new("a.rs", "mod date_utils {} struct KeyManager; fn commonplace() {}");
    assert_eq!(empty_items(&source), ["a.rs:1 date_utils", "a.rs:1 KeyManager"]);
}
