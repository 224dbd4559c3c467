//! From one workspace of the organization to another.

use cloud_ui_contract::id::{OrganizationId, WorkspaceId};
use cloud_ui_contract::workspace::Workspace;
use leptos::prelude::*;

use super::recents::{Recent, recent_first};
use crate::api::{Client, PageRequest, Resource, Revisions, workspaces};
use crate::routes::{Route, WorkspacePage};
use crate::ui::{SwitchRow, Switcher};

/// The workspaces of the organization in the address, read while one of them is open.
#[derive(Clone, Copy)]
pub struct OpenWorkspace {
    route: Memo<Option<Route>>,
    all: LocalResource<Option<(OrganizationId, Vec<Workspace>)>>,
}

impl OpenWorkspace {
    /// Follows the workspace in the address.
    pub fn new(route: Memo<Option<Route>>) -> Self {
        let client = Client::from_context();
        let revisions = Revisions::from_context();
        let organization = Memo::new(move |_| {
            route.with(|route| {
                let route = route.as_ref()?;
                route.in_workspace().and_then(|_| route.organization()).cloned()
            })
        });
        let all = LocalResource::new(move || {
            revisions.track(Resource::Workspaces);
            let organization = organization.get();
            async move {
                let organization = organization?;
                let page = workspaces::list(client, &organization, &PageRequest::everything()).await.ok()?;
                Some((organization, page.items))
            }
        });
        Self { route, all }
    }

    /// The one in context.
    ///
    /// # Panics
    /// Outside the frame, which its first render would show.
    pub fn from_context() -> Self {
        expect_context()
    }

    /// Organization and workspace in the address, tracked.
    pub fn ids(self) -> Option<(OrganizationId, WorkspaceId)> {
        self.route.with(|route| {
            let route = route.as_ref()?;
            Some((route.organization()?.clone(), route.in_workspace()?.clone()))
        })
    }

    /// The open workspace, tracked; `None` until it is loaded.
    pub fn workspace(self) -> Option<Workspace> {
        let (_, id) = self.ids()?;
        self.all().into_iter().find(|workspace| workspace.id == id)
    }

    fn all(self) -> Vec<Workspace> {
        let Some((asked, workspaces)) = self.all.get().flatten() else { return Vec::new() };
        let open = self.ids().map(|(organization, _)| organization);
        if open == Some(asked) { workspaces } else { Vec::new() }
    }
}

/// The workspace switcher; stands beside the organization's while a workspace is open.
#[component]
pub fn WorkspaceSwitcher() -> impl IntoView {
    let open = OpenWorkspace::from_context();
    let name = Signal::derive(move || open.workspace().map_or_else(|| "Workspace".to_owned(), |it| it.name));
    let rows = Signal::derive(move || {
        let Some((organization, id)) = open.ids() else { return Vec::new() };
        let page = open.route.with(|route| route.as_ref().map_or(WorkspacePage::Home, WorkspacePage::of));
        rows(open.all(), &organization, &id, page)
    });
    view! {
        <Switcher
            label="Switch workspace"
            current=name
            rows=rows
            trigger=move || view! { <span class="truncate">{move || name.get()}</span> }
        />
    }
}

fn rows(
    workspaces: Vec<Workspace>,
    organization: &OrganizationId,
    open: &WorkspaceId,
    page: WorkspacePage,
) -> Vec<SwitchRow> {
    let (recent, rest) = recent_first(workspaces, &Recent::Workspaces.ids(), |it| it.id.as_str());
    let heading = if recent.is_empty() { "" } else { "All workspaces" };
    let recent = recent.into_iter().map(|it| (it, "Recent"));
    let rest = rest.into_iter().map(|it| (it, heading));
    recent
        .chain(rest)
        .map(|(it, group)| SwitchRow {
            detail: it.description.filter(|text| !text.is_empty()),
            group,
            current: *open == it.id,
            ..SwitchRow::new(it.id.as_str(), it.name, page.in_workspace(organization, &it.id).href())
        })
        .collect()
}
