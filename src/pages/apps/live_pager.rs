//! The way to the other pages of a list that changes under the person's eyes.

use leptos::prelude::*;

use crate::api::page_count;
use crate::pages::navigation::use_go;
use crate::ui::Pager;

/// Which rows of how many are shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Extent {
    /// The most rows of a page.
    pub limit: u32,
    /// Rows before this page.
    pub offset: u64,
    /// Rows on this page.
    pub shown: u64,
    /// Rows on all pages.
    pub total: u64,
}

impl Extent {
    /// Of `shown` rows.
    pub fn new(limit: u32, offset: u64, shown: usize, total: u64) -> Self {
        Self { limit, offset, shown: u64::try_from(shown).unwrap_or(u64::MAX), total }
    }

    fn page(self) -> u64 {
        self.offset / u64::from(self.limit.max(1)) + 1
    }

    fn previous(self) -> Option<u64> {
        self.page().checked_sub(1).filter(|page| *page > 0)
    }

    fn next(self) -> Option<u64> {
        let next = self.page() + 1;
        (next <= u64::from(page_count(self.total, self.limit))).then_some(next)
    }
}

/// A pager that stays in place while its list is read again; nothing when one page holds all.
pub fn live_pager(label: &'static str, extent: impl Fn() -> Extent + Send + Sync + 'static) -> AnyView {
    let extent = Memo::new(move |_| extent());
    let go = use_go();
    let link = move |page: fn(Extent) -> Option<u64>| {
        Signal::derive(move || {
            let page = page(extent.get())?.to_string();
            Some(go.query_href(&[("page", Some(page.as_str()).filter(|page| *page != "1"))]))
        })
    };
    let has_pages = Memo::new(move |_| page_count(extent.get().total, extent.get().limit) > 1);
    view! {
        <Show when=move || has_pages.get()>
            <Pager
                label=label
                first=Signal::derive(move || extent.get().offset + 1)
                last=Signal::derive(move || extent.get().offset + extent.get().shown)
                total=Signal::derive(move || extent.get().total)
                previous=link(Extent::previous)
                next=link(Extent::next)
            />
        </Show>
    }
    .into_any()
}

#[cfg(test)]
mod tests {
    use super::Extent;

    #[test]
    fn a_pager_ends_at_both_ends() {
        let first = Extent::new(50, 0, 50, 120);
        assert_eq!((first.previous(), first.next()), (None, Some(2)));
        let last = Extent::new(50, 100, 20, 120);
        assert_eq!((last.previous(), last.next()), (Some(2), None));
        let none = Extent::new(0, 0, 0, 0);
        assert_eq!((none.previous(), none.next()), (None, None));
    }
}
