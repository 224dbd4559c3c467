//! The organizations that the person belongs to.

use cloud_ui_contract::organization::Organization;
use leptos::prelude::*;

use crate::browser::intl;
use crate::organization::MyOrganizations;
use crate::pages::create_organization::CreateOrganizationDialog;
use crate::pages::failed::failed_panel;
use crate::routes::Route;
use crate::ui::{
    Badge, Button, Card, Column, Empty, EmptyState, Icon, Id, LinkButton, Loaded, SkeletonTable, Table, Tone,
};

/// The table, and creating another for those who may.
#[component]
pub fn Memberships(
    /// Whether the person may create organizations.
    can_create: Memo<bool>,
) -> impl IntoView {
    let creating = RwSignal::new(false);
    let not_permitted = Signal::derive(move || {
        (!can_create.get()).then(|| {
            "Needs the role Administrator of this installation. Another administrator can grant it."
                .to_owned()
        })
    });
    view! {
        <Card
            title="My organizations"
            actions=move || {
                view! {
                    <Button
                        small=true
                        icon=Icon::Add
                        disabled_reason=not_permitted
                        on_press=Callback::new(move |()| creating.set(true))
                    >
                        "Create organization"
                    </Button>
                }
                    .into_any()
            }
        >
            <Loaded
                resource=MyOrganizations::from_context().resource()
                loading=|| view! { <SkeletonTable columns=4 rows=3 /> }
                empty=Empty::when(Vec::is_empty, none)
                failed=failed_panel
                loaded=table
            />
        </Card>
        <CreateOrganizationDialog open=creating />
    }
}

fn none() -> AnyView {
    view! {
        <EmptyState
            title="You belong to no organization yet"
            icon=Icon::Building
            action=|| {
                view! { <LinkButton href=Route::Welcome.href()>"How to get in"</LinkButton> }
                    .into_any()
            }
        >
            "An Organization Owner or Admin can invite you."
        </EmptyState>
    }
    .into_any()
}

fn table(organizations: Vec<Organization>) -> AnyView {
    let columns = vec![
        Column::new("Name"),
        Column::new("Role"),
        Column::new("Plan"),
        Column::new("Joined").width("8rem"),
    ];
    view! {
        <Table
            caption="Organizations with role, plan and joining date"
            columns=Signal::stored(columns)
        >
            {organizations.into_iter().map(row).collect_view()}
        </Table>
    }
    .into_any()
}

fn row(organization: Organization) -> AnyView {
    let role = organization.role.as_ref().map_or("Not a member", |role| role.label()).to_owned();
    let plan = organization.plan.as_ref().map(|plan| plan.label().to_owned()).unwrap_or_default();
    let joined =
        organization.joined_at.as_ref().map(|at| intl::calendar_date(at.millis())).unwrap_or_default();
    let closed = organization.needs_sign_in_method.unwrap_or_default();
    view! {
        <tr>
            <td class="table-main">
                <span class="row">
                    <a href=Route::workspaces(&organization.id).href()>{organization.name}</a>
                    {closed
                        .then(|| {
                            view! {
                                <Badge tone=Tone::Warning text="Needs another sign-in method" />
                            }
                        })}
                </span>
                <Id value=organization.id.as_str() />
            </td>
            <td>{role}</td>
            <td>{plan}</td>
            <td>{joined}</td>
        </tr>
    }
    .into_any()
}
