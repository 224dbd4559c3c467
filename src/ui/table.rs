//! Tables that are tables.

use leptos::prelude::*;

use super::icon::{Glyph, Icon};

/// How a column is sorted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Sort {
    /// By another column, or not at all.
    #[default]
    None,
    /// Smallest first.
    Ascending,
    /// Largest first.
    Descending,
}

/// One column.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Column {
    label: String,
    sort: Option<(Sort, String)>,
    numeric: bool,
    width: Option<&'static str>,
    hidden_label: bool,
}

impl Column {
    /// A column of text.
    pub fn new(label: impl Into<String>) -> Self {
        Self { label: label.into(), ..Self::default() }
    }

    /// The last column, of row menus: its label is for assistive technology only.
    pub fn actions() -> Self {
        Self { hidden_label: true, width: Some("3rem"), ..Self::new("Actions") }
    }

    /// Makes the head a link to the address that sorts by this column, or turns its order.
    pub fn sorted(mut self, sort: Sort, href: impl Into<String>) -> Self {
        self.sort = Some((sort, href.into()));
        self
    }

    /// A column of numbers.
    pub fn numeric(mut self) -> Self {
        self.numeric = true;
        self
    }

    /// A fixed width, as CSS writes it.
    pub fn width(mut self, width: &'static str) -> Self {
        self.width = Some(width);
        self
    }
}

/// A table of one page of a list.
#[component]
pub fn Table(
    /// What the rows are, for assistive technology.
    #[prop(into)]
    caption: String,
    /// The columns.
    #[prop(into)]
    columns: Signal<Vec<Column>>,
    /// The rows, `<tr>`s.
    children: Children,
) -> impl IntoView {
    let label = caption.clone();
    view! {
        <div class="table-scroll" role="region" aria-label=label tabindex="0">
            <table class="table">
                <caption class="visually-hidden">{caption}</caption>
                <thead>
                    <tr>{move || heads(columns.get())}</tr>
                </thead>
                <tbody>{children()}</tbody>
            </table>
        </div>
    }
}

/// The cells of the head row.
pub(super) fn heads(columns: Vec<Column>) -> AnyView {
    columns.into_iter().map(head).collect_view().into_any()
}

fn head(column: Column) -> AnyView {
    let sort = column.sort.as_ref().map(|(sort, _)| match sort {
        Sort::None => "none",
        Sort::Ascending => "ascending",
        Sort::Descending => "descending",
    });
    let label = match column.sort {
        Some((_, href)) => view! {
            <a class="table-sort" href=href data-noscroll="">
                {column.label}
                <Glyph icon=Icon::Sort />
            </a>
        }
        .into_any(),
        None if column.hidden_label => {
            view! { <span class="visually-hidden">{column.label}</span> }.into_any()
        }
        None => column.label.into_any(),
    };
    view! {
        <th
            scope="col"
            class:table-number=column.numeric
            aria-sort=sort
            style:width=column.width.unwrap_or_default()
        >
            {label}
        </th>
    }
    .into_any()
}
