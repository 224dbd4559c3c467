//! The one clock that the server reads.

use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};
use std::time::{SystemTime, UNIX_EPOCH};

use cloud_ui_contract::timestamp::Timestamp;

/// Tells the time: the machine's, moved by the offset that a file holds when tests ask for it, or
/// one that stands still.
#[derive(Debug, Clone, Default)]
pub struct Clock(Source);

#[derive(Debug, Clone, Default)]
enum Source {
    #[default]
    Machine,
    Moved(PathBuf),
    Frozen(Arc<AtomicI64>),
}

impl Clock {
    /// The machine's clock.
    #[must_use]
    pub fn system() -> Self {
        Self::default()
    }

    /// The machine's clock, moved by the seconds that stand in the file at each reading. A file
    /// that is absent or holds no number moves nothing.
    #[must_use]
    pub fn moved_by(offset_file: PathBuf) -> Self {
        Self(Source::Moved(offset_file))
    }

    /// A clock that stands still at that instant, and its copies with it.
    #[must_use]
    pub fn frozen(at: Timestamp) -> Self {
        Self(Source::Frozen(Arc::new(AtomicI64::new(at.millis()))))
    }

    /// Moves a frozen clock and its copies; any other clock goes its own way.
    pub fn advance_seconds(&self, seconds: i64) {
        if let Source::Frozen(millis) = &self.0 {
            millis.fetch_add(seconds.saturating_mul(1000), Ordering::SeqCst);
        }
    }

    /// The present instant.
    #[must_use]
    pub fn now(&self) -> Timestamp {
        match &self.0 {
            Source::Machine => machine_time(),
            Source::Moved(file) => machine_time().plus_millis(offset_seconds(file).saturating_mul(1000)),
            Source::Frozen(millis) => Timestamp::from_millis(millis.load(Ordering::SeqCst)),
        }
    }
}

fn machine_time() -> Timestamp {
    let since_epoch = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
    Timestamp::from_millis(i64::try_from(since_epoch.as_millis()).unwrap_or(i64::MAX))
}

fn offset_seconds(file: &PathBuf) -> i64 {
    std::fs::read_to_string(file)
        .ok()
        .and_then(|text| text.trim().trim_start_matches('+').parse().ok())
        .unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_offset_is_read_anew_each_time() {
        let file = tempfile::NamedTempFile::new().unwrap();
        let clock = Clock::moved_by(file.path().to_owned());
        let before = clock.now();
        std::fs::write(file.path(), "+86400\n").unwrap();
        assert!(clock.now() >= before.plus_days(1));
        std::fs::write(file.path(), "soon").unwrap();
        assert!(clock.now() < before.plus_days(1));
    }

    #[test]
    fn copies_of_a_frozen_clock_move_together() {
        let clock = Clock::frozen(Timestamp::from_millis(5_000));
        let copy = clock.clone();
        clock.advance_seconds(2);
        assert_eq!(copy.now().millis(), 7_000);
    }
}
