//! The organization's name and billing address.

use cloud_ui_contract::organization::{Organization, UpdateOrganizationRequest};
use cloud_ui_contract::permission::Permission;
use leptos::prelude::*;

use crate::api::{Client, Resource, Revisions, organizations};
use crate::forms::{Draft, PageForm, TextField, use_unsaved_guard};
use crate::organization::{OrganizationContext, refused};
use crate::pages::checks;
use crate::pages::connection::offline_reason;
use crate::ui::{Failure, use_toasts};

/// Changes name and billing address, for those who may.
#[component]
pub fn DetailsForm(organization: Organization, etag: Option<String>) -> impl IntoView {
    let client = Client::from_context();
    let revisions = Revisions::from_context();
    let toasts = use_toasts();
    let not_permitted = OrganizationContext::from_context().permissions().can(Permission::OrganizationUpdate);
    let offline = offline_reason();
    let reason = Signal::derive(move || not_permitted.get().or_else(|| offline.get()));
    let draft = Draft::new();
    let name = draft.text("name", organization.name.clone(), checks::name);
    let billing = organization.billing_email.clone().unwrap_or_default();
    let billing_email = draft.text("billingEmail", billing, checks::optional_email);
    use_unsaved_guard(draft);
    let failed = RwSignal::new(None::<Failure>);
    let save = Action::new_local(move |(): &()| {
        let id = organization.id.clone();
        let body = request(&organization, name.trimmed(), billing_email.trimmed());
        let etag = etag.clone();
        async move {
            failed.set(None);
            match organizations::update(client, &id, &body, etag.as_deref()).await {
                Ok(_) => {
                    draft.settle();
                    revisions.bump(Resource::Organizations);
                    toasts.good("Organization saved");
                }
                Err(error) => failed.set(refused(draft, &error)),
            }
        }
    });
    view! {
        <PageForm
            label="Organization details"
            submit_label="Save organization"
            draft=draft
            pending=save.pending()
            submit_error=failed
            submit_disabled_reason=reason
            on_submit=Callback::new(move |()| {
                save.dispatch(());
            })
        >
            <TextField
                id="organization-name"
                label="Name"
                value=name
                help="What people call it. The ID never changes."
                disabled_reason=not_permitted
            />
            <TextField
                id="billing-email"
                label="Billing email"
                value=billing_email
                kind="email"
                help="Where invoices go."
                optional=true
                disabled_reason=not_permitted
            />
        </PageForm>
    }
}

/// v1 replaces the whole, so everything else is sent as it was read.
fn request(organization: &Organization, name: String, billing_email: String) -> UpdateOrganizationRequest {
    UpdateOrganizationRequest {
        name,
        billing_email,
        is_scim_enabled: organization.is_scim_enabled,
        allow_enhanced_support_access: Some(organization.allow_enhanced_support_access),
        has_ai_features_disabled: organization.has_ai_features_disabled,
        should_enforce_dedicated_clusters: Some(organization.should_enforce_dedicated_clusters),
        max_api_key_expiry_in_days: None,
    }
}
