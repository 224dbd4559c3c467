//! The secret of an API key: `cui_`, 30 random base62 characters, and a checksum of 6, so that a
//! scanner recognises it offline and a mistyped one is told from a revoked one.

/// What every secret begins with.
pub const PREFIX: &str = "cui_";
/// How many random characters follow the prefix.
pub const BODY_LENGTH: usize = 30;
/// How many characters of checksum end a secret.
pub const CHECKSUM_LENGTH: usize = 6;

const ALPHABET: &[u8; 62] = b"0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

/// Why a text is no API key.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SecretProblem {
    /// It does not begin with `cui_`.
    Prefix,
    /// It is too short or too long.
    Length,
    /// It holds a character outside `0-9A-Za-z`.
    Alphabet,
    /// The checksum does not fit: mistyped or cut.
    Checksum,
}

/// Makes the secret from random bytes, of which those above 247 are skipped so that every
/// character is equally likely. `None` when there were too few of them.
#[must_use]
pub fn from_random(random: impl IntoIterator<Item = u8>) -> Option<String> {
    let body: String = random
        .into_iter()
        .filter(|byte| *byte < 248)
        .filter_map(|byte| ALPHABET.get(usize::from(byte % 62)))
        .take(BODY_LENGTH)
        .map(|byte| char::from(*byte))
        .collect();
    (body.len() == BODY_LENGTH).then(|| {
        let unsigned = format!("{PREFIX}{body}");
        let checksum = checksum(&unsigned);
        unsigned + &checksum
    })
}

/// Tells a well-formed secret from a mistyped one, without asking a server.
///
/// # Errors
/// The first thing that is wrong.
pub fn check(text: &str) -> Result<(), SecretProblem> {
    let rest = text.strip_prefix(PREFIX).ok_or(SecretProblem::Prefix)?;
    if rest.len() != BODY_LENGTH + CHECKSUM_LENGTH {
        return Err(SecretProblem::Length);
    }
    if !rest.bytes().all(|byte| byte.is_ascii_alphanumeric()) {
        return Err(SecretProblem::Alphabet);
    }
    let (unsigned, given) = text.split_at(PREFIX.len() + BODY_LENGTH);
    if checksum(unsigned) == given { Ok(()) } else { Err(SecretProblem::Checksum) }
}

/// The part of a secret that may be shown later: the prefix with four characters, and the last
/// four.
#[must_use]
pub fn mask(secret: &str) -> String {
    let head: String = secret.chars().take(PREFIX.len() + 4).collect();
    let length = secret.chars().count();
    let tail: String = secret.chars().skip(length.saturating_sub(4)).collect();
    format!("{head}…{tail}")
}

fn checksum(text: &str) -> String {
    let mut rest = u64::from(crc32fast::hash(text.as_bytes()));
    let mut digits = [b'0'; CHECKSUM_LENGTH];
    for digit in digits.iter_mut().rev() {
        if let Some(character) = usize::try_from(rest % 62).ok().and_then(|at| ALPHABET.get(at)) {
            *digit = *character;
        }
        rest /= 62;
    }
    digits.iter().map(|digit| char::from(*digit)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_checksum_is_the_documented_one() {
        assert_eq!(from_random([0; 30]).unwrap(), "cui_0000000000000000000000000000004G3Hek");
    }

    #[test]
    fn a_made_secret_is_recognised_and_every_single_typo_is_not() {
        let secret = from_random((0..).map(|n: u32| (n * 37 % 256) as u8).take(60)).unwrap();
        assert_eq!(check(&secret), Ok(()));
        for at in PREFIX.len()..secret.len() {
            let mut typo = secret.clone().into_bytes();
            typo[at] = if typo[at] == b'x' { b'y' } else { b'x' };
            assert_eq!(check(std::str::from_utf8(&typo).unwrap()), Err(SecretProblem::Checksum), "{at}");
        }
    }

    #[test]
    fn what_is_wrong_is_named() {
        assert_eq!(check("ghp_abc"), Err(SecretProblem::Prefix));
        assert_eq!(check("cui_abc"), Err(SecretProblem::Length));
        assert_eq!(check(&format!("cui_{}", "-".repeat(36))), Err(SecretProblem::Alphabet));
    }

    #[test]
    fn bytes_that_would_favour_some_characters_are_skipped() {
        assert_eq!(from_random([255; 100]), None);
        assert_eq!(from_random([0; 29]), None);
    }

    #[test]
    fn a_mask_shows_eight_characters_of_the_secret() {
        assert_eq!(mask("cui_0000000000000000000000000000004G3Hek"), "cui_0000…3Hek");
    }
}
