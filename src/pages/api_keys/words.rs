//! The texts of the API keys page.

use cloud_ui_contract::api_key::{ApiKey, ApiKeySource, ApiKeyStatus};

use super::warning::Urgency;
use crate::browser::intl;
use crate::ui::Failure;

pub const TITLE: &str = "API keys";
pub const DESCRIPTION: &str = "Keys act with your permissions, each in one organization. Use them in scripts and continuous integration.";
pub const CREATE: &str = "Create API key";
pub const SEARCH: &str = "Search keys";
pub const CAPTION: &str = "Your API keys";

pub const EMPTY_TITLE: &str = "No API keys yet";
pub const EMPTY: &str = "An API key lets a script or a pipeline act for you in one organization.";
pub const NO_MATCH_TITLE: &str = "No key matches";
pub const NO_MATCH: &str = "Change the search or the filters, or show all keys.";
pub const SHOW_ALL: &str = "Show all keys";

pub const NAME: &str = "Name";
pub const NAME_HELP: &str =
    "What the key is for, so that you recognize it in this list and in the audit log.";
pub const ORGANIZATION: &str = "Organization";
pub const CHOOSE_ORGANIZATION: &str = "Choose an organization";
pub const NEEDS_ORGANIZATION: &str = "Choose the organization in which the key acts.";
pub const EXPIRY: &str = "Expires";
pub const DAYS: &str = "Days";
pub const DAYS_HELP: &str = "A whole number from 1 to 3650, within the organization's limit.";
pub const CUSTOM: &str = "Another period";
pub const NEVER: &str = "Never";
pub const NEVER_WARNING: &str =
    "A key without an end works until somebody revokes it. Whoever finds it can use it for as long.";
pub const NEVER_CONFIRM: &str = "Create it without an end";
pub const NEVER_UNCONFIRMED: &str = "Confirm that the key never expires";

pub const LOOKING: &str = "No answer came. Looking whether the key was made.";
pub const LOST_UNKNOWN: &str = "No answer came, so the key may have been made. The list cannot be read either. Look again before you repeat it.";
pub const LOST_NOTHING: &str = "No answer came, and no key was made. Nothing you entered is lost: try again.";
pub const LOOK_AGAIN: &str = "Look again";
pub const REVOKE_ORPHAN: &str = "Revoke it";
pub const ORPHAN_REASON: &str = "Nobody has seen its secret";
pub const ORPHAN_REVOKED: &str = "The key without a secret is revoked. You can create it again.";
pub const NO_SECRET: &str = "The server made the key but did not send its secret.";

pub const SECRET_UNCONFIRMED: &str = "The list could not be read again, so it is not confirmed that the key is in it. Keep the secret and look later.";
pub const KEEP: &str =
    "Keep it as an encrypted secret of your CI tool or in a secrets backend, never in the script.";
pub const WINS: &str = "In a shell, this variable wins over the key in the client's own file \
     ~/.config/astropulse/config.yaml, which only that client writes.";
pub const USE_IN_CI: &str = "Use in CI";
pub const CI_ADVICE: &str = "Each recipe reads the key from the variable ASTROPULSE_API_KEY, installs its client, applies app.yaml and waits until the apps run.";

pub const RENAME: &str = "Rename";
pub const ROTATE: &str = "Rotate";
pub const REVOKE: &str = "Revoke";
pub const COPY_ID: &str = "Copy ID";
pub const OLD_KEY: &str = "The old key";
pub const THIS_KEY: &str = "It";
pub const OVERLAP: &str = "The old key works for another";
pub const OVERLAP_HELP: &str = "Time to put the new key in place. Choose none for a key that has leaked.";
pub const ROTATE_INTRO: &str =
    "A new key with the same name takes over. Its secret is shown once, as with a key that you create.";
pub const REASON: &str = "Reason";
pub const REASON_HELP: &str = "Kept with the key, for whoever asks later.";
pub const REVOKE_AT_ONCE: &str =
    "It stops working at once, and this cannot be undone. Clients that use it get the answer 401.";
pub const UNUSED: &str = "Never used";

pub const IS_REVOKED: &str = "It is revoked";
pub const IS_EXPIRED: &str = "It has expired";

/// The choices of the overlap: minutes and words.
pub const OVERLAPS: [(u32, &str); 5] = [
    (0, "Not at all, it ends now"),
    (60, "1 hour"),
    (24 * 60, "24 hours"),
    (3 * 24 * 60, "3 days"),
    (7 * 24 * 60, "7 days"),
];

/// The statuses, as the filter offers and the badges show them.
pub fn status(status: &ApiKeyStatus) -> &str {
    match status {
        ApiKeyStatus::Active => "Active",
        ApiKeyStatus::Expiring => "Expiring",
        ApiKeyStatus::Expired => "Expired",
        ApiKeyStatus::Revoked => "Revoked",
        ApiKeyStatus::Unknown(text) => text,
    }
}

/// Where a key was made.
pub fn source(source: &ApiKeySource) -> &str {
    match source {
        ApiKeySource::Ui => "Console",
        ApiKeySource::Cli => "Command line",
        ApiKeySource::Api => "API",
        ApiKeySource::Unknown(text) => text,
    }
}

/// "30 days".
pub fn days(days: u32) -> String {
    if days == 1 { "1 day".to_owned() } else { format!("{days} days") }
}

/// A period beyond the organization's limit.
pub fn beyond_limit(limit: u32) -> String {
    format!("This organization allows at most {}.", days(limit))
}

