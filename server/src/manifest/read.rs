//! Splits a request's body into documents.

use cloud_ui_contract::apply::{MAX_DOCUMENTS, MAX_MANIFEST_BYTES};
use saphyr_parser::{Event, Parser};

use super::node::{Node, Position};
use super::tree::{Builder, TreeError, position};

/// One document of the body.
#[derive(Debug, Clone, PartialEq)]
pub struct Document {
    /// Where it begins.
    pub at: Position,
    /// Its tree, or why it has none.
    pub root: Result<Node, TreeError>,
    /// Its text, comments included.
    pub text: String,
}

/// Why a body cannot be taken at all.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum BodyError {
    /// More than [`MAX_MANIFEST_BYTES`].
    #[error("The manifests have more than 1 MiB. Apply them in parts.")]
    TooLarge,
    /// More than [`MAX_DOCUMENTS`].
    #[error("There are more than 100 documents. Apply them in parts.")]
    TooManyDocuments,
    /// Nothing but white space, comments and separators.
    #[error("There is no manifest in the request.")]
    Empty,
}

/// Reads the documents; empty ones are left out. After a text that is no YAML nothing more can be
/// read: the last document then tells where and why.
///
/// # Errors
/// When there is too much or nothing at all.
pub fn read(body: &str) -> Result<Vec<Document>, BodyError> {
    if body.len() > MAX_MANIFEST_BYTES {
        return Err(BodyError::TooLarge);
    }
    let body = body.strip_prefix('\u{FEFF}').unwrap_or(body);
    let mut documents = Vec::new();
    let mut builder = Builder::default();
    let mut begin = 0;
    let mut parser = Parser::new_from_str(body);
    let mut ends = CharOffsets::new(body);
    while let Some(event) = parser.next_event() {
        match event {
            Err(error) => {
                let at = position(error.marker());
                let message = format!("This is not valid YAML: {}.", error.info());
                let text = body.get(begin..).unwrap_or_default().to_owned();
                documents.push(Document { at, root: Err(TreeError { at, message }), text });
                break;
            }
            Ok((Event::DocumentEnd, span)) => {
                let end = ends.byte_of(span.end.index());
                let text = body.get(begin..end).unwrap_or_default().trim_start_matches("---").trim_start();
                begin = end;
                let finished = std::mem::take(&mut builder).finish();
                let at = match &finished {
                    Ok(None) => continue,
                    Ok(Some(root)) => root.at,
                    Err(error) => error.at,
                };
                let root = finished.and_then(|root| {
                    root.ok_or_else(|| TreeError { at, message: "The document is empty.".to_owned() })
                });
                documents.push(Document { at, root, text: text.to_owned() });
            }
            Ok((event, span)) => builder.take(event, span),
        }
        if documents.len() > MAX_DOCUMENTS {
            return Err(BodyError::TooManyDocuments);
        }
    }
    if documents.is_empty() { Err(BodyError::Empty) } else { Ok(documents) }
}

/// Turns the parser's offsets in characters, which only grow, into offsets in bytes.
struct CharOffsets<'a> {
    indices: std::iter::Enumerate<std::str::CharIndices<'a>>,
    length: usize,
}

impl<'a> CharOffsets<'a> {
    fn new(text: &'a str) -> Self {
        Self { indices: text.char_indices().enumerate(), length: text.len() }
    }

    fn byte_of(&mut self, index: usize) -> usize {
        self.indices.find(|(at, _)| *at >= index).map_or(self.length, |(_, (byte, _))| byte)
    }
}
