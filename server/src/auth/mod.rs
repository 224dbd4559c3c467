//! The OAuth 2.0 and OpenID Connect provider.

pub mod access_token;

/// The authorization server's keys and guards.
#[derive(Debug)]
pub struct Auth {}
