//! Tests see what a person sees, and wait for what happens instead of for time to pass.

use super::hold;
use super::sources;
use super::syntax::{self, Kind, Source};

#[test]
fn every_building_block_has_a_browser_test() {
    let tests: Vec<Source> = sources::under("tests/browser/", &["rs"])
        .into_iter()
        .map(|file| Source::new(&file.path, &file.text))
        .collect();
    let violations: Vec<String> = syntax::console()
        .iter()
        .filter(|source| source.path.starts_with("src/ui/"))
        .flat_map(components)
        .filter(|(name, _)| !tests.iter().any(|test| mentions(test, name)))
        .map(|(name, place)| format!("{place} {name}"))
        .collect();
    hold("Mount the component in tests/browser/ and use it as a person would:", &violations);
}

/// The public components of a source with their places.
fn components(source: &Source) -> Vec<(String, String)> {
    (0..source.tokens.len())
        .filter(|&at| source.word(at) == Some("component") && source.word(at + 1) == Some("pub"))
        .filter(|&at| source.word(at + 2) == Some("fn"))
        .filter_map(|at| Some((source.word(at + 3)?.to_owned(), source.place(at + 3))))
        .collect()
}

fn mentions(test: &Source, name: &str) -> bool {
    test.tokens.iter().any(|token| matches!(&token.kind, Kind::Word(word) if word == name))
}

#[test]
fn end_to_end_tests_do_not_wait_for_time_to_pass() {
    let forbidden = [concat!("waitFor", "Timeout"), concat!(".on", "ly("), concat!("networkid", "le")];
    let mut violations = Vec::new();
    for file in sources::under("tests/e2e/", &["ts"]) {
        for (line, text) in file.lines() {
            if forbidden.iter().any(|word| text.contains(word)) {
                violations.push(format!("{}:{line}", file.path));
            }
        }
    }
    hold(
        "Wait for what a person would see (expect(…).toBeVisible()), and move the server's clock:",
        &violations,
    );
}

/// A browser test may poll for what a person would wait for; a native test has a clock to set.
#[test]
fn native_tests_do_not_sleep() {
    let files = sources::all().iter().filter(|file| {
        let holds_tests = ["tests/", "server/tests/", "contract/tests/"];
        file.is(&["rs"]) && holds_tests.iter().any(|folder| file.path.starts_with(folder))
    });
    let violations: Vec<String> =
        files.flat_map(|file| sleeps(&Source::new(&file.path, &file.text))).collect();
    hold("Set the clock instead of sleeping:", &violations);
}

/// Calls of `std::thread::sleep` and `tokio::time::sleep`.
fn sleeps(source: &Source) -> Vec<String> {
    (3..source.tokens.len())
        .filter(|&at| source.word(at) == Some("sleep") && source.has_path_separator(at - 2))
        .filter(|&at| matches!(source.word(at - 3), Some("thread" | "time")))
        .map(|at| source.place(at))
        .collect()
}

#[test]
fn end_to_end_tests_use_the_watched_pages() {
    let violations: Vec<String> = sources::under("tests/e2e/", &["ts"])
        .into_iter()
        .filter(|file| file.path.ends_with(".spec.ts"))
        .filter(|file| !file.text.contains("fixtures/test.ts'"))
        .map(|file| file.path.clone())
        .collect();
    hold(
        "Import `test` from ./fixtures/test.ts, which fails on policy violations and console errors:",
        &violations,
    );
}

#[test]
fn a_sleep_is_seen() {
    let found = |text| sleeps(&Source::new("tests/a.rs", text)).len();
    assert_eq!(found("fn f() { std::thread::sleep(second); }"), 1);
    assert_eq!(found("use tokio::time::sleep;"), 1);
    assert_eq!(found("async fn f() { clock::sleep(10).await; }"), 0);
}

#[test]
fn components_are_found() {
    let source = Source::new(
        "src/ui/a.rs",
        "/// A.\n#[component]\npub fn Badge() -> impl IntoView {}\n#[component]\nfn Inner() {}",
    );
    assert_eq!(components(&source), [("Badge".to_owned(), "src/ui/a.rs:3".to_owned())]);
}
