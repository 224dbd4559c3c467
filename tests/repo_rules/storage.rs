//! The server's database is reached through one room.

use super::hold;
use super::sources;
use super::syntax::Source;

const QUERIES: &[&str] =
    &["query", "query_as", "query_scalar", "query_with", "query_as_with", "raw_sql", "QueryBuilder"];

#[test]
fn sql_is_written_in_the_store_alone() {
    let violations: Vec<String> = sources::under("server/src/", &["rs"])
        .into_iter()
        .filter(|file| !file.path.starts_with("server/src/store"))
        .flat_map(|file| queries(&Source::new(&file.path, &file.text)))
        .collect();
    hold("Ask the store: a function in server/src/store/ owns each table:", &violations);
}

fn queries(source: &Source) -> Vec<String> {
    (0..source.tokens.len())
        .filter(|&at| source.word(at) == Some("sqlx") && source.has_path_separator(at + 1))
        .filter(|&at| {
            let next = at + 3;
            let end = if source.has_mark(next, '{') { source.closing(next) } else { next + 1 };
            (next..end).any(|inner| source.word(inner).is_some_and(|word| QUERIES.contains(&word)))
        })
        .map(|at| source.place(at))
        .collect()
}

#[test]
fn a_query_is_seen_however_it_is_imported() {
    let found = |text| queries(&Source::new("server/src/v1/a.rs", text)).len();
    assert_eq!(found("fn f() { sqlx::query!(\"select 1\"); }"), 1);
    assert_eq!(found("use sqlx::{SqlitePool, query_as};"), 1);
    assert_eq!(found("use sqlx::SqlitePool;"), 0);
}
