//! The small set of pictures, drawn on a 16 by 16 grid in the text's color.

use leptos::prelude::*;

/// A picture beside a word. It never stands alone: its control carries the name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "each name is the picture")]
pub enum Icon {
    Add,
    Alert,
    Apps,
    ArrowLeft,
    ArrowRight,
    Audit,
    Building,
    Check,
    ChevronDown,
    ChevronRight,
    Clock,
    Close,
    Clusters,
    Copy,
    Danger,
    Deployments,
    Download,
    Edit,
    External,
    Eye,
    EyeOff,
    Filter,
    Help,
    Home,
    Info,
    Key,
    Lock,
    Menu,
    Monitor,
    Moon,
    More,
    Profiles,
    Refresh,
    Rotate,
    Search,
    Settings,
    SignOut,
    Sort,
    Sun,
    Switch,
    Terminal,
    Trash,
    Upload,
    User,
    Users,
    Workspaces,
}

impl Icon {
    /// The outline as SVG path data.
    fn path(self) -> &'static str {
        match self {
            Self::Add => "M8 3v10M3 8h10",
            Self::Alert => "M8 2 1.8 13.2h12.4zM8 6.5v3.2M8 11.4v.1",
            Self::Apps => "M2.5 2.5h4v4h-4zM9.5 2.5h4v4h-4zM2.5 9.5h4v4h-4zM9.5 9.5h4v4h-4z",
            Self::ArrowLeft => "M13 8H3M7 4 3 8l4 4",
            Self::ArrowRight => "M3 8h10M9 4l4 4-4 4",
            Self::Audit => "M3.5 1.8h6l3 3v9.4h-9zM9.5 1.8v3h3M5.8 8h4.4M5.8 10.8h4.4",
            Self::Building => "M3 14V2.5h7V14M10 6h3v8M1.5 14h13M5.5 5.2h2M5.5 8h2M5.5 10.8h2",
            Self::Check => "m3 8.5 3.2 3.2L13 4.8",
            Self::ChevronDown => "m4 6 4 4 4-4",
            Self::ChevronRight => "m6 4 4 4-4 4",
            Self::Clock => "M8 1.8a6.2 6.2 0 1 0 0 12.4A6.2 6.2 0 0 0 8 1.8zM8 4.6V8l2.3 1.6",
            Self::Close => "m3.8 3.8 8.4 8.4M12.2 3.8l-8.4 8.4",
            Self::Clusters => "M2 3h12v3.6H2zM2 9.4h12V13H2zM4.5 4.8h.1M4.5 11.2h.1",
            Self::Copy => "M5.5 5.5h8v8h-8zM10.5 5.5v-3h-8v8h3",
            Self::Danger => "M5.3 1.8h5.4l3.5 3.5v5.4l-3.5 3.5H5.3l-3.5-3.5V5.3zM8 4.8v3.7M8 11v.1",
            Self::Deployments => "m8 1.8 5.6 3.1v6.2L8 14.2l-5.6-3.1V4.9zM2.6 5 8 8l5.4-3M8 8v6",
            Self::Download => "M8 2v8M4.5 7 8 10.2 11.5 7M2.5 13.5h11",
            Self::Edit => "m10.8 2.6 2.6 2.6-7.8 7.8-3.2.6.6-3.2zM9.2 4.2l2.6 2.6",
            Self::External => "M9.5 2.5h4v4M13.5 2.5 7.5 8.5M11.5 9.5v4h-9v-9h4",
            Self::Eye => {
                "M1.5 8S4 3.5 8 3.5 14.5 8 14.5 8 12 12.5 8 12.5 1.5 8 1.5 8zM8 6.2a1.8 1.8 0 1 0 0 3.6 1.8 1.8 0 0 0 0-3.6z"
            }
            Self::EyeOff => {
                "M2.5 2.5l11 11M4.3 4.9C2.5 6.2 1.5 8 1.5 8S4 12.5 8 12.5c1.2 0 2.3-.4 3.2-.9M6.6 3.7c.4-.1.9-.2 1.4-.2 4 0 6.5 4.5 6.5 4.5s-.6 1.1-1.7 2.2"
            }
            Self::Filter => "M2 4h12M4.5 8h7M6.5 12h3",
            Self::Help => {
                "M8 1.8a6.2 6.2 0 1 0 0 12.4A6.2 6.2 0 0 0 8 1.8zM6.2 6.3C6.3 4 9.8 4 9.8 6.3 9.8 7.6 8 7.7 8 9.2M8 11.3v.1"
            }
            Self::Home => "M2 7.5 8 2.2l6 5.3M3.6 6.5v7h8.8v-7M6.5 13.5v-4h3v4",
            Self::Info => "M8 1.8a6.2 6.2 0 1 0 0 12.4A6.2 6.2 0 0 0 8 1.8zM8 7.2v4M8 4.8v.1",
            Self::Key => {
                "M10.2 2a3.8 3.8 0 0 0-3.6 5L2 11.6V14h2.6v-1.8h1.8v-1.8h1.4L9 9.4A3.8 3.8 0 1 0 10.2 2zM11 5h.1"
            }
            Self::Lock => "M3.2 7h9.6v6.8H3.2zM5.2 7V4.8a2.8 2.8 0 0 1 5.6 0V7",
            Self::Menu => "M2.5 4h11M2.5 8h11M2.5 12h11",
            Self::Monitor => "M1.8 2.5h12.4v8.5H1.8zM5.5 14h5M8 11v3",
            Self::Moon => "M13.5 9.6A6 6 0 0 1 6.4 2.5 6 6 0 1 0 13.5 9.6z",
            Self::More => "M3.5 8h.1M8 8h.1M12.5 8h.1",
            Self::Profiles => "M2 4h6M11 4h3M2 12h3M8 12h6M9.5 2.3v3.4M6.5 10.3v3.4M2 8h12",
            Self::Refresh => "M13.2 8A5.2 5.2 0 1 1 11.6 4.3L13.5 6M13.5 2.5V6H10",
            Self::Rotate => {
                "M2.5 6.5A5.7 5.7 0 0 1 13 5.2M13.5 2v3.5H10M13.5 9.5A5.7 5.7 0 0 1 3 10.8M2.5 14v-3.5H6"
            }
            Self::Search => "M7 2.2a4.8 4.8 0 1 0 0 9.6 4.8 4.8 0 0 0 0-9.6zM10.5 10.5l3.3 3.3",
            Self::Settings => {
                "M8 5.6a2.4 2.4 0 1 0 0 4.8 2.4 2.4 0 0 0 0-4.8zM8 1.5v2M8 12.5v2M1.5 8h2M12.5 8h2M3.4 3.4l1.4 1.4M11.2 11.2l1.4 1.4M12.6 3.4l-1.4 1.4M4.8 11.2l-1.4 1.4"
            }
            Self::SignOut => "M6.5 2.5h-4v11h4M6 8h8M11 5l3 3-3 3",
            Self::Sort => "m5 6 3-3 3 3M5 10l3 3 3-3",
            Self::Sun => {
                "M8 5a3 3 0 1 0 0 6 3 3 0 0 0 0-6zM8 1.2v1.3M8 13.5v1.3M1.2 8h1.3M13.5 8h1.3M3.2 3.2l.9.9M11.9 11.9l.9.9M12.8 3.2l-.9.9M4.1 11.9l-.9.9"
            }
            Self::Switch => "m5 6 3-3.2L11 6M5 10l3 3.2 3-3.2",
            Self::Terminal => "M1.8 2.5h12.4v11H1.8zM4.5 6 7 8.2 4.5 10.4M8.5 10.5h3",
            Self::Trash => "M2.5 4h11M6 4V2.2h4V4M4 4l.6 9.8h6.8L12 4M6.7 6.8v4.3M9.3 6.8v4.3",
            Self::Upload => "M8 10V2M4.5 5.2 8 2l3.5 3.2M2.5 13.5h11",
            Self::User => "M8 2.2a2.8 2.8 0 1 0 0 5.6 2.8 2.8 0 0 0 0-5.6zM2.5 14c.5-5 10.5-5 11 0",
            Self::Users => {
                "M6 2.8a2.5 2.5 0 1 0 0 5 2.5 2.5 0 0 0 0-5zM1.2 13.5c.4-4.4 9.2-4.4 9.6 0M10.5 3a2.4 2.4 0 0 1 0 4.6M12.3 9.7c1.5.6 2.4 1.9 2.5 3.8"
            }
            Self::Workspaces => "m8 2 6 3-6 3-6-3zM2 8l6 3 6-3M2 11l6 3 6-3",
        }
    }
}

/// Draws an [`Icon`]. Hidden from assistive technology: the words beside it speak.
#[component]
pub fn Glyph(
    /// Which picture.
    icon: Icon,
) -> impl IntoView {
    view! {
        <svg class="glyph" viewBox="0 0 16 16" width="16" height="16" aria-hidden="true">
            <path d=icon.path() />
        </svg>
    }
}
