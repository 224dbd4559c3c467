//! The authorization endpoint (RFC 6749, section 4.1.1; RFC 7636): opens a login transaction and
//! sends the browser to the login pages.

use axum::extract::State;
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use cloud_ui_contract::transaction::TransactionStep;
use cloud_ui_contract::validation::check_email;
use url::Url;

use super::browser_cookie::{self, BrowserSecret};
use super::client::Client;
use super::{error_page, pkce, scope, secret};
use crate::error::{ApiError, Result};
use crate::state::AppState;
use crate::store::listing::Query;
use crate::store::transactions::NewTransaction;

/// How long a sign-in may take, in milliseconds.
const LIFE_MILLIS: i64 = 10 * 60 * 1000;

/// `GET /auth/authorize`.
///
/// # Errors
/// When the database cannot be reached.
pub async fn authorize(
    State(state): State<AppState>,
    browser: BrowserSecret,
    query: Query,
) -> Result<Response> {
    let asked = match Asked::read(&state, &query) {
        Ok(asked) => asked,
        Err(Refusal::Page(sentence)) => return Ok(error_page::bad_request(sentence)),
        Err(Refusal::Redirect(address)) => return Ok(found(&address)),
    };
    let now = state.clock.now();
    // A secret that this server never gave out is not taken over: somebody may have planted it.
    let known = state.store.knows_browser(&browser.hash()).await?;
    let fresh = (!known).then(secret::random);
    let (browser_hash, replaced) = match fresh.as_deref() {
        Some(fresh) => (secret::hash(fresh), browser.hashes()),
        None => (browser.hash(), Vec::new()),
    };
    let id = secret::random();
    let new = NewTransaction {
        hash: secret::hash(&id),
        browser_hash,
        replaced,
        client_id: asked.client.id,
        redirect_uri: asked.redirect_uri,
        state: asked.state,
        nonce: query.get("nonce").map(str::to_owned),
        code_challenge: asked.code_challenge,
        scope: scope::granted(query.get("scope").unwrap_or_default()),
        step: if asked.email.is_some() { TransactionStep::Password } else { TransactionStep::Identifier },
        email: asked.email,
        created_at: now,
        expires_at: now.plus_millis(LIFE_MILLIS),
    };
    state.store.open_transaction(&new).await?;
    let mut response = found(&format!("{}/login?transaction={id}", state.settings.origin()));
    if let Some(secret) = fresh {
        let of_transaction = browser_cookie::set_for_transaction(&state.settings, &id, secret.clone());
        for cookie in [browser_cookie::set(&state.settings, secret), of_transaction] {
            let cookie = HeaderValue::try_from(cookie).map_err(|error| ApiError::internal(&error))?;
            response.headers_mut().append(header::SET_COOKIE, cookie);
        }
    }
    Ok(response)
}

/// The longest parameter that is kept, in bytes. Anybody may open transactions, and each is stored.
const LONGEST_PARAMETER: usize = 2048;

/// A valid request.
struct Asked {
    client: Client,
    redirect_uri: String,
    state: Option<String>,
    code_challenge: String,
    email: Option<String>,
}

/// Why there is no transaction.
enum Refusal {
    /// Nobody can be told but the person.
    Page(&'static str),
    /// The client is told, at this address.
    Redirect(String),
}

impl Asked {
    fn read(state: &AppState, query: &Query) -> Result<Self, Refusal> {
        let one = |name: &'static str| query.get(name).filter(|text| !text.is_empty());
        let client = one("client_id").and_then(|id| Client::find(&state.settings, id));
        let client = client.ok_or(Refusal::Page("The application that asks is not registered here."))?;
        let redirect_uri =
            one("redirect_uri").filter(|uri| client.redirect_uris.iter().any(|one| one == uri));
        let redirect_uri = redirect_uri
            .ok_or(Refusal::Page("The address to return to is not registered for the application."))?
            .to_owned();
        let kept = ["state", "nonce", "scope"];
        if kept.iter().any(|name| one(name).is_some_and(|text| text.len() > LONGEST_PARAMETER)) {
            return Err(Refusal::Page("A parameter of the request is too long."));
        }
        let refuse = |error: &str, description: &str| {
            let answer =
                [("error", Some(error)), ("error_description", Some(description)), ("state", one("state"))];
            Refusal::Redirect(response_address(&redirect_uri, &answer, &state.settings.issuer()))
        };
        // RFC 6749, section 3.1: a parameter is given once.
        let single = ["response_type", "state", "code_challenge", "code_challenge_method", "nonce", "scope"];
        if single.iter().any(|name| query.all(name).count() > 1) {
            return Err(refuse("invalid_request", "A parameter is given twice."));
        }
        if one("response_type") != Some("code") {
            return Err(refuse("unsupported_response_type", "response_type must be code."));
        }
        if one("response_mode").is_some_and(|mode| mode != "query") {
            return Err(refuse("invalid_request", "response_mode must be query."));
        }
        let challenge = one("code_challenge").filter(|text| pkce::is_challenge(text));
        let Some(challenge) = challenge.filter(|_| one("code_challenge_method") == Some("S256")) else {
            return Err(refuse(
                "invalid_request",
                "A code_challenge by code_challenge_method=S256 is required.",
            ));
        };
        // The authorization server keeps no session of its own that could answer silently.
        if one("prompt").is_some_and(|prompt| prompt.split(' ').any(|word| word == "none")) {
            return Err(refuse("login_required", "A person has to sign in."));
        }
        Ok(Self {
            state: one("state").map(str::to_owned),
            code_challenge: challenge.to_owned(),
            email: one("login_hint").and_then(|hint| check_email(hint).ok()).map(str::to_owned),
            redirect_uri,
            client,
        })
    }
}

/// The client's redirect address with the answer in its query and, so that answers of several
/// servers cannot be mixed up, the issuer (RFC 9207).
pub(super) fn response_address(redirect_uri: &str, answer: &[(&str, Option<&str>)], issuer: &str) -> String {
    let Ok(mut url) = Url::parse(redirect_uri) else { return redirect_uri.to_owned() };
    {
        let mut pairs = url.query_pairs_mut();
        for (name, value) in answer {
            if let Some(value) = value {
                pairs.append_pair(name, value);
            }
        }
        pairs.append_pair("iss", issuer);
    }
    url.into()
}

fn found(address: &str) -> Response {
    let no_store = [(header::CACHE_CONTROL, "no-store"), (header::LOCATION, address)];
    (StatusCode::FOUND, no_store).into_response()
}
