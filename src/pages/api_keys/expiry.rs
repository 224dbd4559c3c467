//! How long a key lives: what can be chosen, and what an organization's limit does to it.

use cloud_ui_contract::api_key::{ApiKey, DEFAULT_EXPIRY_DAYS, MAX_EXPIRY_DAYS};
use cloud_ui_contract::timestamp::DAY_MILLIS;
use cloud_ui_contract::validation::check_range;

use super::words;

/// The periods that are one press away, in days.
pub const PRESETS: [u32; 4] = [7, 30, 60, 90];

/// The value of the choice of another period.
pub const CUSTOM: &str = "custom";
/// The value of the choice of no end.
pub const NEVER: &str = "never";
/// The value of the choice of the period that a rotated key had.
pub const AS_BEFORE: &str = "as-before";

/// When a key ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Expiry {
    /// After so many days.
    Days(u32),
    /// Only when it is revoked.
    Never,
}

impl Expiry {
    /// What is sent: days, absent for never.
    pub fn period_in_days(self) -> Option<u32> {
        match self {
            Self::Days(days) => Some(days),
            Self::Never => None,
        }
    }

    /// The choice that stands for it, and the days typed beside the choice "custom".
    pub fn as_choice(self) -> (String, String) {
        match self {
            Self::Never => (NEVER.to_owned(), String::new()),
            Self::Days(days) if PRESETS.contains(&days) => (days.to_string(), String::new()),
            Self::Days(days) => (CUSTOM.to_owned(), days.to_string()),
        }
    }

    /// The period that a key was made with.
    pub fn of(key: &ApiKey) -> Self {
        match key.expires_at {
            None => Self::Never,
            Some(end) => {
                let days = (end.millis() - key.created_at.millis() + DAY_MILLIS / 2) / DAY_MILLIS;
                Self::Days(u32::try_from(days).unwrap_or(1).clamp(1, MAX_EXPIRY_DAYS))
            }
        }
    }

    /// Why an organization whose keys live at most `limit` days does not take it.
    pub fn refusal(self, limit: Option<u32>) -> Option<String> {
        let limit = limit?;
        match self {
            Self::Days(days) if days <= limit => None,
            Self::Days(_) => Some(words::beyond_limit(limit)),
            Self::Never => Some(words::never_refused(limit)),
        }
    }
}

/// What a form begins with: 30 days, or the most that the organization allows.
pub fn preselected(limit: Option<u32>) -> Expiry {
    Expiry::Days(limit.map_or(DEFAULT_EXPIRY_DAYS, |limit| limit.min(DEFAULT_EXPIRY_DAYS)))
}

/// Reads the days typed for a period of one's own.
///
/// # Errors
/// What is wrong with them, in words.
pub fn typed_days(text: &str, limit: Option<u32>) -> Result<Expiry, String> {
    // Zero is out of range, which is just what is to be said about a text that is no number.
    let days = text.trim().parse().unwrap_or(0);
    let days = check_range(days, 1, MAX_EXPIRY_DAYS).map_err(|problem| problem.message(words::DAYS))?;
    let expiry = Expiry::Days(days);
    expiry.refusal(limit).map_or(Ok(expiry), Err)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn thirty_days_are_preselected_unless_the_organization_allows_less() {
        assert_eq!(preselected(None), Expiry::Days(30));
        assert_eq!(preselected(Some(90)), Expiry::Days(30));
        assert_eq!(preselected(Some(14)), Expiry::Days(14));
        assert_eq!(preselected(Some(14)).as_choice(), (CUSTOM.to_owned(), "14".to_owned()));
    }

    #[test]
    fn a_limit_refuses_longer_periods_and_never() {
        let refused = |limit| {
            let presets =
                PRESETS.into_iter().filter(move |days| Expiry::Days(*days).refusal(limit).is_some());
            (presets.collect::<Vec<_>>(), Expiry::Never.refusal(limit).is_some())
        };
        assert_eq!(refused(None), (vec![], false));
        assert_eq!(refused(Some(30)), (vec![60, 90], true));
        assert_eq!(refused(Some(1)), (PRESETS.to_vec(), true));
        assert_eq!(refused(Some(3650)), (vec![], true));
    }

    #[test]
    fn a_period_of_ones_own_is_a_whole_number_of_days_within_range() {
        for (text, days) in [("1", 1), (" 45 ", 45), ("3650", 3650)] {
            assert_eq!(typed_days(text, None), Ok(Expiry::Days(days)));
        }
        for text in ["", "0", "-1", "1.5", "3651", "30d", "99999999999", "٣"] {
            let message = typed_days(text, None).expect_err(text);
            assert_eq!(message, "Days must be a whole number from 1 to 3650.");
        }
        assert_eq!(typed_days("61", Some(60)), Err(words::beyond_limit(60)));
        assert_eq!(typed_days("60", Some(60)), Ok(Expiry::Days(60)));
    }

    #[test]
    fn every_choice_says_what_is_sent() {
        assert_eq!(Expiry::Never.period_in_days(), None);
        assert_eq!(Expiry::Days(45).period_in_days(), Some(45));
        assert_eq!(Expiry::Days(45).as_choice(), (CUSTOM.to_owned(), "45".to_owned()));
        assert_eq!(Expiry::Days(60).as_choice(), ("60".to_owned(), String::new()));
    }
}
