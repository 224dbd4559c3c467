//! What runs the workloads: turns desired state into status and events.

mod endpoint;
mod fate;
pub mod placement;
mod replicas;
pub mod run;
pub mod simulated;
mod story;
pub mod workload;

use cloud_ui_contract::timestamp::Timestamp;

use workload::{Report, Workload};

/// A place that keeps apps running. Logs and metrics will be asked of it in the same way: by the
/// workload and a span of time.
pub trait Platform: Send + Sync + 'static {
    /// Brings one workload closer to what its manifest asks for, and reports how far it is.
    /// Asked again with the same workload at the same instant, it reports the same.
    fn reconcile(&self, workload: &Workload, now: Timestamp) -> impl Future<Output = Report> + Send;
}
