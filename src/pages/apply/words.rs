//! The texts of applying manifests.

pub const TITLE: &str = "Apply manifests";
pub const DESCRIPTION: &str =
    "One or several YAML documents: apps and app profiles. Applying the same again changes nothing.";
pub const LABEL: &str = "Manifests";
pub const HELP: &str =
    "Separate documents with a line of three dashes. Tab indents; press Escape, then Tab, to leave.";
pub const PLACEHOLDER: &str = "kind: Application\nspec:\n  name: hello-world\n  profileName: my-profile\n  source:\n    type: image\n    image:\n      registry: docker.io\n      repository: example/hello\n      tag: v1.0.0";
pub const WORKSPACE: &str = "Workspace of new apps";
pub const WORKSPACE_HELP: &str = "Apps that exist stay where they are.";
pub const WORKSPACE_DEFAULT: &str = "The organization's first workspace";
pub const ATOMIC: &str = "All documents or none";
pub const ATOMIC_HELP: &str = "One invalid document keeps the others from being applied.";
pub const FILES: &str = "Choose files";
pub const FILES_HINT: &str = "or drop them here";
pub const CHECK: &str = "Check";
pub const APPLY: &str = "Apply";
pub const MISSING: &str = "Paste a manifest, or choose a file";
pub const RESULTS: &str = "Results";
pub const RESULTS_OF_CHECK: &str = "Results of the check";
pub const NOTHING_CHANGED: &str = "Nothing was changed.";
pub const TEXT_CHANGED: &str = "The text has changed since: lines may have moved.";
pub const TO_APPS: &str = "Go to apps";
pub const NO_FINDINGS: &str = "No findings";
pub const UNNAMED: &str = "Without a name";

/// Why a text is not sent.
pub fn too_large(bytes: usize, most: usize) -> String {
    let mib = |bytes: usize| {
        let tenths = bytes.saturating_mul(10).div_ceil(1024 * 1024);
        format!("{}.{} MiB", tenths / 10, tenths % 10)
    };
    format!("This is {}, and one request takes {}. Apply it in parts", mib(bytes), mib(most))
}

/// How many documents a result is about.
pub fn documents(count: usize) -> String {
    match count {
        1 => "1 document".to_owned(),
        count => format!("{count} documents"),
    }
}
