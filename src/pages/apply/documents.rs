//! Joining files, and checking a text before it is sent.

use cloud_ui_contract::apply::MAX_MANIFEST_BYTES;

use super::words;

/// The text with those of the files after it, each a document of its own.
pub fn joined(text: &str, files: &[String]) -> String {
    let mut joined = String::new();
    for part in std::iter::once(text).chain(files.iter().map(String::as_str)) {
        // A byte order mark is for the beginning of a file, and this may become its middle.
        let part = part.trim_start_matches('\u{feff}');
        if part.trim().is_empty() {
            continue;
        }
        if !joined.is_empty() && !begins_document(part) {
            joined.push_str("---\n");
        }
        joined.push_str(part);
        if !part.ends_with('\n') {
            joined.push('\n');
        }
    }
    joined
}

fn begins_document(text: &str) -> bool {
    text.lines().find(|line| !line.trim().is_empty() && !line.starts_with('#')).is_some_and(|line| {
        line.strip_prefix("---").is_some_and(|rest| rest.is_empty() || rest.starts_with([' ', '\t']))
    })
}

/// Why a text cannot be sent.
pub fn problem(text: &str) -> Option<String> {
    if text.trim().is_empty() {
        Some(words::MISSING.to_owned())
    } else if text.len() > MAX_MANIFEST_BYTES {
        Some(words::too_large(text.len(), MAX_MANIFEST_BYTES))
    } else {
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_file_becomes_a_document_of_its_own() {
        let files = ["a: 1".to_owned(), "\u{feff}# two\n---\nb: 2\n".to_owned(), "  \n".to_owned()];
        assert_eq!(joined("", &files), "a: 1\n# two\n---\nb: 2\n");
        assert_eq!(joined("x: 0\n", &files[..1]), "x: 0\n---\na: 1\n");
        assert_eq!(joined("", &[]), "");
    }

    #[test]
    fn a_line_that_only_begins_with_dashes_begins_no_document() {
        assert_eq!(joined("a: 1\n", &["----\n".to_owned()]), "a: 1\n---\n----\n");
        assert_eq!(joined("a: 1\n", &["--- # b\nb: 2\n".to_owned()]), "a: 1\n--- # b\nb: 2\n");
    }

    #[test]
    fn the_size_is_told_before_sending() {
        assert_eq!(problem(" \n"), Some(words::MISSING.to_owned()));
        assert_eq!(problem(&"x".repeat(MAX_MANIFEST_BYTES)), None);
        let told = problem(&"é".repeat(MAX_MANIFEST_BYTES)).unwrap_or_default();
        assert!(told.starts_with("This is 2.0 MiB, and one request takes 1.0 MiB."), "{told}");
    }
}
