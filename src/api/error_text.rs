//! What a person reads about a failed request.

use super::error::{ApiError, ApiErrorKind};
use std::fmt;

impl ApiError {
    /// What happened, in a sentence without a full stop. The server's own sentence stands where it
    /// knows more than the kind tells.
    pub fn headline(&self) -> String {
        let own = match &self.kind() {
            ApiErrorKind::Network => "The server cannot be reached",
            ApiErrorKind::Timeout => "The server took too long to answer",
            ApiErrorKind::Cut => "The server's answer broke off",
            ApiErrorKind::Unreadable { .. } => "The server's answer cannot be read",
            ApiErrorKind::Unauthorized => "You are no longer signed in",
            ApiErrorKind::AuthMethodRequired { .. } => "This organization asks for another sign-in method",
            ApiErrorKind::Stale => "Somebody changed this meanwhile",
            ApiErrorKind::RevisionConflict { .. } => "Somebody saved a newer revision meanwhile",
            ApiErrorKind::RateLimited { .. } => "Too many requests",
            ApiErrorKind::NeedsPerson => "This needs a signed-in person",
            ApiErrorKind::LastOwner => "An organization keeps at least one owner",
            ApiErrorKind::Superseded => "This request was for another session",
            ApiErrorKind::PlanLimit { limit, maximum, .. } => {
                return format!("The plan allows {maximum} {}", spaced(limit));
            }
            ApiErrorKind::PlanFeature { feature, plan } => {
                return format!("The {plan} plan does not include {}", spaced(feature));
            }
            ApiErrorKind::Forbidden { .. } => return self.told_or("You may not do this"),
            ApiErrorKind::NotFound => return self.told_or("This does not exist, or you may not see it"),
            ApiErrorKind::Invalid { field_errors } if !field_errors.is_empty() => "Check the marked fields",
            ApiErrorKind::Invalid { .. } => return self.told_or("The server did not accept this"),
            ApiErrorKind::Conflict => return self.told_or("This is not possible now"),
            ApiErrorKind::NotEmpty => return self.told_or("This is not empty"),
            ApiErrorKind::Server { .. } => "The server failed",
        };
        own.to_owned()
    }

    /// What to do.
    pub fn advice(&self) -> String {
        let advice = match &self.kind() {
            ApiErrorKind::Network => "Check the connection and try again.",
            ApiErrorKind::Timeout | ApiErrorKind::Cut => "See whether it was done before you try again.",
            ApiErrorKind::Unreadable { detail } => {
                return format!("Try again; if it repeats, tell support the request id ({detail}).");
            }
            ApiErrorKind::Unauthorized => "Sign in again; this page stays as it is.",
            ApiErrorKind::Forbidden { permission: Some(permission) } => {
                return format!(
                    "It needs the permission {permission}. An owner or admin of the organization can grant it."
                );
            }
            ApiErrorKind::Forbidden { permission: None } => {
                "An owner or admin of the organization can grant access."
            }
            ApiErrorKind::AuthMethodRequired { methods } if methods.is_empty() => {
                "Ask an owner of the organization which one."
            }
            ApiErrorKind::AuthMethodRequired { methods } => {
                let names: Vec<&str> = methods.iter().map(|method| method.display_name.as_str()).collect();
                return format!("Sign in with {}.", names.join(" or "));
            }
            ApiErrorKind::NotFound => "Check the address, or go back to the list.",
            ApiErrorKind::Invalid { .. } => "Correct it and try again.",
            ApiErrorKind::Conflict => "Reload to see how things stand.",
            ApiErrorKind::RevisionConflict { .. } => "Compare both and save again.",
            ApiErrorKind::Stale => "Reload to see the change, then make yours again.",
            ApiErrorKind::PlanLimit { usage, .. } => {
                return format!("{usage} are in use. Remove one, or ask for a larger plan.");
            }
            ApiErrorKind::PlanFeature { .. } => "Ask an owner of the organization about the plan.",
            ApiErrorKind::NotEmpty => "Remove what it contains first.",
            ApiErrorKind::NeedsPerson => "Sign in with your account instead of a key or token.",
            ApiErrorKind::LastOwner => "Make somebody else an owner first.",
            ApiErrorKind::RateLimited { retry_after_seconds: Some(seconds) } => {
                return format!("Try again in {seconds} seconds.");
            }
            ApiErrorKind::RateLimited { .. } => "Try again in a moment.",
            ApiErrorKind::Server { .. } => {
                "Try again in a moment; if it repeats, tell support the request id."
            }
            ApiErrorKind::Superseded => "Nothing needs to be done.",
        };
        advice.to_owned()
    }

    fn told_or(&self, otherwise: &str) -> String {
        match &self.message {
            Some(message) => message.trim_end_matches('.').to_owned(),
            None => otherwise.to_owned(),
        }
    }
}

impl fmt::Display for ApiError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.headline())
    }
}

impl std::error::Error for ApiError {}

/// A wire word for a person: `apiKeys` and `ALLOWED_IP_RANGES` with spaces, in small letters.
fn spaced(word: &str) -> String {
    let is_upper_snake = !word.chars().any(char::is_lowercase);
    let mut text = String::with_capacity(word.len() + 4);
    for letter in word.chars() {
        if letter == '_' {
            text.push(' ');
        } else {
            if letter.is_uppercase() && !is_upper_snake {
                text.push(' ');
            }
            text.extend(letter.to_lowercase());
        }
    }
    text
}
