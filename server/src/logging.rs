//! The server's log, on standard error.

use std::io::IsTerminal;

use tracing_subscriber::EnvFilter;

/// What is logged without a word from the operator.
const DEFAULT: &str = "info";

/// Begins to log: text where a person looks on, one JSON object a line elsewhere. `CLOUD_UI_LOG`
/// names levels, e.g. `debug` or `cloud_ui_server=debug,sqlx=warn`.
pub fn start() {
    let filter = EnvFilter::try_from_env("CLOUD_UI_LOG").unwrap_or_else(|_| EnvFilter::new(DEFAULT));
    let log = tracing_subscriber::fmt().with_env_filter(filter).with_writer(std::io::stderr);
    if std::io::stderr().is_terminal() {
        log.with_target(false).init();
    } else {
        log.json().flatten_event(true).init();
    }
}
