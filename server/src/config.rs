//! The settings of a start of the server.

use std::path::PathBuf;

use url::Url;

/// Everything that a start of the server can be told.
#[derive(Debug, Clone)]
pub struct Settings {
    /// The address under which browsers reach the server, without a path.
    pub public_url: Url,
    /// The folder of the built console; none serves the API alone.
    pub console_dir: Option<PathBuf>,
    /// Whether sample data was asked for.
    pub demo: bool,
}
