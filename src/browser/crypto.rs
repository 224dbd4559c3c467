//! SHA-256 from WebCrypto, and base64url without padding (RFC 4648 section 5).

use super::reflect;
use js_sys::{ArrayBuffer, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

/// WebCrypto is absent: the page is not a secure context.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CryptoUnavailable;

/// The SHA-256 digest of `data`.
///
/// # Errors
/// [`CryptoUnavailable`] outside a secure context.
pub async fn sha256(data: &[u8]) -> Result<[u8; 32], CryptoUnavailable> {
    digest(data).await.ok_or(CryptoUnavailable)
}

async fn digest(data: &[u8]) -> Option<[u8; 32]> {
    let crypto = web_sys::window()?.crypto().ok()?;
    let subtle = reflect::property(&crypto, "subtle")?;
    let arguments = [JsValue::from_str("SHA-256"), Uint8Array::from(data).into()];
    let promise = reflect::call_promise(&subtle, "digest", &arguments).ok()?;
    let buffer = JsFuture::from(promise).await.ok()?;
    let bytes = Uint8Array::new(buffer.dyn_ref::<ArrayBuffer>()?);
    let mut digest = [0; 32];
    if bytes.length() != 32 {
        return None;
    }
    bytes.copy_to(&mut digest);
    Some(digest)
}

const ALPHABET: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

/// `bytes` as base64url without padding.
pub fn base64url(bytes: &[u8]) -> String {
    let mut text = String::with_capacity(bytes.len().div_ceil(3) * 4);
    for chunk in bytes.chunks(3) {
        let group = chunk
            .iter()
            .chain([0, 0].iter())
            .take(3)
            .fold(0_usize, |group, byte| group << 8 | usize::from(*byte));
        for position in 0..=chunk.len() {
            let index = group >> (18 - 6 * position) & 63;
            text.extend(ALPHABET.get(index).copied().map(char::from));
        }
    }
    text
}

/// The bytes of a base64url text without padding, or nothing when it is not one.
pub fn from_base64url(text: &str) -> Option<Vec<u8>> {
    let mut bytes = Vec::with_capacity(text.len() / 4 * 3 + 2);
    for chunk in text.as_bytes().chunks(4) {
        if chunk.len() == 1 {
            return None;
        }
        let mut group = 0_u32;
        for position in 0..4 {
            let value = match chunk.get(position) {
                Some(letter) => ALPHABET.iter().position(|known| known == letter)?,
                None => 0,
            };
            group = group << 6 | u32::try_from(value).ok()?;
        }
        let [_, decoded @ ..] = group.to_be_bytes();
        bytes.extend(decoded.iter().take(chunk.len() - 1));
    }
    Some(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn base64url_matches_the_vectors_of_rfc_4648_section_10() {
        for (plain, encoded) in [
            ("", ""),
            ("f", "Zg"),
            ("fo", "Zm8"),
            ("foo", "Zm9v"),
            ("foob", "Zm9vYg"),
            ("fooba", "Zm9vYmE"),
            ("foobar", "Zm9vYmFy"),
        ] {
            assert_eq!(base64url(plain.as_bytes()), encoded);
            assert_eq!(from_base64url(encoded).as_deref(), Some(plain.as_bytes()));
        }
    }

    #[test]
    fn base64url_uses_the_url_safe_letters() {
        assert_eq!(base64url(&[0xfb, 0xff, 0xfe]), "-__-");
        assert_eq!(from_base64url("-__-"), Some(vec![0xfb, 0xff, 0xfe]));
    }

    #[test]
    fn text_that_is_not_base64url_is_refused() {
        for text in ["Z", "Zm9vY", "Zm8=", "Zm+v", "Zm/v", "Zm 9", "é"] {
            assert_eq!(from_base64url(text), None, "{text:?}");
        }
    }
}
