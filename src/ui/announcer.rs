//! What changed, said to people who do not see it.

use leptos::prelude::*;

/// Speaks through the page's polite live region.
#[derive(Clone, Copy)]
pub struct Announcer {
    said: RwSignal<(String, bool)>,
}

impl Announcer {
    /// Says the text after what is being said now.
    pub fn say(self, text: impl Into<String>) {
        self.said.update(|(said, odd)| {
            *said = text.into();
            *odd = !*odd;
        });
    }
}

/// Makes [`use_announcer`] work below the caller.
pub fn provide_announcer() {
    provide_context(Announcer { said: RwSignal::new((String::new(), false)) });
}

/// The announcer of this tab; without [`provide_announcer`] above, it is heard by nobody.
pub fn use_announcer() -> Announcer {
    use_context().unwrap_or_else(|| Announcer { said: RwSignal::new((String::new(), false)) })
}

/// The live region; once in the app.
#[component]
pub fn AnnouncerRegion() -> impl IntoView {
    let said = use_announcer().said;
    // The same text said twice must be a change, or it is heard once.
    let text = move || said.with(|(text, odd)| if *odd { format!("{text}\u{a0}") } else { text.clone() });
    view! {
        <div class="visually-hidden" role="status">
            {text}
        </div>
    }
}
