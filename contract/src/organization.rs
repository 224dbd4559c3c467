//! Organizations (v1 `Organization`, with this API's additions).

use crate::id::OrganizationId;
use crate::page::list;
use crate::plan::{Feature, Plan, PlanLimits, PlanUsage};
use crate::role::OrganizationRole;
use crate::sign_in_method::SignInMethod;
use crate::subject::BasicSubjectProfile;
use crate::timestamp::Timestamp;
use crate::wire::{open_enum, wire_struct};

open_enum! {
    /// Whether an organization is in use.
    pub enum OrganizationStatus {
        /// In use.
        Active => "ACTIVE",
        /// Not in use.
        Inactive => "INACTIVE",
        /// Suspended by the operator.
        Suspended => "SUSPENDED",
    }
}

open_enum! {
    /// How deployments of an organization are hosted.
    pub enum Product {
        /// By the platform.
        Hosted => "HOSTED",
        /// In the organization's own cloud.
        Hybrid => "HYBRID",
    }
}

wire_struct! {
    /// A plan as v1 tells it.
    pub struct OrganizationProductPlan {
        /// Always `ASTRO`.
        pub astronomer_product: String,
        /// The organization.
        pub organization_id: OrganizationId,
        /// The plan's id.
        pub product_plan_id: String,
        /// The plan's name.
        pub product_plan_name: Plan,
    }
}

wire_struct! {
    /// An e-mail domain that an organization manages (v1 `ManagedDomain`).
    pub struct ManagedDomain {
        /// The domain's id.
        pub id: String,
        /// The domain, e.g. `orbital.example`.
        pub name: String,
        /// The organization.
        pub organization_id: OrganizationId,
        /// `PENDING` or `VERIFIED`.
        pub status: String,
        /// The only sign-in methods that the domain's people may use.
        pub enforced_logins: Option<Vec<String>>,
        /// When it was claimed.
        pub created_at: Timestamp,
        /// When it was changed last.
        pub updated_at: Timestamp,
    }
}

wire_struct! {
    /// The security, billing and administrative boundary.
    pub struct Organization {
        /// The organization's id.
        pub id: OrganizationId,
        /// Its name.
        pub name: String,
        /// Whether it is in use.
        pub status: Option<OrganizationStatus>,
        /// How its deployments are hosted.
        pub product: Option<Product>,
        /// Its plans, as v1 tells them.
        pub product_plans: Vec<OrganizationProductPlan>,
        /// Where invoices go.
        pub billing_email: Option<String>,
        /// Whether the operator's support may enter.
        pub allow_enhanced_support_access: bool,
        /// Whether only listed addresses may reach it.
        pub has_allowed_ip_address_ranges: bool,
        /// Whether features that use AI are off.
        pub has_ai_features_disabled: Option<bool>,
        /// Whether such features cannot be turned on.
        pub is_blocked_enable_ai_features: bool,
        /// Whether members are provisioned through SCIM.
        pub is_scim_enabled: bool,
        /// Whether deployments must use dedicated clusters.
        pub should_enforce_dedicated_clusters: bool,
        /// Its e-mail domains.
        pub managed_domains: Option<Vec<ManagedDomain>>,
        /// When it was created.
        pub created_at: Timestamp,
        /// By whom.
        pub created_by: BasicSubjectProfile,
        /// When it was changed last.
        pub updated_at: Timestamp,
        /// By whom.
        pub updated_by: BasicSubjectProfile,
        /// The caller's role; absent for an administrator of the installation who is no member.
        pub role: Option<OrganizationRole>,
        /// When the caller joined.
        pub joined_at: Option<Timestamp>,
        /// Its plan.
        pub plan: Option<Plan>,
        /// The features of its plan.
        pub features: Option<Vec<Feature>>,
        /// The limits of its plan.
        pub limits: Option<PlanLimits>,
        /// How much of its plan is used; only when one organization is asked for.
        pub usage: Option<PlanUsage>,
        /// The longest life of an API key in days; absent = no limit.
        pub max_api_key_expiry_in_days: Option<u32>,
        /// The sign-in methods that open it.
        pub sign_in_methods: Option<Vec<SignInMethod>>,
        /// Whether the caller has to sign in with one of these methods first.
        pub needs_sign_in_method: Option<bool>,
    }
}

list! {
    /// A page of organizations.
    Organizations { organizations: Organization }
}

wire_struct! {
    /// `POST /v1/organizations`.
    pub struct CreateOrganizationRequest {
        /// Its name.
        pub name: String,
    }
}

wire_struct! {
    /// `POST /v1/organizations/{organizationId}` (v1 `UpdateOrganizationRequest`).
    pub struct UpdateOrganizationRequest {
        /// Its name.
        pub name: String,
        /// Where invoices go.
        pub billing_email: String,
        /// Whether members are provisioned through SCIM.
        pub is_scim_enabled: bool,
        /// Whether the operator's support may enter.
        pub allow_enhanced_support_access: Option<bool>,
        /// Whether features that use AI are off.
        pub has_ai_features_disabled: Option<bool>,
        /// Whether deployments must use dedicated clusters.
        pub should_enforce_dedicated_clusters: Option<bool>,
        /// The longest life of an API key in days; absent keeps the value, 0 removes the limit.
        pub max_api_key_expiry_in_days: Option<u32>,
    }
}
