//! What can be done with an app.

use cloud_ui_contract::app::App;
use cloud_ui_contract::permission::Permission;
use leptos::prelude::*;

use super::words;
use crate::api::Fetched;
use crate::organization::OrganizationContext;
use crate::pages::apps::delete::{Doomed, delete_reason};
use crate::routes::Route;
use crate::ui::{Icon, LinkButton, Menu, MenuItem};

/// The controls beside the name, while the app is there.
pub(super) fn actions(there: Memo<Option<Fetched<App>>>, doomed: RwSignal<Option<Doomed>>) -> AnyView {
    let workspace = Memo::new(move |_| there.with(|it| it.as_ref().map(|it| it.value.workspace_id.clone())));
    (move || {
        let workspace = workspace.get()?;
        let organization = OrganizationContext::from_context();
        let permissions = organization.permissions();
        let apply = Route::apply(&organization.id()).href_with([("workspace", workspace.as_str())]);
        let no_edit = permissions.can_in_workspace(Permission::AppEdit, workspace.clone());
        let no_deploy = permissions.can_in_workspace(Permission::AppDeploy, workspace);
        let items = Callback::new(move |()| items(there, doomed, no_deploy));
        Some(view! {
            <LinkButton href=apply icon=Icon::Upload disabled_reason=no_edit>
                {words::APPLY}
            </LinkButton>
            <Menu label="Actions for this app" items=items />
        })
    })
    .into_any()
}

fn items(
    there: Memo<Option<Fetched<App>>>,
    doomed: RwSignal<Option<Doomed>>,
    no_deploy: Signal<Option<String>>,
) -> Vec<MenuItem> {
    let Some(Fetched { value: app, .. }) = there.get_untracked() else { return Vec::new() };
    let reason = delete_reason(&app, no_deploy);
    let delete = Callback::new(move |()| {
        doomed.set(there.get_untracked().map(|it| Doomed { app: it.value, etag: it.etag }));
    });
    vec![
        MenuItem::copy("Copy ID", app.id.to_string()),
        MenuItem::action("Delete", delete).icon(Icon::Trash).danger().disabled(reason),
    ]
}
