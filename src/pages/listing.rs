//! What lists share whose search, sort and page are in the address.

use cloud_ui_contract::page::{DEFAULT_LIMIT, Page};
use leptos::prelude::*;

use super::navigation::{Go, use_go, use_query};
use super::now::use_now;
use crate::api::{ApiError, Direction, PageRequest, page_count};
use crate::browser::{clock, intl};
use crate::ui::{Column, Icon, IconButton, LinkButton, Pager, Sort};

/// A page of a list, and when it was read.
#[derive(Clone, Debug, PartialEq)]
pub struct Listed<T> {
    /// The page.
    pub page: Page<T>,
    /// When, in milliseconds since 1970.
    pub read_at_ms: i64,
}

impl<T> Listed<T> {
    /// A page that was read just now.
    pub fn now(page: Page<T>) -> Self {
        Self { page, read_at_ms: clock::now_ms() }
    }
}

/// A list that is read from the API.
pub type ListResource<T> = LocalResource<Result<Listed<T>, ApiError>>;

/// The part of a list that the address asks for.
#[derive(Clone, Copy)]
pub struct Listing {
    request: Memo<PageRequest>,
    go: Go,
}

/// The list of the page at hand.
pub fn use_listing() -> Listing {
    use_listing_of(DEFAULT_LIMIT)
}

/// The list of the page at hand, in pages of `size` rows where the address does not say how many.
pub fn use_listing_of(size: u32) -> Listing {
    let query = use_query();
    let request = Memo::new(move |_| {
        query.with(|query| {
            PageRequest::from_query(|name| match (name, query.get(name)) {
                ("size", None) => Some(size.to_string()),
                (_, value) => value,
            })
        })
    });
    Listing { request, go: use_go() }
}

impl Listing {
    /// What to ask the API for, tracked.
    pub fn request(self) -> PageRequest {
        self.request.get()
    }

    /// What is searched for, tracked.
    pub fn search(self) -> String {
        self.request.with(|request| request.search.clone())
    }

    /// Searches, from the first page on.
    pub fn find(self, text: &str) {
        self.narrow("search", text);
    }

    /// Changes a parameter of the address, from the first page on; an empty value removes it.
    pub fn narrow(self, name: &str, value: &str) {
        self.go.change_query(&[(name, Some(value).filter(|value| !value.is_empty())), ("page", None)]);
    }

    /// Whether the address asks for a later page than the first, tracked.
    pub fn is_later_page(self) -> bool {
        self.request.with(|request| request.offset > 0)
    }

    /// The address of the first page, tracked.
    pub fn first_page(self) -> String {
        self.go.query_href(&[("page", None)])
    }

    /// A column whose head sorts by a field of the API, tracked.
    pub fn column(self, label: &str, field: &str) -> Column {
        let sort = self.request.with(|request| {
            request.sorts.first().filter(|sort| sort.field == field).map(|sort| sort.direction)
        });
        let (sort, next) = match sort {
            None => (Sort::None, format!("{field}:asc")),
            Some(Direction::Ascending) => (Sort::Ascending, format!("{field}:desc")),
            Some(Direction::Descending) => (Sort::Descending, format!("{field}:asc")),
        };
        Column::new(label).sorted(sort, self.go.query_href(&[("sort", Some(&next)), ("page", None)]))
    }

    /// The way to the other pages of `total` rows; nothing when all of them fit on one.
    pub fn pager(self, label: &'static str, total: u64, shown: usize) -> AnyView {
        let request = self.request.get_untracked();
        let pages = page_count(total, request.limit);
        if pages <= 1 {
            return ().into_any();
        }
        let link = move |number: Option<u32>| {
            let go = self.go;
            Signal::derive(move || {
                let number = number?.to_string();
                let page = (number != "1").then_some(number.as_str());
                Some(go.query_href(&[("page", page)]))
            })
        };
        let here = request.page();
        let first = request.offset + 1;
        let last = request.offset + u64::try_from(shown).unwrap_or(u64::MAX);
        view! {
            <Pager
                label=label
                first=first
                last=last
                total=total
                previous=link((here > 1).then(|| here - 1))
                next=link((here < pages).then(|| here + 1))
            />
        }
        .into_any()
    }
}

/// What stands on a page beyond the last one.
pub fn beyond_the_end(listing: Listing) -> AnyView {
    view! {
        <div class="notice">
            <h2>"Nothing on this page"</h2>
            <p class="muted">"The list is shorter than that by now."</p>
            <LinkButton href=Signal::derive(move || {
                listing.first_page()
            })>"Go to the first page"</LinkButton>
        </div>
    }
    .into_any()
}

/// "Updated 12 seconds ago", and a button that reads the list again.
pub fn data_age<T: Clone + Send + Sync + 'static>(list: ListResource<T>) -> AnyView {
    let read_at = Signal::derive(move || list.get()?.ok().map(|listed| listed.read_at_ms));
    age(read_at, Callback::new(move |()| list.refetch()))
}

fn age(read_at: Signal<Option<i64>>, refresh: Callback<()>) -> AnyView {
    let now = use_now();
    let words =
        move || read_at.get().map(|at| format!("Updated {}", intl::relative(at.min(now.get()), now.get())));
    view! {
        <span class="data-age muted">{words}</span>
        <IconButton label="Refresh" icon=Icon::Refresh on_press=refresh />
    }
    .into_any()
}
