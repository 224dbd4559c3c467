//! What the Content-Security-Policy would block never gets into the markup.

use super::hold;
use super::sources;
use super::syntax::{self, Kind, Source};

#[test]
fn views_carry_no_style_attribute() {
    let violations: Vec<String> = syntax::console().iter().flat_map(style_attributes).collect();
    hold(
        "The policy blocks style attributes. Use a class, or style:property= for a computed length:",
        &violations,
    );
}

fn style_attributes(source: &Source) -> Vec<String> {
    (1..source.tokens.len())
        .filter(|&at| source.word(at) == Some("style") && source.has_mark(at + 1, '='))
        .filter(|&at| !matches!(source.word(at - 1), Some("let" | "mut")) && !source.has_mark(at - 1, '.'))
        .filter(|&at| match source.tokens.get(at + 2).map(|token| &token.kind) {
            Some(Kind::Text(_)) | Some(Kind::Mark('{' | '(')) => true,
            Some(Kind::Word(word)) => word == "move",
            _ => false,
        })
        .map(|at| source.place(at))
        .collect()
}

#[test]
fn the_page_itself_has_nothing_inline() {
    let mut violations = Vec::new();
    for file in sources::under("index.html", &["html"]) {
        violations.extend(inline_parts(&file.text).into_iter().map(|part| format!("{}: {part}", file.path)));
    }
    hold("The policy blocks inline scripts and styles. Move it to a file:", &violations);
}

fn inline_parts(html: &str) -> Vec<String> {
    let tags = html.split('<').skip(1).filter_map(|tag| tag.split_once('>'));
    tags.filter(|(tag, _)| {
        let name = tag.split_whitespace().next().unwrap_or_default();
        let has = |wanted: &str| tag.split_whitespace().any(|attribute| attribute.starts_with(wanted));
        (name == "script" && !has("src=")) || name == "style" || has("style=") || has("on")
    })
    .map(|(tag, _)| format!("<{tag}>"))
    .collect()
}

#[test]
fn styles_fetch_nothing_from_elsewhere() {
    let mut violations = Vec::new();
    for file in sources::under("style/", &["css"]) {
        for (line, text) in file.lines() {
            if text.contains("url(http") || text.contains("url(\"http") || text.contains("url(//") {
                violations.push(format!("{}:{line}", file.path));
            }
        }
    }
    hold("The console makes no third-party request. Ship the file in public/:", &violations);
}

#[test]
fn inline_parts_are_seen() {
    let styled = |text| style_attributes(&Source::new("src/a.rs", text)).len();
    assert_eq!(styled("fn f() { view! { <p style=\"top: 0\"></p> } }"), 1);
    assert_eq!(styled("fn f() { view! { <p style=move || top()></p> } }"), 1);
    assert_eq!(styled("fn f() { let style = \"x\"; view! { <p style:top=x></p> } }"), 0);
    assert_eq!(inline_parts("<script>go()</script><body onload=\"x()\">").len(), 2);
    assert_eq!(inline_parts("<script src=\"/boot.js\" defer></script><a href=\"/\">on</a>").len(), 0);
}
