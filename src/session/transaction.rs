//! The login pages' side of a login transaction: JSON to the authorization server, with the cookie
//! that binds the transaction to this browser.

use super::oauth;
use super::transaction_error::TransactionError;
use crate::browser::http::{self, Credentials, HttpRequest, Method};
use crate::browser::urlencoded;
use cloud_ui_contract::console_config::BaseDomain;
use cloud_ui_contract::transaction::{IdentifierRequest, PasswordRequest, Transaction};

const TIMEOUT_MS: u32 = 15_000;

/// One sign-in under way.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TransactionClient {
    url: String,
}

impl TransactionClient {
    /// The transaction of that id, as it stands in the login page's query.
    pub fn new(domain: &BaseDomain, id: &str) -> Self {
        let transactions = oauth::endpoint(domain, "transactions");
        Self { url: format!("{transactions}/{}", urlencoded::encode(id)) }
    }

    /// Where the sign-in stands.
    ///
    /// # Errors
    /// [`TransactionError`].
    pub async fn get(&self) -> Result<Transaction, TransactionError> {
        send(self.request(Method::Get, "", None)).await
    }

    /// Names the account; the answer says which step follows.
    ///
    /// # Errors
    /// [`TransactionError`]. An unknown account is none: it gets the password step.
    pub async fn identifier(
        &self,
        email: &str,
        keep_signed_in: bool,
    ) -> Result<Transaction, TransactionError> {
        let body = serde_json::to_string(&IdentifierRequest {
            email: email.to_owned(),
            keep_signed_in: Some(keep_signed_in),
        });
        send(self.request(Method::Post, "/identifier", body.ok())).await
    }

    /// Proves the account; the answer's `redirect_to` is where the browser goes.
    ///
    /// # Errors
    /// [`TransactionError`].
    pub async fn password(&self, password: &str) -> Result<Transaction, TransactionError> {
        let body = serde_json::to_string(&PasswordRequest { password: password.to_owned() });
        send(self.request(Method::Post, "/password", body.ok())).await
    }

    /// Where the browser goes to sign in at an identity provider.
    pub fn connection_url(domain: &BaseDomain, connection: &str, transaction: &str) -> String {
        let start = oauth::endpoint(domain, "connections");
        let query = urlencoded::join([("transaction", transaction)]);
        format!("{start}/{}/start?{query}", urlencoded::encode(connection))
    }

    fn request(&self, method: Method, step: &str, body: Option<String>) -> HttpRequest {
        let mut headers = vec![("Accept", "application/json".to_owned())];
        if body.is_some() {
            headers.push(("Content-Type", "application/json".to_owned()));
        }
        HttpRequest {
            method,
            url: format!("{}{step}", self.url),
            headers,
            body,
            credentials: Credentials::SameOrigin,
            timeout_ms: TIMEOUT_MS,
        }
    }
}

async fn send(request: HttpRequest) -> Result<Transaction, TransactionError> {
    let response = http::send(request).await.map_err(TransactionError::from_failure)?;
    if response.status != 200 {
        let retry_after = response.header("retry-after");
        return Err(TransactionError::from_response(response.status, retry_after.as_deref(), &response.body));
    }
    let request_id = response.header("x-request-id");
    serde_json::from_str(&response.body).map_err(|_| TransactionError::unreadable(request_id))
}
