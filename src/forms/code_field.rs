//! A field for code, with line numbers.

use leptos::{ev, html, prelude::*};

use super::{
    field::{Field, described_by, invalid},
    value::TextValue,
};
use crate::browser::caret;

/// Height of a line in CSS pixels; the style sheet's `--code-line` is the same.
pub const LINE_HEIGHT: usize = 20;

/// More lines than the field can be high: numbers are drawn for those in sight alone.
const DRAWN: usize = 120;

/// What Tab types.
const INDENT: &str = "  ";

/// Many lines of code. Tab indents; after Escape the next Tab leaves the field, so that the keyboard
/// is never trapped (WCAG 2.2, 2.1.2).
#[component]
pub fn CodeField(
    /// The control's id.
    #[prop(into)]
    id: String,
    /// The label.
    #[prop(into)]
    label: String,
    /// The code.
    value: TextValue,
    /// What the field takes.
    #[prop(into)]
    help: String,
    /// A hint inside the empty field.
    #[prop(optional, into)]
    placeholder: Option<String>,
    /// Lines in sight.
    #[prop(default = 20)]
    rows: u32,
    /// Gives the owner the control, to move its caret.
    node: NodeRef<html::Textarea>,
) -> impl IntoView {
    let error = Signal::derive(move || value.error());
    let top = RwSignal::new(0_usize);
    let leaves = StoredValue::new(false);
    let lines = Memo::new(move |_| value.get().bytes().filter(|byte| *byte == b'\n').count() + 1);
    let numbers = Memo::new(move |_| line_numbers(top.get() / LINE_HEIGHT, lines.get()));
    let on_scroll = move |_| {
        if let Some(area) = node.get_untracked() {
            // A fractional number where web-sys's unstable interfaces are on, a whole one elsewhere.
            top.set(area.scroll_top().max(Default::default()) as usize);
        }
    };
    let on_keydown = move |event: ev::KeyboardEvent| match event.key().as_str() {
        "Escape" => leaves.set_value(true),
        "Tab" if !event.shift_key() && !leaves.get_value() => {
            event.prevent_default();
            if let Some(area) = node.get_untracked() {
                caret::insert(&area, INDENT);
            }
        }
        _ => leaves.set_value(false),
    };
    view! {
        <Field id=id.clone() name=value.name() label=label help=help error=error>
            <div class="code-field" data-invalid=move || error.with(Option::is_some).then_some("")>
                <div class="code-numbers" aria-hidden="true">
                    <pre style:transform=move || {
                        format!("translateY(-{}px)", top.get() % LINE_HEIGHT)
                    }>{move || numbers.get()}</pre>
                </div>
                <textarea
                    node_ref=node
                    id=id.clone()
                    name=value.name()
                    class="code-area"
                    rows=rows.to_string()
                    wrap="off"
                    spellcheck="false"
                    autocomplete="off"
                    autocapitalize="off"
                    placeholder=placeholder
                    aria-required="true"
                    aria-invalid=move || invalid(error).get()
                    aria-describedby=described_by(&id)
                    prop:value=move || value.get()
                    on:input=move |event| value.set(event_target_value(&event))
                    on:blur=move |_| {
                        leaves.set_value(false);
                        value.visit();
                    }
                    on:keydown=on_keydown
                    on:scroll=on_scroll
                ></textarea>
            </div>
        </Field>
    }
}

/// The numbers of the lines from the one after `above` on, one a line.
fn line_numbers(above: usize, lines: usize) -> String {
    let last = lines.min(above + DRAWN);
    (above + 1..=last).map(|number| number.to_string()).collect::<Vec<_>>().join("\n")
}

#[cfg(test)]
mod tests {
    use super::{DRAWN, line_numbers};

    #[test]
    fn numbers_begin_at_one_and_end_with_the_text() {
        assert_eq!(line_numbers(0, 1), "1");
        assert_eq!(line_numbers(2, 5), "3\n4\n5");
        assert_eq!(line_numbers(9, 5), "");
        assert_eq!(line_numbers(0, 40_000).lines().count(), DRAWN);
    }
}
