//! The first step of a transaction: which account.

use cloud_ui_contract::transaction::{Transaction, TransactionStep};
use leptos::prelude::*;

use super::card::SignInCard;
use super::connections::connection_buttons;
use super::last_email;
use super::transaction_failed::{ended, refused, transaction_failed};
use crate::browser::{location, programs};
use crate::forms::{Checkbox, Draft, PageForm, TextField};
use crate::pages::checks;
use crate::pages::navigation::{Go, use_go, use_query};
use crate::routes::Route;
use crate::session::Session;
use crate::session::transaction::TransactionClient;
use crate::ui::{Empty, Failure, Loaded, SkeletonText};

/// The parameter by which the password step leads back here to change the address.
pub const EDIT: &str = "edit";

/// Asks for the e-mail address.
#[component]
pub fn IdentifierStep(
    /// The login transaction.
    transaction: String,
) -> impl IntoView {
    let client = TransactionClient::new(&Session::from_context().domain(), &transaction);
    let query = use_query();
    let go = use_go();
    let asked = client.clone();
    let resource = LocalResource::new(move || {
        let client = asked.clone();
        async move { client.get().await }
    });
    let id = transaction.clone();
    // A hint named the account already, unless the person came back to change it.
    Effect::new(move || {
        let edits = query.with_untracked(|query| query.get(EDIT).is_some());
        if let Some(Ok(read)) = resource.get()
            && read.step == TransactionStep::Password
            && !edits
        {
            go.replace(&Route::LoginPassword { transaction: Some(id.clone()) });
        }
    });
    view! {
        <Loaded
            resource=resource
            loading=|| {
                view! {
                    <SignInCard title="Sign in">
                        <SkeletonText />
                    </SignInCard>
                }
            }
            empty=Empty::Never
            failed=|error, retry| transaction_failed(&error, retry)
            loaded=move |read| match read.step {
                TransactionStep::Done => ended(),
                _ => form(read, client.clone(), transaction.clone(), go),
            }
        />
    }
}

fn form(read: Transaction, client: TransactionClient, id: String, go: Go) -> AnyView {
    let known = read.email.or(read.login_hint).or_else(last_email::recall);
    let draft = Draft::new();
    let email = draft.text("email", known.unwrap_or_default(), checks::email);
    let keep = draft.flag("keepSignedIn", read.keep_signed_in);
    let failed = RwSignal::new(None::<Failure>);
    let transaction = id.clone();
    let send = Action::new_local(move |(): &()| {
        let (client, id) = (client.clone(), id.clone());
        let (email, keep) = (email.trimmed(), keep.get_untracked());
        async move {
            failed.set(None);
            match client.identifier(&email, keep).await {
                Ok(next) => {
                    last_email::remember(&email);
                    if let Err(failure) = go_on(&next, id, go) {
                        failed.set(Some(failure));
                    }
                }
                Err(error) => failed.set(refused(draft, &error)),
            }
        }
    });
    let title = if read.client.first_party {
        "Sign in".to_owned()
    } else {
        format!("Sign in to {}", read.client.name)
    };
    let others = connection_buttons(read.connections, &transaction);
    view! {
        <SignInCard title=title>
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
                <TextField
                    id="email"
                    label="Email"
                    value=email
                    kind="email"
                    autocomplete="username"
                    autofocus=true
                />
                <Checkbox id="keep-signed-in" label="Keep me signed in" value=keep />
            </PageForm>
            {others}
        </SignInCard>
    }
    .into_any()
}

/// Goes to the step that follows; says so when this console does not know it.
fn go_on(next: &Transaction, id: String, go: Go) -> Result<(), Failure> {
    match (&next.step, &next.redirect_to) {
        (_, Some(address)) => location::assign(address),
        (TransactionStep::Password, None) => {
            programs::fetch_console_soon();
            go.to(&Route::LoginPassword { transaction: Some(id) });
        }
        (step, None) => {
            return Err(Failure::new(
                "This sign-in needs a step that this console does not know",
                format!("The step is {step}. Sign in another way, or ask for help."),
            ));
        }
    }
    Ok(())
}
