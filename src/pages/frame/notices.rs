//! Notices across the top of every page.

use leptos::prelude::*;

use super::version::newer_version;
use crate::browser::{intl, location};
use crate::pages::connection::{Connection, use_connection};
use crate::session::{Notice, Session};
use crate::ui::{Banner, Button, Tone};

/// What a person should know while they work, whatever the page.
#[component]
pub fn Notices() -> impl IntoView {
    let session = Session::from_context();
    let connection = use_connection();
    let newer = newer_version();
    let denied = Memo::new(move |_| session.notices().contains(&Notice::StorageDenied));
    view! {
        <div class="notices">
            {move || connection_notice(connection.get())}
            {move || denied.get().then(storage_denied)} {move || newer.get().then(new_version)}
        </div>
    }
}

fn connection_notice(connection: Connection) -> Option<AnyView> {
    match connection {
        Connection::Live => None,
        Connection::Reconnecting => Some(
            view! {
                <Banner tone=Tone::Warning>
                    "The sign-in server does not answer. You stay signed in, and it is tried again."
                </Banner>
            }
            .into_any(),
        ),
        Connection::Offline { since_ms } => {
            let text = format!(
                "You are offline. What you see is from {}; nothing can be saved until the connection is back.",
                intl::time_of_day(since_ms)
            );
            Some(view! { <Banner tone=Tone::Warning>{text}</Banner> }.into_any())
        }
    }
}

fn storage_denied() -> AnyView {
    view! {
        <Banner tone=Tone::Info>
            "This browser does not let the console store anything, so your session ends with this tab."
        </Banner>
    }
    .into_any()
}

fn new_version() -> AnyView {
    view! {
        <Banner
            tone=Tone::Info
            action=|| {
                view! {
                    <Button small=true on_press=Callback::new(|()| location::reload())>
                        "Reload"
                    </Button>
                }
                    .into_any()
            }
        >
            "A new version of the console is ready."
        </Banner>
    }
    .into_any()
}
