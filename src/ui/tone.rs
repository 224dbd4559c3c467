//! The meanings a thing can carry, and how loud a control is.

/// What a badge, banner or toast means. Never shown by color alone.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Tone {
    /// No judgment.
    #[default]
    Neutral,
    /// As it should be.
    Good,
    /// Will need attention.
    Warning,
    /// Needs attention now.
    Bad,
    /// Worth knowing.
    Info,
    /// Belongs to the product or the current choice.
    Accent,
}

impl Tone {
    /// The value of `data-tone` that the style sheet knows.
    pub fn name(self) -> &'static str {
        match self {
            Self::Neutral => "neutral",
            Self::Good => "good",
            Self::Warning => "warning",
            Self::Bad => "bad",
            Self::Info => "info",
            Self::Accent => "accent",
        }
    }
}

/// How much a control asks for attention.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Variant {
    /// A bordered control; the usual one.
    #[default]
    Secondary,
    /// The one thing a view is for.
    Primary,
    /// Without border until it is pointed at.
    Quiet,
    /// Destroys something.
    Danger,
}

impl Variant {
    /// The value of `data-variant` that the style sheet knows.
    pub fn name(self) -> &'static str {
        match self {
            Self::Secondary => "secondary",
            Self::Primary => "primary",
            Self::Quiet => "quiet",
            Self::Danger => "danger",
        }
    }
}
