//! How a person proved who they are.

use crate::wire::{open_enum, wire_struct};

open_enum! {
    /// A kind of sign-in. Doubles as the `amr`-like claim of an access token's connection.
    pub enum SignInKind {
        /// E-mail address and password.
        Password => "PASSWORD",
        /// Single sign-on through an organization's identity provider.
        Sso => "SSO",
        /// A Google account.
        Google => "GOOGLE",
        /// A GitHub account.
        Github => "GITHUB",
        /// A passkey.
        Passkey => "PASSKEY",
    }
}

wire_struct! {
    /// A way to sign in that an organization accepts.
    pub struct SignInMethod {
        /// The kind of sign-in.
        pub kind: SignInKind,
        /// The connection to sign in with; absent where the kind has none, and while none is
        /// configured.
        pub connection_id: Option<String>,
        /// What the button calls it.
        pub display_name: String,
    }
}
