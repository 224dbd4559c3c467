//! Builds the tree of one document from the events of the parser, within bounds: a small text must
//! not become a large tree (aliases of aliases), nor a deep one.

use std::collections::HashMap;

use cloud_ui_contract::apply::MAX_MANIFEST_BYTES;
use saphyr::Scalar;
use saphyr_parser::{Event, Marker, ScalarStyle, Span, Tag};
use serde_json::Value;

use super::node::{Entry, Node, Position, Shape};

/// The deepest nesting.
pub const MAX_DEPTH: usize = 64;
/// The most values of a document, those behind aliases counted as often as they are used.
pub const MAX_NODES: usize = 200_000;
/// The most bytes that the aliases of a document may add to it: as many as a whole request has.
const MAX_ALIASED_BYTES: usize = MAX_MANIFEST_BYTES;

/// Why a document has no tree.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TreeError {
    /// Where.
    pub at: Position,
    /// A sentence about it.
    pub message: String,
}

/// The place of a marker of the parser, whose columns begin at 0.
pub(super) fn position(marker: &Marker) -> Position {
    let number = |value: usize| u32::try_from(value).unwrap_or(u32::MAX);
    Position { line: number(marker.line().max(1)), column: number(marker.col() + 1) }
}

enum Open {
    List { at: Position, anchor: usize, items: Vec<Node> },
    Map { at: Position, anchor: usize, entries: Vec<Entry>, key: Option<(String, Position)> },
}

/// The tree under construction. After an error it swallows the rest of the document.
#[derive(Default)]
pub(super) struct Builder {
    open: Vec<Open>,
    anchors: HashMap<usize, (Node, usize)>,
    nodes: usize,
    /// The values kept for aliases.
    anchored: usize,
    /// The bytes of text that aliases have added.
    aliased_bytes: usize,
    root: Option<Node>,
    error: Option<TreeError>,
}

impl Builder {
    /// Takes the next event of the document.
    pub(super) fn take(&mut self, event: Event<'_>, span: Span) {
        if self.error.is_some() {
            return;
        }
        let at = position(&span.start);
        if let Err(message) = self.step(event, at) {
            self.error = Some(TreeError { at, message });
        }
    }

    /// The tree, once the document has ended; `None` for an empty one.
    pub(super) fn finish(self) -> Result<Option<Node>, TreeError> {
        match self.error {
            Some(error) => Err(error),
            None => Ok(self.root.filter(|root| !root.is_null())),
        }
    }

    fn step(&mut self, event: Event<'_>, at: Position) -> Result<(), String> {
        match event {
            Event::Scalar(text, style, anchor, tag) => {
                let shape = scalar(&text, style, tag.as_deref())?;
                self.place(Node { at, shape }, anchor, 1)
            }
            Event::Alias(anchor) => {
                let (node, size) = self.anchors.get(&anchor).ok_or("The alias points to nothing.")?;
                self.aliased_bytes += text_length(node);
                if self.aliased_bytes > MAX_ALIASED_BYTES {
                    return Err(format!(
                        "The text behind aliases has more than {MAX_ALIASED_BYTES} bytes in all."
                    ));
                }
                let (node, size) = (node.clone(), *size);
                self.place(node, 0, size)
            }
            Event::SequenceStart(anchor, tag) => {
                self.enter(tag.as_deref(), Open::List { at, anchor, items: Vec::new() })
            }
            Event::MappingStart(anchor, tag) => {
                self.enter(tag.as_deref(), Open::Map { at, anchor, entries: Vec::new(), key: None })
            }
            Event::SequenceEnd | Event::MappingEnd => self.leave(),
            _ => Ok(()),
        }
    }

    fn enter(&mut self, tag: Option<&Tag>, open: Open) -> Result<(), String> {
        if tag.is_some_and(|tag| !tag.is_yaml_core_schema()) {
            return Err("Tags are not supported here.".to_owned());
        }
        if self.open.len() >= MAX_DEPTH {
            return Err(format!("Nested more than {MAX_DEPTH} levels deep."));
        }
        self.open.push(open);
        Ok(())
    }

