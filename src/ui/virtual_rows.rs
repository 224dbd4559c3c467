//! A table of thousands of rows, of which only those in sight are drawn.

use leptos::{html, prelude::*};

use super::{
    row_window::{ROW_HEIGHT, drawn},
    table::{Column, heads},
};
use crate::browser::focus;

/// Before its first measurement a box counts as this high, in pixels.
const FIRST_HEIGHT: usize = 880;

/// A table in its own scroll container. `aria-rowcount` and `aria-rowindex` tell the whole length,
/// counting the head as row 1.
#[component]
pub fn VirtualRows(
    /// What the rows are, for assistive technology.
    #[prop(into)]
    caption: String,
    /// The columns; give widths to all but one, so that scrolling does not move them.
    #[prop(into)]
    columns: Signal<Vec<Column>>,
    /// How many rows there are.
    #[prop(into)]
    count: Signal<usize>,
    /// What tells the row at an index from the others.
    #[prop(into)]
    row_key: Callback<usize, String>,
    /// The `<td>`s of the row at an index.
    #[prop(into)]
    row: Callback<usize, AnyView>,
    /// The end comes into sight: more rows may be asked for.
    #[prop(optional, into)]
    on_near_end: Option<Callback<()>>,
) -> impl IntoView {
    let place = RwSignal::new((0, FIRST_HEIGHT));
    let container = NodeRef::<html::Div>::new();
    let window = Memo::new(move |_| {
        let (top, height) = place.get();
        drawn(count.get(), top, height)
    });
    let focused = StoredValue::new(None::<usize>);
    let on_scroll = move |_| {
        let Some(container) = container.get_untracked() else {
            return;
        };
        // A fractional number where web-sys's unstable interfaces are on, a whole one elsewhere.
        let top = container.scroll_top().max(Default::default()) as usize;
        let height = container.client_height().max(0) as usize;
        place.set((top, height));
        let window = window.get_untracked();
        // A row that is no longer drawn would take the focus with it.
        if focused.get_value().is_some_and(|row| !window.contains(&row)) {
            focused.set_value(None);
            focus::to(&container);
        }
        if let Some(on_near_end) = on_near_end
            && window.end == count.get_untracked()
        {
            on_near_end.run(());
        }
    };
    let rows = move || window.get().map(|index| (index, row_key.run(index))).collect::<Vec<_>>();
    let row_view = move |index: usize| {
        view! {
            <tr
                aria-rowindex=(index + 2).to_string()
                on:focusin=move |_| focused.set_value(Some(index))
                on:focusout=move |_| {
                    let _gone = focused.try_set_value(None);
                }
            >
                {row.run(index)}
            </tr>
        }
    };
    let label = caption.clone();
    let space = |rows: usize| format!("{}px", rows * ROW_HEIGHT);
    view! {
        <div
            node_ref=container
            class="table-scroll virtual-rows"
            role="region"
            aria-label=label
            tabindex="0"
            on:scroll=on_scroll
        >
            <table class="table" aria-rowcount=move || (count.get() + 1).to_string()>
                <caption class="visually-hidden">{caption}</caption>
                <thead>
                    <tr aria-rowindex="1">{move || heads(columns.get())}</tr>
                </thead>
                <tbody>
                    <tr
                        class="virtual-space"
                        aria-hidden="true"
                        style:height=move || space(window.get().start)
                    ></tr>
                    <For each=rows key=Clone::clone children=move |(index, _)| row_view(index) />
                    <tr
                        class="virtual-space"
                        aria-hidden="true"
                        style:height=move || space(count.get().saturating_sub(window.get().end))
                    ></tr>
                </tbody>
            </table>
        </div>
    }
}
