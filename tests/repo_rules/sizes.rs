//! Small files.

use super::hold;
use super::sources;

const MOST_LINES: usize = 500;
const MEDIAN_BELOW: usize = 100;

#[test]
fn no_file_is_over_500_lines() {
    let violations: Vec<String> = sources::under("", &["rs", "ts", "js", "mjs", "css", "html", "sh", "sql"])
        .into_iter()
        .map(|file| (file, file.text.lines().count()))
        .filter(|(_, lines)| *lines > MOST_LINES)
        .map(|(file, lines)| format!("{} has {lines} lines", file.path))
        .collect();
    hold("Split the file along its purposes:", &violations);
}

#[test]
fn the_usual_file_of_the_console_is_short() {
    let mut lines: Vec<usize> =
        sources::under("src/", &["rs"]).into_iter().map(|file| file.text.lines().count()).collect();
    lines.sort_unstable();
    let median = lines[lines.len() / 2];
    assert!(median < MEDIAN_BELOW, "the median file of src/ has {median} lines: split what grew");
}
