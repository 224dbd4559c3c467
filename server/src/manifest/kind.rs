//! The kinds of manifest.

/// What a manifest describes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// An app.
    Application,
    /// A profile, which says where apps run.
    ApplicationProfile,
}

impl Kind {
    /// The kind as manifests write it.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Application => "Application",
            Self::ApplicationProfile => "ApplicationProfile",
        }
    }
}
