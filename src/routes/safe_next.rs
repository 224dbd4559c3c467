//! Addresses to come back to after signing in, which storage or a link may have tampered with.

use super::Route;

/// The longest address that is kept, in bytes.
const LONGEST: usize = 2_048;

/// An address of this console that is not part of signing in: safe to navigate to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SafeNext {
    route: Route,
    address: String,
}

impl SafeNext {
    /// Takes path, query and fragment of one of the console's own pages, and nothing else: no other
    /// scheme or host, which browsers also read out of `//host`, `/\host` and embedded tabs or line
    /// breaks (URL standard, section 4.4).
    pub fn parse(address: &str) -> Option<Self> {
        let is_plain = address.len() <= LONGEST
            && address.starts_with('/')
            && !address.starts_with("//")
            && !address.contains('\\')
            && !address.contains(|letter: char| letter.is_control() || letter.is_whitespace());
        if !is_plain {
            return None;
        }
        let before_fragment = address.split('#').next().unwrap_or_default();
        let (path, query) = before_fragment.split_once('?').unwrap_or((before_fragment, ""));
        let route = Route::parse(path, query).filter(|route| !route.is_sign_in())?;
        Some(Self { route, address: address.to_owned() })
    }

    /// The page it leads to.
    pub fn route(&self) -> &Route {
        &self.route
    }

    /// The address as it was asked for: path, query and fragment.
    pub fn as_str(&self) -> &str {
        &self.address
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_address_comes_back_exactly() {
        for address in ["/", "/help#shortcuts", "/o/c1/apps?search=a%20b&page=2#row", "/settings/api-keys"] {
            assert_eq!(SafeNext::parse(address).map(|next| next.address).as_deref(), Some(address));
        }
    }

    #[test]
    fn nothing_leads_elsewhere_or_back_into_signing_in() {
        let long = format!("/help?x={}", "a".repeat(LONGEST));
        for address in [
            "",
            "help",
            "//evil.example",
            "//evil.example/help",
            "/\\evil.example",
            "\\\\evil.example",
            "/help\\..\\x",
            "javascript:alert(1)",
            "data:text/html,x",
            "https://evil.example/help",
            " /help",
            "/\t/evil.example",
            "/help\n",
            "/%0a/evil",
            "/\u{0}help",
            "/login",
            "/login?transaction=t",
            "/login/password",
            "/callback?code=c",
            "/setup#secret",
            "/nowhere",
            "/o/../../evil",
            "/o/c1//apps",
            &long,
        ] {
            assert_eq!(SafeNext::parse(address), None, "{address:?}");
        }
    }
}
