//! The second step of a transaction: the password.

use cloud_ui_contract::transaction::{Transaction, TransactionStep};
use leptos::prelude::*;

use super::card::SignInCard;
use super::connections::connection_buttons;
use super::identifier::EDIT;
use super::start::SignInButton;
use super::transaction_failed::{ended, refused, transaction_failed};
use crate::browser::location;
use crate::forms::{Draft, PageForm, PasswordField};
use crate::pages::checks;
use crate::pages::navigation::use_go;
use crate::pages::title::use_title;
use crate::routes::Route;
use crate::session::transaction::TransactionClient;
use crate::session::{Session, TransactionErrorKind};
use crate::ui::{Empty, Failure, Loaded, SkeletonText};

/// Asks for the password.
#[component]
pub fn PasswordPage(
    /// The login transaction.
    transaction: Option<String>,
) -> impl IntoView {
    use_title(|| Some("Password".to_owned()));
    match transaction {
        Some(transaction) => view! { <PasswordStep transaction=transaction /> }.into_any(),
        None => view! {
            <SignInCard title="There is no sign-in under way">
                <SignInButton>"Sign in"</SignInButton>
            </SignInCard>
        }
        .into_any(),
    }
}

#[component]
fn PasswordStep(transaction: String) -> impl IntoView {
    let client = TransactionClient::new(&Session::from_context().domain(), &transaction);
    let go = use_go();
    let asked = client.clone();
    let resource = LocalResource::new(move || {
        let client = asked.clone();
        async move { client.get().await }
    });
    let id = transaction.clone();
    Effect::new(move || {
        if let Some(Ok(read)) = resource.get()
            && read.step == TransactionStep::Identifier
        {
            go.replace(&Route::Login { transaction: Some(id.clone()) });
        }
    });
    view! {
        <Loaded
            resource=resource
            loading=|| {
                view! {
                    <SignInCard title="Enter your password">
                        <SkeletonText />
                    </SignInCard>
                }
            }
            empty=Empty::Never
            failed=|error, retry| transaction_failed(&error, retry)
            loaded=move |read| match read.step {
                TransactionStep::Done => ended(),
                _ => form(read, client.clone(), &transaction),
            }
        />
    }
}

fn form(read: Transaction, client: TransactionClient, id: &str) -> AnyView {
    let draft = Draft::new();
    let password = draft.text("password", "", checks::password);
    let failed = RwSignal::new(None::<Failure>);
    let gone = RwSignal::new(false);
    let send = Action::new_local(move |(): &()| {
        let client = client.clone();
        async move {
            failed.set(None);
            match client.password(&password.get_untracked()).await {
                Ok(next) => failed.set(leave(&next)),
                Err(error) => {
                    gone.set(*error.kind() == TransactionErrorKind::Gone);
                    failed.set(refused(draft, &error));
                }
            }
        }
    });
    let email = read.email.unwrap_or_default();
    let edit = Route::Login { transaction: Some(id.to_owned()) }.href_with([(EDIT, "1")]);
    let others = connection_buttons(read.connections, id);
    view! {
        <SignInCard title="Enter your password">
            <div class="spread login-account">
                <span class="truncate">{email.clone()}</span>
                <a href=edit>"Edit"<span class="visually-hidden">" email address"</span></a>
            </div>
            <PageForm
                label="Sign in"
                submit_label="Continue"
                draft=draft
                pending=send.pending()
                submit_error=failed
                on_submit=Callback::new(move |()| {
                    send.dispatch(());
                })
            >
                // Tells a password manager whose password it is.
                <input
                    type="text"
                    class="visually-hidden"
                    name="username"
                    autocomplete="username"
                    value=email.clone()
                    readonly=true
                    tabindex="-1"
                    aria-hidden="true"
                />
                <PasswordField
                    id="password"
                    label="Password"
                    value=password
                    autocomplete="current-password"
                    autofocus=true
                />
            </PageForm>
            <Show when=move || gone.get()>
                <SignInButton>"Start again"</SignInButton>
            </Show>
            {others}
        </SignInCard>
    }
    .into_any()
}

fn leave(next: &Transaction) -> Option<Failure> {
    match &next.redirect_to {
        Some(address) => {
            location::assign(address);
            None
        }
        None => Some(Failure::new(
            "This sign-in needs a step that this console does not know",
            format!("The step is {}. Sign in another way, or ask for help.", next.step),
        )),
    }
}
