//! Which folder of the console may import which.

use super::hold;
use super::paths;
use super::syntax;

/// Each room of `src/` with the rooms it may look into. `app` and `pages` stand on top; `browser` is the ground.
const ARROWS: &[(&str, &[&str])] = &[
    ("browser", &[]),
    ("config", &["browser"]),
    ("routes", &["browser"]),
    ("session", &["browser", "config", "routes"]),
    ("api", &["session", "browser", "config"]),
    ("ui", &["browser"]),
    // A form shows the error of its action, so it knows the one error type.
    ("forms", &["ui", "browser", "api::error"]),
    ("organization", &["api", "session", "browser", "config", "routes", "forms", "ui"]),
    ("pages", &["organization", "api", "session", "browser", "config", "routes", "forms", "ui"]),
    ("sign_in", &["app", "browser"]),
    ("app", &["pages", "organization", "api", "session", "browser", "config", "routes", "forms", "ui"]),
];

#[test]
fn arrows_between_folders_run_one_way() {
    let paths = paths::console();
    let mut violations = Vec::new();
    for (file, source) in syntax::console().iter().enumerate() {
        let Some(room) = paths.modules[file].first() else { continue };
        let Some((_, allowed)) = ARROWS.iter().find(|(name, _)| name == room) else {
            violations.push(format!("{}: the room `{room}` is not in ARROWS", source.path));
            continue;
        };
        for mention in &paths.mentions[file] {
            let target = mention.path.join("::");
            if !may_import(room, allowed, &target) {
                violations.push(format!("{} imports {target}", source.place(mention.at)));
            }
        }
    }
    hold(
        "Arrows run pages → organization → api → session → browser and pages → forms → ui → browser. Hand the value \
         in from above, or move the code to the room it belongs to:",
        &violations,
    );
}

fn may_import(room: &str, allowed: &[&str], target: &str) -> bool {
    let within = |folder: &str| target == folder || target.starts_with(&format!("{folder}::"));
    // An item of the crate's root has no room of its own.
    target.is_empty() || within(room) || allowed.iter().any(|folder| within(folder))
}

#[test]
fn a_wrong_arrow_is_seen() {
    assert!(may_import("pages", &["api"], "api::error::ApiError"));
    assert!(may_import("forms", &["api::error"], "api::error::ApiError"));
    assert!(!may_import("forms", &["api::error"], "api::client"));
    assert!(!may_import("session", &["browser"], "api::client"));
}
