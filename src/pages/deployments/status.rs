//! What the values of a deployment are called.

use cloud_ui_contract::deployment::{DeploymentStatus, Executor, SchedulerSize};
use leptos::prelude::*;

use crate::ui::{Badge, Tone};

/// The status of a deployment as a badge; one that this version does not know stays as it came.
pub fn status_badge(status: &DeploymentStatus) -> AnyView {
    let (tone, word) = match status {
        DeploymentStatus::Healthy => (Tone::Good, "Healthy"),
        DeploymentStatus::Unhealthy => (Tone::Bad, "Unhealthy"),
        DeploymentStatus::Creating => (Tone::Info, "Creating"),
        DeploymentStatus::Deploying => (Tone::Info, "Deploying"),
        DeploymentStatus::Hibernating => (Tone::Neutral, "Hibernating"),
        DeploymentStatus::NotKnown => (Tone::Neutral, "Unknown"),
        DeploymentStatus::Unknown(text) => (Tone::Neutral, text.as_str()),
    };
    view! { <Badge tone=tone text=word.to_owned() /> }.into_any()
}

/// Whether the status changes by itself before long.
pub fn is_moving(status: &DeploymentStatus) -> bool {
    matches!(status, DeploymentStatus::Creating | DeploymentStatus::Deploying)
}

/// What runs the tasks.
pub fn executor_label(executor: &Executor) -> &str {
    match executor {
        Executor::Celery => "Celery",
        Executor::Kubernetes => "Kubernetes",
        Executor::Astro => "Astro",
        Executor::Unknown(text) => text,
    }
}

/// The size of a scheduler.
pub fn size_label(size: &SchedulerSize) -> &str {
    match size {
        SchedulerSize::Small => "Small",
        SchedulerSize::Medium => "Medium",
        SchedulerSize::Large => "Large",
        SchedulerSize::ExtraLarge => "Extra large",
        SchedulerSize::Unknown(text) => text,
    }
}
