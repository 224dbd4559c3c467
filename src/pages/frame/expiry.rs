//! The session ended while the person was at work: the page waits under a dialog.

use leptos::prelude::*;

use crate::session::{ExpiryReason, Session};
use crate::ui::{Button, Dialog, Failure, InlineError, Variant};

/// Asks the person to sign in again, in a window of its own, so that nothing on the page is lost.
#[component]
pub fn ExpiryDialog() -> impl IntoView {
    let session = Session::from_context();
    let request = Memo::new(move |_| session.reauth());
    let open = Signal::derive(move || request.with(Option::is_some));
    let failed = RwSignal::new(None::<Failure>);
    let sign_in = Action::new_local(move |(): &()| async move {
        let outcome = session.sign_in_in_window().await;
        failed.set(outcome.err().map(|error| Failure::new(error.headline(), error.advice())));
    });
    let leave = Action::new_local(move |(): &()| async move {
        session.sign_out().await;
    });
    let text = move || {
        request.with(|request| {
            request.as_ref().map(|request| words(request.reason, request.identity.display_name()))
        })
    };
    view! {
        <Dialog
            open=open
            on_close=Callback::new(|()| {})
            title="Your session has ended"
            dismissible=false
            footer=move || {
                view! {
                    <Button
                        pending=leave.pending()
                        on_press=Callback::new(move |()| {
                            leave.dispatch(());
                        })
                    >
                        "Sign out instead"
                    </Button>
                    <Button
                        variant=Variant::Primary
                        pending=sign_in.pending()
                        on_press=Callback::new(move |()| {
                            sign_in.dispatch(());
                        })
                    >
                        "Sign in again"
                    </Button>
                }
                    .into_any()
            }
        >
            <div class="stack">
                <p>{text}</p>
                <p class="muted">
                    "Signing in opens a window of its own. This page stays as it is, and goes on when you are back."
                </p>
                <InlineError failure=failed />
            </div>
        </Dialog>
    }
}

fn words(reason: ExpiryReason, person: &str) -> String {
    let why = match reason {
        ExpiryReason::InvalidGrant => "It was too old, or it was ended elsewhere.",
        ExpiryReason::Malformed => "The sign-in server's answer could not be read.",
        ExpiryReason::Rejected => "The server no longer accepts it.",
    };
    format!("{why} Sign in again as {person} to go on.")
}