    fn leave(&mut self) -> Result<(), String> {
        let (node, anchor) = match self.open.pop() {
            Some(Open::List { at, anchor, items }) => (Node { at, shape: Shape::List(items) }, anchor),
            Some(Open::Map { at, anchor, entries, .. }) => (Node { at, shape: Shape::Map(entries) }, anchor),
            None => return Ok(()),
        };
        let size = if anchor == 0 { 1 } else { count(&node) };
        self.nodes = self.nodes.saturating_sub(size - 1);
        self.place(node, anchor, size)
    }

    fn place(&mut self, node: Node, anchor: usize, size: usize) -> Result<(), String> {
        self.nodes += size;
        if anchor != 0 {
            self.anchored += size;
        }
        if self.nodes.max(self.anchored) > MAX_NODES {
            return Err(format!("More than {MAX_NODES} values, those behind aliases included."));
        }
        if anchor != 0 {
            self.anchors.insert(anchor, (node.clone(), size));
        }
        match self.open.last_mut() {
            None => self.root = Some(node),
            Some(Open::List { items, .. }) => items.push(node),
            Some(Open::Map { entries, key, .. }) => match key.take() {
                Some((key, key_at)) => entries.push(Entry { key, key_at, value: node }),
                None => *key = Some(named(node, entries)?),
            },
        }
        Ok(())
    }
}

fn named(node: Node, entries: &[Entry]) -> Result<(String, Position), String> {
    let key = match node.shape {
        Shape::Text(text) | Shape::Plain(_, text) => text,
        Shape::List(_) | Shape::Map(_) => return Err("A key must be text.".to_owned()),
    };
    if key == "<<" {
        return Err("Merge keys (<<) are not supported: write the fields out.".to_owned());
    }
    match entries.iter().find(|entry| entry.key == key) {
        Some(first) => Err(format!("\"{key}\" stands here twice; first on line {}.", first.key_at.line)),
        None => Ok((key, node.at)),
    }
}

fn scalar(text: &str, style: ScalarStyle, tag: Option<&Tag>) -> Result<Shape, String> {
    if tag.is_some_and(|tag| !tag.is_yaml_core_schema()) {
        return Err("Tags are not supported here.".to_owned());
    }
    let tag = tag.cloned().map(std::borrow::Cow::Owned);
    let read = Scalar::parse_from_cow_and_metadata(text.into(), style, tag.as_ref());
    let plain = |value| Ok(Shape::Plain(value, text.to_owned()));
    match read.ok_or("The value does not fit its tag.")? {
        Scalar::String(text) => Ok(Shape::Text(text.into_owned())),
        Scalar::Null => plain(Value::Null),
        Scalar::Boolean(value) => plain(Value::from(value)),
        Scalar::Integer(value) => plain(Value::from(value)),
        Scalar::FloatingPoint(value) => match serde_json::Number::from_f64(value.into_inner()) {
            Some(number) => plain(Value::Number(number)),
            None => Err(format!("{text} is no number that can be stored.")),
        },
    }
}

fn count(node: &Node) -> usize {
    1 + match &node.shape {
        Shape::List(items) => items.iter().map(count).sum(),
        Shape::Map(entries) => entries.iter().map(|entry| 1 + count(&entry.value)).sum(),
        Shape::Text(_) | Shape::Plain(..) => 0,
    }
}

/// The bytes of all texts in a tree, keys included.
fn text_length(node: &Node) -> usize {
    match &node.shape {
        Shape::List(items) => items.iter().map(text_length).sum(),
        Shape::Map(entries) => entries.iter().map(|entry| entry.key.len() + text_length(&entry.value)).sum(),
        Shape::Text(text) | Shape::Plain(_, text) => text.len(),
    }
}
