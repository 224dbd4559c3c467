//! Comments say why; they neither decorate nor promise nor keep dead code.

use super::hold;
use super::sources::{self, File};

const CODE: &[&str] = &["rs", "ts", "js", "mjs", "css", "html", "sh", "sql", "toml"];
const PROMISES: &[&str] =
    &[concat!("TO", "DO"), concat!("FIX", "ME"), concat!("XX", "X"), concat!("HA", "CK")];

#[test]
fn no_section_banners() {
    let violations = comment_lines(is_banner);
    hold("Take the banner out; a file that needs sections wants to be several files:", &violations);
}

#[test]
fn no_promises() {
    let violations = comment_lines(|text| {
        text.split(|letter: char| !letter.is_alphanumeric()).any(|word| PROMISES.contains(&word))
    });
    hold("Do it now, or leave it out:", &violations);
}

#[test]
fn no_code_kept_in_comments() {
    let violations = comment_lines(is_dead_code);
    hold("Delete it; git keeps what was:", &violations);
}

fn comment_lines(is_bad: impl Fn(&str) -> bool) -> Vec<String> {
    let files = sources::under("", CODE);
    let bad = files.into_iter().flat_map(|file| bad_lines(file, &is_bad));
    bad.collect()
}

fn bad_lines(file: &File, is_bad: impl Fn(&str) -> bool) -> Vec<String> {
    file.lines()
        .filter_map(|(line, text)| Some((line, comment(file, text)?)))
        .filter(|(_, text)| is_bad(text))
        .map(|(line, _)| format!("{}:{line}", file.path))
        .collect()
}

/// What a line says when it is a comment of its own.
fn comment<'a>(file: &File, line: &'a str) -> Option<&'a str> {
    let line = line.trim();
    let starts: &[&str] = match file.path.rsplit('.').next() {
        Some("sh" | "toml") => &["#"],
        Some("sql") => &["--"],
        Some("html") => &["<!--"],
        Some("css") => &["/*", "*"],
        // Documentation may show code, and does so as documentation.
        Some("rs") if line.starts_with("///") || line.starts_with("//!") => return None,
        _ => &["//", "/*", "* "],
    };
    starts.iter().find_map(|start| line.strip_prefix(start))
}

fn is_banner(text: &str) -> bool {
    let marks = text.trim().as_bytes();
    marks.windows(4).any(|run| b"=-#*~/".contains(&run[0]) && run.iter().all(|mark| *mark == run[0]))
}

fn is_dead_code(text: &str) -> bool {
    let text = text.trim();
    let starts_statement = ["let ", "use ", "pub ", "fn ", "const ", "import ", "return "]
        .iter()
        .any(|word| text.starts_with(word));
    text.ends_with(';') && (starts_statement || text.contains(['=', '(']) && !text.contains(' '))
}

#[test]
fn comments_of_each_kind_are_told_apart() {
    assert!(is_banner(" ---- parsing ----"));
    assert!(!is_banner(" a dash -- and another"));
    assert!(is_dead_code(" let x = 1;"));
    assert!(is_dead_code(" run();"));
    assert!(!is_dead_code(" let go of the lock first, so that others may take it."));
    assert!(!is_dead_code(" the first (and only) one; the rest follows;"));
}
