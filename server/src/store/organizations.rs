//! Organizations as their callers see them.

use cloud_ui_contract::id::{OrganizationId, UserId};
use cloud_ui_contract::organization::{
    ManagedDomain, Organization, OrganizationProductPlan, OrganizationStatus, Product,
};
use cloud_ui_contract::page::Page;
use cloud_ui_contract::plan::Plan;
use cloud_ui_contract::role::OrganizationRole;
use cloud_ui_contract::timestamp::Timestamp;
use sqlx::{FromRow, QueryBuilder, Sqlite};

use super::Store;
use super::access::{accepts, sign_in_methods};
use super::list_query::{ListQuery, push_search};
use super::listing::{Order, PageQuery};
use super::subjects::{subject, subject_json};
use super::write::Write;
use crate::access::caller::SignIn;

/// The orders of a list of organizations.
pub const ORGANIZATION_ORDERS: &[Order] = &[
    Order { field: "name", column: "o.name_key" },
    Order { field: "createdAt", column: "o.created_at" },
    Order { field: "updatedAt", column: "o.updated_at" },
];

/// The person's membership is joined: `from` ends where their id belongs.
const ORGANIZATIONS: ListQuery = ListQuery {
    columns: concat!(
        "o.id, o.name, o.status, o.plan, o.billing_email, o.is_scim_enabled, o.allow_enhanced_support_access, \
         o.has_ai_features_disabled, o.should_enforce_dedicated_clusters, o.max_api_key_expiry_days, o.sso_only, \
         o.created_at, o.updated_at, o.version, m.role, m.joined_at, ",
        subject_json!("o.created_by"),
        " AS created_by, ",
        subject_json!("o.updated_by"),
        " AS updated_by"
    ),
    from: "organizations o LEFT JOIN memberships m ON m.organization_id = o.id AND m.user_id = ",
    // Clients take the first: it is one that lets the caller in, and their own.
    order: "o.sso_only, m.joined_at IS NULL, m.joined_at, o.created_at",
    id: "o.id",
};

/// Which organizations a list is about.
#[derive(Debug, Clone, Default)]
pub struct OrganizationFilter {
    /// Only this one: that of the credential.
    pub only: Option<OrganizationId>,
    /// Whether those are included of which the person is no member.
    pub foreign: bool,
    /// Only those on this plan.
    pub plan: Option<String>,
}

/// An organization and how often it was written.
#[derive(Debug, Clone, PartialEq)]
pub struct StoredOrganization {
    /// The organization.
    pub organization: Organization,
    /// Counts the writes, from 1.
    pub version: i64,
}

#[derive(FromRow)]
struct Row {
    id: String,
    name: String,
    status: String,
    plan: String,
    billing_email: String,
    is_scim_enabled: bool,
    allow_enhanced_support_access: bool,
    has_ai_features_disabled: bool,
    should_enforce_dedicated_clusters: bool,
    max_api_key_expiry_days: Option<u32>,
    sso_only: bool,
    created_at: i64,
    created_by: String,
    updated_at: i64,
    updated_by: String,
    version: i64,
    role: Option<String>,
    joined_at: Option<i64>,
}

impl Row {
    fn seen_by(self, sign_in: &SignIn) -> StoredOrganization {
        let plan = Plan::from(self.plan.as_str());
        let methods = sign_in_methods(self.sso_only);
        let id = OrganizationId::from_trusted(self.id);
        let organization = Organization {
            name: self.name,
            status: Some(OrganizationStatus::from(self.status.as_str())),
            product: Some(Product::Hosted),
            product_plans: vec![OrganizationProductPlan {
                astronomer_product: "ASTRO".to_owned(),
                organization_id: id.clone(),
                product_plan_id: self.plan.to_lowercase(),
                product_plan_name: plan.clone(),
            }],
            id,
            billing_email: Some(self.billing_email),
            allow_enhanced_support_access: self.allow_enhanced_support_access,
            has_allowed_ip_address_ranges: false,
            has_ai_features_disabled: Some(self.has_ai_features_disabled),
            is_blocked_enable_ai_features: false,
            is_scim_enabled: self.is_scim_enabled,
            should_enforce_dedicated_clusters: self.should_enforce_dedicated_clusters,
            managed_domains: None,
            created_at: Timestamp::from_millis(self.created_at),
            created_by: subject(&self.created_by),
            updated_at: Timestamp::from_millis(self.updated_at),
            updated_by: subject(&self.updated_by),
            role: self.role.as_deref().map(OrganizationRole::from),
            joined_at: self.joined_at.map(Timestamp::from_millis),
            features: Some(plan.features().to_vec()),
            limits: Some(plan.limits()),
            plan: Some(plan),
            usage: None,
            max_api_key_expiry_in_days: self.max_api_key_expiry_days,
            needs_sign_in_method: Some(!accepts(&methods, sign_in)),
            sign_in_methods: Some(methods),
        };
        StoredOrganization { organization, version: self.version }
    }
}

