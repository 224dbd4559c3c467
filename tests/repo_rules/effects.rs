//! Derive, don't synchronize.

use super::hold;
use super::syntax::{self, Source};

/// Methods that write a signal.
const WRITES: &[&str] = &["set", "update", "maybe_update", "set_untracked", "update_untracked", "notify"];

#[test]
fn no_effect_writes_a_signal() {
    let violations: Vec<String> = syntax::console().iter().flat_map(writing_effects).collect();
    hold(
        "An effect that writes a signal copies state. Derive it (a closure, a Memo), or write it where the event happens:",
        &violations,
    );
}

fn writing_effects(source: &Source) -> Vec<String> {
    let mut found = Vec::new();
    for at in 0..source.tokens.len() {
        let constructor = matches!(source.word(at + 3), Some("new" | "watch" | "new_isomorphic"));
        let is_effect = matches!(source.word(at), Some("Effect" | "RenderEffect"));
        if !(is_effect && constructor && source.has_mark(at + 4, '(')) {
            continue;
        }
        let writes = (at + 5..source.closing(at + 4)).find(|&inner| {
            source.has_mark(inner, '.')
                && source.word(inner + 1).is_some_and(|word| WRITES.contains(&word))
                && source.has_mark(inner + 2, '(')
        });
        found.extend(writes.map(|inner| source.place(inner)));
    }
    found
}

#[test]
fn a_write_inside_an_effect_is_seen() {
    let writes = |text| writing_effects(&Source::new("src/a.rs", text)).len();
    assert_eq!(writes("fn f() { Effect::new(move |_| { if open.get() { count.set(1) } }); }"), 1);
    assert_eq!(writes("fn f() { Effect::new(move |_| focus::on(node.get())); count.set(1); }"), 0);
}
