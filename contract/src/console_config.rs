//! `/config.json`: what the console learns from the server that hosts it.

use crate::wire::wire_struct;

wire_struct! {
    /// The installation as the console sees it.
    pub struct ConsoleConfig {
        /// The installations this console may talk to; the first is its own.
        pub base_domains: Vec<BaseDomain>,
        /// Where to send a person for what the console does not do itself.
        pub links: Links,
        /// The served build, so that an older tab can offer to reload.
        pub build_id: String,
        /// Whether the data is the demo's.
        pub demo: bool,
        /// Whether the own base domain passes through to a remote API: it has no authorization
        /// server, and a person signs in by pasting a token.
        #[serde(default)]
        pub upstream: bool,
    }
}

wire_struct! {
    /// One installation: its API and its authorization server.
    pub struct BaseDomain {
        /// What a person calls it, e.g. `localhost`.
        pub name: String,
        /// Where `/v1` hangs, without a trailing slash, e.g. `http://localhost:8888`.
        pub api_origin: String,
        /// The issuer, with a trailing slash, e.g. `http://localhost:8888/auth/`.
        pub issuer: String,
    }
}

wire_struct! {
    /// Addresses and contacts.
    pub struct Links {
        /// The command that installs the command-line client.
        pub client_install: String,
        /// The page that compares the plans.
        pub pricing: String,
        /// Whom to ask for help.
        pub support_contact: String,
    }
}
