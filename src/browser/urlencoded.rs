//! Queries and form bodies: `application/x-www-form-urlencoded` of the URL standard.

/// `text` with everything but unreserved characters percent-encoded, fit for one segment of a path
/// and for a query alike.
pub fn encode(text: &str) -> String {
    let mut encoded = String::with_capacity(text.len());
    push_encoded(&mut encoded, text);
    encoded
}

/// Joins names and values as in `a=1&b=2`.
pub fn join<'a>(pairs: impl IntoIterator<Item = (&'a str, &'a str)>) -> String {
    let mut joined = String::new();
    for (name, value) in pairs {
        if !joined.is_empty() {
            joined.push('&');
        }
        push_encoded(&mut joined, name);
        joined.push('=');
        push_encoded(&mut joined, value);
    }
    joined
}

/// The names and values of a query, in its order. Bytes that are not UTF-8 become U+FFFD.
pub fn parse(query: &str) -> Vec<(String, String)> {
    query
        .split('&')
        .filter(|pair| !pair.is_empty())
        .map(|pair| {
            let (name, value) = pair.split_once('=').unwrap_or((pair, ""));
            (decode(name), decode(value))
        })
        .collect()
}

fn push_encoded(encoded: &mut String, text: &str) {
    const DIGITS: &[u8; 16] = b"0123456789ABCDEF";
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) {
            encoded.push(char::from(byte));
        } else {
            let digits = [byte >> 4, byte & 15].map(usize::from);
            encoded.push('%');
            encoded.extend(digits.iter().filter_map(|digit| DIGITS.get(*digit)).copied().map(char::from));
        }
    }
}

/// The text of one segment of a path. Bytes that are not UTF-8 become U+FFFD.
pub fn decode_segment(segment: &str) -> String {
    // In a path a plus sign is a plus sign.
    decode(&segment.replace('+', "%2B"))
}

fn decode(text: &str) -> String {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let [first, after @ ..] = rest {
        rest = after;
        match (first, after) {
            (b'%', [high, low, beyond @ ..]) => match (hex(*high), hex(*low)) {
                (Some(high), Some(low)) => {
                    bytes.push(high << 4 | low);
                    rest = beyond;
                }
                _ => bytes.push(b'%'),
            },
            (b'+', _) => bytes.push(b' '),
            _ => bytes.push(*first),
        }
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

fn hex(digit: u8) -> Option<u8> {
    char::from(digit).to_digit(16).and_then(|value| u8::try_from(value).ok())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn any_text_survives_a_query() {
        for text in ["", "a b+c", "100 %", "name:asc&x=y", "Zoë 🚀", "שלום", "a/b?c#d", "%zz%4"] {
            let query = join([("q", text), ("r", "1")]);
            assert!(query.is_ascii());
            assert_eq!(parse(&query), [("q".to_owned(), text.to_owned()), ("r".to_owned(), "1".to_owned())]);
        }
    }

    #[test]
    fn queries_of_others_are_read_tolerantly() {
        let parsed = parse("&a&b=1=2&c=x+y&d=%&e=%ff&");
        let parsed: Vec<_> = parsed.iter().map(|(a, b)| (a.as_str(), b.as_str())).collect();
        assert_eq!(parsed, [("a", ""), ("b", "1=2"), ("c", "x y"), ("d", "%"), ("e", "\u{fffd}")]);
    }
}
