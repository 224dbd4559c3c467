//! Nothing here yet, and what to do about it.

use leptos::prelude::*;

use super::{
    code_block::CodeBlock,
    icon::{Glyph, Icon},
};

/// An empty list that teaches: one sentence, one action, the command-line equivalent.
#[component]
pub fn EmptyState(
    /// What there is none of.
    #[prop(into)]
    title: String,
    /// A picture above it.
    #[prop(optional)]
    icon: Option<Icon>,
    /// The one thing to do.
    #[prop(optional, into)]
    action: ViewFn,
    /// The command that does it.
    #[prop(optional, into)]
    command: Option<String>,
    /// One sentence.
    children: Children,
) -> impl IntoView {
    view! {
        <div class="notice">
            {icon
                .map(|icon| {
                    view! {
                        <span class="notice-icon">
                            <Glyph icon=icon />
                        </span>
                    }
                })} <h2>{title}</h2> <p class="muted">{children()}</p> {action.run()}
            {command.map(|command| view! { <CodeBlock text=command label="Equivalent command" /> })}
        </div>
    }
}
