//! Pages of lists: limit, offset, order and search as a caller may ask for them.

use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use cloud_ui_contract::page::{DEFAULT_LIMIT, MAX_LIMIT};
use sqlx::{QueryBuilder, Sqlite};
use url::form_urlencoded;

use crate::error::{ApiError, Result};
use cloud_ui_contract::error::FieldError;

/// The query of a request, every parameter in its order; repeated ones stay apart.
#[derive(Debug, Clone, Default)]
pub struct Query(Vec<(String, String)>);

impl Query {
    /// Reads a query string.
    #[must_use]
    pub fn parse(query: &str) -> Self {
        Self(form_urlencoded::parse(query.as_bytes()).into_owned().collect())
    }

    /// The first value of a parameter.
    #[must_use]
    pub fn get(&self, name: &str) -> Option<&str> {
        self.0.iter().find(|(key, _)| key == name).map(|(_, value)| value.as_str())
    }

    /// Every value of a parameter.
    pub fn all<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a str> {
        self.0.iter().filter(move |(key, _)| key == name).map(|(_, value)| value.as_str())
    }

    /// A parameter that is `true` or `false`.
    ///
    /// # Errors
    /// 400 for anything else.
    pub fn flag(&self, name: &'static str) -> Result<bool> {
        match self.get(name) {
            None | Some("" | "false") => Ok(false),
            Some("true") => Ok(true),
            Some(_) => Err(invalid(name, "must be true or false")),
        }
    }

    /// The page that is asked for, in one of the orders that the list knows.
    ///
    /// # Errors
    /// 400 for a limit, offset or order that is not allowed.
    pub fn page(&self, orders: &'static [Order]) -> Result<PageQuery> {
        let number = |name, most: u64| match self.get(name).filter(|text| !text.is_empty()) {
            None => Ok(None),
            Some(text) => match text.parse::<u64>() {
                Ok(number) if number <= most => Ok(Some(number)),
                _ => Err(invalid(name, &format!("must be a whole number from 0 to {most}"))),
            },
        };
        let limit = number("limit", u64::from(MAX_LIMIT))?.unwrap_or(u64::from(DEFAULT_LIMIT));
        let offset = number("offset", u64::from(u32::MAX))?.unwrap_or(0);
        let sorts = self
            .all("sorts")
            .flat_map(|text| text.split(','))
            .filter(|text| !text.is_empty())
            .map(|text| Sort::parse(text, orders))
            .collect::<Result<_>>()?;
        let search = self.get("search").map(str::trim).filter(|text| !text.is_empty()).map(str::to_lowercase);
        Ok(PageQuery { limit: u32::try_from(limit).unwrap_or(MAX_LIMIT), offset, sorts, search })
    }
}

impl<S: Send + Sync> FromRequestParts<S> for Query {
    type Rejection = ApiError;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self> {
        Ok(Self::parse(parts.uri.query().unwrap_or_default()))
    }
}

/// An order that a list knows: the field on the wire and the column behind it.
#[derive(Debug, Clone, Copy)]
pub struct Order {
    /// The field as callers name it.
    pub field: &'static str,
    /// The column or expression; never a caller's text.
    pub column: &'static str,
}

#[derive(Debug, Clone, Copy)]
struct Sort {
    column: &'static str,
    descending: bool,
}

impl Sort {
    fn parse(text: &str, orders: &'static [Order]) -> Result<Self> {
        let (field, direction) = text.split_once(':').unwrap_or((text, "asc"));
        let order = orders.iter().find(|order| order.field == field);
        match (order, direction) {
            (Some(order), "asc") => Ok(Self { column: order.column, descending: false }),
            (Some(order), "desc") => Ok(Self { column: order.column, descending: true }),
            _ => {
                let fields: Vec<_> = orders.iter().map(|order| order.field).collect();
                Err(invalid("sorts", &format!("must be one of {} with :asc or :desc", fields.join(", "))))
            }
        }
    }
}

/// A page as asked for.
#[derive(Debug, Clone, Default)]
pub struct PageQuery {
    /// The most items.
    pub limit: u32,
    /// How many items precede it.
    pub offset: u64,
    sorts: Vec<Sort>,
    /// What to search for, in lower case.
    pub search: Option<String>,
}

impl PageQuery {
    /// The search as a `LIKE` pattern with `\` as its escape; `None` without a search.
    #[must_use]
    pub fn search_pattern(&self) -> Option<String> {
        let escape = |text: &String| text.replace('\\', "\\\\").replace('%', "\\%").replace('_', "\\_");
        self.search.as_ref().map(|text| format!("%{}%", escape(text)))
    }

    /// Adds `ORDER BY`, `LIMIT` and `OFFSET`: the order asked for, else the list's own, ties by id.
    pub fn push_order(&self, query: &mut QueryBuilder<Sqlite>, default: &'static str, id: &'static str) {
        query.push(" ORDER BY ");
        for sort in &self.sorts {
            query.push(sort.column).push(if sort.descending { " DESC, " } else { ", " });
        }
        if self.sorts.is_empty() {
            query.push(default).push(", ");
        }
        query.push(id).push(" LIMIT ").push_bind(i64::from(self.limit));
        query.push(" OFFSET ").push_bind(i64::try_from(self.offset).unwrap_or(i64::MAX));
    }

    /// The envelope of a page.
    #[must_use]
    pub fn page<T>(&self, items: Vec<T>, total_count: i64) -> cloud_ui_contract::page::Page<T> {
        cloud_ui_contract::page::Page {
            items,
            limit: self.limit,
            offset: self.offset,
            total_count: u64::try_from(total_count).unwrap_or(0),
        }
    }
}

fn invalid(field: &str, rule: &str) -> ApiError {
    ApiError::invalid(vec![FieldError {
        code: "invalid".to_owned(),
        field: field.to_owned(),
        message: format!("{field} {rule}."),
    }])
}

#[cfg(test)]
mod tests {
    use super::*;

    const ORDERS: &[Order] =
        &[Order { field: "name", column: "name_key" }, Order { field: "createdAt", column: "created_at" }];

    fn sql(query: &str) -> String {
        let page = Query::parse(query).page(ORDERS).unwrap();
        let mut builder = QueryBuilder::new("");
        page.push_order(&mut builder, "created_at", "id");
        builder.sql().as_str().to_owned()
    }

    #[test]
    fn the_order_asked_for_comes_first_and_ties_go_by_id() {
        assert_eq!(sql(""), " ORDER BY created_at, id LIMIT ? OFFSET ?");
        assert_eq!(
            sql("sorts=name%3Adesc&sorts=createdAt:asc"),
            " ORDER BY name_key DESC, created_at, id LIMIT ? OFFSET ?"
        );
    }

    #[test]
    fn what_is_not_allowed_is_refused() {
        for query in ["limit=1001", "limit=-1", "limit=x", "offset=-1", "sorts=hash:asc", "sorts=name:up"] {
            assert!(Query::parse(query).page(ORDERS).is_err(), "{query}");
        }
        assert_eq!(Query::parse("").page(ORDERS).unwrap().limit, 20);
    }

    #[test]
    fn wildcards_in_a_search_are_letters() {
        let page = Query::parse("search=50%25_OFF").page(ORDERS).unwrap();
        assert_eq!(page.search_pattern().as_deref(), Some("%50\\%\\_off%"));
    }
}
