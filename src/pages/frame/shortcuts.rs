//! The list of shortcuts.

use leptos::prelude::*;

use super::keys::SHORTCUTS;
use crate::ui::Dialog;

/// The shortcuts over the page.
#[component]
pub fn ShortcutsDialog(
    /// Whether it is shown.
    open: RwSignal<bool>,
) -> impl IntoView {
    view! {
        <Dialog
            open=open
            on_close=Callback::new(move |()| open.set(false))
            title="Keyboard shortcuts"
        >
            <ShortcutList />
        </Dialog>
    }
}

/// Keys and what they do.
#[component]
pub fn ShortcutList() -> impl IntoView {
    let rows = SHORTCUTS
        .iter()
        .map(|shortcut| {
            let keys = shortcut.keys.iter().map(|key| view! { <kbd class="kbd">{*key}</kbd> }).collect_view();
            view! {
                <div class="shortcut">
                    <dt>{keys}</dt>
                    <dd>{shortcut.meaning}</dd>
                </div>
            }
        })
        .collect_view();
    view! { <dl class="shortcuts">{rows}</dl> }
}
