//! The sign-in program: its pages, and leaving for the console.

use leptos::prelude::*;
use leptos_router::hooks::use_url;

use super::doorway::keep_address;
use super::login::{LoginPage, PasswordPage};
use super::navigation::{provide_route, use_go};
use super::setup::SetupPage;
use crate::browser::location;
use crate::routes::Route;
use crate::session::{Notice, Session, SessionState};

/// What the address shows before anybody is signed in.
#[derive(Clone, PartialEq, Eq, Hash)]
enum Shown {
    Waiting,
    /// A page of this program.
    Page(Route),
    /// A page of the console, asked for by nobody: signing in comes first.
    SentToSignIn,
    /// A page of the console, asked for by somebody: another tab knew the session.
    SentToConsole,
}

/// The way in for whom this browser does not know.
#[component]
pub fn SignInDoorway() -> impl IntoView {
    let route = provide_route();
    let session = Session::from_context();
    let shown = Memo::new(move |_| shown(route.get(), &session.state(), is_kept(session)));
    let go = use_go();
    let url = use_url();
    Effect::new(move || match shown.get() {
        Shown::SentToSignIn => {
            keep_address(&url.get_untracked());
            go.replace(&Route::Login { transaction: None });
        }
        Shown::SentToConsole => location::reload(),
        Shown::Waiting | Shown::Page(_) => {}
    });
    view! { <For each=move || [shown.get()] key=Clone::clone children=content /> }
}

/// Whether the next program will find the session: without storage it would be asked for here again.
fn is_kept(session: Session) -> bool {
    !session.notices().contains(&Notice::StorageDenied)
}

fn shown(route: Option<Route>, state: &SessionState, is_kept: bool) -> Shown {
    match (route.filter(Route::is_before_sign_in), state) {
        (Some(route), _) => Shown::Page(route),
        (None, SessionState::Restoring) => Shown::Waiting,
        (None, SessionState::SignedIn { .. }) if is_kept => Shown::SentToConsole,
        (None, _) => Shown::SentToSignIn,
    }
}

fn content(shown: Shown) -> AnyView {
    match shown {
        Shown::Page(Route::Login { transaction }) => {
            view! { <LoginPage transaction=transaction /> }.into_any()
        }
        Shown::Page(Route::LoginPassword { transaction }) => {
            view! { <PasswordPage transaction=transaction /> }.into_any()
        }
        Shown::Page(Route::Setup) => view! { <SetupPage /> }.into_any(),
        Shown::Page(_) | Shown::Waiting | Shown::SentToSignIn | Shown::SentToConsole => view! {
            <p class="visually-hidden" role="status">
                "Loading"
            </p>
        }
        .into_any(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::session::{Generation, Identity, SignedOutReason};

    #[test]
    fn a_page_of_the_console_is_opened_by_whom_another_tab_knows_and_kept_for_all_others() {
        let identity = Identity { subject: "c1".to_owned(), name: None, email: None, connection: None };
        let known = SessionState::SignedIn { identity, generation: Generation::default() };
        let nobody = SessionState::SignedOut { reason: SignedOutReason::Never };
        let help = || Some(Route::Help);
        assert!(shown(help(), &SessionState::Restoring, true) == Shown::Waiting);
        assert!(shown(help(), &nobody, true) == Shown::SentToSignIn);
        assert!(shown(help(), &known, true) == Shown::SentToConsole);
        assert!(shown(None, &known, true) == Shown::SentToConsole, "the console knows the unknown page");
    }

    /// Without storage the console would not find the session, come back here, and so on for ever.
    #[test]
    fn a_session_that_cannot_be_kept_is_not_handed_to_the_console() {
        let identity = Identity { subject: "c1".to_owned(), name: None, email: None, connection: None };
        let known = SessionState::SignedIn { identity, generation: Generation::default() };
        assert!(shown(Some(Route::Help), &known, false) == Shown::SentToSignIn);
    }

    #[test]
    fn sign_in_pages_are_shown_to_everybody() {
        let setup = || Some(Route::Setup);
        assert!(shown(setup(), &SessionState::Restoring, true) == Shown::Page(Route::Setup));
    }
}
