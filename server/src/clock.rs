//! The one clock that the server reads.

use std::path::PathBuf;
use std::time::{SystemTime, UNIX_EPOCH};

use cloud_ui_contract::timestamp::Timestamp;

/// Tells the time: the machine's, moved by the offset that a file holds when tests ask for it.
#[derive(Debug, Clone, Default)]
pub struct Clock {
    offset_file: Option<PathBuf>,
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
        Self { offset_file: Some(offset_file) }
    }

    /// The present instant.
    #[must_use]
    pub fn now(&self) -> Timestamp {
        let since_epoch = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
        let millis = i64::try_from(since_epoch.as_millis()).unwrap_or(i64::MAX);
        Timestamp::from_millis(millis).plus_millis(self.offset_seconds().saturating_mul(1000))
    }

    fn offset_seconds(&self) -> i64 {
        self.offset_file
            .as_ref()
            .and_then(|file| std::fs::read_to_string(file).ok())
            .and_then(|text| text.trim().trim_start_matches('+').parse().ok())
            .unwrap_or(0)
    }
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
}
