//! Secure contexts: HTTPS, or localhost.

/// Whether the browser gives this page WebCrypto, the clipboard and locks.
pub fn is_secure_context() -> bool {
    web_sys::window().is_some_and(|window| window.is_secure_context())
}
