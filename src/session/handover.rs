//! From the sign-in program to the console where there is nothing to sign in to: the console itself
//! asks for a token.

use crate::browser::location;
use crate::browser::storage::{self, Area};

/// Begins like the key of a kept session, by which `public/boot.js` starts the console. A base
/// domain's name has no space, so this is no session's key.
const MARK: &str = "cloud-ui.session.pasted token";

/// The console would not be started: this browser keeps no mark that calls for it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CannotHandOver;

/// Where the console is to be found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Way {
    /// At the address of this page.
    Here,
    /// At the start page: the address is one of the sign-in program's.
    Start,
}

/// Leaves this page for the console.
///
/// # Errors
/// [`CannotHandOver`]; the page is still here.
pub fn to_console(at_sign_in_address: bool) -> Result<(), CannotHandOver> {
    let was_marked = matches!(storage::get(Area::Session, MARK), Ok(Some(_)));
    let is_marked = storage::set(Area::Session, MARK, "1").is_ok();
    match way(at_sign_in_address, was_marked, is_marked)? {
        Way::Here => location::reload(),
        Way::Start => location::replace("/"),
    }
    Ok(())
}

/// An address of the console that came here in spite of the mark would come here for ever. Where
/// storage is denied, `boot.js` starts the console without one.
fn way(at_sign_in_address: bool, was_marked: bool, is_marked: bool) -> Result<Way, CannotHandOver> {
    match (at_sign_in_address, was_marked, is_marked) {
        (true, _, _) => Ok(Way::Start),
        (false, false, true) => Ok(Way::Here),
        (false, _, _) => Err(CannotHandOver),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_console_is_loaded_once_and_not_for_ever() {
        assert_eq!(way(false, false, true), Ok(Way::Here));
        assert_eq!(way(false, true, true), Err(CannotHandOver), "the mark was not seen");
        assert_eq!(way(false, false, false), Err(CannotHandOver), "storage is full");
        for (was_marked, is_marked) in [(false, false), (false, true), (true, true)] {
            assert_eq!(way(true, was_marked, is_marked), Ok(Way::Start));
        }
    }

    #[test]
    fn boot_js_takes_the_mark_for_a_session_and_no_session_has_its_key() {
        let boot = include_str!("../../public/boot.js");
        let prefix = "cloud-ui.session.";
        assert!(boot.contains(&format!("startsWith({prefix:?})")));
        assert!(MARK.strip_prefix(prefix).is_some_and(|name| name.contains(' ')));
    }
}
