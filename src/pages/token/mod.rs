//! In place of any page while nobody is signed in at an API without an authorization server.

use cloud_ui_contract::user::SelfUser;
use leptos::prelude::*;

use super::login::SignInCard;
use super::title::use_title;
use crate::api::{ApiError, ApiErrorKind, Client, users};
use crate::forms::{Draft, PageForm, PasswordField};
use crate::organization::failure;
use crate::session::{Identity, Session, SessionState, SignedOutReason, TokenProblem, check_pasted_token};
use crate::ui::Failure;

/// The field's name.
const TOKEN: &str = "token";

/// Asks for a token, which then opens the page of the address.
#[component]
pub fn TokenPage() -> impl IntoView {
    use_title(|| Some("Sign in".to_owned()));
    let session = Session::from_context();
    let client = Client::from_context();
    let draft = Draft::new();
    let text = draft.text(TOKEN, "", check);
    let failed = RwSignal::new(None::<Failure>);
    let sign_in = Action::new_local(move |(): &()| async move {
        failed.set(None);
        let Ok(tried) = session.try_token(&text.get_untracked()) else { return };
        match users::owner_of(client, &tried).await {
            Ok(person) => session.accept(tried, identity(person)),
            Err(error) => failed.set(refused(draft, &error)),
        }
    });
    let words = move || match session.state() {
        SessionState::SignedOut { reason } => why(reason),
        _ => "",
    };
    view! {
        <SignInCard title="Paste a token">
            <p class="muted">{words}</p>
            <PageForm
                label="Sign in with a token"
                submit_label="Sign in"
                draft=draft
                pending=sign_in.pending()
                submit_error=failed
                on_submit=Callback::new(move |()| {
                    sign_in.dispatch(());
                })
            >
                <PasswordField
                    id="token"
                    label="Token"
                    what="token"
                    value=text
                    autocomplete="off"
                    help="An API token or key of the remote API. It is kept in memory only and is gone with a reload."
                    autofocus=true
                />
            </PageForm>
        </SignInCard>
    }
}

fn why(reason: SignedOutReason) -> &'static str {
    match reason {
        SignedOutReason::Chosen | SignedOutReason::Elsewhere => "You are signed out.",
        SignedOutReason::Refused(_) => "Your token is not accepted any more. Paste another one to go on.",
        SignedOutReason::Never | SignedOutReason::Unreadable => {
            "This console works with a remote API, which knows you by a token."
        }
    }
}

fn check(text: &str) -> Result<(), String> {
    check_pasted_token(text).map_err(|problem| {
        match problem {
            TokenProblem::Missing => "Paste a token.",
            TokenProblem::Malformed => {
                "This is no token: it has spaces, line breaks or characters that no token has."
            }
        }
        .to_owned()
    })
}

/// Puts a refusal at the field; any other failure is shown below it.
fn refused(draft: Draft, error: &ApiError) -> Option<Failure> {
    if matches!(error.kind(), ApiErrorKind::Unauthorized | ApiErrorKind::Forbidden { .. }) {
        draft.refuse(vec![(TOKEN.to_owned(), "This token was not accepted.".to_owned())]);
        return None;
    }
    Some(failure(error))
}

fn identity(person: SelfUser) -> Identity {
    Identity {
        subject: person.id.to_string(),
        name: Some(person.full_name),
        email: Some(person.username),
        connection: None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_no_token_is_refused_before_it_is_sent() {
        assert_eq!(check("Bearer abc"), Ok(()));
        for text in ["", " \n ", "Bearer ", "a b", "a\nb"] {
            assert!(check(text).is_err(), "{text:?}");
        }
    }
}
