//! The background task that asks the platform about every app that is due.

use std::time::Duration;

use tokio_util::sync::CancellationToken;

use super::Platform;
use super::simulated::Simulated;
use crate::state::AppState;

/// How often the task looks for apps that are due.
const TICK: Duration = Duration::from_millis(500);
/// How many apps it asks about in one go.
const BATCH: u32 = 200;

/// Asks the simulated platform about due apps until the token is cancelled. A database that
/// cannot be reached is logged, and tried again at the next tick.
pub async fn run(state: AppState, shutdown: CancellationToken) {
    let mut ticks = tokio::time::interval(TICK);
    ticks.set_missed_tick_behavior(tokio::time::MissedTickBehavior::Skip);
    loop {
        tokio::select! {
            () = shutdown.cancelled() => return,
            _ = ticks.tick() => {}
        }
        if let Err(error) = reconcile_due(&state, &Simulated).await {
            tracing::warn!(%error, "the platform could not be asked");
        }
    }
}

/// Asks the platform once about every app that is due by the clock, and tells how many.
///
/// # Errors
/// When the database cannot be reached.
pub async fn reconcile_due(state: &AppState, platform: &impl Platform) -> Result<usize, sqlx::Error> {
    let now = state.clock.now();
    let due = state.store.due_workloads(now, BATCH).await?;
    let mut reports = Vec::with_capacity(due.len());
    for workload in due {
        let report = platform.reconcile(&workload, now).await;
        reports.push((workload, report));
    }
    let count = reports.len();
    if count > 0 {
        state.store.record_reports(reports, now).await?;
    }
    Ok(count)
}
