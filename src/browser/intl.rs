//! Dates and numbers in the person's own language, through `Intl`.

use js_sys::{Array, Date, Function, Intl, Object, Reflect};
use wasm_bindgen::{JsCast, JsValue};

/// Milliseconds since 1970 of an RFC 3339 instant, or nothing when the text is none.
pub fn parse_instant(text: &str) -> Option<i64> {
    let ms = Date::parse(text);
    ms.is_finite().then_some(ms as i64)
}

/// The instant in RFC 3339, UTC, with milliseconds.
pub fn to_rfc3339(at_ms: i64) -> String {
    // `toISOString` throws beyond the year 275760.
    const LIMIT_MS: i64 = 8_640_000_000_000_000;
    let at_ms = at_ms.clamp(-LIMIT_MS, LIMIT_MS);
    date(at_ms).to_iso_string().into()
}

/// How far `at_ms` is from `now_ms`, in words: "3 hours ago", "in 30 days".
pub fn relative(at_ms: i64, now_ms: i64) -> String {
    let (value, unit) = relative_unit(at_ms.saturating_sub(now_ms));
    let options = options(&[("numeric", "auto")]);
    let format = Intl::RelativeTimeFormat::new(&Array::new(), &options);
    format.format(value as f64, unit).into()
}

/// Date, time and time zone: "21 Dec 2026, 14:02:11 UTC".
pub fn absolute(at_ms: i64) -> String {
    format(
        at_ms,
        &[
            ("day", "numeric"),
            ("month", "short"),
            ("year", "numeric"),
            ("hour", "2-digit"),
            ("minute", "2-digit"),
            ("second", "2-digit"),
            ("timeZoneName", "short"),
        ],
    )
}

/// The date alone: "21 Dec 2026".
pub fn calendar_date(at_ms: i64) -> String {
    format(at_ms, &[("day", "numeric"), ("month", "short"), ("year", "numeric")])
}

/// The time of day: "14:02".
pub fn time_of_day(at_ms: i64) -> String {
    format(at_ms, &[("hour", "2-digit"), ("minute", "2-digit")])
}

/// A number with its thousands grouped.
pub fn number(value: f64) -> String {
    js_sys::Number::from(value).to_locale_string("default").into()
}

/// The largest unit that the distance fills, with the number of units rounded toward zero.
/// A distance in the largest unit that it fills, to the nearest: a key made for 90 days ends "in 90
/// days" even when some seconds of them are over.
fn relative_unit(distance_ms: i64) -> (i64, &'static str) {
    let unit = largest_unit(distance_ms);
    let (unit_ms, _) = unit;
    let half = distance_ms.signum() * (unit_ms / 2);
    let rounded_ms = distance_ms.saturating_add(half) / unit_ms * unit_ms;
    // Sixty minutes are an hour.
    let (unit_ms, name) = largest_unit(rounded_ms).max(unit);
    (rounded_ms / unit_ms, name)
}

fn largest_unit(distance_ms: i64) -> (i64, &'static str) {
    const UNITS: [(i64, &str); 5] = [
        (365 * 86_400_000, "year"),
        (30 * 86_400_000, "month"),
        (86_400_000, "day"),
        (3_600_000, "hour"),
        (60_000, "minute"),
    ];
    let fills = |(unit_ms, name): &&(i64, &str)| {
        // "in 30 days" is said in days: expiry periods of up to 90 days are.
        let least = if *name == "month" { 91 * 86_400_000 } else { *unit_ms };
        distance_ms.saturating_abs() >= least
    };
    UNITS.iter().find(fills).copied().unwrap_or((1_000, "second"))
}

fn format(at_ms: i64, settings: &[(&str, &str)]) -> String {
    let formatter = Intl::DateTimeFormat::new(&Array::new(), &options(settings));
    let format: Function = formatter.format();
    format
        .call1(&JsValue::UNDEFINED, &date(at_ms))
        .ok()
        .and_then(|text| text.as_string())
        // `format` throws for a date that is none; the number still says something.
        .unwrap_or_else(|| at_ms.to_string())
}

fn date(at_ms: i64) -> Date {
    Date::new(&JsValue::from_f64(at_ms as f64))
}

fn options(settings: &[(&str, &str)]) -> Object {
    let options = Object::new();
    for (name, value) in settings {
        // Setting a property of a plain object does not fail.
        let _set = Reflect::set(&options, &JsValue::from_str(name), &JsValue::from_str(value));
    }
    options.unchecked_into()
}

#[cfg(test)]
mod tests {
    use super::relative_unit;

    #[test]
    fn a_distance_is_told_in_the_largest_unit_it_fills() {
        const DAY: i64 = 86_400_000;
        for (distance_ms, told) in [
            (0, (0, "second")),
            (-59_400, (-59, "second")),
            (-59_999, (-1, "minute")),
            (60_000, (1, "minute")),
            (-3_599_999, (-1, "hour")),
            (90 * DAY - 5_000, (90, "day")),
            (14 * DAY - 13 * 3_600_000, (13, "day")),
            (3_600_000, (1, "hour")),
            (30 * DAY, (30, "day")),
            (90 * DAY, (90, "day")),
            (-100 * DAY, (-3, "month")),
            (800 * DAY, (2, "year")),
            (i64::MIN, (i64::MIN / (365 * DAY), "year")),
        ] {
            assert_eq!(relative_unit(distance_ms), told, "{distance_ms} ms");
        }
    }
}
