//! Values of a manifest as text to read, written as YAML would.

use serde_json::Value;

use super::words::MASKED;

/// The key of the object that stands in place of a masked value.
const MASK: &str = "$masked";

/// The value as indented text. Texts that YAML would take for something else are quoted.
pub fn text_of(value: &Value) -> String {
    let mut text = String::new();
    write(value, 0, &mut text);
    text.trim_end().to_owned()
}

/// Whether a masked value is in it.
pub fn has_masked(value: &Value) -> bool {
    match value {
        Value::Object(fields) => fields.contains_key(MASK) || fields.values().any(has_masked),
        Value::Array(items) => items.iter().any(has_masked),
        _ => false,
    }
}

fn write(value: &Value, depth: usize, text: &mut String) {
    match value {
        Value::Object(fields) if !fields.is_empty() && !fields.contains_key(MASK) => {
            for (name, inner) in fields {
                indent(depth, text);
                text.push_str(&plain(name));
                text.push(':');
                write_inner(inner, depth + 1, text);
            }
        }
        Value::Array(items) if !items.is_empty() => {
            for item in items {
                indent(depth, text);
                text.push('-');
                write_inner(item, depth + 1, text);
            }
        }
        scalar => {
            text.push_str(&word(scalar));
            text.push('\n');
        }
    }
}

fn write_inner(value: &Value, depth: usize, text: &mut String) {
    let nests = match value {
        Value::Object(fields) => !fields.is_empty() && !fields.contains_key(MASK),
        Value::Array(items) => !items.is_empty(),
        _ => false,
    };
    text.push(if nests { '\n' } else { ' ' });
    write(value, depth, text);
}

fn indent(depth: usize, text: &mut String) {
    for _ in 0..depth {
        text.push_str("  ");
    }
}

fn word(value: &Value) -> String {
    match value {
        Value::Object(fields) if fields.contains_key(MASK) => MASKED.to_owned(),
        Value::String(text) => plain(text),
        other => other.to_string(),
    }
}

fn plain(text: &str) -> String {
    let is_word = text.starts_with(|first: char| first.is_alphabetic() || first == '/')
        && !text.contains(": ")
        && !text.contains(" #")
        && !text.ends_with([':', ' '])
        && !text.contains(char::is_control)
        && !["true", "false", "null", "yes", "no", "on", "off"].contains(&text.to_lowercase().as_str());
    if is_word { text.to_owned() } else { Value::from(text).to_string() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn values_read_like_the_manifest() {
        let values = json!({"auth": {"enabled": true, "user": "ci"}, "hosts": ["a", {"b": 2}], "none": {}});
        let text = "auth:\n  enabled: true\n  user: ci\nhosts:\n  - a\n  -\n    b: 2\nnone: {}";
        assert_eq!(text_of(&values), text);
    }

    #[test]
    fn a_masked_value_says_so_and_not_its_id() {
        let values = json!({"auth": {"password": {"$masked": "c123"}}});
        assert_eq!(text_of(&values), format!("auth:\n  password: {MASKED}"));
        assert!(has_masked(&values));
        assert!(!has_masked(&json!({"auth": ["x"]})));
    }

    #[test]
    fn texts_that_look_like_something_else_are_quoted() {
        for (text, written) in [
            ("true", "\"true\""),
            ("8080", "\"8080\""),
            ("a: b", "\"a: b\""),
            ("a\nb", "\"a\\nb\""),
            ("/x", "/x"),
        ] {
            assert_eq!(text_of(&json!({"k": text})), format!("k: {written}"));
        }
        assert_eq!(text_of(&json!("")), "\"\"");
    }
}
