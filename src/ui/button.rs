//! Buttons, and links that look like them.

use leptos::{ev, prelude::*};

use super::{
    icon::{Glyph, Icon},
    ids::unique_id,
    tone::Variant,
    tooltip::bubble,
};

/// A button that does something here.
///
/// While disabled it keeps its place in the tab order and says why.
#[component]
pub fn Button(
    /// How loud it is.
    #[prop(optional)]
    variant: Variant,
    /// Submits the form it stands in.
    #[prop(optional)]
    submit: bool,
    /// The lower of the two heights.
    #[prop(optional)]
    small: bool,
    /// A picture before the words.
    #[prop(optional)]
    icon: Option<Icon>,
    /// Its work is under way: presses are ignored until it ends.
    #[prop(optional, into)]
    pending: Signal<bool>,
    /// Why it cannot be used now.
    #[prop(optional, into)]
    disabled_reason: Signal<Option<String>>,
    /// What a press does.
    #[prop(optional, into)]
    on_press: Option<Callback<()>>,
    /// The words on it: a verb.
    children: Children,
) -> impl IntoView {
    let id = unique_id("reason");
    let described_by = id.clone();
    let blocked = move || pending.get() || disabled_reason.with(Option::is_some);
    let on_click = move |event: ev::MouseEvent| {
        if pending.get_untracked() || disabled_reason.with_untracked(Option::is_some) {
            event.prevent_default();
            event.stop_propagation();
        } else if let Some(on_press) = on_press {
            on_press.run(());
        }
    };
    let button = view! {
        <button
            class="button"
            type=if submit { "submit" } else { "button" }
            data-variant=variant.name()
            data-small=small.then_some("")
            aria-disabled=move || blocked().then_some("true")
            aria-busy=move || pending.get().then_some("true")
            aria-describedby=move || {
                disabled_reason.with(Option::is_some).then(|| described_by.clone())
            }
            on:click=on_click
        >
            {icon.map(|icon| view! { <Glyph icon=icon /> })}
            <span class="button-words">{children()}</span>
        </button>
    };
    bubble(disabled_reason, id, button.into_any())
}

/// A link dressed as a button: it goes somewhere.
#[component]
pub fn LinkButton(
    /// Where to.
    #[prop(into)]
    href: Signal<String>,
    /// How loud it is.
    #[prop(optional)]
    variant: Variant,
    /// The lower of the two heights.
    #[prop(optional)]
    small: bool,
    /// A picture before the words.
    #[prop(optional)]
    icon: Option<Icon>,
    /// Why it cannot be followed now.
    #[prop(optional, into)]
    disabled_reason: Signal<Option<String>>,
    /// The words on it.
    children: Children,
) -> impl IntoView {
    let id = unique_id("reason");
    let described_by = id.clone();
    let disabled = move || disabled_reason.with(Option::is_some);
    let link = view! {
        <a
            class="button"
            role="link"
            tabindex="0"
            href=move || (!disabled()).then(|| href.get())
            data-variant=variant.name()
            data-small=small.then_some("")
            aria-disabled=move || disabled().then_some("true")
            aria-describedby=move || disabled().then(|| described_by.clone())
        >
            {icon.map(|icon| view! { <Glyph icon=icon /> })}
            <span class="button-words">{children()}</span>
        </a>
    };
    bubble(disabled_reason, id, link.into_any())
}

/// A button that shows only a picture; its name is spoken, and shown on hover and focus.
#[component]
pub fn IconButton(
    /// The accessible name.
    #[prop(into)]
    label: String,
    /// The picture.
    icon: Icon,
    /// What a press does.
    #[prop(into)]
    on_press: Callback<()>,
    /// How loud it is.
    #[prop(default = Variant::Quiet)]
    variant: Variant,
    /// Why it cannot be used now.
    #[prop(optional, into)]
    disabled_reason: Signal<Option<String>>,
) -> impl IntoView {
    let id = unique_id("reason");
    let described_by = id.clone();
    let disabled = move || disabled_reason.with(Option::is_some);
    let name = label.clone();
    let text = Signal::derive(move || {
        Some(disabled_reason.get().map_or_else(|| name.clone(), |reason| format!("{name}: {reason}")))
    });
    let button = view! {
        <button
            class="button"
            type="button"
            data-variant=variant.name()
            data-icon=""
            aria-label=label
            aria-disabled=move || disabled().then_some("true")
            aria-describedby=move || disabled().then(|| described_by.clone())
            on:click=move |_| {
                if disabled_reason.with_untracked(Option::is_none) {
                    on_press.run(());
                }
            }
        >
            <Glyph icon=icon />
        </button>
    };
    bubble(text, id, button.into_any())
}
