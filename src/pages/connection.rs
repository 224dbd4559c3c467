//! Whether the server can be reached, and reading everything anew once it can be again.

use leptos::prelude::*;

use crate::api::{Resource, Revisions};
use crate::browser::{clock, intl, network, visibility};
use crate::session::{Notice, Session};

/// After so long in the background a page is read anew.
const STALE_AFTER_MS: i64 = 60_000;

const EVERYTHING: [Resource; 12] = [
    Resource::Myself,
    Resource::Organizations,
    Resource::Workspaces,
    Resource::Deployments,
    Resource::Clusters,
    Resource::Apps,
    Resource::AppProfiles,
    Resource::Users,
    Resource::ApiTokens,
    Resource::Roles,
    Resource::ApiKeys,
    Resource::Permissions,
];

/// How the connection is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Connection {
    /// As it should be.
    Live,
    /// The server does not answer; it is tried again.
    Reconnecting,
    /// The browser has no network.
    Offline {
        /// Since when, in milliseconds since 1970.
        since_ms: i64,
    },
}

impl Connection {
    /// The word for the style sheet.
    pub fn name(self) -> &'static str {
        match self {
            Self::Live => "live",
            Self::Reconnecting => "reconnecting",
            Self::Offline { .. } => "offline",
        }
    }

    /// What a person reads.
    pub fn label(self) -> String {
        match self {
            Self::Live => "Live".to_owned(),
            Self::Reconnecting => "Reconnecting".to_owned(),
            Self::Offline { since_ms } => {
                format!("Offline, data from {}", intl::time_of_day(since_ms))
            }
        }
    }
}

#[derive(Clone, Copy)]
struct Watched(Signal<Connection>);

/// Makes [`use_connection`] work below the caller.
pub fn provide_connection(session: Session, revisions: Revisions) {
    let started_ms = clock::now_ms();
    let offline_since = RwSignal::new((!network::is_online()).then_some(started_ms));
    let on_network = network::on_change(move |online| {
        offline_since.set((!online).then(clock::now_ms));
        if online {
            read_everything_anew(revisions);
        }
    });
    let hidden_since = StoredValue::new(None::<i64>);
    let on_visibility = visibility::on_change(move |hidden| {
        let now_ms = clock::now_ms();
        if hidden {
            hidden_since.set_value(Some(now_ms));
        } else if hidden_since.get_value().is_some_and(|since| now_ms - since > STALE_AFTER_MS) {
            read_everything_anew(revisions);
        }
    });
    StoredValue::new_local((on_network, on_visibility));
    let connection = Signal::derive(move || match offline_since.get() {
        Some(since_ms) => Connection::Offline { since_ms },
        None if session.notices().contains(&Notice::Unreachable) => Connection::Reconnecting,
        None => Connection::Live,
    });
    provide_context(Watched(connection));
}

/// How the connection is.
pub fn use_connection() -> Signal<Connection> {
    expect_context::<Watched>().0
}

/// Why nothing can be saved now: there is no network.
pub fn offline_reason() -> Signal<Option<String>> {
    let connection = use_connection();
    Signal::derive(move || {
        matches!(connection.get(), Connection::Offline { .. })
            .then(|| "You are offline. Saving works again when the connection is back.".to_owned())
    })
}

fn read_everything_anew(revisions: Revisions) {
    for resource in EVERYTHING {
        revisions.bump(resource);
    }
}
