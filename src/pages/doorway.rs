//! Who may see the page of the address: the frame, or signing in first, which is another program.

use leptos::prelude::*;
use leptos_router::hooks::use_url;
use leptos_router::location::Url;

use super::callback::CallbackPage;
use super::frame::Frame;
use super::navigation::{Go, address_of, provide_route, use_go};
use super::token::TokenPage;
use crate::browser::location;
use crate::routes::{Route, SafeNext};
use crate::session::farewell;
use crate::session::guard::{self, Need, Verdict};
use crate::session::{Generation, Session, SessionState, SignedOutReason};

/// What the address shows to whoever is here.
#[derive(Clone, PartialEq, Eq, Hash)]
enum Shown {
    Waiting,
    /// Nobody is signed in; says whether to come back here afterwards.
    SentToSignIn {
        keeps_address: bool,
    },
    /// Nobody is signed in, and a token has to be pasted here.
    TokenPage,
    Callback,
    /// The frame of one person; of another, it is made anew.
    Frame(Option<Generation>),
}

/// The way in.
#[component]
pub fn Doorway() -> impl IntoView {
    let route = provide_route();
    let session = Session::from_context();
    let shown = Memo::new(move |_| shown(route.get(), &session.state(), session.takes_tokens()));
    let go = use_go();
    let url = use_url();
    Effect::new(move || {
        if let Shown::SentToSignIn { keeps_address } = shown.get() {
            if let SessionState::SignedOut { reason } = session.state() {
                farewell::leave(reason);
            }
            send_to_sign_in(keeps_address.then(|| url.get_untracked()));
        }
    });
    Effect::new(move || {
        let is_foreign = route.with(|route| route.as_ref().is_some_and(Route::is_sign_in));
        let is_left = left_by_choice(&session.state()) && route.get() != Some(Route::Start);
        if session.takes_tokens() && (is_foreign || is_left) {
            go.replace(&Route::Start);
        }
    });
    Effect::new(move || {
        let (route, url) = (route.get(), url.get());
        if let Some(route) = route.filter(|route| !route.is_sign_in()) {
            make_canonical(&route, &url, go);
        }
    });
    // Keyed: nothing of one person's pages is taken over into another's.
    view! { <For each=move || [shown.get()] key=Clone::clone children=content /> }
}

fn content(shown: Shown) -> AnyView {
    match shown {
        Shown::Waiting | Shown::SentToSignIn { .. } => view! {
            <p class="visually-hidden" role="status">
                "Loading"
            </p>
        }
        .into_any(),
        Shown::TokenPage => view! { <TokenPage /> }.into_any(),
        Shown::Callback => view! { <CallbackPage /> }.into_any(),
        Shown::Frame(_) => view! { <Frame /> }.into_any(),
    }
}

fn shown(route: Option<Route>, state: &SessionState, takes_tokens: bool) -> Shown {
    let generation = match state {
        SessionState::SignedIn { generation, .. } | SessionState::Expired { generation, .. } => {
            Some(*generation)
        }
        SessionState::Restoring | SessionState::SignedOut { .. } => None,
    };
    if route == Some(Route::Callback) && !takes_tokens {
        return Shown::Callback;
    }
    match guard::decide(state, Need::Person) {
        Verdict::Wait => Shown::Waiting,
        Verdict::Show => Shown::Frame(generation),
        Verdict::SignIn if takes_tokens => Shown::TokenPage,
        Verdict::SignIn => Shown::SentToSignIn { keeps_address: !left_by_choice(state) },
    }
}

/// Who signed out is not brought back to where they were: the next person may be another.
fn left_by_choice(state: &SessionState) -> bool {
    matches!(state, SessionState::SignedOut { reason: SignedOutReason::Chosen | SignedOutReason::Elsewhere })
}

fn send_to_sign_in(asked: Option<Url>) {
    if let Some(url) = asked {
        keep_address(&url);
    }
    location::replace(&Route::Login { transaction: None }.href());
}

/// Keeps the address for after the sign-in, if it is one of ours.
pub(super) fn keep_address(url: &Url) {
    if let Some(next) = SafeNext::parse(&address_of(url)) {
        guard::keep_return_to(next.as_str());
    }
}

/// Shows the full address of a page that was opened by a shortened one.
fn make_canonical(route: &Route, url: &Url, go: Go) {
    let href = route.href();
    if url.path() == href {
        return;
    }
    let rest = address_of(url).split_off(url.path().len());
    let Some(next) = SafeNext::parse(&format!("{href}{rest}")) else { return };
    go.restore(&next);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::session::{ExpiryReason, Identity};

    fn signed_in() -> SessionState {
        let identity = Identity { subject: "c1".to_owned(), name: None, email: None, connection: None };
        SessionState::SignedIn { identity, generation: Generation::default() }
    }

    #[test]
    fn a_signed_out_address_is_kept_unless_the_person_chose_to_leave() {
        for (reason, keeps_address) in [
            (SignedOutReason::Never, true),
            (SignedOutReason::Refused(ExpiryReason::InvalidGrant), true),
            (SignedOutReason::Chosen, false),
            (SignedOutReason::Elsewhere, false),
        ] {
            let state = SessionState::SignedOut { reason };
            let sent = Shown::SentToSignIn { keeps_address };
            assert!(shown(Some(Route::Help), &state, false) == sent, "{reason:?}");
            assert!(shown(None, &state, false) == sent, "an unknown address tells nobody what exists");
        }
    }

    #[test]
    fn the_callback_needs_nobody_and_others_wait_until_it_is_known() {
        assert!(shown(Some(Route::Callback), &SessionState::Restoring, false) == Shown::Callback);
        assert!(shown(Some(Route::Help), &SessionState::Restoring, false) == Shown::Waiting);
        assert!(shown(Some(Route::Help), &signed_in(), false) == Shown::Frame(Some(Generation::default())));
    }

    #[test]
    fn where_tokens_are_pasted_every_address_asks_for_one_and_stays() {
        let nobody = SessionState::SignedOut { reason: SignedOutReason::Never };
        for route in [Some(Route::Help), Some(Route::Callback), None] {
            assert!(shown(route, &nobody, true) == Shown::TokenPage);
        }
        assert!(shown(Some(Route::Help), &signed_in(), true) == Shown::Frame(Some(Generation::default())));
    }
}