/// No end, where the organization has a limit.
pub fn never_refused(limit: u32) -> String {
    format!("Keys of this organization must expire within {}.", days(limit))
}

/// An organization named by a link that is not among the person's.
pub fn foreign_organization(id: &str) -> String {
    format!("The link names the organization {id}, which you are not a member of. Choose another one.")
}

/// Why an organization cannot be chosen.
pub fn needs_method(methods: &[String]) -> String {
    if methods.is_empty() {
        "needs another sign-in method".to_owned()
    } else {
        format!("needs sign-in with {}", methods.join(" or "))
    }
}

/// What the key will be able to do.
pub fn summary(organization: &str, role: Option<&str>, ends: Option<String>) -> String {
    let role = role.map(|role| format!(" (your role: {role})")).unwrap_or_default();
    let until = ends.map_or_else(|| "until it is revoked".to_owned(), |end| format!("until {end}"));
    format!("This key can do everything that you can do in {organization}{role}, {until}.")
}

/// A heading above the keys that end soon, and what happens then.
pub fn ending(urgency: Urgency, count: usize) -> String {
    let within = match urgency {
        Urgency::Day => "within a day",
        Urgency::Week => "within 7 days",
        Urgency::Fortnight => "within 14 days",
    };
    if count == 1 {
        format!("1 key expires {within}; clients that use it then get the answer 401:")
    } else {
        format!("{count} keys expire {within}; clients that use them then get the answer 401:")
    }
}

/// How much of a name a banner shows, in characters.
const LONGEST_IN_BANNER: usize = 40;

/// One of the keys that end soon.
pub fn ending_key(key: &ApiKey, now_ms: i64) -> String {
    let when = key.expires_at.map(|end| intl::relative(end.millis(), now_ms)).unwrap_or_default();
    let mut name: String = key.name.chars().take(LONGEST_IN_BANNER).collect();
    if name.len() < key.name.len() {
        name.push('…');
    }
    format!("{name} ({}) {when}", key.organization_name)
}

/// Keys that were made although no answer came.
pub fn orphans(names: &[String]) -> String {
    let keys = names.join(", ");
    format!("No answer came, but the key was made: {keys}. Nobody has its secret. Revoke it, then try again.")
}

/// A key was made for somebody who had left the page, and is revoked.
pub fn left_revoked(key: &ApiKey) -> Failure {
    let again = match key.rotated_from_id {
        Some(_) => "The key it was to replace still ends with the overlap.",
        None => "Create it again when you need it.",
    };
    let made = format!("You left while the key {} was made, so its secret was never shown", key.name);
    Failure::new(format!("{made}, and the key is revoked."), again)
}

/// A key was made for somebody who had left the page, and could not be revoked.
pub fn left_active(key: &ApiKey) -> Failure {
    let message = format!("The key {} ({}) was made but not shown.", key.name, key.masked_key);
    Failure::new(message, "It could not be revoked just now. Revoke it under Settings > API keys.")
}

/// Whether a key was made for somebody who had left the page cannot be told.
pub fn left_unknown(name: &str) -> Failure {
    let message = format!("You left while the key {name} was made, and no answer came.");
    Failure::new(message, "Look under Settings > API keys, and revoke it if it is there.")
}

/// When a key was used last, from where and by what. `subject` begins the sentence.
pub fn last_use(subject: &str, key: &ApiKey, now_ms: i64) -> String {
    let Some(at) = key.last_used_at else { return format!("{subject} has never been used.") };
    let from = key.last_used_ip.as_ref().map(|ip| format!(" from {ip}")).unwrap_or_default();
    let by = key.last_used_user_agent.as_ref().map(|client| format!(" by {client}")).unwrap_or_default();
    let (ago, exactly) = (past(at.millis(), now_ms), intl::absolute(at.millis()));
    format!("{subject} was used last {ago} ({exactly}){from}{by}.")
}

/// How long ago something was. The clock of the page goes in steps, so that it may still be behind.
fn past(at_ms: i64, now_ms: i64) -> String {
    intl::relative(at_ms.min(now_ms), now_ms)
}

/// Who ended a key, when and why.
pub fn revoked(key: &ApiKey, now_ms: i64) -> String {
    let who = key.revoked_by.as_ref().map(|by| format!("by {}", by.display_name()));
    let when = key.revoked_at.map(|at| past(at.millis(), now_ms));
    let why = key.revoked_reason.as_ref().filter(|why| !why.is_empty()).map(|why| format!("“{why}”"));
    [who, when, why].into_iter().flatten().collect::<Vec<_>>().join(", ")
}

/// The old key of a pair, and what is left of the overlap.
pub fn replaced(successor: Option<&str>, key: &ApiKey, now_ms: i64) -> String {
    let by = successor.map_or_else(|| "Replaced".to_owned(), |mask| format!("Replaced by {mask}"));
    match key.expires_at.filter(|_| key.status.is_usable()) {
        Some(end) => format!("{by}; ends {}", intl::relative(end.millis(), now_ms)),
        None => by,
    }
}

/// The new key of a pair.
pub fn replaces(old: &str) -> String {
    format!("Replaces {old}")
}

/// The product of a client that names itself in the `User-Agent` field (RFC 9110, section 10.1.5).
pub fn client(user_agent: &str) -> &str {
    user_agent.split([' ', '(']).find(|part| !part.is_empty()).unwrap_or(user_agent)
}
