//! The applications that people sign in to.

use std::time::Duration;

use crate::config::Settings;

/// The console's client id.
pub const CONSOLE: &str = "console";

/// A registered client. All of them are public: they hold no secret (RFC 6749, section 2.1).
#[derive(Debug, Clone)]
pub struct Client {
    /// Its id.
    pub id: &'static str,
    /// What a person calls it.
    pub name: &'static str,
    /// Whether it is this console, which needs no consent.
    pub first_party: bool,
    /// Where codes may be sent; compared as text (RFC 9700, section 2.1).
    pub redirect_uris: Vec<String>,
    /// Where browsers may go after a sign-out.
    pub post_logout_uris: Vec<String>,
    /// The life of its access tokens.
    pub access_token_life: Duration,
}

impl Client {
    /// The client of that id.
    #[must_use]
    pub fn find(settings: &Settings, id: &str) -> Option<Self> {
        (id == CONSOLE).then(|| {
            let origins: Vec<String> =
                std::iter::once(settings.origin()).chain(settings.console_origins.iter().cloned()).collect();
            Self {
                id: CONSOLE,
                name: "Cloud UI",
                first_party: true,
                redirect_uris: origins.iter().map(|origin| format!("{origin}/callback")).collect(),
                post_logout_uris: origins.iter().map(|origin| format!("{origin}/login")).collect(),
                access_token_life: Duration::from_secs(10 * 60),
            }
        })
    }
}
