//! Where the record is kept: in localStorage when the person wants to stay signed in, else in
//! sessionStorage, and in memory alone where the browser denies both.

use super::record::Record;
use crate::browser::storage::{self, Area, StorageError};

/// The storage of one base domain's session.
#[derive(Debug, Clone)]
pub(super) struct Store {
    key: String,
}

/// What storage held.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Kept {
    /// A record; the newest, where both areas had one.
    Record(Box<Record>),
    /// Nothing.
    Nothing,
    /// Something that is no record. It has been cleared.
    Unreadable,
    /// The browser denies storage.
    Denied,
}

impl Store {
    pub(super) fn new(domain: &str) -> Self {
        Self { key: format!("cloud-ui.session.{domain}") }
    }

    pub(super) fn load(&self) -> Kept {
        match (self.load_from(Area::Local), self.load_from(Area::Session)) {
            (Kept::Record(local), Kept::Record(session)) => {
                Kept::Record(if session.rotation > local.rotation { session } else { local })
            }
            (Kept::Record(record), _) | (_, Kept::Record(record)) => Kept::Record(record),
            (Kept::Unreadable, _) | (_, Kept::Unreadable) => Kept::Unreadable,
            (Kept::Denied, _) | (_, Kept::Denied) => Kept::Denied,
            (Kept::Nothing, Kept::Nothing) => Kept::Nothing,
        }
    }

    fn load_from(&self, area: Area) -> Kept {
        match storage::get(area, &self.key) {
            Err(_) => Kept::Denied,
            Ok(None) => Kept::Nothing,
            Ok(Some(text)) => match Record::parse(&text) {
                // A record in the wrong area was put there by something else.
                Ok(record) if record.keep_signed_in == (area == Area::Local) => {
                    Kept::Record(Box::new(record))
                }
                _ => {
                    self.remove(area);
                    Kept::Unreadable
                }
            },
        }
    }

    /// Keeps the record in its area and nothing in the other.
    pub(super) fn save(&self, record: &Record) -> Result<(), StorageError> {
        let (area, other) =
            if record.keep_signed_in { (Area::Local, Area::Session) } else { (Area::Session, Area::Local) };
        self.remove(other);
        let saved = storage::set(area, &self.key, &record.to_text());
        if saved.is_err() {
            // A spent refresh token left behind would end the session at the next start.
            self.remove(area);
        }
        saved
    }

    pub(super) fn clear(&self) {
        self.remove(Area::Local);
        self.remove(Area::Session);
    }

    fn remove(&self, area: Area) {
        // Where storage is denied there is nothing to remove.
        let _removed = storage::remove(area, &self.key);
    }
}
