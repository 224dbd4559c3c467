//! The password step of a sign-in.

use axum::Extension;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use cloud_ui_contract::error::ErrorCode;
use cloud_ui_contract::sign_in_method::SignInKind;
use cloud_ui_contract::timestamp::Timestamp;
use cloud_ui_contract::transaction::{PasswordRequest, TransactionStep};

use super::authorize::response_address;
use super::browser_cookie::BrowserSecret;
use super::own_origin::OwnJson;
use super::secret;
use super::transactions::{self, SteppedAnswer, find_open, gone, shown};
use crate::error::{ApiError, Result};
use crate::request::RequestFacts;
use crate::state::AppState;
use crate::store::accounts::Account;
use crate::store::sign_in_failures::Attempt;
use crate::store::transactions::{Completion, StoredTransaction};

/// How long a code may wait to be redeemed, in milliseconds (RFC 6749, section 4.1.2: ten minutes
/// at most; the console comes at once).
const CODE_LIFE_MILLIS: i64 = 60 * 1000;

/// `POST /auth/transactions/{id}/password`. Completes the sign-in of a first-party client.
///
/// # Errors
/// 400 `WRONG_CREDENTIALS`, 410 `TRANSACTION_GONE`, 429 `TOO_MANY_ATTEMPTS`.
pub async fn password(
    State(state): State<AppState>,
    Path(id): Path<String>,
    browser: BrowserSecret,
    Extension(facts): Extension<RequestFacts>,
    OwnJson(body): OwnJson<PasswordRequest>,
) -> Result<SteppedAnswer> {
    let transaction = find_open(&state, &id, &browser).await?;
    let email = transaction.email.clone().filter(|_| transaction.step == TransactionStep::Password);
    let email = email.ok_or_else(|| ApiError::bad_request("Enter the e-mail address first."))?;
    let now = state.clock.now();
    let attempt = Attempt::new(&email, facts.source_ip, &transaction.browser_hash);
    // Counted before the password is looked at, so that guesses made at once count as well.
    if let Some(held_until) = state.store.begin_attempt(&attempt, now).await? {
        return Err(held_off(held_until, now));
    }
    let account = state.store.account_by_email(&email).await?;
    let hash = account.as_ref().and_then(|account| account.password_hash.as_deref());
    let is_right = state.auth.passwords.verify(&body.password, hash).await;
    let account = account.filter(|account| is_right && account.is_active).ok_or_else(wrong_credentials)?;
    complete(&state, &transaction, &account, &attempt, &facts).await
}

/// Ends the transaction with a code for the client. For a client that is not first party, the
/// consent step belongs before this.
async fn complete(
    state: &AppState,
    transaction: &StoredTransaction,
    account: &Account,
    attempt: &Attempt,
    facts: &RequestFacts,
) -> Result<SteppedAnswer> {
    let now = state.clock.now();
    let (code, next) = (secret::random(), secret::random());
    let completion = Completion {
        transaction,
        account,
        attempt,
        kind: SignInKind::Password,
        code_hash: secret::hash(&code),
        code_expires_at: now.plus_millis(CODE_LIFE_MILLIS),
        browser_hash: secret::hash(&next),
        now,
    };
    let done = state.store.complete_transaction(&completion, facts).await?.ok_or_else(gone)?;
    let mut answer = shown(state, &done)?;
    let pairs = [("code", Some(code.as_str())), ("state", done.state.as_deref())];
    answer.redirect_to = Some(response_address(&done.redirect_uri, &pairs, &state.settings.issuer()));
    Ok(transactions::with_cookie(state, next, answer))
}

fn wrong_credentials() -> ApiError {
    ApiError::new(StatusCode::BAD_REQUEST, "The e-mail address or the password is wrong.")
        .with_code(ErrorCode::WrongCredentials)
}

fn held_off(until: Timestamp, now: Timestamp) -> ApiError {
    let seconds = u64::try_from((until.millis() - now.millis() + 999) / 1000).unwrap_or(0);
    let message = format!("Too many failed attempts. Try again in {} minutes.", seconds.div_ceil(60));
    ApiError::too_many(ErrorCode::TooManyAttempts, message, seconds)
}
