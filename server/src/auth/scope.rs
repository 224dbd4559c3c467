//! Scopes: what a client may ask to learn and to do.

/// The scopes that mean something here (OpenID Connect Core, sections 5.4 and 11).
pub const SUPPORTED: [&str; 4] = ["openid", "profile", "email", "offline_access"];

/// What of the asked scope is granted. Unknown words are ignored (RFC 6749, section 3.3), and the
/// token answer tells the rest.
#[must_use]
pub fn granted(asked: &str) -> String {
    let words: Vec<&str> =
        SUPPORTED.into_iter().filter(|word| asked.split(' ').any(|one| one == *word)).collect();
    words.join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn unknown_and_repeated_words_are_dropped() {
        assert_eq!(granted("email admin openid  email OPENID"), "openid email");
        assert_eq!(granted(""), "");
    }
}
