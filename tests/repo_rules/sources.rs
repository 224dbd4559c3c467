//! The text files of the repository: tracked, or new and not ignored.

use std::path::Path;
use std::process::Command;
use std::sync::OnceLock;

/// One text file, with its path from the repository's root.
pub struct File {
    pub path: String,
    pub text: String,
}

impl File {
    /// The lines with their numbers, counted from one.
    pub fn lines(&self) -> impl Iterator<Item = (usize, &str)> {
        self.text.lines().enumerate().map(|(at, line)| (at + 1, line))
    }

    /// Whether the file's name ends in one of `extensions`.
    pub fn is(&self, extensions: &[&str]) -> bool {
        let extension = Path::new(&self.path).extension();
        extension.is_some_and(|found| extensions.iter().any(|wanted| found == *wanted))
    }
}

/// All of them.
pub fn all() -> &'static [File] {
    static FILES: OnceLock<Vec<File>> = OnceLock::new();
    FILES.get_or_init(|| {
        let root = Path::new(env!("CARGO_MANIFEST_DIR"));
        let listed = Command::new("git")
            .args(["ls-files", "-z", "--cached", "--others", "--exclude-standard"])
            .current_dir(root)
            .output()
            .expect("git lists the files");
        assert!(listed.status.success(), "git ls-files failed");
        String::from_utf8(listed.stdout)
            .expect("paths in UTF-8")
            .split_terminator('\0')
            .filter_map(|path| {
                let text = std::fs::read_to_string(root.join(path)).ok()?;
                Some(File { path: path.to_owned(), text })
            })
            .collect()
    })
}

/// The files under a folder (or the one file) with one of `extensions`. A rule that looks at nothing fails.
pub fn under(folder: &str, extensions: &[&str]) -> Vec<&'static File> {
    let found: Vec<_> =
        all().iter().filter(|file| file.path.starts_with(folder) && file.is(extensions)).collect();
    assert!(!found.is_empty(), "no {extensions:?} under {folder:?}: did it move?");
    found
}
