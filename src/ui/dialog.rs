//! Windows over the page, on the browser's own `<dialog>`.

use leptos::{
    ev, html,
    prelude::*,
    task::{spawn_local, tick},
};

use super::{
    icon::{Glyph, Icon},
    ids::unique_id,
};
use crate::browser::focus;

/// A modal dialog. While it is open the page behind it cannot be reached; on closing, the focus
/// goes back to where it was.
#[component]
pub fn Dialog(
    /// It is shown.
    #[prop(into)]
    open: Signal<bool>,
    /// The person asked to close it.
    #[prop(into)]
    on_close: Callback<()>,
    /// Its title and accessible name.
    #[prop(into)]
    title: Signal<String>,
    /// Escape, a press on the backdrop and the × close it.
    #[prop(default = Signal::stored(true), into)]
    dismissible: Signal<bool>,
    /// The wider of the two sizes.
    #[prop(optional)]
    wide: bool,
    /// The row of buttons at the bottom.
    #[prop(optional, into)]
    footer: ViewFn,
    /// What it holds, made anew at every opening.
    children: ChildrenFn,
) -> impl IntoView {
    let class = if wide { "dialog dialog-wide" } else { "dialog" };
    modal(class, open, on_close, title, dismissible, framed(children, footer))
}

/// A dialog at the side of the page, for forms that keep the page in sight.
#[component]
pub fn Drawer(
    /// It is shown.
    #[prop(into)]
    open: Signal<bool>,
    /// The person asked to close it.
    #[prop(into)]
    on_close: Callback<()>,
    /// Its title and accessible name.
    #[prop(into)]
    title: Signal<String>,
    /// Escape, a press on the backdrop and the × close it.
    #[prop(default = Signal::stored(true), into)]
    dismissible: Signal<bool>,
    /// The row of buttons at the bottom.
    #[prop(optional, into)]
    footer: ViewFn,
    /// What it holds, made anew at every opening.
    children: ChildrenFn,
) -> impl IntoView {
    modal("dialog drawer", open, on_close, title, dismissible, framed(children, footer))
}

fn framed(children: ChildrenFn, footer: ViewFn) -> ViewFn {
    ViewFn::from(move || {
        view! {
            <div class="dialog-body">{children()}</div>
            <div class="dialog-footer">{footer.run()}</div>
        }
    })
}

/// The `<dialog>` around `content`, which draws body and footer.
pub(crate) fn modal(
    class: &'static str,
    open: Signal<bool>,
    on_close: Callback<()>,
    title: Signal<String>,
    dismissible: Signal<bool>,
    content: ViewFn,
) -> AnyView {
    let id = unique_id("dialog");
    let title_id = id.clone();
    let node = NodeRef::<html::Dialog>::new();
    let opener = StoredValue::new_local(None);
    let closing = StoredValue::new(false);
    let pressed_backdrop = StoredValue::new(false);
    Effect::new(move || {
        let Some(dialog) = node.get() else {
            return;
        };
        if open.get() && !dialog.open() {
            opener.set_value(focus::active());
            spawn_local(async move {
                // The browser focuses the first field, which has to be drawn by then.
                tick().await;
                if open.try_get_untracked() == Some(true) && !dialog.open() {
                    // Fails only for a dialog that is out of the document or open already.
                    let _shown = dialog.show_modal();
                }
            });
        } else if !open.get() && dialog.open() {
            closing.set_value(true);
            dialog.close();
        }
    });
    on_cleanup(move || {
        if open.try_get_untracked() == Some(true) {
            opener.try_with_value(|opener| opener.as_ref().map(focus::to));
        }
    });
    let ask_to_close = move || {
        if dismissible.get_untracked() {
            on_close.run(());
        }
    };
    let on_keydown = move |event: ev::KeyboardEvent| {
        if event.key() == "Escape" {
            event.prevent_default();
            event.stop_propagation();
            ask_to_close();
        }
    };
    let on_closed = move |event: ev::Event| {
        // The event comes late: by now the dialog that was closed here may be open again.
        let closed_here = closing.try_get_value() != Some(false);
        let _gone = closing.try_set_value(false);
        if closed_here || !focus::began_at_listener(&event) || !open.get_untracked() {
            return;
        }
        // The browser closed it by its own means, such as the back gesture.
        if dismissible.get_untracked() {
            on_close.run(());
        } else if let Some(dialog) = node.get_untracked() {
            let _shown = dialog.show_modal();
        }
    };
    let head = move || {
        let title_id = title_id.clone();
        view! {
            <div class="dialog-head">
                <h2 id=title_id>{move || title.get()}</h2>
            </div>
        }
    };
    // Last in the order of focus, so that a form opens at its first field.
    let close = move || {
        view! {
            <Show when=move || dismissible.get()>
                <button
                    type="button"
                    class="button dialog-close"
                    data-variant="quiet"
                    data-icon=""
                    aria-label="Close"
                    on:click=move |_| on_close.run(())
                >
                    <Glyph icon=Icon::Close />
                </button>
            </Show>
        }
    };
    view! {
        <dialog
            node_ref=node
            class=class
            aria-labelledby=id
            on:keydown=on_keydown
            on:cancel=move |event: ev::Event| event.prevent_default()
            on:close=on_closed
            on:pointerdown=move |event| {
                pressed_backdrop.set_value(focus::began_at_listener(&event));
            }
            on:click=move |event| {
                if pressed_backdrop.get_value() && focus::began_at_listener(&event) {
                    ask_to_close();
                }
            }
        >
            {move || {
                open.get()
                    .then(|| {
                        view! { <div class="dialog-frame">{head()} {content.run()} {close()}</div> }
                    })
            }}
        </dialog>
    }
    .into_any()
}
