//! Nothing of one machine gets into the repository.

use super::hold;
use super::sources;

/// The beginnings of paths that exist on somebody's machine.
const FOLDERS: &[&str] = &[
    concat!("/wo", "rk/"),
    concat!("/ro", "ot/"),
    concat!("/ho", "me/"),
    concat!("/tm", "p/"),
    concat!("/Us", "ers/"),
];

/// Hosts that a package client reads from its own settings.
const REGISTRIES: &[&str] = &[
    concat!("registry.", "npmjs"),
    concat!("registry.", "yarnpkg"),
    concat!("index.", "crates.io"),
    concat!("static.", "crates.io"),
    concat!("deb.", "debian.org"),
    concat!("pypi", ".org"),
];

#[test]
fn no_paths_of_a_machine() {
    let violations = lines_with(|line| FOLDERS.iter().any(|folder| has_path(line, folder)));
    hold("Write the path from the repository's root, or ask the system for a temporary folder:", &violations);
}

#[test]
fn no_hosts_of_package_registries() {
    let violations = lines_with(|line| REGISTRIES.iter().any(|host| line.contains(host)));
    hold("Packages are installed by name with the client as it is set up:", &violations);
}

fn lines_with(is_bad: impl Fn(&str) -> bool) -> Vec<String> {
    let files = sources::all().iter().filter(|file| file.path != "Cargo.lock");
    files
        .flat_map(|file| {
            let bad = file.lines().filter(|(_, line)| is_bad(line));
            bad.map(|(line, _)| format!("{}:{line}", file.path)).collect::<Vec<_>>()
        })
        .collect()
}

/// Whether a line holds an absolute path that starts with `folder`, and not an address that contains it.
fn has_path(line: &str, folder: &str) -> bool {
    line.match_indices(folder).any(|(at, _)| {
        let before = line[..at].chars().next_back();
        !before.is_some_and(|letter| letter.is_alphanumeric() || "_.-}".contains(letter))
    })
}

#[test]
fn a_path_is_told_from_an_address() {
    let folder = FOLDERS[0];
    assert!(has_path(&format!("see {folder}notes"), folder));
    assert!(!has_path(&format!("https://host.example{folder}notes"), folder));
}
