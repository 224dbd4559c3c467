//! Tokens stay where they are needed.

use super::hold;
use super::syntax;

const TYPES: &[&str] = &["AccessToken", "RefreshToken"];
const HOLDERS: &[&str] = &["src/session/", "src/api/client.rs"];

#[test]
fn tokens_stay_in_the_session() {
    let violations: Vec<String> = syntax::console()
        .iter()
        .filter(|source| !HOLDERS.iter().any(|holder| source.path.starts_with(holder)))
        .flat_map(|source| {
            (0..source.tokens.len())
                .filter(|&at| source.word(at).is_some_and(|word| TYPES.contains(&word)))
                .map(|at| source.place(at))
        })
        .collect();
    hold("Only src/session/ and the API client see a token; a page asks for the identity:", &violations);
}
