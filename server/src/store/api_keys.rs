//! People's API keys: reading them. A secret is stored as its hash only, and no answer holds it.

use cloud_ui_contract::api_key::{ApiKey, ApiKeySource, ApiKeyStatus, EXPIRING_DAYS};
use cloud_ui_contract::id::{ApiKeyId, OrganizationId, UserId};
use cloud_ui_contract::page::Page;
use cloud_ui_contract::timestamp::Timestamp;
use sqlx::{FromRow, QueryBuilder, Sqlite};

use super::Store;
use super::list_query::{ListQuery, push_search};
use super::listing::{Order, PageQuery};
use super::subjects::{subject, subject_json};
use super::write::Write;

/// The orders of a list of keys. A key that never expires comes after all that do, one that was
/// never used before all that were.
pub const API_KEY_ORDERS: &[Order] = &[
    Order { field: "name", column: "k.name_key" },
    Order { field: "createdAt", column: "k.created_at" },
    Order { field: "expiresAt", column: "COALESCE(k.expires_at, 9223372036854775807)" },
    Order { field: "lastUsedAt", column: "COALESCE(k.last_used_at, 0)" },
];

const API_KEYS: ListQuery = ListQuery {
    columns: concat!(
        "k.id, k.name, k.organization_id, o.name AS organization_name, k.user_id, k.masked_key, k.source, \
         k.period_days, k.created_at, k.expires_at, k.last_used_at, k.last_used_ip, k.last_used_user_agent, \
         k.rotated_from_id, k.replaced_by_id, k.revoked_at, k.revoked_reason, ",
        subject_json!("k.user_id"),
        " AS owner, ",
        subject_json!("k.revoked_by"),
        " AS revoked_by"
    ),
    from: "api_keys k JOIN organizations o ON o.id = k.organization_id JOIN users u ON u.id = k.user_id",
    order: "k.created_at",
    id: "k.id",
};

/// Whose keys are meant: nobody reads any others.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum KeyOwner {
    /// A person's, in all organizations.
    Person(UserId),
    /// A person's, in one organization.
    PersonIn(UserId, OrganizationId),
    /// Every member's, in one organization.
    Organization(OrganizationId),
}

/// A key as it is stored, with its life in days, of which rotation makes the successor's.
#[derive(Debug, Clone, PartialEq)]
pub struct StoredApiKey {
    /// The key.
    pub key: ApiKey,
    /// Its life in days; none = it never expires.
    pub period_days: Option<u32>,
}

#[derive(FromRow)]
struct Row {
    id: String,
    name: String,
    organization_id: String,
    organization_name: String,
    user_id: String,
    owner: String,
    masked_key: String,
    source: String,
    period_days: Option<u32>,
    created_at: i64,
    expires_at: Option<i64>,
    last_used_at: Option<i64>,
    last_used_ip: Option<String>,
    last_used_user_agent: Option<String>,
    rotated_from_id: Option<String>,
    replaced_by_id: Option<String>,
    revoked_at: Option<i64>,
    revoked_by: String,
    revoked_reason: Option<String>,
}

impl Row {
    fn at(self, now: Timestamp) -> StoredApiKey {
        let soon = now.plus_days(EXPIRING_DAYS).millis();
        let status = match self.expires_at {
            _ if self.revoked_at.is_some() => ApiKeyStatus::Revoked,
            Some(end) if end <= now.millis() => ApiKeyStatus::Expired,
            Some(end) if end < soon => ApiKeyStatus::Expiring,
            _ if self.replaced_by_id.is_some() => ApiKeyStatus::Expiring,
            _ => ApiKeyStatus::Active,
        };
        let key = ApiKey {
            id: ApiKeyId::from_trusted(self.id),
            name: self.name,
            organization_id: OrganizationId::from_trusted(self.organization_id),
            organization_name: self.organization_name,
            user_id: UserId::from_trusted(self.user_id),
            owner: subject(&self.owner),
            masked_key: self.masked_key,
            status,
            source: ApiKeySource::from(self.source.as_str()),
            created_at: Timestamp::from_millis(self.created_at),
            expires_at: self.expires_at.map(Timestamp::from_millis),
            last_used_at: self.last_used_at.map(Timestamp::from_millis),
            last_used_ip: self.last_used_ip,
            last_used_user_agent: self.last_used_user_agent,
            rotated_from_id: self.rotated_from_id.map(ApiKeyId::from_trusted),
            replaced_by_id: self.replaced_by_id.map(ApiKeyId::from_trusted),
            revoked_by: self.revoked_at.map(|_| subject(&self.revoked_by)),
            revoked_at: self.revoked_at.map(Timestamp::from_millis),
            revoked_reason: self.revoked_reason,
            key: None,
        };
        StoredApiKey { key, period_days: self.period_days }
    }
}

