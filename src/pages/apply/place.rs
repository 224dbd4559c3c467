//! From a finding's line and column to the caret.

/// From where to where a finding reaches, in UTF-16 units, as the caret of a text field counts:
/// from its column to the end of its line. `line` and `column` count from 1, columns in characters.
/// A place behind the end is the end.
pub fn span(text: &str, line: u32, column: u32) -> (u32, u32) {
    let mut start = 0;
    let mut rest = text;
    for _ in 1..line {
        let Some(end) = rest.find('\n') else { break };
        let (passed, following) = rest.split_at(end + 1);
        start += units(passed);
        rest = following;
    }
    let this = rest.split('\n').next().unwrap_or_default();
    let before = usize::try_from(column.saturating_sub(1)).unwrap_or(usize::MAX);
    let at: usize = this.chars().take(before).map(char::len_utf16).sum();
    (offset(start + at), offset(start + units(this)))
}

fn units(text: &str) -> usize {
    text.chars().map(char::len_utf16).sum()
}

fn offset(units: usize) -> u32 {
    u32::try_from(units).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::span;

    const TEXT: &str = "kind: App\nname: 🚀 ship\nlast";

    #[test]
    fn a_finding_reaches_to_the_end_of_its_line() {
        assert_eq!(span(TEXT, 1, 1), (0, 9));
        assert_eq!(span(TEXT, 1, 7), (6, 9));
        assert_eq!(span(TEXT, 3, 1), (24, 28));
    }

    #[test]
    fn a_character_beyond_the_basic_plane_counts_twice_for_the_browser() {
        assert_eq!(span(TEXT, 2, 7), (16, 23));
        assert_eq!(span(TEXT, 2, 8), (18, 23));
    }

    #[test]
    fn a_place_behind_the_end_is_the_end() {
        assert_eq!(span(TEXT, 1, 900), (9, 9));
        assert_eq!(span(TEXT, 900, 1), (24, 28));
        assert_eq!(span("", 1, 1), (0, 0));
        assert_eq!(span("a\n", 2, 1), (2, 2));
        assert_eq!(span("a", 0, 0), (0, 1));
    }
}
