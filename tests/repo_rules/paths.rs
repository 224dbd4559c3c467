//! Which module of the console each source imports, seen through re-exports.

use std::collections::HashMap;
use std::sync::OnceLock;

use super::syntax::{self, Source};

/// A module path: `["ui", "button"]` for `src/ui/button.rs`.
pub type Module = Vec<String>;

/// One mention of a path of this crate, made absolute.
pub struct Mention {
    /// Index of the token it starts at.
    pub at: usize,
    /// The path without `crate`, with the item's name at its end.
    pub path: Module,
    /// Whether it is a `pub use`: an address for others, not a dependency.
    pub reexport: bool,
}

/// The modules of one crate and their mentions of each other.
pub struct Paths {
    pub modules: Vec<Module>,
    pub mentions: Vec<Vec<Mention>>,
    files: HashMap<Module, usize>,
}

impl Paths {
    /// Reads all sources of a crate whose root is in `src/`.
    pub fn new(sources: &[Source]) -> Self {
        let modules: Vec<Module> = sources.iter().map(|source| module_of(&source.path)).collect();
        // The binary's file has the same module path as the library's, which is the one others mean.
        let files: HashMap<Module, usize> = (modules.iter().cloned().zip(0..))
            .filter(|(_, file)| !sources[*file].path.ends_with("src/main.rs"))
            .collect();
        let mentions =
            (sources.iter().zip(&modules)).map(|(source, module)| mentions(source, module, &files)).collect();
        Self { modules, mentions, files }
    }

    /// The file that defines what `path` names, behind any re-exports; `None` for an item of the crate's root.
    pub fn resolve(&self, path: &[String]) -> Option<usize> {
        let mut path = path.to_vec();
        // Longer chains of re-exports than this are themselves a mistake.
        for _ in 0..8 {
            let depth = (1..=path.len()).rev().find(|&n| self.files.contains_key(&path[..n]))?;
            let file = self.files[&path[..depth]];
            let Some(item) = path.get(depth) else { return Some(file) };
            let onward = self.mentions[file].iter().find(|mention| {
                mention.reexport && mention.path.last() == Some(item) && mention.path != path
            });
            match onward {
                Some(mention) => path.clone_from(&mention.path),
                None => return Some(file),
            }
        }
        None
    }
}

/// The console's own.
pub fn console() -> &'static Paths {
    static PATHS: OnceLock<Paths> = OnceLock::new();
    PATHS.get_or_init(|| Paths::new(syntax::console()))
}

fn module_of(path: &str) -> Module {
    let inner = path.trim_start_matches("src/").trim_end_matches(".rs");
    inner.split('/').filter(|name| !["lib", "main", "mod"].contains(name)).map(str::to_owned).collect()
}

fn mentions(source: &Source, module: &Module, files: &HashMap<Module, usize>) -> Vec<Mention> {
    let mut found = Vec::new();
    let mut at = 0;
    while at < source.tokens.len() {
        let after_separator = at >= 2 && source.has_path_separator(at - 2);
        let starts_path = source.word(at).is_some() && !after_separator && source.has_path_separator(at + 1);
        if !starts_path {
            at += 1;
            continue;
        }
        let reexport = is_reexport(source, at);
        let mut tails = Vec::new();
        let end = read_tree(source, at, &[], &mut tails);
        for tail in tails {
            if let Some(path) = absolute(&tail, module, files) {
                found.push(Mention { at, path, reexport });
            }
        }
        at = end.max(at + 1);
    }
    found
}

fn is_reexport(source: &Source, at: usize) -> bool {
    if at < 2 || source.word(at - 1) != Some("use") {
        return false;
    }
    source.word(at - 2) == Some("pub") || source.has_mark(at - 2, ')')
}

/// Reads `a::b::{c, d::e}` from a position, adds every branch, and returns where it ends.
fn read_tree(source: &Source, start: usize, prefix: &[String], branches: &mut Vec<Module>) -> usize {
    let mut path = prefix.to_vec();
    let mut at = start;
    loop {
        if let Some(word) = source.word(at) {
            path.push(word.to_owned());
            at += 1;
        } else if source.has_mark(at, '{') && at > start {
            return read_branches(source, at, &path, branches);
        } else {
            break;
        }
        if !source.has_path_separator(at) {
            break;
        }
        at += 2;
    }
    branches.push(path);
    at
}

fn read_branches(source: &Source, open: usize, path: &[String], branches: &mut Vec<Module>) -> usize {
    let close = source.closing(open);
    let mut at = open + 1;
    while at < close {
        match source.word(at) {
            Some("self") if !source.has_path_separator(at + 1) => {
                branches.push(path.to_vec());
                at += 1;
            }
            Some(_) => at = read_tree(source, at, path, branches),
            None => at += 1,
        }
        // An alias is no part of the path.
        if source.word(at) == Some("as") {
            at += 2;
        }
    }
    close + 1
}

/// The path without `crate`, `self` or `super`; `None` when it belongs to another crate.
fn absolute(path: &[String], module: &Module, files: &HashMap<Module, usize>) -> Option<Module> {
    let (first, rest) = path.split_first()?;
    let ups = path.iter().take_while(|word| *word == "super").count();
    let (base, rest) = match first.as_str() {
        "crate" | "cloud_ui" => (Vec::new(), rest),
        "self" => (module.clone(), rest),
        "super" => (module[..module.len().saturating_sub(ups)].to_vec(), &path[ups..]),
        _ => {
            let child = [module.as_slice(), std::slice::from_ref(first)].concat();
            files.contains_key(&child).then_some((module.clone(), path))?
        }
    };
    Some([base.as_slice(), rest].concat())
}

#[test]
fn paths_are_read_from_uses_expressions_and_macros() {
    let sources = [
        Source::new("src/lib.rs", "pub mod ui; pub mod api;"),
        Source::new("src/ui/mod.rs", "mod button; pub use button::Button;"),
        Source::new(
            "src/ui/button.rs",
            "use super::icon::{self, Icon as I}; fn f() { view! { {crate::api::list()} } }",
        ),
        Source::new("src/ui/icon.rs", "use std::fmt::{self, Debug};"),
        Source::new("src/api.rs", "use crate::ui::Button;"),
    ];
    let paths = Paths::new(&sources);
    let of = |file: usize| paths.mentions[file].iter().map(|m| m.path.join("::")).collect::<Vec<_>>();
    assert_eq!(of(2), ["ui::icon", "ui::icon::Icon", "api::list"]);
    assert_eq!(of(3), Vec::<String>::new());
    assert_eq!(paths.resolve(&["ui".to_owned(), "Button".to_owned()]), Some(2), "seen through the re-export");
}
