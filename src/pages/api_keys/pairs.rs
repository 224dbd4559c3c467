//! Keys in overlap: the old one stands below the new one.

use cloud_ui_contract::api_key::ApiKey;

/// A row of the list.
#[derive(Clone, Debug, PartialEq)]
pub struct Row {
    /// The key.
    pub key: ApiKey,
    /// Its successor or its predecessor, when that one is on the same page.
    pub partner: Option<String>,
    /// It is the old one and stands right below its successor.
    pub below_successor: bool,
}

/// The rows of a page. A key that still works moves below its successor; all others keep their place.
pub fn rows(keys: &[ApiKey]) -> Vec<Row> {
    let by_id = |id: &Option<_>| keys.iter().find(|key| Some(&key.id) == id.as_ref());
    let moves = |key: &&ApiKey| key.status.is_usable() && by_id(&key.replaced_by_id).is_some();
    let mut rows = Vec::with_capacity(keys.len());
    for key in keys.iter().filter(|key| !moves(key)) {
        append(&mut rows, key, false, keys);
    }
    rows
}

/// Adds a key and, below it, those that it replaces, back to the first of the chain.
fn append(rows: &mut Vec<Row>, key: &ApiKey, below_successor: bool, keys: &[ApiKey]) {
    let is_old = |old: &&ApiKey| old.status.is_usable() && old.replaced_by_id.as_ref() == Some(&key.id);
    let old: Vec<&ApiKey> = keys.iter().filter(is_old).collect();
    let successor = keys.iter().find(|new| Some(&new.id) == key.replaced_by_id.as_ref());
    let partner = successor.or(old.first().copied()).map(|partner| partner.masked_key.clone());
    rows.push(Row { key: key.clone(), partner, below_successor });
    for old in old {
        append(rows, old, true, keys);
    }
}

#[cfg(test)]
mod tests {
    use cloud_ui_contract::api_key::ApiKeyStatus;

    use super::super::samples::key;
    use super::*;

    fn replaced(name: &str, by: &str, status: ApiKeyStatus) -> ApiKey {
        ApiKey { replaced_by_id: Some(key(by).id), status, ..key(name) }
    }

    fn names(keys: &[ApiKey]) -> Vec<(String, bool)> {
        rows(keys).into_iter().map(|row| (row.key.name, row.below_successor)).collect()
    }

    #[test]
    fn the_old_key_stands_below_the_new_one() {
        let keys = [replaced("old", "new", ApiKeyStatus::Expiring), key("other"), key("new")];
        let expected = [("other", false), ("new", false), ("old", true)];
        assert_eq!(names(&keys), expected.map(|(name, below)| (name.to_owned(), below)));
        assert_eq!(rows(&keys)[2].partner.as_deref(), Some("cui_0000…3Hek"));
    }

    #[test]
    fn a_key_that_ended_or_whose_successor_is_on_another_page_stays() {
        let keys = [
            replaced("dead", "new", ApiKeyStatus::Expired),
            replaced("far", "away", ApiKeyStatus::Expiring),
            key("new"),
        ];
        let expected = ["dead", "far", "new"].map(|name| (name.to_owned(), false));
        assert_eq!(names(&keys), expected);
    }

    #[test]
    fn a_chain_of_rotations_stays_together() {
        let keys = [
            replaced("first", "second", ApiKeyStatus::Expiring),
            replaced("second", "third", ApiKeyStatus::Expiring),
            key("third"),
        ];
        let told: Vec<String> = rows(&keys).into_iter().map(|row| row.key.name).collect();
        assert_eq!(told, ["third", "second", "first"]);
    }
}
