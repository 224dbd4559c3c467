//! The OAuth 2.0 client that this console is: its endpoints and the proof key of a sign-in.

use crate::browser::crypto::{self, CryptoUnavailable};
use crate::browser::random::{self, RandomUnavailable};
use crate::browser::urlencoded;
use cloud_ui_contract::console_config::BaseDomain;

/// The console's client id at the authorization server.
pub const CLIENT_ID: &str = "console";
/// Who signs in, and that the session may go on without asking again.
const SCOPE: &str = "openid profile email offline_access";

/// The address of an endpoint of the domain's authorization server. Issuers end with a slash.
pub(super) fn endpoint(domain: &BaseDomain, name: &str) -> String {
    format!("{}/{name}", domain.issuer.trim_end_matches('/'))
}

/// Where the authorization server sends the browser back to.
pub(super) fn redirect_uri(origin: &str) -> String {
    format!("{origin}/callback")
}

/// The single-use values of one sign-in.
pub(super) struct Secrets {
    pub state: String,
    pub nonce: String,
    /// RFC 7636 section 4.1: 43 characters from 32 random bytes.
    pub verifier: String,
}

impl Secrets {
    pub(super) fn fresh() -> Result<Self, RandomUnavailable> {
        let text = || random::bytes::<32>().map(|bytes| crypto::base64url(&bytes));
        Ok(Self { state: text()?, nonce: text()?, verifier: text()? })
    }
}

/// The code challenge of a verifier, by the method S256 (RFC 7636 section 4.2).
///
/// # Errors
/// [`CryptoUnavailable`] outside a secure context.
pub async fn challenge(verifier: &str) -> Result<String, CryptoUnavailable> {
    let digest = crypto::sha256(verifier.as_bytes()).await?;
    Ok(crypto::base64url(&digest))
}

/// What a person or a link asks of the sign-in.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Hints {
    pub login_hint: Option<String>,
    pub organization: Option<String>,
    pub connection: Option<String>,
    pub sign_up: bool,
}

/// The address that opens a sign-in (RFC 6749 section 4.1.1, RFC 7636 section 4.3).
pub(super) fn authorize_url(
    domain: &BaseDomain,
    origin: &str,
    secrets: &Secrets,
    challenge: &str,
    hints: &Hints,
) -> String {
    let redirect_uri = redirect_uri(origin);
    let mut pairs = vec![
        ("response_type", "code"),
        ("client_id", CLIENT_ID),
        ("redirect_uri", &redirect_uri),
        ("scope", SCOPE),
        ("state", &secrets.state),
        ("nonce", &secrets.nonce),
        ("code_challenge", challenge),
        ("code_challenge_method", "S256"),
    ];
    for (name, hint) in [
        ("login_hint", &hints.login_hint),
        ("organization", &hints.organization),
        ("connection", &hints.connection),
    ] {
        if let Some(hint) = hint {
            pairs.push((name, hint));
        }
    }
    if hints.sign_up {
        pairs.push(("screen_hint", "signup"));
    }
    format!("{}?{}", endpoint(domain, "authorize"), urlencoded::join(pairs))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The octets of RFC 7636 appendix B: of the verifier, and of its SHA-256 digest.
    const VERIFIER_OCTETS: [u8; 32] = [
        116, 24, 223, 180, 151, 153, 224, 37, 79, 250, 96, 125, 216, 173, 187, 186, 22, 212, 37, 77, 105,
        214, 191, 240, 91, 88, 5, 88, 83, 132, 141, 121,
    ];
    const DIGEST_OCTETS: [u8; 32] = [
        19, 211, 30, 150, 26, 26, 216, 236, 47, 22, 177, 12, 76, 152, 46, 8, 118, 168, 120, 173, 109, 241,
        68, 86, 110, 225, 137, 74, 203, 112, 249, 195,
    ];

    #[test]
    fn verifier_and_challenge_are_written_as_in_rfc_7636_appendix_b() {
        assert_eq!(crypto::base64url(&VERIFIER_OCTETS), "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk");
        assert_eq!(crypto::base64url(&DIGEST_OCTETS), "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM");
    }

    #[test]
    fn the_authorize_address_says_everything_once() {
        let domain = BaseDomain {
            name: "localhost".to_owned(),
            api_origin: "http://localhost:8888".to_owned(),
            issuer: "http://localhost:8888/auth/".to_owned(),
        };
        let secrets = Secrets { state: "s".to_owned(), nonce: "n".to_owned(), verifier: "v".to_owned() };
        let hints = Hints { login_hint: Some("ada+1@orbital.example".to_owned()), ..Hints::default() };
        let url = authorize_url(&domain, "http://localhost:8888", &secrets, "c", &hints);
        assert_eq!(
            url,
            "http://localhost:8888/auth/authorize?response_type=code&client_id=console\
             &redirect_uri=http%3A%2F%2Flocalhost%3A8888%2Fcallback\
             &scope=openid%20profile%20email%20offline_access&state=s&nonce=n\
             &code_challenge=c&code_challenge_method=S256&login_hint=ada%2B1%40orbital.example"
        );
    }
}
