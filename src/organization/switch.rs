//! From one organization to another.

use cloud_ui_contract::organization::Organization;
use leptos::{ev, prelude::*, task::spawn_local};

use super::current::CurrentOrganization;
use super::failure::failure;
use super::mine::MyOrganizations;
use super::recents::{Recent, recent_first};
use super::sign_in_method::{MethodDialog, MethodRequest, methods_label};
use crate::api::{ApiErrorKind, Client, organizations};
use crate::browser::links;
use crate::routes::{Place, Route};
use crate::ui::{Avatar, SwitchRow, Switcher, use_toasts};

/// What the switcher says where no organization is open.
const CHOOSE: &str = "Choose organization";

/// The rows of the switcher: recent ones first, each leading to the same kind of page.
fn switch_rows(organizations: Vec<Organization>, route: Option<&Route>, recent: &[String]) -> Vec<SwitchRow> {
    let place = route.map_or(Place::Workspaces, Place::of);
    let open = route.and_then(Route::organization).cloned();
    let (recent, rest) = recent_first(organizations, recent, |it| it.id.as_str());
    let heading = if recent.is_empty() { "" } else { "All organizations" };
    let recent = recent.into_iter().map(|it| (it, "Recent"));
    let rest = rest.into_iter().map(|it| (it, heading));
    recent
        .chain(rest)
        .map(|(it, group)| SwitchRow {
            detail: Some(detail(&it)),
            badge: it.needs_sign_in_method.unwrap_or_default().then(|| {
                format!("Needs {}", methods_label(it.sign_in_methods.as_deref().unwrap_or_default()))
            }),
            group,
            current: open.as_ref() == Some(&it.id),
            ..SwitchRow::new(it.id.as_str(), it.name, place.in_organization(&it.id).href())
        })
        .collect()
}

fn detail(organization: &Organization) -> String {
    let role = organization.role.as_ref().map_or("Not a member", |role| role.label());
    let plan = organization.plan.as_ref().map(|plan| format!("{} plan", plan.label()));
    [Some(role.to_owned()), plan].into_iter().flatten().collect::<Vec<_>>().join(" · ")
}

/// The organization switcher. An organization that cannot be entered leaves everything as it is and
/// says why.
#[component]
pub fn OrganizationSwitcher(
    /// Where one is.
    route: Memo<Option<Route>>,
    /// Goes to the chosen organization, which is known to be open.
    on_switch: Callback<Route>,
    /// Opens the list whenever its number changes.
    open: RwSignal<u32>,
    /// Below the list.
    #[prop(optional, into)]
    footer: ViewFn,
) -> impl IntoView {
    let mine = MyOrganizations::from_context();
    let current = CurrentOrganization::from_context();
    let method_request = RwSignal::new(None::<MethodRequest>);
    let rows = Signal::derive(move || {
        let organizations = mine.loaded().unwrap_or_default();
        route.with(|route| switch_rows(organizations, route.as_ref(), &Recent::Organizations.ids()))
    });
    let name = Signal::derive(move || match (current.id(), current.organization()) {
        (_, Some(organization)) => organization.name,
        (Some(id), None) => {
            let unknown = if current.is_closed() { CHOOSE } else { "Organization" };
            known_name(mine, id.as_str()).unwrap_or_else(|| unknown.to_owned())
        }
        (None, None) => CHOOSE.to_owned(),
    });
    let enter = enter(mine, method_request, on_switch);
    let on_click = move |event: ev::MouseEvent| {
        let target = links::followed(&event).and_then(|href| Route::parse(&href, ""));
        if let Some(target) = target.filter(|target| target.organization().is_some()) {
            // The router would be gone to before it is known whether the organization is open.
            event.prevent_default();
            enter.run(target);
        }
    };
    view! {
        <div class="switch" on:click=on_click>
            <Switcher
                label="Switch organization"
                current=name
                rows=rows
                open=open
                footer=footer
                trigger=move || trigger(name, current)
            />
        </div>
        <MethodDialog request=method_request />
    }
}

fn known_name(mine: MyOrganizations, id: &str) -> Option<String> {
    mine.loaded()?.into_iter().find(|it| it.id.as_str() == id).map(|it| it.name)
}

fn trigger(name: Signal<String>, current: CurrentOrganization) -> AnyView {
    let detail = move || {
        let organization = current.organization()?;
        let plan = organization.plan?;
        Some(view! { <span class="tag topbar-wide">{plan.label().to_owned()}</span> })
    };
    view! {
        {move || (name.get() != CHOOSE).then(|| view! { <Avatar name=name.get() /> })}
        <span class="truncate">{move || name.get()}</span>
        {detail}
    }
    .into_any()
}

/// Asks the organization whether it is open, and only then goes there.
fn enter(
    mine: MyOrganizations,
    method_request: RwSignal<Option<MethodRequest>>,
    on_switch: Callback<Route>,
) -> Callback<Route> {
    let client = Client::from_context();
    let toasts = use_toasts();
    Callback::new(move |target: Route| {
        let Some(organization) = target.organization().cloned() else { return };
        spawn_local(async move {
            let error = match organizations::get(client, &organization).await {
                Ok(_) => return on_switch.run(target),
                Err(error) => error,
            };
            match error.kind() {
                ApiErrorKind::AuthMethodRequired { methods } => {
                    let name = untrack(|| known_name(mine, organization.as_str()));
                    let name = name.unwrap_or_else(|| organization.to_string());
                    let methods = methods.clone();
                    method_request.set(Some(MethodRequest { organization, name, methods, target }));
                }
                ApiErrorKind::Superseded => {}
                _ => toasts.bad(failure(&error)),
            }
        });
    })
}
