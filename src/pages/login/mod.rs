//! Signing in, a step a page.

mod card;
mod connections;
mod identifier;
mod last_email;
mod password;
mod start;
mod transaction_failed;

pub use card::SignInCard;
pub use password::PasswordPage;
pub use start::SignInButton;
pub use transaction_failed::refused;

use leptos::prelude::*;

use super::title::use_title;
use identifier::IdentifierStep;
use start::StartStep;

/// The first step: the button that begins, or the e-mail address once a transaction is open.
#[component]
pub fn LoginPage(
    /// The login transaction.
    transaction: Option<String>,
) -> impl IntoView {
    use_title(|| Some("Sign in".to_owned()));
    match transaction {
        None => view! { <StartStep /> }.into_any(),
        Some(transaction) => view! { <IdentifierStep transaction=transaction /> }.into_any(),
    }
}
