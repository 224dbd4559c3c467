//! What every handler shares.

use std::sync::Arc;

use crate::auth::Auth;
use crate::clock::Clock;
use crate::config::Settings;
use crate::store::Store;

/// The server's parts; cheap to clone.
#[derive(Clone)]
pub struct AppState {
    /// The database.
    pub store: Store,
    /// The clock.
    pub clock: Clock,
    /// The settings of this start.
    pub settings: Arc<Settings>,
    /// The authorization server's keys and guards.
    pub auth: Arc<Auth>,
}
