//! Before a transaction is open.

use leptos::{prelude::*, task::spawn_local};

use super::card::SignInCard;
use crate::browser::storage::{self, Area};
use crate::browser::{clock, location};
use crate::routes::Route;
use crate::session::{Session, SessionState, SignIn, SignedOutReason, farewell, guard};
use crate::ui::{Button, Failure, InlineError, Variant};

/// When a sign-in was last begun by itself in this tab, in milliseconds since 1970.
const BEGUN_KEY: &str = "cloud-ui.sign-in-begun";

/// A sign-in does not begin by itself again so soon: it has just failed.
const NOT_AGAIN_FOR_MS: i64 = 30_000;

/// Says that nobody is signed in and begins. Who was on the way to an address goes straight on.
#[component]
pub fn StartStep() -> impl IntoView {
    let session = Session::from_context();
    Effect::new(move || {
        if matches!(session.state(), SessionState::SignedIn { .. }) {
            // The console is another program: it is loaded, not gone to.
            location::replace(&Route::Start.href());
        }
    });
    if is_on_the_way() {
        spawn_local(async move {
            // The button does the same and tells why when it fails.
            let _begun = session.begin_sign_in(SignIn::default()).await;
        });
    }
    let told = farewell::take();
    let words = move || match session.state() {
        SessionState::SignedOut { reason: SignedOutReason::Never } => {
            why(told.unwrap_or(SignedOutReason::Never))
        }
        SessionState::SignedOut { reason } => why(reason),
        _ => "",
    };
    view! {
        <SignInCard title="Sign in">
            <p class="muted">{words}</p>
            <SignInButton>"Sign in"</SignInButton>
        </SignInCard>
    }
}

fn why(reason: SignedOutReason) -> &'static str {
    match reason {
        SignedOutReason::Never => "Sign in to reach your organizations.",
        SignedOutReason::Chosen => "You are signed out.",
        SignedOutReason::Elsewhere => "You signed out in another tab.",
        SignedOutReason::Refused(_) => "Your session has ended. Sign in to go on.",
        SignedOutReason::Unreadable => {
            "What this browser kept of your session could not be read, so it was cleared."
        }
    }
}

/// Whether an address was asked for, so that a sign-in begins without another click.
fn is_on_the_way() -> bool {
    if guard::return_to().is_none() {
        return false;
    }
    let now_ms = clock::now_ms();
    let begun_ms = storage::get(Area::Session, BEGUN_KEY).ok().flatten().and_then(|text| text.parse().ok());
    // Where the mark cannot be kept, every return would begin another sign-in.
    is_due(begun_ms, now_ms) && storage::set(Area::Session, BEGUN_KEY, &now_ms.to_string()).is_ok()
}

fn is_due(begun_ms: Option<i64>, now_ms: i64) -> bool {
    begun_ms.is_none_or(|begun_ms| !(0..NOT_AGAIN_FOR_MS).contains(&(now_ms - begun_ms)))
}

/// Begins a sign-in.
#[component]
pub fn SignInButton(
    /// The words on it.
    children: Children,
) -> impl IntoView {
    let session = Session::from_context();
    let failed = RwSignal::new(None::<Failure>);
    let begin = Action::new_local(move |(): &()| async move {
        let outcome = session.begin_sign_in(SignIn::default()).await;
        failed.set(outcome.err().map(|error| Failure::new(error.headline(), error.advice())));
    });
    view! {
        <div class="login-methods">
            <Button
                variant=Variant::Primary
                pending=begin.pending()
                on_press=Callback::new(move |()| {
                    begin.dispatch(());
                })
            >
                {children()}
            </Button>
        </div>
        <InlineError failure=failed />
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sign_in_that_has_just_failed_does_not_begin_again_by_itself() {
        assert!(is_due(None, 1_000_000));
        assert!(!is_due(Some(1_000_000), 1_000_000 + NOT_AGAIN_FOR_MS - 1));
        assert!(is_due(Some(1_000_000), 1_000_000 + NOT_AGAIN_FOR_MS));
        assert!(is_due(Some(2_000_000), 1_000_000), "the clock was set back");
    }
}
