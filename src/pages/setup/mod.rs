//! The first account and organization of an installation.

use cloud_ui_contract::setup::SetupRequest;
use cloud_ui_contract::validation::MIN_PASSWORD_LENGTH;
use leptos::prelude::*;

use super::checks;
use super::login::{SignInCard, refused};
use super::title::use_title;
use crate::browser::location;
use crate::forms::{Draft, PageForm, PasswordField, TextField};
use crate::session::setup::set_up;
use crate::session::{Session, SignIn};
use crate::ui::Failure;

/// Asks for the first account, with the secret of the one-time link in the fragment.
#[component]
pub fn SetupPage() -> impl IntoView {
    use_title(|| Some("Set up".to_owned()));
    let secret = location::fragment();
    if secret.is_empty() {
        return view! {
            <SignInCard title="This link is not complete">
                <p role="alert">
                    "Open the whole set-up link that the server printed when it was first started. It works once."
                </p>
            </SignInCard>
        }
        .into_any();
    }
    view! { <SetupForm secret=secret /> }.into_any()
}

#[component]
fn SetupForm(secret: String) -> impl IntoView {
    let session = Session::from_context();
    let draft = Draft::new();
    let full_name = draft.text("fullName", "", checks::full_name);
    let email = draft.text("email", "", checks::email);
    let password = draft.text("password", "", checks::new_password);
    let organization = draft.text("organizationName", "", checks::name);
    let failed = RwSignal::new(None::<Failure>);
    let send = Action::new_local(move |(): &()| {
        let request = SetupRequest {
            secret: secret.clone(),
            full_name: full_name.trimmed(),
            email: email.trimmed(),
            password: password.get_untracked(),
            organization_name: organization.trimmed(),
        };
        async move {
            failed.set(None);
            if let Err(error) = set_up(&session.domain(), &request).await {
                return failed.set(refused(draft, &error));
            }
            draft.settle();
            // The link is spent; it is of no use in the history.
            location::rewrite(&location::path());
            let sign_in = SignIn { login_hint: Some(request.email.clone()), ..SignIn::default() };
            if let Err(error) = session.begin_sign_in(sign_in).await {
                failed.set(Some(Failure::new(error.headline(), error.advice())));
            }
        }
    });
    view! {
        <SignInCard title="Set up this installation">
            <p class="muted">
                "Your account administers the installation and owns its first organization. You sign in with it next."
            </p>
            <PageForm
                label="First account"
                submit_label="Create account"
                draft=draft
                pending=send.pending()
                submit_error=failed
                on_submit=Callback::new(move |()| {
                    send.dispatch(());
                })
            >
                <TextField
                    id="full-name"
                    label="Full name"
                    value=full_name
                    autocomplete="name"
                    autofocus=true
                />
                <TextField
                    id="email"
                    label="Email"
                    value=email
                    kind="email"
                    autocomplete="username"
                />
                <PasswordField
                    id="password"
                    label="Password"
                    value=password
                    autocomplete="new-password"
                    help=format!("At least {MIN_PASSWORD_LENGTH} characters.")
                />
                <TextField
                    id="organization-name"
                    label="Organization name"
                    value=organization
                    autocomplete="organization"
                />
            </PageForm>
        </SignInCard>
    }
}
