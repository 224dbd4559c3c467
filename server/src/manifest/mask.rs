//! Secrets in specs: values under keys that name a secret leave the server only as
//! `{"$masked": id}`. Sent back at its path, the mask keeps the value.

use std::convert::Infallible;

use cloud_ui_contract::apply::ManifestFinding;
use serde_json::{Value, json};
use sha2::{Digest, Sha256};

use super::finding::finding;
use super::node::{Node, Position};

const KEY: &str = "$masked";

/// A masked value that somebody sent.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sent {
    /// Its place in the spec, as a JSON pointer (RFC 6901).
    pub pointer: String,
    /// The mask's id.
    pub id: String,
    /// Where it stands in the request's body.
    pub at: Position,
}

impl Sent {
    /// What to say when the mask stands for nothing.
    #[must_use]
    pub fn unknown(&self) -> ManifestFinding {
        let field = format!("spec{}", self.pointer.replace('/', "."));
        let message = "This masked value is not the one that is stored here: write the value itself.";
        finding(self.at, &field, message)
    }
}

/// The spec of an entity (by its id) with every secret masked.
#[must_use]
pub fn masked(entity: &str, spec: &Value) -> Value {
    let Ok(masked) =
        replace_secrets::<Infallible>(spec, &mut |pointer, _| Ok(json!({ KEY: id_of(entity, pointer) })));
    masked
}

/// The spec with every secret replaced by what stands for it; the place of each is told as a JSON
/// pointer (RFC 6901).
///
/// # Errors
/// The first one of the replacement.
pub fn replace_secrets<E>(
    spec: &Value,
    replacement: &mut impl FnMut(&str, &Value) -> Result<Value, E>,
) -> Result<Value, E> {
    replace(spec, "", false, replacement)
}

/// Puts the stored values in the place of the masks. Answers the masks that stand for nothing.
#[must_use]
pub fn restore(entity: &str, stored: &Value, spec: &mut Value, sent: &[Sent]) -> Vec<Sent> {
    let mut unknown = Vec::new();
    for mask in sent {
        let known = mask.id == id_of(entity, &mask.pointer);
        match (stored.pointer(&mask.pointer), spec.pointer_mut(&mask.pointer)) {
            (Some(value), Some(place)) if known && masks(&mask.pointer, value) => *place = value.clone(),
            _ => unknown.push(mask.clone()),
        }
    }
    unknown
}

/// The id of a node that is a mask.
pub(super) fn sent_id(node: &Node) -> Option<String> {
    match node.entries()? {
        [entry] if entry.key == KEY => entry.value.text().map(str::to_owned),
        _ => None,
    }
}

/// A key as a part of a JSON pointer.
pub(super) fn escape(key: &str) -> String {
    key.replace('~', "~0").replace('/', "~1")
}

/// Whether a key names a secret by whole words, and not a reference to one.
#[must_use]
pub fn names_secret(key: &str) -> bool {
    let words = words(key);
    let pair = |first: &str, second: &str| words.windows(2).any(|pair| pair == [first, second]);
    let one =
        |word: &String| matches!(word.as_str(), "password" | "token" | "secret" | "apikey" | "privatekey");
    (words.iter().any(one) || pair("api", "key") || pair("private", "key")) && !is_reference(&words)
}

fn is_reference(words: &[String]) -> bool {
    words.last().is_some_and(|word| matches!(word.as_str(), "name" | "names" | "ref" | "refs"))
}

/// The mask tells nothing about the value, only its place: two apps with the same secret have
/// different masks, and the same app always the same.
fn id_of(entity: &str, pointer: &str) -> String {
    let digest = Sha256::digest(format!("{entity}\n{pointer}"));
    digest.iter().take(8).map(|byte| format!("{byte:02x}")).collect()
}

fn replace<E>(
    value: &Value,
    pointer: &str,
    secret: bool,
    replacement: &mut impl FnMut(&str, &Value) -> Result<Value, E>,
) -> Result<Value, E> {
    match value {
        Value::Object(map) => {
            let entries = map.iter().map(|(key, value)| {
                let secret = names_secret(key) || (secret && !is_reference(&words(key)));
                let pointer = format!("{pointer}/{}", escape(key));
                Ok((key.clone(), replace(value, &pointer, secret, replacement)?))
            });
            entries.collect::<Result<_, E>>().map(Value::Object)
        }
        Value::Array(items) => {
            let items = items.iter().enumerate();
            items.map(|(at, item)| replace(item, &format!("{pointer}/{at}"), secret, replacement)).collect()
        }
        value if secret && is_hidden(value) => replacement(pointer, value),
        value => Ok(value.clone()),
    }
}

/// Switches and nothing at all tell no secret.
fn is_hidden(value: &Value) -> bool {
    match value {
        Value::String(text) => !text.is_empty(),
        Value::Number(_) => true,
        _ => false,
    }
}

