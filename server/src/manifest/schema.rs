//! What may stand where, as data.

/// A field of a mapping.
#[derive(Debug)]
pub(super) struct Field {
    /// Its name.
    pub(super) name: &'static str,
    /// Older spellings, which are read and never written.
    pub(super) older: &'static [&'static str],
    /// Whether it must be there.
    pub(super) required: bool,
    /// What it holds.
    pub(super) holds: Holds,
}

/// What a field holds.
#[derive(Debug)]
pub(super) enum Holds {
    /// Text.
    Text,
    /// The name of something, in the way of DNS.
    Name,
    /// A host name.
    Host,
    /// The address of a repository, without credentials.
    Address,
    /// One of these words, in any case.
    Choice(&'static [&'static str]),
    /// A list of texts.
    Texts,
    /// A mapping with these fields.
    Map(&'static [Field]),
    /// A mapping with anything in it.
    Anything,
}

/// A field that must be there.
pub(super) const fn required(name: &'static str, holds: Holds) -> Field {
    Field { name, older: &[], required: true, holds }
}

/// A field that may be absent.
pub(super) const fn optional(name: &'static str, holds: Holds) -> Field {
    Field { name, older: &[], required: false, holds }
}

impl Field {
    /// The same field with spellings of former days.
    pub(super) const fn formerly(mut self, older: &'static [&'static str]) -> Self {
        self.older = older;
        self
    }
}
