//! Login transactions: what the login pages and the authorization server say to each other.

use crate::sign_in_method::SignInKind;
use crate::wire::{open_enum, secret_struct, wire_struct};

open_enum! {
    /// What the person has to do next.
    pub enum TransactionStep {
        /// Name the account.
        Identifier => "IDENTIFIER",
        /// Enter the password.
        Password => "PASSWORD",
        /// Continue at an identity provider.
        Sso => "SSO",
        /// Create an account.
        SignUp => "SIGN_UP",
        /// Open the link in the mail.
        VerifyEmail => "VERIFY_EMAIL",
        /// Use a passkey.
        Passkey => "PASSKEY",
        /// Show a second factor.
        SecondFactor => "SECOND_FACTOR",
        /// Agree to the client's access.
        Consent => "CONSENT",
        /// Nothing: the browser goes back to the client.
        Done => "DONE",
    }
}

wire_struct! {
    /// The application that a person signs in to.
    pub struct TransactionClient {
        /// The client id.
        pub id: String,
        /// What a person calls it.
        pub name: String,
        /// Whether it is this console itself, which needs no consent.
        pub first_party: bool,
    }
}

wire_struct! {
    /// An identity provider that may be used instead of a password.
    pub struct Connection {
        /// The connection's id.
        pub id: String,
        /// What kind of provider it is.
        pub kind: SignInKind,
        /// What the button calls it.
        pub display_name: String,
    }
}

secret_struct! {
    /// A sign-in under way.
    pub struct Transaction {
        /// The application that asks.
        pub client: TransactionClient,
        /// The e-mail address that the application suggested.
        pub login_hint: Option<String>,
        /// The e-mail address that the person entered.
        pub email: Option<String>,
        /// Whether the session outlives the browser.
        pub keep_signed_in: bool,
        /// What comes next.
        pub step: TransactionStep,
        /// The identity providers on offer.
        pub connections: Vec<Connection>,
        /// Whether the application has fetched its tokens.
        pub code_redeemed: bool,
        /// Where the browser goes now, with the code; only in the answer that completes the sign-in.
        pub redirect_to: Option<String>,
    }
}

impl std::fmt::Debug for Transaction {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Transaction")
            .field("client", &self.client)
            .field("step", &self.step)
            .field("code_redeemed", &self.code_redeemed)
            .finish_non_exhaustive()
    }
}

wire_struct! {
    /// `POST transactions/{id}/identifier`.
    pub struct IdentifierRequest {
        /// The e-mail address.
        pub email: String,
        /// Whether the session shall outlive the browser.
        pub keep_signed_in: Option<bool>,
    }
}

/// `POST transactions/{id}/password`.
#[derive(Clone, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct PasswordRequest {
    /// The password.
    pub password: String,
}

impl std::fmt::Debug for PasswordRequest {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("PasswordRequest { .. }")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The address to return to ends with the code, and went into whatever logged the answer.
    #[test]
    fn the_code_is_not_shown() {
        let json = r#"{"client": {"id": "console", "name": "Cloud UI", "firstParty": true}, "keepSignedIn": true,
            "step": "DONE", "connections": [], "codeRedeemed": false,
            "redirectTo": "http://localhost/callback?code=hidden"}"#;
        let transaction: Transaction = serde_json::from_str(json).unwrap();
        assert!(transaction.redirect_to.as_deref().is_some_and(|address| address.ends_with("hidden")));
        let shown = format!("{transaction:?}");
        assert!(shown.contains("Done") && !shown.contains("hidden"), "{shown}");
    }
}