fn masks(pointer: &str, value: &Value) -> bool {
    is_hidden(value) && pointer.split('/').any(|key| names_secret(&key.replace("~1", "/").replace("~0", "~")))
}

/// The words of a key in camelCase, snake_case, kebab-case or dotted, in lower case.
fn words(key: &str) -> Vec<String> {
    let mut words: Vec<String> = Vec::new();
    let characters: Vec<char> = key.chars().collect();
    let mut begins = true;
    for (at, character) in characters.iter().enumerate() {
        if !character.is_alphanumeric() {
            begins = true;
            continue;
        }
        let before = at.checked_sub(1).and_then(|at| characters.get(at));
        let after = characters.get(at + 1);
        let hump = character.is_uppercase()
            && (before.is_some_and(|before| !before.is_uppercase())
                || after.is_some_and(|after| after.is_lowercase()));
        match words.last_mut() {
            Some(word) if !begins && !hump => word.extend(character.to_lowercase()),
            _ => words.push(character.to_lowercase().collect()),
        }
        begins = false;
    }
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    const SECRET: &[&str] = &[
        "password",
        "adminPassword",
        "ADMIN_PASSWORD",
        "db-password",
        "token",
        "accessToken",
        "api_token",
        "secret",
        "clientSecret",
        "secretKey",
        "apiKey",
        "api_key",
        "APIKey",
        "myApiKeyValue",
        "apikey",
        "privateKey",
        "private_key",
        "tls.privateKey",
        "GitHubToken",
    ];
    const PLAIN: &[&str] = &[
        "passwordless",
        "tokenizer",
        "secretary",
        "secretName",
        "existingSecretName",
        "tokenRef",
        "secret_ref",
        "apiKeyRef",
        "key",
        "apiVersion",
        "keyPrivate",
        "monkey",
        "publicKey",
        "",
    ];

    #[test]
    fn whole_words_name_a_secret() {
        for key in SECRET {
            assert!(names_secret(key), "{key}");
        }
        for key in PLAIN {
            assert!(!names_secret(key), "{key}");
        }
    }

    fn secrets_of(value: &Value) -> usize {
        match value {
            Value::Object(map) if map.contains_key(KEY) => 1,
            Value::Object(map) => map.values().map(secrets_of).sum(),
            Value::Array(items) => items.iter().map(secrets_of).sum(),
            _ => 0,
        }
    }

    #[test]
    fn wherever_a_secret_stands_it_is_hidden_and_comes_back() {
        for (depth, key) in SECRET.iter().cycle().take(120).enumerate().map(|(at, key)| (at % 6, key)) {
            let mut spec = json!({ *key: "hunter2", "plain": "seen" });
            for level in 0..depth {
                spec = if level % 2 == 0 { json!({"a/b~c": spec}) } else { json!([1, spec]) };
            }
            let hidden = masked("app", &spec);
            assert_eq!(secrets_of(&hidden), 1, "{key} at depth {depth}");
            let text = hidden.to_string();
            assert!(!text.contains("hunter2") && text.contains("seen"));
            assert_eq!(masked("app", &spec), hidden, "the same app has the same masks");
            assert_ne!(masked("other", &spec), hidden);

            let mut pointer = String::new();
            for level in (0..depth).rev() {
                pointer += if level % 2 == 0 { "/a~1b~0c" } else { "/1" };
            }
            let pointer = format!("{pointer}/{}", escape(key));
            let id =
                hidden.pointer(&format!("{pointer}/{}", escape(KEY))).unwrap().as_str().unwrap().to_owned();
            let sent = [Sent { pointer, id, at: Position { line: 1, column: 1 } }];
            let mut returned = hidden.clone();
            assert_eq!(restore("app", &spec, &mut returned, &sent), []);
            assert_eq!(returned, spec);
            assert_eq!(restore("other", &spec, &mut hidden.clone(), &sent), sent);
        }
    }

    #[test]
    fn what_lies_under_a_secret_is_hidden_but_for_switches_and_references() {
        let spec =
            json!({"secret": {"create": true, "name": "pg", "value": "x", "pins": [1234], "empty": ""}});
        let hidden = masked("app", &spec);
        let secret = &hidden["secret"];
        assert_eq!(
            (&secret["create"], &secret["name"], &secret["empty"]),
            (&json!(true), &json!("pg"), &json!(""))
        );
        assert_eq!(secrets_of(&hidden), 2);
    }

    #[test]
    fn a_mask_moved_to_another_key_reveals_nothing() {
        let spec = json!({"password": "hunter2", "plain": "x"});
        let id = masked("app", &spec)["password"][KEY].as_str().unwrap().to_owned();
        let sent = [Sent { pointer: "/plain".into(), id, at: Position { line: 1, column: 1 } }];
        let mut moved = json!({"plain": {KEY: "…"}});
        assert_eq!(restore("app", &spec, &mut moved, &sent), sent);
        assert!(!moved.to_string().contains("hunter2"));
    }
}
