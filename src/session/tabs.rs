//! What the tabs of one browser tell each other about a base domain's session.

use super::record::Record;
use serde::{Deserialize, Serialize};

/// A message between tabs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum TabMessage {
    /// "Has anybody a newer record than this rotation?"
    Ask { than: i64 },
    /// A record that no storage shares: the answer to `Ask`, and the news of a refresh or sign-in.
    Tell(Box<Record>),
    /// "The shared record changed: read it again."
    Changed,
    /// "This person signed out."
    SignedOut { subject: String },
}

#[derive(Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
enum Wire {
    Ask { than: i64 },
    Tell { record: String },
    Changed,
    SignedOut { subject: String },
}

impl TabMessage {
    pub(super) fn to_text(&self) -> String {
        let wire = match self {
            Self::Ask { than } => Wire::Ask { than: *than },
            Self::Tell(record) => Wire::Tell { record: record.to_text() },
            Self::Changed => Wire::Changed,
            Self::SignedOut { subject } => Wire::SignedOut { subject: subject.clone() },
        };
        // Texts and numbers always serialize; an empty text is no message.
        serde_json::to_string(&wire).unwrap_or_default()
    }

    /// Reads a message; a tab of another version may send what this one does not know.
    pub(super) fn parse(text: &str) -> Option<Self> {
        Some(match serde_json::from_str(text).ok()? {
            Wire::Ask { than } => Self::Ask { than },
            Wire::Tell { record } => Self::Tell(Box::new(Record::parse(&record).ok()?)),
            Wire::Changed => Self::Changed,
            Wire::SignedOut { subject } => Self::SignedOut { subject },
        })
    }
}

/// The channel of one base domain.
pub(super) fn channel_name(domain: &str) -> String {
    format!("cloud-ui-session:{domain}")
}

/// The lock under which one tab of a base domain refreshes.
pub(super) fn lock_name(domain: &str) -> String {
    format!("cloud-ui-refresh:{domain}")
}

#[cfg(test)]
mod tests {
    use super::super::record::tests::record;
    use super::*;

    #[test]
    fn messages_survive_the_channel() {
        for message in [
            TabMessage::Ask { than: 7 },
            TabMessage::Tell(Box::new(record())),
            TabMessage::Changed,
            TabMessage::SignedOut { subject: "c1".to_owned() },
        ] {
            assert_eq!(TabMessage::parse(&message.to_text()), Some(message));
        }
    }

    #[test]
    fn messages_of_another_version_are_ignored() {
        for text in ["", "null", "\"changed\"", r#"{"kind":"dance"}"#, r#"{"kind":"tell","record":"{}"}"#] {
            assert_eq!(TabMessage::parse(text), None, "{text}");
        }
    }
}
