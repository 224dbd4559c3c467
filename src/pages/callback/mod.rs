//! Where the authorization server sends the browser back to.

use leptos::{prelude::*, task::spawn_local};

use super::login::{SignInButton, SignInCard};
use super::navigation::{Go, use_go};
use super::title::use_title;
use crate::browser::location;
use crate::routes::{Route, SafeNext};
use crate::session::{Session, SignInError, SignedIn};

/// Completes the sign-in and goes on to the address asked for.
#[component]
pub fn CallbackPage() -> impl IntoView {
    let session = Session::from_context();
    let go = use_go();
    let outcome = RwSignal::new(None::<Result<SignedIn, SignInError>>);
    use_title(|| Some("Signing in".to_owned()));
    spawn_local(async move {
        let finished = session.finish_sign_in().await;
        if let Ok(signed_in) = &finished {
            go_on(signed_in, go);
        }
        // The page is gone when the sign-in went on.
        let _gone = outcome.try_set(Some(finished));
    });
    move || match outcome.get() {
        None | Some(Ok(SignedIn::Here { .. })) => view! {
            <SignInCard title="Signing you in">
                <p class="muted" role="status">
                    "One moment."
                </p>
            </SignInCard>
        }
        .into_any(),
        Some(Ok(SignedIn::HandedOver)) => view! {
            <SignInCard title="You are signed in">
                <p role="status">"Close this window and go on in the other one."</p>
            </SignInCard>
        }
        .into_any(),
        Some(Err(error)) => failed(&error),
    }
}

fn go_on(signed_in: &SignedIn, go: Go) {
    match signed_in {
        SignedIn::Here { return_to } => match return_to.as_deref().and_then(SafeNext::parse) {
            Some(next) => go.restore(&next),
            None => go.replace(&Route::Start),
        },
        SignedIn::HandedOver => location::close_window(),
    }
}

fn failed(error: &SignInError) -> AnyView {
    let advice = error.advice();
    view! {
        <SignInCard title=error.headline()>
            <p role="alert">{advice}</p>
            <SignInButton>"Sign in again"</SignInButton>
        </SignInCard>
    }
    .into_any()
}
