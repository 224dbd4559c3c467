//! Who is signed in, in this browser: from the sign-in to the sign-out, across refreshes and tabs.
//!
//! The rest of the console reads the [`Identity`]; only [`crate::api`] gets an access token.

pub mod farewell;
pub mod guard;
pub mod handover;
pub mod setup;
pub mod transaction;

mod callback;
mod exchange;
mod grant;
mod handle;
mod id_token;
mod identity;
mod leaving;
mod notice;
mod oauth;
mod outcome;
mod pasted;
mod pending;
mod record;
mod refresh;
mod restore;
mod schedule;
mod sign_in;
mod sign_in_error;
mod state;
mod store;
mod tab_session;
mod tabs;
mod token_session;
mod tokens;
mod transaction_error;

pub use exchange::TokenFailure;
pub use grant::{Grant, NoToken};
pub use handle::{ReauthRequest, Session};
pub use id_token::IdTokenFault;
pub use identity::Identity;
pub use leaving::SignOutOutcome;
pub use notice::Notice;
pub use oauth::{CLIENT_ID, challenge};
pub use outcome::RefreshOutcome;
pub use pasted::{TokenProblem, check_pasted_token};
pub use sign_in::{SignIn, SignedIn};
pub use sign_in_error::SignInError;
pub use state::{ExpiryReason, Generation, SessionState, SignedOutReason};
pub use tokens::{AccessToken, RefreshToken};
pub use transaction_error::{TransactionError, TransactionErrorKind};
