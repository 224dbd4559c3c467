//! Rust sources as flat lists of tokens: without comments, documentation and unit tests, and with the
//! insides of macros, which a parser of items would not see.

use std::sync::OnceLock;

use proc_macro2::{Delimiter, TokenStream, TokenTree};

use super::sources;

/// One token and the line it stands on.
#[derive(Debug, Clone, PartialEq)]
pub struct Token {
    pub line: usize,
    pub kind: Kind,
}

/// What a token is.
#[derive(Debug, Clone, PartialEq)]
pub enum Kind {
    /// An identifier or keyword.
    Word(String),
    /// One character of punctuation or one bracket.
    Mark(char),
    /// The content of a string literal.
    Text(String),
    /// Any other literal.
    Other,
}

/// One source file.
pub struct Source {
    pub path: String,
    pub tokens: Vec<Token>,
}

impl Source {
    /// Reads a source; `path` is only carried along.
    pub fn new(path: &str, text: &str) -> Self {
        let stream: TokenStream = text.parse().unwrap_or_else(|error| panic!("{path} is no Rust: {error}"));
        let mut tokens = Vec::new();
        flatten(stream, &mut tokens);
        Self { path: path.to_owned(), tokens }
    }

    /// The identifier at a position.
    pub fn word(&self, at: usize) -> Option<&str> {
        match &self.tokens.get(at)?.kind {
            Kind::Word(word) => Some(word),
            _ => None,
        }
    }

    /// Whether the punctuation or bracket at a position is `mark`.
    pub fn has_mark(&self, at: usize, mark: char) -> bool {
        self.tokens.get(at).is_some_and(|token| token.kind == Kind::Mark(mark))
    }

    /// Whether `::` starts at a position.
    pub fn has_path_separator(&self, at: usize) -> bool {
        self.has_mark(at, ':') && self.has_mark(at + 1, ':')
    }

    /// The position of the bracket that closes the one at `open`.
    pub fn closing(&self, open: usize) -> usize {
        let mut depth = 0_usize;
        for at in open..self.tokens.len() {
            match self.tokens[at].kind {
                Kind::Mark('(' | '[' | '{') => depth += 1,
                Kind::Mark(')' | ']' | '}') => depth -= 1,
                _ => {}
            }
            if depth == 0 {
                return at;
            }
        }
        self.tokens.len()
    }

    /// Where a position is, for a message.
    pub fn place(&self, at: usize) -> String {
        format!("{}:{}", self.path, self.tokens[at].line)
    }
}

/// The console's sources; files that hold nothing but unit tests are left out.
pub fn console() -> &'static [Source] {
    static SOURCES: OnceLock<Vec<Source>> = OnceLock::new();
    SOURCES.get_or_init(|| {
        sources::under("src/", &["rs"])
            .into_iter()
            .filter(|file| !file.path.ends_with("tests.rs") && !file.path.contains("/tests/"))
            .map(|file| Source::new(&file.path, &file.text))
            .collect()
    })
}

fn flatten(stream: TokenStream, tokens: &mut Vec<Token>) {
    let mut trees = stream.into_iter().peekable();
    while let Some(tree) = trees.next() {
        let line = tree.span().start().line;
        let mut push = |kind| tokens.push(Token { line, kind });
        match tree {
            TokenTree::Ident(word) => push(Kind::Word(word.to_string())),
            TokenTree::Literal(literal) => push(string_content(&literal.to_string())),
            TokenTree::Punct(mark) if mark.as_char() == '#' => {
                trees.next_if(|next| matches!(next, TokenTree::Punct(mark) if mark.as_char() == '!'));
                match trees.next_if(is_attribute).map(|next| next.to_string().replace(' ', "")) {
                    Some(attribute) if attribute == "[cfg(test)]" => skip_item(&mut trees),
                    Some(attribute) if attribute == "[component]" => {
                        push(Kind::Word("component".to_owned()));
                    }
                    Some(_) => {}
                    None => push(Kind::Mark('#')),
                }
            }
            TokenTree::Punct(mark) => push(Kind::Mark(mark.as_char())),
            TokenTree::Group(group) => {
                let (open, close) = match group.delimiter() {
                    Delimiter::Parenthesis => ('(', ')'),
                    Delimiter::Bracket => ('[', ']'),
                    Delimiter::Brace => ('{', '}'),
                    Delimiter::None => (' ', ' '),
                };
                push(Kind::Mark(open));
                flatten(group.stream(), tokens);
                let line = group.span_close().start().line;
                tokens.push(Token { line, kind: Kind::Mark(close) });
            }
        }
    }
}

fn is_attribute(tree: &TokenTree) -> bool {
    matches!(tree, TokenTree::Group(group) if group.delimiter() == Delimiter::Bracket)
}

/// Passes over one item: up to its body in braces, or to a semicolon.
fn skip_item(trees: &mut impl Iterator<Item = TokenTree>) {
    for tree in trees {
        match tree {
            TokenTree::Punct(mark) if mark.as_char() == ';' => return,
            TokenTree::Group(group) if group.delimiter() == Delimiter::Brace => return,
            _ => {}
        }
    }
}

fn string_content(literal: &str) -> Kind {
    let body = literal.trim_start_matches(['b', 'c', 'r']).trim_matches('#');
    match body.strip_prefix('"').and_then(|rest| rest.strip_suffix('"')) {
        Some(content) => Kind::Text(content.to_owned()),
        None => Kind::Other,
    }
}

#[test]
fn comments_documentation_and_unit_tests_are_not_code() {
    let source = Source::new(
        "a.rs",
        "/// See \"/login\".\n// crate::x\n#[cfg(test)] mod tests { fn t() { bad() } }\nfn f() -> &'static str { r#\"x\"# }",
    );
    let words: Vec<_> = (0..source.tokens.len()).filter_map(|at| source.word(at)).collect();
    assert_eq!(words, ["fn", "f", "static", "str"]);
    assert!(source.tokens.contains(&Token { line: 4, kind: Kind::Text("x".to_owned()) }));
}
