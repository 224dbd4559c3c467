//! For a person without an organization.

use cloud_ui_contract::console_config::ConsoleConfig;
use cloud_ui_contract::role::GlobalRole;
use cloud_ui_contract::user::SelfUser;
use leptos::prelude::*;

use crate::api::{Client, Resource, Revisions, users};
use crate::organization::MyOrganizations;
use crate::pages::create_organization::CreateOrganizationDialog;
use crate::pages::failed::failed_panel;
use crate::routes::Route;
use crate::ui::{Button, Card, Empty, Icon, LinkButton, Loaded, PageHeader, SkeletonPanel, Variant};

/// What an organization is, and how to get into one.
#[component]
pub fn WelcomePage() -> impl IntoView {
    let client = Client::from_context();
    let revisions = Revisions::from_context();
    let mine = MyOrganizations::from_context();
    let myself = LocalResource::new(move || {
        revisions.track(Resource::Myself);
        users::myself(client)
    });
    let has_some = Memo::new(move |_| mine.loaded().is_some_and(|mine| !mine.is_empty()));
    view! {
        <div class="page-narrow">
            <PageHeader
                title="Welcome"
                description="Everything in this console belongs to an organization: its workspaces, deployments, apps and keys."
            />
            <Show when=move || has_some.get()>
                <div class="row">
                    <LinkButton variant=Variant::Primary href=Route::Start.href()>
                        "Go to my organization"
                    </LinkButton>
                </div>
            </Show>
            <Loaded
                resource=myself
                loading=|| view! { <SkeletonPanel /> }
                empty=Empty::Never
                failed=failed_panel
                loaded=how_to_get_in
            />
        </div>
    }
}

fn how_to_get_in(myself: SelfUser) -> AnyView {
    if myself.global_role == Some(GlobalRole::Admin) {
        return view! { <CreateOne /> }.into_any();
    }
    let contact = expect_context::<ConsoleConfig>().links.support_contact;
    let whom = (!contact.is_empty()).then(|| {
        view! {
            " Whom to ask: "
            <strong>{contact}</strong>
        }
    });
    view! {
        <Card title="How to get in">
            <div class="stack">
                <p>
                    "An Organization Owner or Admin invites you by your email address, "
                    <strong>{myself.username}</strong> ". The organization then shows up here."
                </p>
                <p>"Administrators of this installation create new organizations." {whom}</p>
            </div>
        </Card>
    }
    .into_any()
}

#[component]
fn CreateOne() -> impl IntoView {
    let creating = RwSignal::new(false);
    view! {
        <Card title="Create an organization">
            <div class="stack">
                <p>
                    "You administer this installation, so you can create one and become its owner."
                </p>
                <div class="row">
                    <Button
                        variant=Variant::Primary
                        icon=Icon::Add
                        on_press=Callback::new(move |()| creating.set(true))
                    >
                        "Create organization"
                    </Button>
                </div>
            </div>
        </Card>
        <CreateOrganizationDialog open=creating />
    }
}
