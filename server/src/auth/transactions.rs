//! Login transactions, as the login pages see them.

use axum::Json;
use axum::extract::{Path, State};
use axum::http::{HeaderName, StatusCode, header};
use cloud_ui_contract::error::ErrorCode;
use cloud_ui_contract::transaction::{IdentifierRequest, Transaction, TransactionClient};
use cloud_ui_contract::validation::check_email;

use super::browser_cookie::{self, BrowserSecret};
use super::client::Client;
use super::own_origin::OwnJson;
use super::secret;
use crate::error::{ApiError, Result};
use crate::state::AppState;
use crate::store::transactions::StoredTransaction;

/// A transaction that must not be cached.
pub type Answer = ([(HeaderName, &'static str); 1], Json<Transaction>);
/// The same, with the browser's new secret.
pub type SteppedAnswer = ([(HeaderName, String); 2], Json<Transaction>);

/// `GET /auth/transactions/{id}`.
///
/// # Errors
/// 410 `TRANSACTION_GONE`.
pub async fn read(
    State(state): State<AppState>,
    Path(id): Path<String>,
    browser: BrowserSecret,
) -> Result<Answer> {
    let transaction = find(&state, &id, &browser).await?;
    Ok(([(header::CACHE_CONTROL, "no-store")], Json(shown(&state, &transaction)?)))
}

/// `POST /auth/transactions/{id}/identifier`. An unknown account gets the password step too.
///
/// # Errors
/// 400 for what is no e-mail address, 410 `TRANSACTION_GONE`.
pub async fn identifier(
    State(state): State<AppState>,
    Path(id): Path<String>,
    browser: BrowserSecret,
    OwnJson(body): OwnJson<IdentifierRequest>,
) -> Result<SteppedAnswer> {
    let transaction = find_open(&state, &id, &browser).await?;
    let email = check_email(&body.email)
        .map_err(|problem| ApiError::invalid(vec![problem.for_field("email", "Email")]))?;
    let next = secret::random();
    let keep = body.keep_signed_in.unwrap_or(transaction.keep_signed_in);
    let stepped = state
        .store
        .identify_transaction(&transaction, email, keep, &secret::hash(&next), state.clock.now())
        .await?
        .ok_or_else(gone)?;
    Ok(with_cookie(&state, next, shown(&state, &stepped)?))
}

/// The transaction, if this browser opened it and its time is not over.
pub(super) async fn find(state: &AppState, id: &str, browser: &BrowserSecret) -> Result<StoredTransaction> {
    let found = state.store.transaction(&secret::hash(id), &browser.hashes(), state.clock.now()).await?;
    found.ok_or_else(gone)
}

/// The same, while it is not completed.
pub(super) async fn find_open(
    state: &AppState,
    id: &str,
    browser: &BrowserSecret,
) -> Result<StoredTransaction> {
    let transaction = find(state, id, browser).await?;
    if transaction.completed { Err(gone()) } else { Ok(transaction) }
}

/// One answer for what never was, is over, is done, or is another browser's.
pub(super) fn gone() -> ApiError {
    ApiError::new(StatusCode::GONE, "This sign-in took too long, was completed, or began in another browser.")
        .with_code(ErrorCode::TransactionGone)
}

pub(super) fn with_cookie(state: &AppState, secret: String, transaction: Transaction) -> SteppedAnswer {
    let cookie = browser_cookie::set(&state.settings, secret);
    ([(header::CACHE_CONTROL, "no-store".to_owned()), (header::SET_COOKIE, cookie)], Json(transaction))
}

pub(super) fn shown(state: &AppState, transaction: &StoredTransaction) -> Result<Transaction> {
    let client = Client::find(&state.settings, &transaction.client_id).ok_or_else(gone)?;
    Ok(Transaction {
        client: TransactionClient {
            id: client.id.to_owned(),
            name: client.name.to_owned(),
            first_party: client.first_party,
        },
        login_hint: transaction.login_hint.clone(),
        email: transaction.email.clone(),
        keep_signed_in: transaction.keep_signed_in,
        step: transaction.step.clone(),
        connections: Vec::new(),
        code_redeemed: transaction.code_redeemed,
        redirect_to: None,
    })
}
