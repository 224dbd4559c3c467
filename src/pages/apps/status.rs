//! How an app is, in words and colors.

use cloud_ui_contract::app::{App, AppStatus};
use cloud_ui_contract::cluster::CloudProvider;
use leptos::prelude::*;

use crate::ui::{Badge, Tone};

/// The word for a status; one that this version does not know stays as it came.
pub fn status_label(status: &AppStatus) -> &str {
    match status {
        AppStatus::Pending => "Pending",
        AppStatus::Deploying => "Deploying",
        AppStatus::Running => "Running",
        AppStatus::Degraded => "Degraded",
        AppStatus::Failed => "Failed",
        AppStatus::Stopped => "Stopped",
        AppStatus::Deleting => "Deleting",
        AppStatus::NotKnown => "Unknown",
        AppStatus::Unknown(text) => text,
    }
}

/// What a status means.
pub fn status_tone(status: &AppStatus) -> Tone {
    match status {
        AppStatus::Running => Tone::Good,
        AppStatus::Degraded => Tone::Warning,
        AppStatus::Failed => Tone::Bad,
        AppStatus::Pending | AppStatus::Deploying | AppStatus::Deleting => Tone::Info,
        AppStatus::Stopped | AppStatus::NotKnown | AppStatus::Unknown(_) => Tone::Neutral,
    }
}

/// The status of an app as a badge.
pub fn status_badge(status: &AppStatus) -> AnyView {
    view! { <Badge tone=status_tone(status) text=status_label(status).to_owned() /> }.into_any()
}

/// Whether the status changes by itself before long.
pub fn is_moving(app: &App) -> bool {
    matches!(app.status, AppStatus::Pending | AppStatus::Deploying | AppStatus::Deleting)
}

/// The name of a cloud.
pub fn provider_label(provider: &CloudProvider) -> &str {
    match provider {
        CloudProvider::Aws => "AWS",
        CloudProvider::Azure => "Azure",
        CloudProvider::Gcp => "Google Cloud",
        CloudProvider::Unknown(text) => text,
    }
}
