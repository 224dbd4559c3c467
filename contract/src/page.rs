//! Lists: `{"<plural>": […], "limit", "offset", "totalCount"}`.

/// The items of a page when the caller names no limit.
pub const DEFAULT_LIMIT: u32 = 20;
/// The most items a page may have.
pub const MAX_LIMIT: u32 = 1000;

/// Declares the envelope of a list.
macro_rules! list {
    ($(#[$meta:meta])* $name:ident { $field:ident: $item:ty }) => {
        $crate::wire::wire_struct! {
            $(#[$meta])*
            pub struct $name {
                /// The items of this page.
                pub $field: Vec<$item>,
                /// The most items that were asked for.
                pub limit: u32,
                /// How many items precede this page.
                pub offset: u64,
                /// How many items there are on all pages.
                pub total_count: u64,
            }
        }

        impl From<$crate::page::Page<$item>> for $name {
            fn from(page: $crate::page::Page<$item>) -> Self {
                Self { $field: page.items, limit: page.limit, offset: page.offset, total_count: page.total_count }
            }
        }

        impl From<$name> for $crate::page::Page<$item> {
            fn from(list: $name) -> Self {
                Self { items: list.$field, limit: list.limit, offset: list.offset, total_count: list.total_count }
            }
        }
    };
}

pub(crate) use list;

/// A page of a list, whatever its items are called on the wire.
#[derive(Debug, Clone, PartialEq)]
pub struct Page<T> {
    /// The items of this page.
    pub items: Vec<T>,
    /// The most items that were asked for.
    pub limit: u32,
    /// How many items precede this page.
    pub offset: u64,
    /// How many items there are on all pages.
    pub total_count: u64,
}

impl<T> Page<T> {
    /// The same page with every item turned into something else.
    pub fn map<U>(self, turn: impl FnMut(T) -> U) -> Page<U> {
        Page {
            items: self.items.into_iter().map(turn).collect(),
            limit: self.limit,
            offset: self.offset,
            total_count: self.total_count,
        }
    }
}
