//! Narrowing a list by one of a few values.

use leptos::prelude::*;

/// A value to filter by.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FilterOption {
    /// What the address says; empty for all.
    pub value: String,
    /// What the person reads.
    pub label: String,
}

impl FilterOption {
    /// A value and its words.
    pub fn new(value: impl Into<String>, label: impl Into<String>) -> Self {
        Self { value: value.into(), label: label.into() }
    }
}

/// A choice in the toolbar of a list.
#[component]
pub fn FilterMenu(
    /// What is chosen, shown before the value.
    #[prop(into)]
    label: String,
    /// The control's name.
    #[prop(into)]
    name: String,
    /// The values.
    #[prop(into)]
    options: Signal<Vec<FilterOption>>,
    /// The value chosen now, as the address says.
    #[prop(into)]
    value: Signal<String>,
    /// Chooses a value.
    #[prop(into)]
    on_choose: Callback<String>,
) -> impl IntoView {
    let choices = move || {
        options
            .get()
            .into_iter()
            .map(|option| {
                let own = option.value.clone();
                view! {
                    <option value=option.value selected=move || value.with(|value| *value == own)>
                        {option.label}
                    </option>
                }
            })
            .collect_view()
    };
    view! {
        <label class="filter" data-active=move || (!value.with(String::is_empty)).then_some("")>
            <span class="filter-label">{label}</span>
            <select
                name=name
                class="select"
                prop:value=move || value.get()
                on:change=move |event| on_choose.run(event_target_value(&event))
            >
                {choices}
            </select>
        </label>
    }
}
