//! API tokens of organizations, workspaces and deployments. Their secrets stay out of every answer.

use std::collections::HashMap;

use cloud_ui_contract::api_token::{ApiToken, ApiTokenRole, ApiTokenScope};
use cloud_ui_contract::id::{ApiTokenId, OrganizationId};
use cloud_ui_contract::page::Page;
use cloud_ui_contract::timestamp::Timestamp;
use sqlx::{FromRow, QueryBuilder, Sqlite};

use super::Store;
use super::list_query::{ListQuery, push_any_of, push_search};
use super::listing::{Order, PageQuery};
use super::subjects::{subject, subject_json};

/// The orders of a list of tokens.
pub const API_TOKEN_ORDERS: &[Order] = &[
    Order { field: "name", column: "t.name_key" },
    Order { field: "description", column: "t.description COLLATE NOCASE" },
    Order { field: "createdAt", column: "t.created_at" },
    Order { field: "updatedAt", column: "t.updated_at" },
    Order { field: "tokenStartAt", column: "t.start_at" },
];

const API_TOKENS: ListQuery = ListQuery {
    columns: concat!(
        "t.id, t.name, t.description, t.scope, t.kind, t.short_token, t.start_at, t.end_at, t.expiry_period_days, \
         t.last_rotated_at, t.last_used_at, t.created_at, t.updated_at, ",
        subject_json!("t.created_by"),
        " AS created_by, ",
        subject_json!("t.updated_by"),
        " AS updated_by"
    ),
    from: "api_tokens t",
    order: "t.created_at",
    id: "t.id",
};

/// Which tokens a list is about.
#[derive(Debug, Clone, Default)]
pub struct ApiTokenFilter {
    /// Only those with a role in these entities (workspaces and deployments); empty = all.
    pub role_in: Vec<String>,
    /// Only those that belong to the organization itself.
    pub only_organization: bool,
    /// Only those of this kind.
    pub kind: Option<String>,
}

#[derive(FromRow)]
struct Row {
    id: String,
    name: String,
    description: String,
    scope: String,
    kind: String,
    short_token: String,
    start_at: i64,
    end_at: Option<i64>,
    expiry_period_days: Option<u32>,
    last_rotated_at: Option<i64>,
    last_used_at: Option<i64>,
    created_at: i64,
    created_by: String,
    updated_at: i64,
    updated_by: String,
}

impl From<Row> for ApiToken {
    fn from(row: Row) -> Self {
        Self {
            id: ApiTokenId::from_trusted(row.id),
            name: row.name,
            description: row.description,
            scope: ApiTokenScope::from(row.scope.as_str()),
            kind: row.kind,
            short_token: row.short_token,
            roles: Some(Vec::new()),
            start_at: Timestamp::from_millis(row.start_at),
            end_at: row.end_at.map(Timestamp::from_millis),
            expiry_period_in_days: row.expiry_period_days,
            last_rotated_at: row.last_rotated_at.map(Timestamp::from_millis),
            last_used_at: row.last_used_at.map(Timestamp::from_millis),
            created_at: Timestamp::from_millis(row.created_at),
            created_by: Some(subject(&row.created_by)),
            updated_at: Timestamp::from_millis(row.updated_at),
            updated_by: Some(subject(&row.updated_by)),
            token: None,
        }
    }
}

impl Store {
    /// The organization's tokens.
    ///
    /// # Errors
    /// When the database cannot be reached.
    pub async fn list_api_tokens(
        &self,
        organization: &OrganizationId,
        filter: &ApiTokenFilter,
        page: &PageQuery,
    ) -> Result<Page<ApiToken>, sqlx::Error> {
        let rows: Page<Row> = self
            .page(&API_TOKENS, page, |query| {
                query.push(" WHERE t.organization_id = ").push_bind(organization.as_str().to_owned());
                for entity in &filter.role_in {
                    query.push(" AND EXISTS (SELECT 1 FROM api_token_roles r WHERE r.token_id = t.id");
                    query.push(" AND r.entity_id = ").push_bind(entity.clone()).push(")");
                }
                if filter.only_organization {
                    query.push(" AND t.scope = 'ORGANIZATION'");
                }
                if let Some(kind) = &filter.kind {
                    query.push(" AND t.kind = ").push_bind(kind.clone());
                }
                push_search(query, page, &["t.name_key", "t.description", "t.short_token"]);
            })
            .await?;
        let mut page = rows.map(ApiToken::from);
        self.add_token_roles(organization, &mut page.items).await?;
        Ok(page)
    }

    /// One token of the organization.
    ///
    /// # Errors
    /// When the database cannot be reached.
    pub async fn api_token(
        &self,
        organization: &OrganizationId,
        id: &ApiTokenId,
    ) -> Result<Option<ApiToken>, sqlx::Error> {
        let mut query = QueryBuilder::new(format!("SELECT {} FROM {}", API_TOKENS.columns, API_TOKENS.from));
        query.push(" WHERE t.organization_id = ").push_bind(organization.as_str());
        query.push(" AND t.id = ").push_bind(id.as_str());
        let row: Option<Row> = query.build_query_as().fetch_optional(self.reader()).await?;
        let Some(row) = row else { return Ok(None) };
        let mut tokens = [ApiToken::from(row)];
        self.add_token_roles(organization, &mut tokens).await?;
        let [token] = tokens;
        Ok(Some(token))
    }

    async fn add_token_roles(
        &self,
        organization: &OrganizationId,
        tokens: &mut [ApiToken],
    ) -> Result<(), sqlx::Error> {
        let ids: Vec<String> = tokens.iter().map(|token| token.id.to_string()).collect();
        let mut query = QueryBuilder::<Sqlite>::new(
            "SELECT r.token_id, r.entity_type, r.entity_id, r.role FROM api_token_roles r \
             JOIN api_tokens t ON t.id = r.token_id WHERE t.organization_id = ",
        );
        query.push_bind(organization.as_str());
        push_any_of(&mut query, "r.token_id", &ids);
        query.push(" ORDER BY r.entity_type = 'ORGANIZATION' DESC, r.entity_type, r.entity_id");
        let rows: Vec<(String, String, String, String)> =
            query.build_query_as().fetch_all(self.reader()).await?;
        let mut roles = HashMap::<_, Vec<_>>::new();
        for (token, entity_type, entity_id, role) in rows {
            roles.entry(token).or_default().push(ApiTokenRole {
                entity_id,
                entity_type,
                role,
                deployment_id: None,
            });
        }
        for token in tokens {
            token.roles = Some(roles.remove(token.id.as_str()).unwrap_or_default());
        }
        Ok(())
    }
}
