//! A transaction that cannot go on, and failures that a step shows in place.

use leptos::prelude::*;

use super::card::SignInCard;
use super::start::SignInButton;
use crate::forms::Draft;
use crate::session::{TransactionError, TransactionErrorKind};
use crate::ui::{Button, Failure};

/// In place of a step: the transaction is over, or cannot be read now.
pub fn transaction_failed(error: &TransactionError, retry: Callback<()>) -> AnyView {
    let advice = error.advice();
    let is_gone = *error.kind() == TransactionErrorKind::Gone;
    let request_id = error
        .request_id()
        .map(|id| view! { <p class="request-id">"Request " <code>{id.to_owned()}</code></p> });
    view! {
        <SignInCard title=error.headline()>
            <p role="alert">{advice}</p>
            {request_id}
            <SignInButton>"Start again"</SignInButton>
            {(!is_gone).then(|| view! { <Button on_press=retry>"Try again"</Button> })}
        </SignInCard>
    }
    .into_any()
}

/// In place of a step that was taken already: the person came back to it.
pub fn ended() -> AnyView {
    view! {
        <SignInCard title="This sign-in has ended">
            <p role="alert">"It was completed already. Start again to sign in once more."</p>
            <SignInButton>"Start again"</SignInButton>
        </SignInCard>
    }
    .into_any()
}

/// Puts the server's field errors into place; what is left is shown below the fields.
pub fn refused(draft: Draft, error: &TransactionError) -> Option<Failure> {
    if let TransactionErrorKind::Invalid { field_errors } = error.kind() {
        let fields = field_errors.iter().map(|it| (it.field.clone(), it.message.clone())).collect();
        let rest = draft.refuse(fields);
        return (!rest.is_empty()).then(|| Failure::new(rest.join(" "), ""));
    }
    let failure = Failure::new(error.headline(), error.advice());
    Some(failure.with_request_id(error.request_id().map(str::to_owned)))
}
