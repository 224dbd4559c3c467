//! What was used last in this browser, newest first.

use crate::browser::storage::{self, Area};

/// As many as are remembered.
const MOST: usize = 12;

/// The longest id that is believed.
const LONGEST_ID: usize = 64;

/// Of what.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Recent {
    /// Organizations.
    Organizations,
    /// Workspaces.
    Workspaces,
}

impl Recent {
    fn key(self) -> &'static str {
        match self {
            Self::Organizations => "cloud-ui.recent-organizations",
            Self::Workspaces => "cloud-ui.recent-workspaces",
        }
    }

    /// The ids, newest first; none where storage is denied.
    pub fn ids(self) -> Vec<String> {
        parse(&storage::get(Area::Local, self.key()).ok().flatten().unwrap_or_default())
    }

    /// Puts an id first.
    pub fn remember(self, id: &str) {
        let ids = with_first(self.ids(), id);
        // Denied or full storage costs the order of a list.
        let _kept = storage::set(Area::Local, self.key(), &ids.join("\n"));
    }
}

/// Splits `items` into those remembered, in that order, and the rest, in its own.
pub fn recent_first<T>(items: Vec<T>, ids: &[String], id_of: fn(&T) -> &str) -> (Vec<T>, Vec<T>) {
    let rank = |item: &T| ids.iter().position(|id| id == id_of(item));
    let (mut recent, rest): (Vec<T>, Vec<T>) = items.into_iter().partition(|item| rank(item).is_some());
    recent.sort_by_key(rank);
    (recent, rest)
}

fn parse(text: &str) -> Vec<String> {
    let is_id = |line: &&str| {
        !line.is_empty() && line.len() <= LONGEST_ID && line.bytes().all(|byte| byte.is_ascii_alphanumeric())
    };
    let mut ids: Vec<String> = Vec::new();
    for line in text.lines().filter(is_id) {
        if !ids.iter().any(|id| id == line) && ids.len() < MOST {
            ids.push(line.to_owned());
        }
    }
    ids
}

fn with_first(mut ids: Vec<String>, id: &str) -> Vec<String> {
    ids.retain(|other| other != id);
    ids.insert(0, id.to_owned());
    ids.truncate(MOST);
    ids
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn storage_is_read_as_if_anybody_had_written_it() {
        let long = "a".repeat(LONGEST_ID + 1);
        assert_eq!(parse(&format!("b\n\na b\n<script>\n{long}\nc\nb")), ["b", "c"]);
        let many: String = (0..100).map(|n| format!("id{n}\n")).collect();
        assert_eq!(parse(&many).len(), MOST);
        assert!(parse("").is_empty());
    }

    #[test]
    fn the_one_used_last_comes_first_and_once() {
        let ids = with_first(vec!["a".to_owned(), "b".to_owned()], "b");
        assert_eq!(ids, ["b", "a"]);
        let full: Vec<String> = (0..MOST).map(|n| n.to_string()).collect();
        assert_eq!(with_first(full, "new").len(), MOST);
    }

    #[test]
    fn what_is_remembered_and_gone_is_left_out() {
        let items = vec!["a", "b", "c"];
        let ids = ["gone".to_owned(), "c".to_owned(), "a".to_owned()];
        assert_eq!(recent_first(items, &ids, |item| *item), (vec!["c", "a"], vec!["b"]));
    }
}
