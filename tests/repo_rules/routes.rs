//! Addresses of the console are written down once.

use super::hold;
use super::syntax::{self, Kind, Source};

/// First segments of the console's addresses.
const PLACES: &[&str] = &[
    "o",
    "welcome",
    "login",
    "callback",
    "reset-password",
    "verify-email",
    "invites",
    "connected",
    "token",
    "outbox",
    "settings",
    "help",
    "admin",
];

#[test]
fn no_address_outside_the_routes() {
    let violations: Vec<String> = syntax::console()
        .iter()
        .filter(|source| source.path != "src/routes.rs" && !source.path.starts_with("src/routes/"))
        .flat_map(addresses)
        .collect();
    hold("Write the address as a Route and let href() spell it:", &violations);
}

fn addresses(source: &Source) -> Vec<String> {
    (0..source.tokens.len())
        .filter_map(|at| match &source.tokens[at].kind {
            Kind::Text(text) if is_address(text) => Some(format!("{} \"{text}\"", source.place(at))),
            _ => None,
        })
        .collect()
}

fn is_address(text: &str) -> bool {
    let Some(path) = text.strip_prefix('/') else { return false };
    let first = path.split(['/', '?', '#']).next().unwrap_or_default();
    PLACES.contains(&first)
}

#[test]
fn addresses_are_told_from_other_paths() {
    for address in ["/o/{id}/apps", "/login?transaction=", "/settings"] {
        assert!(is_address(address), "{address}");
    }
    for other in ["/v1/organizations", "/auth/oauth/token", "/", "o/", "/organizations"] {
        assert!(!is_address(other), "{other}");
    }
}
