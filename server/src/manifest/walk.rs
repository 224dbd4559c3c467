//! Checks a tree against what may stand where, and turns it into JSON in today's spelling.

use std::collections::BTreeMap;

use serde_json::{Map, Value};

use super::finding::Findings;
use super::mask::{self, Sent};
use super::node::{Entry, Node, Position, Shape};
use super::schema::{Field, Holds};
use super::text_rules::{address_problem, host_problem, name_problem, placeholder_problem};

/// A walk through one document.
pub(super) struct Walk<'a> {
    /// What is found on the way.
    pub(super) findings: &'a mut Findings,
    fields: BTreeMap<String, Position>,
    masks: Vec<Sent>,
}

/// Where in a spec the walk is.
struct Place {
    /// The path that findings name, with dots.
    path: String,
    /// The JSON pointer (RFC 6901) in the spec: a key with a dot in it stays one part.
    pointer: String,
}

impl Place {
    fn inside(&self, key: &str) -> Self {
        Self {
            path: format!("{}.{key}", self.path),
            pointer: format!("{}/{}", self.pointer, mask::escape(key)),
        }
    }
}

impl<'a> Walk<'a> {
    /// A walk that notes what it finds there.
    pub(super) fn new(findings: &'a mut Findings) -> Self {
        Self { findings, fields: BTreeMap::new(), masks: Vec::new() }
    }

    /// Where the fields stood, and the masked values met.
    pub(super) fn finish(self) -> (BTreeMap<String, Position>, Vec<Sent>) {
        (self.fields, self.masks)
    }

    /// Checks a spec with these fields.
    pub(super) fn spec(&mut self, node: &Node, fields: &'static [Field]) -> Value {
        self.map(node, &Place { path: "spec".to_owned(), pointer: String::new() }, fields)
    }

    fn map(&mut self, node: &Node, place: &Place, fields: &'static [Field]) -> Value {
        let Some(entries) = node.entries() else {
            self.findings.error(
                node.at,
                &place.path,
                format!("This must be a mapping, not {}.", node.kind()),
            );
            return Value::Null;
        };
        self.fields.insert(place.path.clone(), node.at);
        let mut map = Map::new();
        for field in fields {
            let inside = place.inside(field.name);
            let path = &inside.path;
            let mut found = entries.iter().filter(|entry| spells(field, &entry.key));
            match found.next() {
                None if field.required => {
                    self.findings.error(node.at, path, format!("{} is missing.", field.name));
                }
                None => {}
                Some(entry) => {
                    if let Some(other) = found.next() {
                        let message = format!("{} and {} mean the same: keep one.", entry.key, other.key);
                        self.findings.error(other.key_at, path, message);
                    }
                    self.field(field, entry, &inside, &mut map);
                }
            }
        }
        let known = |entry: &&Entry| fields.iter().any(|field| spells(field, &entry.key));
        for entry in entries.iter().filter(|entry| !known(entry)) {
            let inside = place.inside(&entry.key);
            let message = format!("{} is not a field that is known here; it is kept.", entry.key);
            self.findings.warn(entry.key_at, &inside.path, message);
            let value = self.anything(&entry.value, &inside.pointer);
            map.insert(entry.key.clone(), value);
        }
        Value::Object(map)
    }

    fn field(&mut self, field: &'static Field, entry: &Entry, place: &Place, map: &mut Map<String, Value>) {
        let path = place.path.as_str();
        let node = &entry.value;
        self.fields.insert(path.to_owned(), node.at);
        if node.is_null() {
            if field.required {
                self.findings.error(entry.key_at, path, format!("{} is empty.", field.name));
            }
            return;
        }
        let value = match &field.holds {
            Holds::Map(fields) => self.map(node, place, fields),
            Holds::Anything if node.entries().is_some() => self.anything(node, &place.pointer),
            Holds::Anything => {
                self.findings.error(node.at, path, format!("This must be a mapping, not {}.", node.kind()));
                return;
            }
            Holds::Texts => self.texts(node, path),
            holds => match self.text(node, path, holds) {
                Some(text) => Value::from(text),
                None => Value::Null,
            },
        };
        map.insert(field.name.to_owned(), value);
    }

    fn texts(&mut self, node: &Node, path: &str) -> Value {
        let Shape::List(items) = &node.shape else {
            self.findings.error(node.at, path, format!("This must be a list of texts, not {}.", node.kind()));
            return Value::Null;
        };
        items.iter().filter_map(|item| self.text(item, path, &Holds::Text)).collect()
    }

    fn text(&mut self, node: &Node, path: &str, holds: &Holds) -> Option<String> {
        let text = match &node.shape {
            Shape::Text(text) => text,
            Shape::Plain(_, written) => {
                let message = format!("This must be text, not {}: write \"{written}\".", node.kind());
                self.findings.error(node.at, path, message);
                return None;
            }
            _ => {
                self.findings.error(node.at, path, format!("This must be text, not {}.", node.kind()));
                return None;
            }
        };
        let hidden = || {
            let odd = text.chars().any(char::is_control);
            odd.then(|| "This holds a line break or another control character.".to_owned())
        };
        let empty = || text.trim().is_empty().then(|| "This must not be empty.".to_owned());
        let rule = || match holds {
            Holds::Name => name_problem(text),
            Holds::Host => host_problem(text),
            Holds::Address => address_problem(text),
            Holds::Choice(words) if !words.iter().any(|word| word.eq_ignore_ascii_case(text)) => {
                Some(format!("This must be one of {}.", words.join(", ")))
            }
            _ => None,
        };
        if let Some(message) = empty().or_else(|| placeholder_problem(text)).or_else(hidden).or_else(rule) {
            self.findings.error(node.at, path, message);
        }
        Some(match holds {
            Holds::Choice(words) => {
                let known = words.iter().find(|word| word.eq_ignore_ascii_case(text));
                known.map_or_else(|| text.clone(), |word| (*word).to_owned())
            }
            _ => text.clone(),
        })
    }

    /// Takes a value as it is, and notes the masked ones in it.
    fn anything(&mut self, node: &Node, pointer: &str) -> Value {
        if let Some(id) = mask::sent_id(node) {
            self.masks.push(Sent { pointer: pointer.to_owned(), id, at: node.at });
            return node.to_json();
        }
        match &node.shape {
            Shape::List(items) => items
                .iter()
                .enumerate()
                .map(|(at, item)| self.anything(item, &format!("{pointer}/{at}")))
                .collect(),
            Shape::Map(entries) => {
                let value = |entry: &Entry, walk: &mut Self| {
                    let pointer = format!("{pointer}/{}", mask::escape(&entry.key));
                    (entry.key.clone(), walk.anything(&entry.value, &pointer))
                };
                Value::Object(entries.iter().map(|entry| value(entry, self)).collect())
            }
            Shape::Text(_) | Shape::Plain(..) => node.to_json(),
        }
    }
}

fn spells(field: &Field, key: &str) -> bool {
    field.name == key || field.older.contains(&key)
}
