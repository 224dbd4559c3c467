//! Which keys end soon, and how soon.

use cloud_ui_contract::api_key::ApiKey;
use cloud_ui_contract::timestamp::DAY_MILLIS;

/// How soon a key ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Urgency {
    /// Within a day.
    Day,
    /// Within seven days.
    Week,
    /// Within fourteen days.
    Fortnight,
}

impl Urgency {
    const ALL: [Self; 3] = [Self::Day, Self::Week, Self::Fortnight];

    /// The days that are left at most.
    pub fn days(self) -> i64 {
        match self {
            Self::Day => 1,
            Self::Week => 7,
            Self::Fortnight => 14,
        }
    }

    /// How soon the key ends; nothing for one that lasts, has ended or has a successor.
    pub fn of(key: &ApiKey, now_ms: i64) -> Option<Self> {
        let left = key.expires_at?.millis() - now_ms;
        let warns = key.status.is_usable() && key.replaced_by_id.is_none() && left > 0;
        Self::ALL.into_iter().find(|urgency| warns && left <= urgency.days() * DAY_MILLIS)
    }
}

/// The keys to warn about, most urgent first.
pub fn warnings(keys: &[ApiKey], now_ms: i64) -> Vec<(Urgency, Vec<ApiKey>)> {
    let mut ending: Vec<&ApiKey> = keys.iter().collect();
    ending.sort_by_key(|key| key.expires_at);
    let of = |urgency| {
        let keys = ending.iter().filter(|key| Urgency::of(key, now_ms) == Some(urgency));
        (urgency, keys.map(|key| (*key).clone()).collect::<Vec<_>>())
    };
    Urgency::ALL.into_iter().map(of).filter(|(_, keys)| !keys.is_empty()).collect()
}

#[cfg(test)]
mod tests {
    use cloud_ui_contract::api_key::ApiKeyStatus;
    use cloud_ui_contract::id::ApiKeyId;
    use cloud_ui_contract::timestamp::Timestamp;

    use super::super::samples::{NOW, key};
    use super::*;

    fn ending_in(millis: i64) -> ApiKey {
        ApiKey { expires_at: Some(Timestamp::from_millis(NOW + millis)), ..key("ci") }
    }

    #[test]
    fn warnings_begin_at_fourteen_seven_and_one_days() {
        for (left, urgency) in [
            (14 * DAY_MILLIS + 1, None),
            (14 * DAY_MILLIS, Some(Urgency::Fortnight)),
            (7 * DAY_MILLIS + 1, Some(Urgency::Fortnight)),
            (7 * DAY_MILLIS, Some(Urgency::Week)),
            (DAY_MILLIS + 1, Some(Urgency::Week)),
            (DAY_MILLIS, Some(Urgency::Day)),
            (1, Some(Urgency::Day)),
            (0, None),
            (-DAY_MILLIS, None),
        ] {
            assert_eq!(Urgency::of(&ending_in(left), NOW), urgency, "{left} ms");
        }
    }

    #[test]
    fn a_key_that_needs_nothing_is_not_warned_about() {
        let replaced = ApiKey { replaced_by_id: Some(ApiKeyId::from_trusted("next")), ..ending_in(5) };
        let revoked = ApiKey { status: ApiKeyStatus::Revoked, ..ending_in(5) };
        let lasting = ApiKey { expires_at: None, ..key("ci") };
        assert_eq!(warnings(&[replaced, revoked, lasting], NOW), []);
    }

    #[test]
    fn the_most_urgent_stands_first() {
        let keys =
            [ending_in(9 * DAY_MILLIS), ending_in(3 * DAY_MILLIS), ending_in(2 * DAY_MILLIS), ending_in(1)];
        let told: Vec<_> = warnings(&keys, NOW)
            .into_iter()
            .map(|(urgency, keys)| (urgency, keys.iter().map(|key| key.expires_at).collect::<Vec<_>>()))
            .collect();
        assert_eq!(
            told,
            [
                (Urgency::Day, vec![keys[3].expires_at]),
                (Urgency::Week, vec![keys[2].expires_at, keys[1].expires_at]),
                (Urgency::Fortnight, vec![keys[0].expires_at]),
            ]
        );
    }
}
