//! The items of a menu.

use leptos::prelude::*;

use super::{
    icon::{Glyph, Icon},
    toasts::{copy_with_toast, try_toasts},
};

/// What choosing an item does.
#[derive(Clone)]
enum Effect {
    Act(Callback<()>),
    Go(String),
    Copy(String),
}

/// One item of a [`Menu`](super::Menu).
#[derive(Clone)]
pub struct MenuItem {
    label: String,
    effect: Effect,
    icon: Option<Icon>,
    danger: bool,
    disabled_reason: Option<String>,
}

impl MenuItem {
    fn new(label: impl Into<String>, effect: Effect) -> Self {
        Self { label: label.into(), effect, icon: None, danger: false, disabled_reason: None }
    }

    /// An item that does something here.
    pub fn action(label: impl Into<String>, act: Callback<()>) -> Self {
        Self::new(label, Effect::Act(act))
    }

    /// An item that goes to an address.
    pub fn link(label: impl Into<String>, href: impl Into<String>) -> Self {
        Self::new(label, Effect::Go(href.into()))
    }

    /// An item that copies a text; a toast tells whether it did.
    pub fn copy(label: impl Into<String>, text: impl Into<String>) -> Self {
        Self::new(label, Effect::Copy(text.into())).icon(Icon::Copy)
    }

    /// Marks the item as destroying something.
    pub fn danger(mut self) -> Self {
        self.danger = true;
        self
    }

    /// Disables the item when there is a reason to.
    pub fn disabled(mut self, reason: impl Into<Option<String>>) -> Self {
        self.disabled_reason = reason.into();
        self
    }

    /// Puts a picture before the label.
    pub fn icon(mut self, icon: Icon) -> Self {
        self.icon = Some(icon);
        self
    }
}

/// Draws an item; choosing it closes the menu first, so that a dialog it opens gets the focus.
pub(super) fn menu_item(item: MenuItem, close: Callback<()>) -> AnyView {
    let toasts = try_toasts();
    let danger = item.danger.then_some("");
    let content = view! {
        {item.icon.map(|icon| view! { <Glyph icon=icon /> })}
        <span class="menu-words">
            {item.label}
            {item
                .disabled_reason
                .clone()
                .map(|reason| view! { <span class="menu-reason">{reason}</span> })}
        </span>
    };
    let disabled = item.disabled_reason.is_some();
    if let (Effect::Go(href), false) = (&item.effect, disabled) {
        return view! {
            <a
                class="menu-item"
                role="menuitem"
                tabindex="-1"
                href=href.clone()
                data-danger=danger
                on:click=move |_| close.run(())
            >
                {content}
            </a>
        }
        .into_any();
    }
    let effect = item.effect;
    let on_click = move |_| {
        if disabled {
            return;
        }
        close.run(());
        match &effect {
            Effect::Act(act) => act.run(()),
            Effect::Copy(text) => copy_with_toast(text.clone(), toasts),
            Effect::Go(_) => {}
        }
    };
    view! {
        <button
            type="button"
            class="menu-item"
            role="menuitem"
            tabindex="-1"
            data-danger=danger
            aria-disabled=disabled.then_some("true")
            on:click=on_click
        >
            {content}
        </button>
    }
    .into_any()
}
