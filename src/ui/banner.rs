//! A notice across the page.

use leptos::prelude::*;

use super::{
    icon::{Glyph, Icon},
    tone::Tone,
};

/// A notice that stays until its cause is gone.
#[component]
pub fn Banner(
    /// What the notice means.
    tone: Tone,
    /// What can be done about it.
    #[prop(optional, into)]
    action: ViewFn,
    /// The notice.
    children: Children,
) -> impl IntoView {
    let icon = match tone {
        Tone::Good => Icon::Check,
        Tone::Warning => Icon::Alert,
        Tone::Bad => Icon::Danger,
        Tone::Neutral | Tone::Info | Tone::Accent => Icon::Info,
    };
    view! {
        <div class="banner" data-tone=tone.name() role="status">
            <Glyph icon=icon />
            <div class="banner-words">{children()}</div>
            <div class="banner-action">{action.run()}</div>
        </div>
    }
}
