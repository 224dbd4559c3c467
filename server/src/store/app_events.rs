//! What happened to apps.

use cloud_ui_contract::app::{AppEvent, EventStream, EventType};
use cloud_ui_contract::id::{AppId, OrganizationId};
use cloud_ui_contract::page::Page;
use cloud_ui_contract::timestamp::Timestamp;
use sqlx::FromRow;

use super::Store;
use super::list_query::{ListQuery, push_any_of, push_search};
use super::listing::{Order, PageQuery};

/// The orders of a list of events.
pub const EVENT_ORDERS: &[Order] = &[Order { field: "timestamp", column: "e.timestamp" }];

const EVENTS: ListQuery = ListQuery {
    columns: "e.id, e.timestamp, e.stream, e.type, e.reason, e.message, e.object, e.count",
    from: "app_events e",
    order: "e.timestamp DESC",
    id: "e.id",
};

/// Which events a list is about.
#[derive(Debug, Clone, Default)]
pub struct EventFilter {
    /// Whose; empty = all.
    pub streams: Vec<EventStream>,
    /// Of which kind; empty = all.
    pub types: Vec<EventType>,
    /// Not before that instant.
    pub since: Option<Timestamp>,
}

#[derive(FromRow)]
struct Row {
    id: String,
    timestamp: i64,
    stream: String,
    r#type: String,
    reason: String,
    message: String,
    object: Option<String>,
    count: u32,
}

impl From<Row> for AppEvent {
    fn from(row: Row) -> Self {
        Self {
            id: row.id,
            timestamp: Timestamp::from_millis(row.timestamp),
            stream: EventStream::from(row.stream.as_str()),
            event_type: EventType::from(row.r#type.as_str()),
            reason: row.reason,
            message: row.message,
            object: row.object,
            count: row.count,
        }
    }
}

impl Store {
    /// The events of an app of the organization, newest first.
    ///
    /// # Errors
    /// When the database cannot be reached.
    pub async fn list_app_events(
        &self,
        organization: &OrganizationId,
        app: &AppId,
        filter: &EventFilter,
        page: &PageQuery,
    ) -> Result<Page<AppEvent>, sqlx::Error> {
        let streams: Vec<&str> = filter.streams.iter().map(EventStream::as_str).collect();
        let types: Vec<&str> = filter.types.iter().map(EventType::as_str).collect();
        let rows: Page<Row> = self
            .page(&EVENTS, page, |query| {
                query.push(" WHERE e.app_id = ").push_bind(app.as_str().to_owned());
                query
                    .push(" AND EXISTS (SELECT 1 FROM apps a WHERE a.id = e.app_id AND a.organization_id = ");
                query.push_bind(organization.as_str().to_owned()).push(")");
                push_any_of(query, "e.stream", &streams);
                push_any_of(query, "e.type", &types);
                if let Some(since) = filter.since {
                    query.push(" AND e.timestamp >= ").push_bind(since.millis());
                }
                push_search(query, page, &["e.reason", "e.message", "e.object"]);
            })
            .await?;
        Ok(rows.map(AppEvent::from))
    }
}
