//! The settings of a start of the server.

use std::path::PathBuf;

use cloud_ui_contract::console_config::{BaseDomain, Links};
use ipnet::IpNet;
use url::{Host, Url};

/// Everything that a start of the server can be told.
#[derive(Debug, Clone)]
pub struct Settings {
    /// The address under which browsers reach the server, without a path.
    pub public_url: Url,
    /// The folder of the built console; none serves the API alone.
    pub console_dir: Option<PathBuf>,
    /// Origins of consoles served elsewhere that may sign in here and call the API.
    pub console_origins: Vec<String>,
    /// Further installations that this console may talk to.
    pub base_domains: Vec<BaseDomain>,
    /// Reverse proxies whose `X-Forwarded-For` is believed.
    pub trusted_proxies: Vec<IpNet>,
    /// The remote API that is passed through instead of the embedded one.
    pub upstream: Option<Url>,
    /// Addresses and contacts that the console shows.
    pub links: Links,
    /// Whether sample data was asked for.
    pub demo: bool,
}

impl Settings {
    /// Settings for a server at this address and nothing else.
    #[must_use]
    pub fn at(public_url: Url) -> Self {
        Self {
            public_url,
            console_dir: None,
            console_origins: Vec::new(),
            base_domains: Vec::new(),
            trusted_proxies: Vec::new(),
            upstream: None,
            links: default_links(),
            demo: false,
        }
    }

    /// The public URL's origin, e.g. `http://localhost:8888`.
    #[must_use]
    pub fn origin(&self) -> String {
        self.public_url.origin().ascii_serialization()
    }

    /// The issuer of tokens: the address of the authorization server, with a trailing slash.
    #[must_use]
    pub fn issuer(&self) -> String {
        format!("{}/auth/", self.origin())
    }

    /// The public host with its port where that is not the scheme's own, as browsers send it.
    #[must_use]
    pub fn authority(&self) -> String {
        let host = self.public_url.host_str().unwrap_or_default();
        self.public_url.port().map_or_else(|| host.to_owned(), |port| format!("{host}:{port}"))
    }

    /// Whether browsers reach the server through TLS.
    #[must_use]
    pub fn is_https(&self) -> bool {
        self.public_url.scheme() == "https"
    }

    /// Whether the public host is a domain name other than `localhost`.
    #[must_use]
    pub fn is_public_domain(&self) -> bool {
        matches!(self.public_url.host(), Some(Host::Domain(name))
            if name != "localhost" && !name.ends_with(".localhost"))
    }
}

/// What the console links to when the installation names nothing else.
#[must_use]
pub fn default_links() -> Links {
    Links { client_install: String::new(), pricing: String::new(), support_contact: String::new() }
}
