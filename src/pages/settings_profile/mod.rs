//! The person's account and organizations.

mod memberships;
mod name_form;

use cloud_ui_contract::role::GlobalRole;
use cloud_ui_contract::user::SelfUser;
use leptos::prelude::*;

use super::failed::failed_panel;
use crate::api::{Client, Resource, Revisions, users};
use crate::organization::method_label;
use crate::session::Session;
use crate::ui::{Card, Empty, Fact, FactStrip, Id, Loaded, PageHeader, SkeletonPanel};
use memberships::Memberships;
use name_form::NameForm;

/// Who one is, and where one belongs.
#[component]
pub fn ProfilePage() -> impl IntoView {
    let client = Client::from_context();
    let revisions = Revisions::from_context();
    let myself = LocalResource::new(move || {
        revisions.track(Resource::Myself);
        users::myself(client)
    });
    let is_admin = Memo::new(move |_| {
        matches!(myself.get(), Some(Ok(SelfUser { global_role: Some(GlobalRole::Admin), .. })))
    });
    // Reading again must not take a half-filled form away: only another name makes another form.
    let full_name = Memo::new(move |_| Some(myself.get()?.ok()?.full_name));
    view! {
        <div class="page-narrow">
            <PageHeader title="Profile" />
            <Loaded
                resource=myself
                loading=|| view! { <SkeletonPanel /> }
                empty=Empty::Never
                failed=failed_panel
                loaded=account
            />
            {move || full_name.get().map(name_card)}
            <Memberships can_create=is_admin />
        </div>
    }
}

fn account(myself: SelfUser) -> AnyView {
    let session = Session::from_context();
    let method = session
        .identity()
        .and_then(|identity| identity.connection)
        .map(|connection| method_label(&connection.to_uppercase().as_str().into()).to_owned());
    view! {
        <FactStrip>
            <Fact label="Email">{myself.username.clone()}</Fact>
            <Fact label="Role in this installation">{role_label(myself.global_role.as_ref())}</Fact>
            {method.map(|method| view! { <Fact label="Signed in with">{method}</Fact> })}
            <Fact label="User ID">
                <Id value=myself.id.as_str() />
            </Fact>
        </FactStrip>
    }
    .into_any()
}

fn name_card(full_name: String) -> AnyView {
    view! {
        <Card title="Your name">
            <NameForm full_name=full_name />
        </Card>
    }
    .into_any()
}

fn role_label(role: Option<&GlobalRole>) -> String {
    match role {
        Some(GlobalRole::Admin) => "Administrator".to_owned(),
        Some(GlobalRole::Developer) => "Developer".to_owned(),
        Some(GlobalRole::Unknown(text)) => text.clone(),
        None => "None".to_owned(),
    }
}
