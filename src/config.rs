//! `/config.json`: the base domains that this console may talk to.

use crate::browser::http::{self, Credentials, HttpFailure, HttpRequest, Method};
use cloud_ui_contract::console_config::{BaseDomain, ConsoleConfig};

const TIMEOUT_MS: u32 = 10_000;

/// Why the console does not know where its API is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ConfigError {
    /// The server that serves the console does not answer.
    Unreachable,
    /// What it serves is no configuration, or names no base domain.
    Unreadable,
}

impl ConfigError {
    /// What happened.
    pub fn headline(self) -> &'static str {
        match self {
            Self::Unreachable => "The server cannot be reached",
            Self::Unreadable => "The console is not configured",
        }
    }

    /// What to do.
    pub fn advice(self) -> &'static str {
        match self {
            Self::Unreachable => "Check the connection and reload.",
            Self::Unreadable => {
                "The file /config.json is missing or not valid. Tell whoever runs this console."
            }
        }
    }
}

/// Reads the configuration.
///
/// # Errors
/// [`ConfigError`].
pub async fn load() -> Result<ConsoleConfig, ConfigError> {
    let request = HttpRequest {
        method: Method::Get,
        url: "/config.json".to_owned(),
        headers: Vec::new(),
        body: None,
        credentials: Credentials::Omit,
        timeout_ms: TIMEOUT_MS,
    };
    let response = http::send(request).await.map_err(|failure| match failure {
        HttpFailure::Cut { .. } => ConfigError::Unreadable,
        HttpFailure::Network | HttpFailure::Timeout | HttpFailure::Malformed => ConfigError::Unreachable,
    })?;
    match response.status {
        200 => parse(&response.body).ok_or(ConfigError::Unreadable),
        500.. => Err(ConfigError::Unreachable),
        _ => Err(ConfigError::Unreadable),
    }
}

/// The base domain that this tab works with: the installation's own, which comes first.
///
/// # Errors
/// [`ConfigError::Unreadable`] when there is none.
pub fn active(config: &ConsoleConfig) -> Result<&BaseDomain, ConfigError> {
    config.base_domains.first().ok_or(ConfigError::Unreadable)
}

fn parse(text: &str) -> Option<ConsoleConfig> {
    let mut config: ConsoleConfig = serde_json::from_str(text).ok()?;
    config.base_domains.retain(is_usable);
    (!config.base_domains.is_empty()).then_some(config)
}

/// Tokens go to these origins, so a relative or an odd address is not taken.
fn is_usable(domain: &BaseDomain) -> bool {
    let is_http = |url: &str| url.starts_with("https://") || url.starts_with("http://");
    !domain.name.is_empty()
        && is_http(&domain.api_origin)
        && !domain.api_origin.ends_with('/')
        && is_http(&domain.issuer)
}

#[cfg(test)]
mod tests {
    use super::*;

    const GOOD: &str = r#"{"baseDomains":[{"name":"localhost","apiOrigin":"http://localhost:8888","issuer":"http://localhost:8888/auth/"}],"links":{"clientInstall":"i","pricing":"p","supportContact":"s"},"buildId":"b","demo":true,"somethingNew":1}"#;

    #[test]
    fn a_configuration_names_its_own_domain_first() {
        let config = parse(GOOD).expect("a configuration");
        assert_eq!(active(&config).map(|domain| domain.name.as_str()), Ok("localhost"));
    }

    #[test]
    fn without_a_usable_domain_there_is_no_configuration() {
        for (from, to) in [
            ("http://localhost:8888\"", "/api\""),
            ("http://localhost:8888\"", "javascript:alert(1)\""),
            ("http://localhost:8888\"", "http://localhost:8888/\""),
            ("\"localhost\"", "\"\""),
            ("http://localhost:8888/auth/", "auth/"),
        ] {
            assert!(GOOD.contains(from), "the test changes what is there");
            assert_eq!(parse(&GOOD.replacen(from, to, 1)), None, "{to}");
        }
        for garbage in ["", "{}", "<html>", r#"{"baseDomains":[]}"#] {
            assert_eq!(parse(garbage), None);
        }
    }
}