/// The same rule as in [`Row::at`], in SQL, for the filter.
fn push_status(query: &mut QueryBuilder<Sqlite>, status: &ApiKeyStatus, now: Timestamp) {
    let soon = now.plus_days(EXPIRING_DAYS).millis();
    query.push("(CASE WHEN k.revoked_at IS NOT NULL THEN 'REVOKED' WHEN k.expires_at <= ");
    query.push_bind(now.millis()).push(" THEN 'EXPIRED' WHEN k.expires_at < ").push_bind(soon);
    query.push(" OR k.replaced_by_id IS NOT NULL THEN 'EXPIRING' ELSE 'ACTIVE' END) = ");
    query.push_bind(status.as_str().to_owned());
}

fn push_owner(query: &mut QueryBuilder<Sqlite>, owner: &KeyOwner) {
    match owner {
        KeyOwner::Person(user) => {
            query.push(" WHERE k.user_id = ").push_bind(user.as_str().to_owned());
        }
        KeyOwner::PersonIn(user, organization) => {
            query.push(" WHERE k.user_id = ").push_bind(user.as_str().to_owned());
            query.push(" AND k.organization_id = ").push_bind(organization.as_str().to_owned());
        }
        KeyOwner::Organization(organization) => {
            query.push(" WHERE k.organization_id = ").push_bind(organization.as_str().to_owned());
        }
    }
}

fn one(owner: &KeyOwner, id: &str) -> QueryBuilder<Sqlite> {
    let mut query = QueryBuilder::new(format!("SELECT {} FROM {}", API_KEYS.columns, API_KEYS.from));
    push_owner(&mut query, owner);
    query.push(" AND k.id = ").push_bind(id.to_owned());
    query
}

impl Store {
    /// Keys; `statuses` empty = all.
    ///
    /// # Errors
    /// When the database cannot be reached.
    pub async fn list_api_keys(
        &self,
        owner: &KeyOwner,
        statuses: &[ApiKeyStatus],
        page: &PageQuery,
        now: Timestamp,
    ) -> Result<Page<ApiKey>, sqlx::Error> {
        let rows: Page<Row> = self
            .page(&API_KEYS, page, |query| {
                push_owner(query, owner);
                for (at, status) in statuses.iter().enumerate() {
                    query.push(if at == 0 { " AND (" } else { " OR " });
                    push_status(query, status, now);
                }
                query.push(if statuses.is_empty() { "" } else { ")" });
                let text = ["k.name_key", "k.masked_key", "o.name_key", "u.full_name_key", "u.email_key"];
                push_search(query, page, &text);
            })
            .await?;
        Ok(rows.map(|row| row.at(now).key))
    }
}

impl Store {
    /// One key.
    ///
    /// # Errors
    /// When the database cannot be reached.
    pub async fn api_key(
        &self,
        owner: &KeyOwner,
        id: &str,
        now: Timestamp,
    ) -> Result<Option<StoredApiKey>, sqlx::Error> {
        let mut query = one(owner, id);
        let row: Option<Row> = query.build_query_as().fetch_optional(self.reader()).await?;
        Ok(row.map(|row| row.at(now)))
    }
}

impl Write {
    /// One key, as it is in this write.
    ///
    /// # Errors
    /// When the database cannot be reached.
    pub async fn api_key(
        &mut self,
        owner: &KeyOwner,
        id: &str,
        now: Timestamp,
    ) -> Result<Option<StoredApiKey>, sqlx::Error> {
        let mut query = one(owner, id);
        let row: Option<Row> = query.build_query_as().fetch_optional(self.connection()).await?;
        Ok(row.map(|row| row.at(now)))
    }
}
