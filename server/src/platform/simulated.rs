//! A cluster that is only pretended. Everything it reports follows from the desired state, the
//! app's id and the clock, so that it survives a restart and tells the same twice.

use cloud_ui_contract::app::AppStatus;
use cloud_ui_contract::timestamp::Timestamp;

use super::fate::Fate;
use super::workload::{Report, State, Workload};
use super::{Platform, endpoint, replicas, story};

/// What `clusters.platform` says of a simulated cluster.
pub const PLATFORM: &str = "SIMULATED";

/// From being accepted to the begin of the roll-out.
const PENDING_MILLIS: i64 = 2_000;
/// The shortest roll-out; the app's id adds up to [`DEPLOYING_SPREAD_MILLIS`].
const DEPLOYING_MILLIS: i64 = 4_000;
const DEPLOYING_SPREAD_MILLIS: u64 = 4_000;
/// From the request to delete to the end.
const DELETING_MILLIS: i64 = 3_000;
/// How often a cluster is looked for while none fits.
const PLACEMENT_MILLIS: i64 = 30_000;

/// The simulated platform.
#[derive(Debug, Clone, Copy, Default)]
pub struct Simulated;

impl Platform for Simulated {
    async fn reconcile(&self, workload: &Workload, now: Timestamp) -> Report {
        step(workload, now)
    }
}

/// One step of the simulation.
#[must_use]
pub fn step(workload: &Workload, now: Timestamp) -> Report {
    let since = workload.status_since;
    match workload.status {
        AppStatus::Deleting if now >= since.plus_millis(DELETING_MILLIS) => Report::Gone,
        AppStatus::Deleting => {
            let mut state = at_rest(workload, AppStatus::Deleting, 0);
            state.next_check_at = Some(since.plus_millis(DELETING_MILLIS));
            Report::State(Box::new(state))
        }
        AppStatus::Pending => Report::State(Box::new(pending(workload, now))),
        AppStatus::Deploying => Report::State(Box::new(deploying(workload, now))),
        _ => Report::State(Box::new(settled(workload))),
    }
}

fn pending(workload: &Workload, now: Timestamp) -> State {
    let due = workload.status_since.plus_millis(PENDING_MILLIS);
    let mut state = at_rest(workload, AppStatus::Pending, 0);
    let Some(cluster) = &workload.cluster else {
        state.reason = Some("No cluster fits the profile.".to_owned());
        state.next_check_at = Some(now.plus_millis(PLACEMENT_MILLIS));
        if now < workload.status_since.plus_millis(PLACEMENT_MILLIS) {
            state.events = story::unplaced(workload, now);
        }
        return state;
    };
    if now < due {
        state.next_check_at = Some(due);
        return state;
    }
    state.status = AppStatus::Deploying;
    state.next_check_at = Some(now.plus_millis(rollout_millis(workload)));
    state.events = story::started(workload, &cluster.name, state.desired_replicas, now);
    state
}

fn deploying(workload: &Workload, now: Timestamp) -> State {
    let due = workload.status_since.plus_millis(rollout_millis(workload));
    if now < due {
        let mut state = at_rest(workload, AppStatus::Deploying, 0);
        state.next_check_at = Some(due);
        return state;
    }
    let mut state = settled(workload);
    state.events = story::ended(workload, Fate::of(&workload.spec), state.desired_replicas, now);
    state
}

/// Where the roll-out of a workload ends.
#[must_use]
pub fn settled(workload: &Workload) -> State {
    let desired = replicas::desired(&workload.spec, workload.tier.as_deref());
    if desired == 0 {
        return at_rest(workload, AppStatus::Stopped, 0).because("The manifest asks for no replicas.");
    }
    match Fate::of(&workload.spec) {
        Fate::Healthy => at_rest(workload, AppStatus::Running, desired),
        Fate::Unpullable => at_rest(workload, AppStatus::Failed, 0)
            .because("ImagePullBackOff: the image or chart cannot be pulled."),
        Fate::CrashLoop => at_rest(workload, AppStatus::Failed, 0)
            .because("CrashLoopBackOff: the container exits with code 1."),
        Fate::Unready => at_rest(workload, AppStatus::Degraded, desired - 1)
            .because("One replica is not ready: its readiness probe answers 503."),
        Fate::Silent => {
            at_rest(workload, AppStatus::NotKnown, 0).because("The cluster's agent has stopped reporting.")
        }
    }
}

/// Everything that happened from the begin of a roll-out to its end, as [`settled`] leaves it.
#[must_use]
pub fn history(workload: &Workload, began: Timestamp) -> Vec<super::workload::Event> {
    let Some(cluster) = &workload.cluster else { return story::unplaced(workload, began) };
    let desired = replicas::desired(&workload.spec, workload.tier.as_deref());
    let mut events = story::started(workload, &cluster.name, desired, began);
    let ended = began.plus_millis(rollout_millis(workload));
    events.extend(story::ended(workload, Fate::of(&workload.spec), desired, ended));
    events
}

fn at_rest(workload: &Workload, status: AppStatus, ready_replicas: i64) -> State {
    let reachable = matches!(status, AppStatus::Running | AppStatus::Degraded);
    let endpoint = endpoint::of(&workload.spec, &workload.name, workload.id.as_str());
    State {
        status,
        reason: None,
        endpoint: endpoint.filter(|_| reachable),
        desired_replicas: replicas::desired(&workload.spec, workload.tier.as_deref()),
        ready_replicas,
        next_check_at: None,
        events: Vec::new(),
    }
}

impl State {
    fn because(mut self, reason: &str) -> Self {
        self.reason = Some(reason.to_owned());
        self
    }
}

fn rollout_millis(workload: &Workload) -> i64 {
    let spread = story::seed(workload) % DEPLOYING_SPREAD_MILLIS;
    DEPLOYING_MILLIS + i64::try_from(spread).unwrap_or(0)
}
