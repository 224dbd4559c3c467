//! Pages of a list: from a page's address to the API's query and back.

use super::call::Query;
use cloud_ui_contract::page::{DEFAULT_LIMIT, MAX_LIMIT};
use std::fmt;

/// The direction of a sort.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Direction {
    /// Smallest first.
    Ascending,
    /// Largest first.
    Descending,
}

/// One field to sort by.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sort {
    /// The field, by its name on the wire.
    pub field: String,
    /// The direction.
    pub direction: Direction,
}

impl Sort {
    /// Reads `field:asc` or `field:desc`; anything else sorts nothing.
    pub fn parse(text: &str) -> Option<Self> {
        let (field, direction) = text.split_once(':')?;
        let is_name = !field.is_empty() && field.bytes().all(|byte| byte.is_ascii_alphanumeric());
        let direction = match direction {
            "asc" => Direction::Ascending,
            "desc" => Direction::Descending,
            _ => return None,
        };
        is_name.then(|| Self { field: field.to_owned(), direction })
    }
}

impl fmt::Display for Sort {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let direction = match self.direction {
            Direction::Ascending => "asc",
            Direction::Descending => "desc",
        };
        write!(f, "{}:{direction}", self.field)
    }
}

/// Which part of a list to read, in which order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PageRequest {
    /// The most items, 1 to [`MAX_LIMIT`].
    pub limit: u32,
    /// How many items to skip.
    pub offset: u64,
    /// What to sort by, most important first; empty for the API's own order.
    pub sorts: Vec<Sort>,
    /// Text to look for; empty for all items.
    pub search: String,
}

impl Default for PageRequest {
    fn default() -> Self {
        Self { limit: DEFAULT_LIMIT, offset: 0, sorts: Vec::new(), search: String::new() }
    }
}

impl PageRequest {
    /// Everything that one request may give.
    pub fn everything() -> Self {
        Self { limit: MAX_LIMIT, ..Self::default() }
    }

    /// Reads the parameters `page` (from 1), `size`, `sort` and `search` of a page's address.
    /// Nonsense is left out: an address may have been typed.
    pub fn from_query(parameter: impl Fn(&str) -> Option<String>) -> Self {
        let number = |name: &str| parameter(name).and_then(|text| text.parse::<u32>().ok());
        let limit = number("size").map_or(DEFAULT_LIMIT, |size| size.clamp(1, MAX_LIMIT));
        let page = number("page").unwrap_or(1).max(1);
        let sorts = parameter("sort").unwrap_or_default();
        Self {
            limit,
            offset: u64::from(page - 1) * u64::from(limit),
            sorts: sorts.split(',').filter_map(Sort::parse).collect(),
            search: parameter("search").unwrap_or_default(),
        }
    }

    /// The parameters of a page's address, defaults left out.
    pub fn to_page_query(&self) -> Vec<(&'static str, String)> {
        let mut parameters = Vec::new();
        if !self.search.is_empty() {
            parameters.push(("search", self.search.clone()));
        }
        if !self.sorts.is_empty() {
            let sorts: Vec<String> = self.sorts.iter().map(Sort::to_string).collect();
            parameters.push(("sort", sorts.join(",")));
        }
        if self.limit != DEFAULT_LIMIT {
            parameters.push(("size", self.limit.to_string()));
        }
        if self.page() > 1 {
            parameters.push(("page", self.page().to_string()));
        }
        parameters
    }

    /// The number of this page, from 1.
    pub fn page(&self) -> u32 {
        let page = self.offset / u64::from(self.limit.max(1)) + 1;
        u32::try_from(page).unwrap_or(u32::MAX)
    }

    /// Another page of the same list.
    #[must_use]
    pub fn with_page(&self, page: u32) -> Self {
        Self { offset: u64::from(page.max(1) - 1) * u64::from(self.limit), ..self.clone() }
    }

    /// Adds this page's parameters to a request.
    pub(super) fn add_to(&self, query: Query) -> Query {
        let search = self.search.trim();
        let sorts: Vec<String> = self.sorts.iter().map(Sort::to_string).collect();
        query
            .with("limit", self.limit.to_string())
            .with("offset", self.offset.to_string())
            .with_all("sorts", &sorts)
            .with_some("search", (!search.is_empty()).then_some(search))
    }
}

/// How many pages `total` items fill; an empty list has one, empty page.
pub fn page_count(total: u64, limit: u32) -> u32 {
    let pages = total.div_ceil(u64::from(limit.max(1))).max(1);
    u32::try_from(pages).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(query: &[(&str, &str)]) -> PageRequest {
        PageRequest::from_query(|name| {
            let found = query.iter().find(|(key, _)| *key == name);
            found.map(|(_, value)| (*value).to_owned())
        })
    }

    #[test]
    fn an_address_and_its_page_say_the_same() {
        let request =
            read(&[("page", "3"), ("size", "50"), ("sort", "status:desc,name:asc"), ("search", "a b")]);
        assert_eq!((request.offset, request.limit, request.page()), (100, 50, 3));
        let written = request.to_page_query();
        let written: Vec<_> = written.iter().map(|(name, value)| (*name, value.as_str())).collect();
        assert_eq!(read(&written), request);
        assert!(PageRequest::default().to_page_query().is_empty());
    }

    #[test]
    fn nonsense_in_an_address_is_left_out() {
        for query in [
            [("page", "0"), ("size", "-5"), ("sort", "name")],
            [("page", "x"), ("size", ""), ("sort", "na me:asc,:desc,name:up")],
            [("page", "99999999999"), ("size", "many"), ("sort", "a&b=c:asc")],
        ] {
            assert_eq!(read(&query), PageRequest::default(), "{query:?}");
        }
        assert_eq!(read(&[("size", "100000")]).limit, MAX_LIMIT);
        let far = read(&[("page", "4294967295"), ("size", "1000")]);
        assert_eq!(far.page(), u32::MAX);
    }

    #[test]
    fn the_api_gets_limit_offset_sorts_and_search() {
        let request = read(&[("page", "2"), ("sort", "name:asc,createdAt:desc"), ("search", "  x ")]);
        let expected = Query::new()
            .with("limit", "20")
            .with("offset", "20")
            .with("sorts", "name:asc")
            .with("sorts", "createdAt:desc")
            .with("search", "x");
        assert_eq!(request.add_to(Query::new()), expected);
    }

    #[test]
    fn pages_are_counted() {
        for (total, limit, pages) in [(0, 20, 1), (20, 20, 1), (21, 20, 2), (10_000, 1, 10_000), (5, 0, 5)] {
            assert_eq!(page_count(total, limit), pages);
        }
    }
}
