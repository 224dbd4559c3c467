//! The statements of a list: its page and its total count, over the same conditions.

use std::fmt::Display;

use cloud_ui_contract::page::Page;
use sqlx::sqlite::SqliteRow;
use sqlx::{FromRow, QueryBuilder, Sqlite};

use super::Store;
use super::listing::PageQuery;
use crate::access::authorize::Reach;

/// What a list selects, and how it is ordered when nobody asks for another order.
#[derive(Debug, Clone, Copy)]
pub(crate) struct ListQuery {
    /// The columns.
    pub(crate) columns: &'static str,
    /// The tables.
    pub(crate) from: &'static str,
    /// The order by default.
    pub(crate) order: &'static str,
    /// The id, which decides between equals.
    pub(crate) id: &'static str,
}

impl Store {
    /// Reads a page and the total count at one instant. `conditions` writes what follows the
    /// tables, from `WHERE` on.
    pub(crate) async fn page<R>(
        &self,
        list: &ListQuery,
        page: &PageQuery,
        conditions: impl Fn(&mut QueryBuilder<Sqlite>),
    ) -> Result<Page<R>, sqlx::Error>
    where
        R: for<'r> FromRow<'r, SqliteRow> + Send + Unpin,
    {
        let mut count = QueryBuilder::new(format!("SELECT COUNT(*) FROM {}", list.from));
        conditions(&mut count);
        let mut rows = QueryBuilder::new(format!("SELECT {} FROM {}", list.columns, list.from));
        conditions(&mut rows);
        page.push_order(&mut rows, list.order, list.id);

        let mut snapshot = self.reader().begin().await?;
        let total: i64 = count.build_query_scalar().fetch_one(&mut *snapshot).await?;
        let items = rows.build_query_as().fetch_all(&mut *snapshot).await?;
        Ok(page.page(items, total))
    }
}

/// Adds ` AND column IN (…)`; an empty list asks for nothing in particular.
pub(crate) fn push_any_of<T: AsRef<str>>(query: &mut QueryBuilder<Sqlite>, column: &str, values: &[T]) {
    if !values.is_empty() {
        query.push(format_args!(" AND {column} IN "));
        push_values(query, values);
    }
}

/// Adds a condition that the search is found in one of the columns. In a column that is no key in
/// lower case, only letters of ASCII are found in any case.
pub(crate) fn push_search(query: &mut QueryBuilder<Sqlite>, page: &PageQuery, columns: &[&str]) {
    if let Some(pattern) = page.search_pattern() {
        query.push(" AND (");
        for (at, column) in columns.iter().enumerate() {
            query.push(if at == 0 { "" } else { " OR " }).push(column).push(" LIKE ");
            query.push_bind(pattern.clone()).push(" ESCAPE '\\'");
        }
        query.push(")");
    }
}

/// Adds a condition that narrows to where a permission holds. `deployment` is the column of
/// deployments, where the rows are such.
pub(crate) fn push_reach(
    query: &mut QueryBuilder<Sqlite>,
    reach: &Reach,
    workspace: impl Display,
    deployment: Option<&str>,
) {
    let Reach::Only { workspaces, deployments } = reach else { return };
    query.push(format_args!(" AND ({workspace} IN "));
    push_values(query, workspaces);
    if let Some(deployment) = deployment {
        query.push(format_args!(" OR {deployment} IN "));
        push_values(query, deployments);
    }
    query.push(")");
}

fn push_values<T: AsRef<str>>(query: &mut QueryBuilder<Sqlite>, values: &[T]) {
    query.push("(");
    let mut list = query.separated(", ");
    for value in values {
        list.push_bind(value.as_ref().to_owned());
    }
    query.push(")");
}

#[cfg(test)]
mod tests {
    use cloud_ui_contract::id::WorkspaceId;

    use super::*;

    fn sql(write: impl Fn(&mut QueryBuilder<Sqlite>)) -> String {
        let mut query = QueryBuilder::new("");
        write(&mut query);
        query.sql().as_str().to_owned()
    }

    #[test]
    fn reaching_nothing_finds_nothing() {
        let nowhere = Reach::Only { workspaces: vec![], deployments: vec![] };
        assert_eq!(sql(|query| push_reach(query, &nowhere, "w.id", None)), " AND (w.id IN ())");
        assert_eq!(sql(|query| push_reach(query, &Reach::Everywhere, "w.id", None)), "");
        let one = Reach::Only { workspaces: vec![WorkspaceId::from_trusted("a")], deployments: vec![] };
        assert_eq!(
            sql(|query| push_reach(query, &one, "d.workspace_id", Some("d.id"))),
            " AND (d.workspace_id IN (?) OR d.id IN ())"
        );
    }

    #[test]
    fn no_filter_adds_no_condition() {
        assert_eq!(sql(|query| push_any_of::<String>(query, "name", &[])), "");
        assert_eq!(sql(|query| push_any_of(query, "name", &["a", "b"])), " AND name IN (?, ?)");
    }
}
