//! When to refresh: pure arithmetic on milliseconds since 1970.

/// How long before its end an access token is replaced.
const LEAD_MS: i64 = 60_000;
/// The tabs of a browser spread over this span, so that they rarely meet at the lock.
pub(super) const JITTER_SPAN_MS: i64 = 15_000;
/// A token with less left than this is not sent: it could end on its way.
const LEAST_USABLE_MS: i64 = 5_000;
/// The longest pause between two attempts.
const LONGEST_BACKOFF_MS: i64 = 60_000;

/// When to refresh a token that ends at `expires_at_ms`. A token of a short life is used for at
/// least half of it, so that no clock sets off one refresh after the other.
pub(super) fn refresh_at(expires_at_ms: i64, issued_at_ms: i64, jitter_ms: i64) -> i64 {
    let half = issued_at_ms.saturating_add(expires_at_ms.saturating_sub(issued_at_ms) / 2);
    let early = expires_at_ms.saturating_sub(LEAD_MS).saturating_sub(jitter_ms.clamp(0, JITTER_SPAN_MS));
    early.max(half)
}

/// Whether a token may still be sent.
pub(super) fn is_usable(expires_at_ms: i64, now_ms: i64) -> bool {
    expires_at_ms.saturating_sub(now_ms) > LEAST_USABLE_MS
}

/// How long to wait after so many failed attempts in a row: 2 s, 4 s, 8 s … 60 s. The first pause is
/// short because a spent refresh token is answered anew only for 30 s when the answer was lost.
pub(super) fn backoff_ms(failures: u32) -> i64 {
    let exponent = failures.saturating_sub(1).min(10);
    (2_000_i64 << exponent).min(LONGEST_BACKOFF_MS)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A clock that only the test moves.
    struct FakeClock(i64);

    #[test]
    fn a_ten_minute_token_is_replaced_60_to_75_seconds_before_its_end() {
        let clock = FakeClock(1_000_000);
        let expires = clock.0 + 600_000;
        assert_eq!(refresh_at(expires, clock.0, 0), expires - 60_000);
        assert_eq!(refresh_at(expires, clock.0, 15_000), expires - 75_000);
        assert_eq!(refresh_at(expires, clock.0, i64::MAX), expires - 75_000);
    }

    #[test]
    fn refreshes_of_a_short_lived_token_do_not_chase_each_other() {
        let mut clock = FakeClock(1_000_000);
        for _ in 0..50 {
            let next = refresh_at(clock.0 + 30_000, clock.0, JITTER_SPAN_MS);
            assert!(next >= clock.0 + 15_000);
            clock.0 = next;
        }
    }

    #[test]
    fn a_token_is_refreshed_before_it_stops_being_usable() {
        for life_ms in [30_000, 120_000, 600_000, 3_600_000] {
            for jitter in [0, 7_000, JITTER_SPAN_MS] {
                let due = refresh_at(life_ms, 0, jitter);
                assert!(is_usable(life_ms, due), "life {life_ms}, jitter {jitter}");
            }
        }
        assert!(!is_usable(10_000, 5_000));
        assert!(!is_usable(10_000, 20_000));
    }

    #[test]
    fn pauses_grow_to_a_minute_and_the_first_attempts_fit_in_the_grace_of_a_spent_token() {
        assert_eq!(
            [1, 2, 3, 4, 5, 6, 99].map(backoff_ms),
            [2_000, 4_000, 8_000, 16_000, 32_000, 60_000, 60_000]
        );
        assert!(backoff_ms(1) + backoff_ms(2) + backoff_ms(3) < 30_000);
    }
}
