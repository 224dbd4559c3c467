//! Rules about single texts.

/// The longest label of a host name (RFC 1123, section 2.1).
const MAX_LABEL: usize = 63;
/// The longest host name in text form (RFC 1035, section 2.3.4, less the length octets).
const MAX_HOST: usize = 253;

/// What is wrong with a name. It becomes part of Kubernetes objects' names and of host names, so
/// it is a label of RFC 1123 in lower case.
pub(super) fn name_problem(text: &str) -> Option<String> {
    if text.len() > MAX_LABEL {
        return Some(format!(
            "A name has at most {MAX_LABEL} characters; this one has {}.",
            text.chars().count()
        ));
    }
    (!is_label(text)).then(|| {
        "A name consists of lower-case letters, digits and hyphens, and begins and ends with a letter or digit."
            .to_owned()
    })
}

/// What is wrong with a host name.
pub(super) fn host_problem(text: &str) -> Option<String> {
    let host = text.to_ascii_lowercase();
    let fine = host.len() <= MAX_HOST
        && host.contains('.')
        && host.split('.').all(|label| label.len() <= MAX_LABEL && is_label(label));
    (!fine).then(|| "This is not a host name such as app.example.com.".to_owned())
}

/// What is wrong with the address of a repository.
pub(super) fn address_problem(text: &str) -> Option<String> {
    if text.chars().any(|character| character.is_whitespace() || character.is_control()) {
        return Some("An address holds no white space.".to_owned());
    }
    let (scheme, rest) = text.split_once("://")?;
    let authority = rest.split(['/', '?', '#']).next().unwrap_or_default();
    let (user, _) = authority.rsplit_once('@')?;
    // With SSH the user is a part of the address; elsewhere it may well be an access token.
    let is_login = scheme.eq_ignore_ascii_case("ssh") && !user.contains(':');
    (!is_login).then(|| {
        "Leave user, password and token out of the address: credentials are configured by an administrator."
            .to_owned()
    })
}

/// What to say about a text that only holds a place, e.g. `<YOUR_PROFILE_NAME>`.
pub(super) fn placeholder_problem(text: &str) -> Option<String> {
    let inner = text.trim().strip_prefix('<')?.strip_suffix('>')?;
    let is_placeholder = !inner.is_empty()
        && inner
            .chars()
            .all(|character| character.is_alphanumeric() || matches!(character, '_' | '-' | ' ' | '.'));
    let what = inner.trim_start_matches("YOUR_").trim_start_matches("your-").to_lowercase();
    let what = what.replace(['_', '-'], " ");
    is_placeholder.then(|| format!("Replace the placeholder {text} by your own {what}."))
}

fn is_label(text: &str) -> bool {
    let inner = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-';
    !text.is_empty() && text.bytes().all(inner) && !text.starts_with('-') && !text.ends_with('-')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_labels() {
        let longest = "x".repeat(63);
        for good in ["a", "hello-world", "9lives", longest.as_str()] {
            assert_eq!(name_problem(good), None, "{good}");
        }
        let long = "x".repeat(64);
        for bad in ["", "-a", "a-", "Hello", "a_b", "a.b", "naïve", "a b", "🚀", long.as_str()] {
            assert!(name_problem(bad).is_some(), "{bad}");
        }
    }

    #[test]
    fn hosts_have_a_domain() {
        assert_eq!(host_problem("app.example.com"), None);
        for bad in ["", "app", "app..com", "https://app.example.com", "a b.example"] {
            assert!(host_problem(bad).is_some(), "{bad}");
        }
    }

    #[test]
    fn a_password_does_not_belong_into_an_address() {
        assert_eq!(address_problem("https://git.example.com/a.git"), None);
        assert_eq!(address_problem("git@git.example.com:a.git"), None);
        assert_eq!(address_problem("ssh://git@git.example.com/a.git"), None);
        assert!(address_problem("https://me:hunter2@git.example.com/a.git").is_some());
        assert!(address_problem("ssh://git:hunter2@git.example.com/a.git").is_some());
    }

    /// Hosts of repositories take an access token for the user, without a password: such an address
    /// was stored and shown as it was, because it holds no colon.
    #[test]
    fn a_token_in_the_place_of_the_user_is_refused() {
        for bad in ["https://ghp_16C7e42F@github.com/a/b.git", "HTTP://token@git.example.com", "https://@h/a"]
        {
            assert!(address_problem(bad).is_some(), "{bad}");
        }
        for good in ["https://git.example.com/a@v1.git", "https://git.example.com?ref=a@b"] {
            assert_eq!(address_problem(good), None, "{good}");
        }
    }

    #[test]
    fn placeholders_are_told_by_what_they_stand_for() {
        let said = placeholder_problem("<YOUR_PROFILE_NAME>").unwrap();
        assert_eq!(said, "Replace the placeholder <YOUR_PROFILE_NAME> by your own profile name.");
        assert_eq!(placeholder_problem("<>"), None);
        assert_eq!(placeholder_problem("a<b>"), None);
    }
}
