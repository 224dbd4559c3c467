//! What the server does by itself from time to time.

use std::time::Duration;

use cloud_ui_contract::timestamp::Timestamp;
use tokio::time::{MissedTickBehavior, interval};
use tokio_util::sync::CancellationToken;

use crate::state::AppState;
use crate::store::Store;

/// How often what is over is removed.
const EVERY: Duration = Duration::from_secs(10 * 60);
/// How long audit events are kept, in days.
const AUDIT_DAYS: i64 = 90;
/// How long a browser that signed in is known, in days.
const BROWSER_DAYS: i64 = 180;

/// Removes what is over, now and every ten minutes, until it is told to stop.
pub async fn run(state: AppState, stop: CancellationToken) {
    let mut ticks = interval(EVERY);
    ticks.set_missed_tick_behavior(MissedTickBehavior::Delay);
    loop {
        tokio::select! {
            () = stop.cancelled() => return,
            _ = ticks.tick() => {}
        }
        if let Err(error) = purge(&state.store, state.clock.now()).await {
            tracing::error!(%error, "what is over could not be removed");
        }
    }
}

/// Removes what is over at that instant.
///
/// # Errors
/// When the database cannot be reached.
pub async fn purge(store: &Store, now: Timestamp) -> Result<(), sqlx::Error> {
    store.purge_sign_ins(now).await?;
    store.purge_sign_in_failures(now, now.plus_days(-BROWSER_DAYS)).await?;
    store.purge_audit_events(now.plus_days(-AUDIT_DAYS)).await?;
    Ok(())
}
