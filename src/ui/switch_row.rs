//! The rows of a switcher.

use leptos::prelude::*;

use super::{
    avatar::Avatar,
    icon::{Glyph, Icon},
};

/// A place that can be switched to.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SwitchRow {
    /// What tells it from the others.
    pub key: String,
    /// Its name.
    pub name: String,
    /// A line below the name: role, plan.
    pub detail: Option<String>,
    /// A mark below the detail: how to get in.
    pub badge: Option<String>,
    /// Where it is.
    pub href: String,
    /// The heading it stands under; rows of one group stand together.
    pub group: &'static str,
    /// It is the one that is open.
    pub current: bool,
    /// Why it cannot be switched to.
    pub disabled_reason: Option<String>,
}

impl SwitchRow {
    /// A row with nothing but its name and its address.
    pub fn new(key: impl Into<String>, name: impl Into<String>, href: impl Into<String>) -> Self {
        Self { key: key.into(), name: name.into(), href: href.into(), ..Self::default() }
    }

    /// The row's name or detail contains the lower-case text.
    pub(super) fn matches(&self, sought: &str) -> bool {
        let contains = |text: &str| text.to_lowercase().contains(sought);
        contains(&self.name) || self.key == sought || self.detail.as_deref().is_some_and(contains)
    }
}

/// Rows under the headings of their groups, in the order given.
pub(super) fn grouped(rows: Vec<SwitchRow>) -> AnyView {
    let mut group = "";
    let mut views: Vec<AnyView> = Vec::new();
    for row in rows {
        if row.group != group {
            group = row.group;
            views.push(view! { <li class="switch-group">{group}</li> }.into_any());
        }
        views.push(switch_row(row));
    }
    views.collect_view().into_any()
}

fn switch_row(row: SwitchRow) -> AnyView {
    let disabled = row.disabled_reason.is_some();
    view! {
        <li>
            <a
                class="switch-row"
                role="link"
                tabindex=if row.current { "0" } else { "-1" }
                href=(!disabled).then_some(row.href)
                aria-disabled=disabled.then_some("true")
                aria-current=row.current.then_some("true")
            >
                <Avatar name=row.name.clone() />
                <span class="switch-words">
                    <span class="truncate">{row.name}</span>
                    {row.detail.map(|detail| view! { <span class="switch-detail">{detail}</span> })}
                    {row
                        .disabled_reason
                        .map(|reason| view! { <span class="switch-detail">{reason}</span> })}
                    {row.badge.map(|badge| view! { <span class="tag switch-badge">{badge}</span> })}
                </span>
                {row.current.then(|| view! { <Glyph icon=Icon::Check /> })}
            </a>
        </li>
    }
    .into_any()
}

#[cfg(test)]
mod tests {
    use super::SwitchRow;

    #[test]
    fn a_row_is_found_by_name_detail_or_key() {
        let row = SwitchRow {
            detail: Some("Enterprise".to_owned()),
            ..SwitchRow::new("clq1", "Orbital Labs", "/o/clq1")
        };
        assert!(row.matches("bital"));
        assert!(row.matches("enter"));
        assert!(row.matches("clq1"));
        assert!(!row.matches("clq"));
    }
}
