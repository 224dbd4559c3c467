//! No file of the console depends on itself, whichever way round.

use std::collections::BTreeSet;

use super::hold;
use super::paths::{self, Paths};
use super::syntax::{self, Source};

#[test]
fn there_are_no_circles_between_files() {
    let sources = syntax::console();
    let circles: Vec<String> =
        circles(paths::console()).into_iter().map(|circle| names(sources, &circle)).collect();
    hold("Take out what both files need into a third one that imports neither:", &circles);
}

fn names(sources: &[Source], circle: &[usize]) -> String {
    let names: Vec<&str> = circle.iter().map(|&file| sources[file].path.as_str()).collect();
    names.join(" → ")
}

/// Every circle met on a walk through the imports, as files with the first one repeated at the end.
fn circles(paths: &Paths) -> Vec<Vec<usize>> {
    let imports: Vec<BTreeSet<usize>> = (paths.mentions.iter().enumerate())
        .map(|(file, mentions)| {
            let used = mentions.iter().filter(|mention| !mention.reexport);
            used.filter_map(|mention| paths.resolve(&mention.path)).filter(|&target| target != file).collect()
        })
        .collect();
    let mut done = vec![false; imports.len()];
    let mut found = Vec::new();
    for file in 0..imports.len() {
        walk(file, &imports, &mut Vec::new(), &mut done, &mut found);
    }
    found
}

fn walk(
    file: usize,
    imports: &[BTreeSet<usize>],
    trail: &mut Vec<usize>,
    done: &mut [bool],
    found: &mut Vec<Vec<usize>>,
) {
    if let Some(start) = trail.iter().position(|&seen| seen == file) {
        found.push([&trail[start..], &[file]].concat());
        return;
    }
    if done[file] {
        return;
    }
    trail.push(file);
    for &next in &imports[file] {
        walk(next, imports, trail, done, found);
    }
    trail.pop();
    done[file] = true;
}

#[test]
fn a_circle_over_three_files_is_seen() {
    let sources = [
        Source::new("src/a.rs", "use crate::b::B;"),
        Source::new("src/b.rs", "use crate::c;"),
        Source::new("src/c.rs", "fn f() { crate::a::f() }"),
        Source::new("src/d.rs", "use crate::a;"),
    ];
    let found = circles(&Paths::new(&sources));
    assert_eq!(found.len(), 1);
    assert_eq!(names(&sources, &found[0]), "src/a.rs → src/b.rs → src/c.rs → src/a.rs");
}
