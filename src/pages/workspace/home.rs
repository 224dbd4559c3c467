//! The home of a workspace: what it is, and the first of its deployments and apps.

use cloud_ui_contract::capability::Extension;
use cloud_ui_contract::id::WorkspaceId;
use cloud_ui_contract::permission::Permission;
use cloud_ui_contract::workspace::Workspace;
use leptos::prelude::*;

use super::contents::{AppsCard, DeploymentsCard};
use super::words;
use crate::api::{ApiError, Client, Resource, Revisions, workspaces};
use crate::organization::{Offered, OrganizationContext};
use crate::pages::failed::failed_panel;
use crate::pages::now::use_now;
use crate::pages::title::use_title;
use crate::routes::{Route, WorkspacePage};
use crate::ui::{
    Breadcrumb, Card, Empty, Fact, FactStrip, Icon, Id, LinkButton, Loaded, PageHeader, RelativeTime,
    SkeletonText,
};

/// The home of a workspace.
#[component]
pub fn WorkspaceHomePage(
    /// Which workspace.
    workspace: WorkspaceId,
) -> impl IntoView {
    let context = OrganizationContext::from_context();
    let read = read_workspace(context, workspace.clone());
    let id = StoredValue::new(workspace);
    let name = Signal::derive(move || {
        read.get().and_then(Result::ok).map_or_else(|| id.with_value(ToString::to_string), |it| it.name)
    });
    use_title(move || Some(name.get()));
    let forbidden = context.permissions().can_in_workspace(Permission::WorkspaceUpdate, id.get_value());
    let settings = Route::workspace_page(&context.id(), &id.get_value(), WorkspacePage::Settings).href();
    let actions = move || {
        view! {
            <LinkButton href=settings.clone() icon=Icon::Settings disabled_reason=forbidden>
                {words::SETTINGS}
            </LinkButton>
        }
    };
    let trail = vec![("Workspaces".to_owned(), Route::workspaces(&context.id()).href())];
    let offered = Offered::from_context();
    let contents = move || {
        view! {
            <DeploymentsCard workspace=id.get_value() />
            {move || {
                if offered.lacks(&Extension::Apps) {
                    view! {
                        <Card title=words::APPS>
                            <p class="muted">{words::NOT_OFFERED}</p>
                        </Card>
                    }
                        .into_any()
                } else {
                    view! { <AppsCard workspace=id.get_value() /> }.into_any()
                }
            }}
        }
        .into_any()
    };
    // Read again later, the facts change in place and the tables below keep what they show.
    let found = Memo::new(move |_| read.get().is_some_and(|answer| answer.is_ok()));
    view! {
        <div class="page">
            <Breadcrumb trail=trail here=name />
            <PageHeader title=name actions=actions />
            <Loaded
                resource=read
                loading=|| view! { <SkeletonText /> }
                empty=Empty::Never
                failed=failed_panel
                loaded=facts
            />
            {move || found.get().then(contents)}
        </div>
    }
}

fn read_workspace(
    context: OrganizationContext,
    workspace: WorkspaceId,
) -> LocalResource<Result<Workspace, ApiError>> {
    let client = Client::from_context();
    let revisions = Revisions::from_context();
    LocalResource::new(move || {
        revisions.track(Resource::Workspaces);
        let (organization, workspace) = (context.id(), workspace.clone());
        async move { Ok(workspaces::get(client, &organization, &workspace).await?.value) }
    })
}

fn facts(workspace: Workspace) -> AnyView {
    let now = use_now();
    let by = workspace.created_by.as_ref().map(|by| format!("by {}", by.display_name()));
    let cicd = if workspace.cicd_enforced_default { words::CICD_ON } else { words::CICD_OFF };
    let defaults = [
        workspace.default_cloud_provider.as_ref().map(ToString::to_string),
        workspace.default_region.clone(),
    ];
    let defaults = defaults.into_iter().flatten().collect::<Vec<_>>().join(" ");
    let defaults = if defaults.is_empty() { words::NONE.to_owned() } else { defaults };
    let description = workspace.description.filter(|text| !text.is_empty());
    view! {
        {description.map(|text| view! { <p class="workspace-description">{text}</p> })}
        <FactStrip>
            <Fact label="ID">
                <Id value=workspace.id.to_string() />
            </Fact>
            <Fact label="Created">
                <span class="row">
                    <RelativeTime at=workspace.created_at.millis() now=now />
                    {by}
                </span>
            </Fact>
            <Fact label="Updated">
                <RelativeTime at=workspace.updated_at.millis() now=now />
            </Fact>
            <Fact label="Code from">{cicd}</Fact>
            <Fact label=words::DEFAULT_CLOUD>{defaults}</Fact>
        </FactStrip>
    }
    .into_any()
}
