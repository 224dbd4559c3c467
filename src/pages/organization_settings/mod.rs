//! The organization's name, plan and limits.

mod details_form;
mod plan_card;

use cloud_ui_contract::organization::Organization;
use leptos::prelude::*;

use super::failed::failed_panel;
use crate::browser::intl;
use crate::organization::{CurrentOrganization, OrganizationContext};
use crate::ui::{Badge, Card, Fact, FactStrip, Id, PageHeader, SkeletonPanel, Tone};
use details_form::DetailsForm;
use plan_card::plan_card;

/// What the organization is, and what can be changed about it.
#[component]
pub fn OrganizationSettingsPage() -> impl IntoView {
    let current = CurrentOrganization::from_context();
    let retry = Callback::new(move |()| current.refetch());
    let content = move || match current.answer() {
        None => view! { <SkeletonPanel /> }.into_any(),
        Some(Err(error)) => failed_panel(error, retry),
        Some(Ok(read)) => facts(read.value),
    };
    // Reading again must not take a half-filled form away: only another version makes another form.
    let version = Memo::new(move |_| {
        let read = current.answer()?.ok()?;
        Some((Organization { usage: None, ..read.value }, read.etag))
    });
    view! {
        <div class="page-narrow">
            <PageHeader title="Organization settings" />
            {content}
            {move || version.get().map(|(organization, etag)| details(organization, etag))}
        </div>
    }
}

fn details(organization: Organization, etag: Option<String>) -> AnyView {
    view! {
        <Card title="Details">
            <DetailsForm organization=organization etag=etag />
        </Card>
    }
    .into_any()
}

fn facts(organization: Organization) -> AnyView {
    let role = OrganizationContext::from_context()
        .organization()
        .and_then(|it| it.role)
        .map_or_else(|| "Not a member".to_owned(), |role| role.label().to_owned());
    let methods = organization.sign_in_methods.clone().unwrap_or_default();
    let methods: Vec<String> = methods.into_iter().map(|method| method.display_name).collect();
    let status = organization.status.as_ref().map(|status| status.as_str().to_owned());
    let (id, plan) = (organization.id.to_string(), plan_card(&organization));
    let created = intl::calendar_date(organization.created_at.millis());
    view! {
        <FactStrip>
            <Fact label="Organization ID">
                <Id value=id />
            </Fact>
            <Fact label="Your role">{role}</Fact>
            {status
                .map(|status| {
                    let tone = if status == "ACTIVE" { Tone::Good } else { Tone::Warning };
                    view! {
                        <Fact label="Status">
                            <Badge tone=tone text=in_words(&status) />
                        </Fact>
                    }
                })}
            <Fact label="Created">{created}</Fact>
            {(!methods.is_empty())
                .then(|| view! { <Fact label="Sign-in methods">{methods.join(", ")}</Fact> })}
        </FactStrip>
        {plan}
    }
    .into_any()
}

/// `SOME_VALUE` as "Some value".
fn in_words(value: &str) -> String {
    let mut words = value.to_lowercase().replace('_', " ");
    if let Some(first) = words.get_mut(0..1) {
        first.make_ascii_uppercase();
    }
    words
}

#[cfg(test)]
mod tests {
    #[test]
    fn values_of_the_wire_become_words() {
        assert_eq!(super::in_words("ACTIVE"), "Active");
        assert_eq!(super::in_words("IN_REVIEW"), "In review");
        assert_eq!(super::in_words(""), "");
        assert_eq!(super::in_words("ÄNDERUNG"), "änderung");
    }
}
