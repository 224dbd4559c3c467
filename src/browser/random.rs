//! Random bytes fit for secrets.

/// The browser offers no `crypto.getRandomValues`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RandomUnavailable;

/// `N` random bytes.
///
/// # Errors
/// [`RandomUnavailable`]; no weaker source stands in.
pub fn bytes<const N: usize>() -> Result<[u8; N], RandomUnavailable> {
    let mut bytes = [0; N];
    fill(&mut bytes)?;
    Ok(bytes)
}

fn fill(bytes: &mut [u8]) -> Result<(), RandomUnavailable> {
    web_sys::window()
        .and_then(|window| window.crypto().ok())
        .and_then(|crypto| crypto.get_random_values_with_u8_array(bytes).ok())
        .map(|_| ())
        .ok_or(RandomUnavailable)
}