impl Store {
    /// The organizations that the person sees.
    ///
    /// # Errors
    /// When the database cannot be reached.
    pub async fn list_organizations(
        &self,
        person: &UserId,
        sign_in: &SignIn,
        filter: &OrganizationFilter,
        page: &PageQuery,
    ) -> Result<Page<Organization>, sqlx::Error> {
        let rows: Page<Row> = self
            .page(&ORGANIZATIONS, page, |query| {
                query.push_bind(person.as_str().to_owned());
                query.push(if filter.foreign { " WHERE TRUE" } else { " WHERE m.role IS NOT NULL" });
                if let Some(only) = &filter.only {
                    query.push(" AND o.id = ").push_bind(only.as_str().to_owned());
                }
                if let Some(plan) = &filter.plan {
                    query.push(" AND o.plan = ").push_bind(plan.clone());
                }
                push_search(query, page, &["o.name_key"]);
            })
            .await?;
        Ok(rows.map(|row| row.seen_by(sign_in).organization))
    }

    /// One organization as the person sees it.
    ///
    /// # Errors
    /// When the database cannot be reached.
    pub async fn organization(
        &self,
        id: &OrganizationId,
        person: &UserId,
        sign_in: &SignIn,
    ) -> Result<Option<StoredOrganization>, sqlx::Error> {
        let mut query = one(id, person);
        let row: Option<Row> = query.build_query_as().fetch_optional(self.reader()).await?;
        Ok(row.map(|row| row.seen_by(sign_in)))
    }

    /// The organization's e-mail domains.
    ///
    /// # Errors
    /// When the database cannot be reached.
    pub async fn managed_domains(
        &self,
        organization: &OrganizationId,
    ) -> Result<Vec<ManagedDomain>, sqlx::Error> {
        let rows: Vec<(String, String, String, i64, i64)> = sqlx::query_as(
            "SELECT id, name, status, created_at, updated_at FROM managed_domains WHERE organization_id = ?
             ORDER BY created_at, id",
        )
        .bind(organization.as_str())
        .fetch_all(self.reader())
        .await?;
        Ok(rows
            .into_iter()
            .map(|(id, name, status, created_at, updated_at)| ManagedDomain {
                id,
                name,
                organization_id: organization.clone(),
                status,
                enforced_logins: None,
                created_at: Timestamp::from_millis(created_at),
                updated_at: Timestamp::from_millis(updated_at),
            })
            .collect())
    }
}

impl Write {
    /// One organization as the person sees it, as it is in this write.
    ///
    /// # Errors
    /// When the database cannot be reached.
    pub async fn organization(
        &mut self,
        id: &OrganizationId,
        person: &UserId,
        sign_in: &SignIn,
    ) -> Result<Option<StoredOrganization>, sqlx::Error> {
        let mut query = one(id, person);
        let row: Option<Row> = query.build_query_as().fetch_optional(self.connection()).await?;
        Ok(row.map(|row| row.seen_by(sign_in)))
    }
}

fn one(id: &OrganizationId, person: &UserId) -> QueryBuilder<Sqlite> {
    let mut query =
        QueryBuilder::new(format!("SELECT {} FROM {}", ORGANIZATIONS.columns, ORGANIZATIONS.from));
    query.push_bind(person.as_str().to_owned()).push(" WHERE o.id = ").push_bind(id.as_str().to_owned());
    query
}
