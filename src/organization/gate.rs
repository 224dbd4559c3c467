//! Whether the organization in the address lets the caller in.

use cloud_ui_contract::id::OrganizationId;
use cloud_ui_contract::organization::Organization;
use leptos::prelude::*;

use super::context::OrganizationContext;
use super::current::{CurrentOrganization, closes};
use super::mine::MyOrganizations;
use super::sign_in_method::{MethodRequest, offer};
use crate::api::ApiErrorKind;
use crate::routes::Route;
use crate::ui::{Card, LinkButton, PageHeader};

/// Why the page of an organization is not shown.
#[derive(Clone, PartialEq)]
enum Closed {
    Forbidden,
    MethodRequired(MethodRequest),
}

/// Shows the page, or why its organization stays closed. Whatever else fails, the page tells itself.
#[component]
pub fn OrganizationGate(
    /// The page.
    children: ChildrenFn,
) -> impl IntoView {
    let organization = OrganizationContext::from_context().id();
    let current = CurrentOrganization::from_context();
    let mine = MyOrganizations::from_context();
    let asked = organization.clone();
    let closed = Memo::new(move |_| closed(&asked, current, mine));
    move || match closed.get() {
        None => children(),
        Some(Closed::Forbidden) => forbidden(&organization, mine),
        Some(Closed::MethodRequired(request)) => method_required(request),
    }
}

fn closed(
    organization: &OrganizationId,
    current: CurrentOrganization,
    mine: MyOrganizations,
) -> Option<Closed> {
    let error = current.answer()?.err()?;
    match error.kind() {
        ApiErrorKind::AuthMethodRequired { methods } => {
            let known = mine.loaded().unwrap_or_default();
            let name = known.into_iter().find(|it| it.id == *organization).map(|it| it.name);
            Some(Closed::MethodRequired(MethodRequest {
                organization: organization.clone(),
                name: name.unwrap_or_else(|| "This organization".to_owned()),
                methods: methods.clone(),
                target: Route::workspaces(organization),
            }))
        }
        _ => closes(&error).then_some(Closed::Forbidden),
    }
}

fn method_required(request: MethodRequest) -> AnyView {
    let title = format!("{} needs another sign-in method", request.name);
    view! {
        <div class="page-narrow">
            <PageHeader title=title />
            <Card>{offer(request)}</Card>
        </div>
    }
    .into_any()
}

fn forbidden(organization: &OrganizationId, mine: MyOrganizations) -> AnyView {
    let asked = organization.to_string();
    view! {
        <div class="page-narrow">
            <PageHeader title="You cannot enter this organization" />
            <Card>
                <div class="stack">
                    <p>
                        "You asked for " <code>{asked}</code>
                        ". It does not exist, or you are not a member of it. An Organization Owner can invite you."
                    </p>
                    {move || entries(mine.loaded().unwrap_or_default())}
                </div>
            </Card>
        </div>
    }
    .into_any()
}

fn entries(mut organizations: Vec<Organization>) -> AnyView {
    organizations.retain(|it| !it.needs_sign_in_method.unwrap_or_default());
    if organizations.is_empty() {
        return view! {
            <div class="row">
                <LinkButton href=Route::Welcome.href()>"How to get in"</LinkButton>
            </div>
        }
        .into_any();
    }
    let links = organizations
        .into_iter()
        .map(|it| {
            view! { <LinkButton href=Route::workspaces(&it.id).href()>{it.name}</LinkButton> }
        })
        .collect_view();
    view! {
        <p>"These are open to you:"</p>
        <div class="row">{links}</div>
    }
    .into_any()
}
