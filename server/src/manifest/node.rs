//! YAML as a tree that knows where everything stands.

use serde_json::Value;

/// A place in the request's body.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Position {
    /// The line, from 1.
    pub line: u32,
    /// The column in characters, from 1.
    pub column: u32,
}

/// A value and where it begins.
#[derive(Debug, Clone, PartialEq)]
pub struct Node {
    /// Where it begins.
    pub at: Position,
    /// What it is.
    pub shape: Shape,
}

/// What a node is.
#[derive(Debug, Clone, PartialEq)]
pub enum Shape {
    /// A string.
    Text(String),
    /// A number, boolean or null, and how it was written.
    Plain(Value, String),
    /// A sequence.
    List(Vec<Node>),
    /// A mapping, in its order; every key occurs once.
    Map(Vec<Entry>),
}

/// A key and its value.
#[derive(Debug, Clone, PartialEq)]
pub struct Entry {
    /// The key.
    pub key: String,
    /// Where the key stands.
    pub key_at: Position,
    /// The value.
    pub value: Node,
}

impl Node {
    /// The entries of a mapping.
    #[must_use]
    pub fn entries(&self) -> Option<&[Entry]> {
        match &self.shape {
            Shape::Map(entries) => Some(entries),
            _ => None,
        }
    }

    /// The entry of a mapping under a key.
    #[must_use]
    pub fn entry(&self, key: &str) -> Option<&Entry> {
        self.entries()?.iter().find(|entry| entry.key == key)
    }

    /// The text of a string.
    #[must_use]
    pub fn text(&self) -> Option<&str> {
        match &self.shape {
            Shape::Text(text) => Some(text),
            _ => None,
        }
    }

    /// Whether nothing was written.
    #[must_use]
    pub fn is_null(&self) -> bool {
        matches!(self.shape, Shape::Plain(Value::Null, _))
    }

    /// What a person calls the kind of value.
    #[must_use]
    pub fn kind(&self) -> &'static str {
        match &self.shape {
            Shape::Text(_) => "text",
            Shape::Plain(Value::Null, _) => "empty",
            Shape::Plain(Value::Bool(_), _) => "true or false",
            Shape::Plain(..) => "a number",
            Shape::List(_) => "a list",
            Shape::Map(_) => "a mapping",
        }
    }

    /// The same as JSON.
    #[must_use]
    pub fn to_json(&self) -> Value {
        match &self.shape {
            Shape::Text(text) => Value::from(text.as_str()),
            Shape::Plain(value, _) => value.clone(),
            Shape::List(items) => items.iter().map(Self::to_json).collect(),
            Shape::Map(entries) => Value::Object(
                entries.iter().map(|entry| (entry.key.clone(), entry.value.to_json())).collect(),
            ),
        }
    }
}
