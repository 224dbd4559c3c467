//! The console's pages as requests and commands: one table for the line on each page and for Help.

use cloud_ui_contract::id::OrganizationId;
use leptos::prelude::*;

use super::navigation::{use_query, use_route};
use crate::api::Client;
use crate::browser::urlencoded;
use crate::organization::{CurrentOrganization, Offered};
use crate::routes::{AppTab, OrganizationPage, Route, SettingsPage, WorkspacePage};
use crate::ui::CommandLine;

/// Something that can be done on a page, with a request, and in places with the command-line client.
pub struct CommandRow {
    place: CommandPlace,
    /// What it does.
    pub task: &'static str,
    /// The path of the request, with the ids in braces.
    pub path: &'static str,
    /// The body of the request; one that has none is a GET.
    pub body: Option<&'static str>,
    /// The same with the command-line client, where v1 serves it.
    pub astro: Option<&'static str>,
}

/// A kind of page with a row of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum CommandPlace {
    Profile,
    ApiKeys,
    Workspaces,
    Workspace,
    Deployments,
    Apps,
    Apply,
    App,
    AppEvents,
    General,
}

const fn read(
    place: CommandPlace,
    task: &'static str,
    path: &'static str,
    astro: Option<&'static str>,
) -> CommandRow {
    CommandRow { place, task, path, body: None, astro }
}

/// The table.
pub const COMMANDS: &[CommandRow] = &[
    read(CommandPlace::Profile, "Show my account", "/v1/users/self", Some("astro organization list")),
    read(CommandPlace::ApiKeys, "List my API keys", "/v1/users/self/api-keys", None),
    read(
        CommandPlace::Workspaces,
        "List workspaces",
        "/v1/organizations/{organization}/workspaces",
        Some("astro workspace list"),
    ),
    read(
        CommandPlace::Workspace,
        "Show a workspace",
        "/v1/organizations/{organization}/workspaces/{workspace}",
        Some("astro workspace switch {workspace}"),
    ),
    read(
        CommandPlace::Deployments,
        "List deployments",
        "/v1/organizations/{organization}/deployments",
        Some("astro deployment list --all"),
    ),
    read(CommandPlace::Apps, "List apps", "/v1/organizations/{organization}/apps", None),
    CommandRow {
        place: CommandPlace::Apply,
        task: "Apply manifests",
        path: "/v1/organizations/{organization}/apps/apply",
        body: Some(MANIFEST_BODY),
        astro: None,
    },
    read(CommandPlace::App, "Show an app", "/v1/organizations/{organization}/apps/{app}", None),
    read(
        CommandPlace::AppEvents,
        "List the events of an app",
        "/v1/organizations/{organization}/apps/{app}/events",
        None,
    ),
    read(
        CommandPlace::General,
        "Show an organization",
        "/v1/organizations/{organization}",
        Some("astro organization switch {organization}"),
    ),
];

impl CommandRow {
    /// The page where the same is done; of an entity, the list to choose it from.
    pub fn route(&self, organization: Option<&OrganizationId>) -> Route {
        let in_organization =
            |page: OrganizationPage| organization.map_or(Route::Start, |id| Route::In(id.clone(), page));
        match self.place {
            CommandPlace::Profile => Route::Settings(SettingsPage::Profile),
            CommandPlace::ApiKeys => Route::Settings(SettingsPage::ApiKeys),
            CommandPlace::Workspaces | CommandPlace::Workspace => {
                in_organization(OrganizationPage::Workspaces)
            }
            CommandPlace::Deployments => in_organization(OrganizationPage::Deployments),
            CommandPlace::Apps | CommandPlace::App | CommandPlace::AppEvents => {
                in_organization(OrganizationPage::Apps)
            }
            CommandPlace::Apply => in_organization(OrganizationPage::Apply),
            CommandPlace::General => in_organization(OrganizationPage::General),
        }
    }

    /// The request as a `curl` command; the credential is a variable.
    pub fn curl(&self, origin: &str, path: &str) -> String {
        curl(origin, path, self.body)
    }
}

fn curl(origin: &str, path: &str, body: Option<&str>) -> String {
    let body = body.map(|body| format!("{body} ")).unwrap_or_default();
    format!("curl -H \"Authorization: Bearer $ASTROPULSE_API_KEY\" {body}\"{origin}{path}\"")
}

/// Creates a first workspace.
pub fn create_workspace(origin: &str, organization: &OrganizationId) -> String {
    let body = r#"--json '{"name": "Data platform"}'"#;
    curl(origin, &format!("/v1/organizations/{organization}/workspaces"), Some(body))
}

/// Applies a first manifest.
pub fn apply_manifest(origin: &str, organization: &OrganizationId) -> String {
    curl(origin, &format!("/v1/organizations/{organization}/apps/apply"), Some(MANIFEST_BODY))
}

const MANIFEST_BODY: &str = "--data-binary @app.yaml -H \"Content-Type: application/yaml\"";

/// The row of a page.
fn row_of(route: &Route) -> Option<&'static CommandRow> {
    let place = match route {
        Route::Settings(SettingsPage::Profile) => CommandPlace::Profile,
        Route::Settings(SettingsPage::ApiKeys) => CommandPlace::ApiKeys,
        Route::In(_, page) => match page {
            OrganizationPage::Workspaces => CommandPlace::Workspaces,
            OrganizationPage::Workspace(_, WorkspacePage::Home | WorkspacePage::Settings) => {
                CommandPlace::Workspace
            }
            OrganizationPage::Deployments | OrganizationPage::Workspace(_, WorkspacePage::Deployments) => {
                CommandPlace::Deployments
            }
            OrganizationPage::Apps | OrganizationPage::Workspace(_, WorkspacePage::Apps) => {
                CommandPlace::Apps
            }
            OrganizationPage::Apply => CommandPlace::Apply,
            OrganizationPage::App(_, AppTab::Overview) => CommandPlace::App,
            OrganizationPage::App(_, AppTab::Events) => CommandPlace::AppEvents,
            OrganizationPage::General => CommandPlace::General,
        },
        _ => return None,
    };
    COMMANDS.iter().find(|row| row.place == place)
}

/// A template with the ids of a page in place of the braces. They come from the address, which a
/// link may have made up, and the line goes into a shell: encoded, they mean nothing there.
fn filled(template: &str, route: &Route) -> String {
    let mut text = template.to_owned();
    if let Some(organization) = route.organization() {
        text = text.replace("{organization}", &urlencoded::encode(organization.as_str()));
    }
    if let Some(workspace) = route.in_workspace() {
        text = text.replace("{workspace}", &urlencoded::encode(workspace.as_str()));
    }
    if let Route::In(_, OrganizationPage::App(app, _)) = route {
        text = text.replace("{app}", &urlencoded::encode(app.as_str()));
    }
    text
}

/// The parameters of a list's request that its address tells.
fn list_parameters(route: &Route, parameter: impl Fn(&str) -> Option<String>) -> String {
    let workspace = route.in_workspace().filter(|_| {
        matches!(
            route,
            Route::In(_, OrganizationPage::Workspace(_, WorkspacePage::Apps | WorkspacePage::Deployments))
        )
    });
    let workspace = workspace.map(|id| ("workspaceIds", id.to_string()));
    let named = [("search", "search"), ("sorts", "sort")]
        .into_iter()
        .filter_map(|(name, own)| Some((name, parameter(own).filter(|value| !value.is_empty())?)));
    let pairs: Vec<(&str, String)> = workspace.into_iter().chain(named).collect();
    let query = urlencoded::join(pairs.iter().map(|(name, value)| (*name, value.as_str())));
    if query.is_empty() { query } else { format!("?{query}") }
}

/// What the page at hand is as a command.
#[component]
pub fn PageCommand() -> impl IntoView {
    let origin = Client::from_context().origin();
    let route = use_route();
    let query = use_query();
    let current = CurrentOrganization::from_context();
    let has_row = Memo::new(move |_| {
        !current.is_closed() && route.with(|route| route.as_ref().is_some_and(|it| row_of(it).is_some()))
    });
    let curl = Signal::derive(move || {
        route
            .with(|route| {
                let route = route.as_ref()?;
                let row = row_of(route)?;
                let parameters = list_parameters(route, |name| query.with(|query| query.get(name)));
                Some(row.curl(&origin, &format!("{}{parameters}", filled(row.path, route))))
            })
            .unwrap_or_default()
    });
    let offered = Offered::from_context();
    let astro = Signal::derive(move || {
        route.with(|route| {
            let route = route.as_ref().filter(|_| offered.takes_client())?;
            Some(filled(row_of(route)?.astro?, route))
        })
    });
    view! {
        <Show when=move || has_row.get()>
            <aside class="page page-command" aria-label="Equivalent command">
                <CommandLine curl=curl astro=astro />
            </aside>
        </Show>
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use cloud_ui_contract::id::{AppId, WorkspaceId};

    #[test]
    fn the_line_of_a_page_carries_its_ids_and_no_braces() {
        let organization = OrganizationId::from_trusted("org1");
        let app = Route::app(&organization, &AppId::from_trusted("app1"), AppTab::Events);
        let row = row_of(&app).expect("a row");
        assert_eq!(filled(row.path, &app), "/v1/organizations/org1/apps/app1/events");
        let workspace = Route::workspace(&organization, &WorkspaceId::from_trusted("ws1"));
        let astro = row_of(&workspace).and_then(|row| row.astro).expect("a command");
        assert_eq!(filled(astro, &workspace), "astro workspace switch ws1");
    }

    /// The line was filled with the text of the address as it was: who followed a prepared link and
    /// copied the line ran a command of somebody else's in their shell.
    #[test]
    fn an_id_that_a_link_made_up_runs_nothing_in_a_shell() {
        let organization = OrganizationId::from_trusted("org1");
        let made_up = "$(rm)`rm`\";rm;'{app}";
        let pages = [
            Route::app(&organization, &AppId::from_trusted(made_up), AppTab::Events),
            Route::workspace(&organization, &WorkspaceId::from_trusted(made_up)),
            Route::general(&OrganizationId::from_trusted(made_up)),
        ];
        for page in pages {
            let row = row_of(&page).expect("a row");
            for line in [Some(row.path), row.astro].into_iter().flatten() {
                let line = filled(line, &page);
                assert!(!line.contains(['$', '`', '"', '\'', ';', '(', '{']), "{line}");
            }
        }
    }

    #[test]
    fn the_search_of_a_list_is_part_of_its_line() {
        let organization = OrganizationId::from_trusted("org1");
        let apps =
            Route::workspace_page(&organization, &WorkspaceId::from_trusted("ws1"), WorkspacePage::Apps);
        let parameters = list_parameters(&apps, |name| (name == "search").then(|| "a&b".to_owned()));
        assert_eq!(parameters, "?workspaceIds=ws1&search=a%26b");
    }

    #[test]
    fn no_line_holds_a_credential() {
        for row in COMMANDS {
            assert!(row.curl("https://cloud.example", row.path).contains("$ASTROPULSE_API_KEY"));
        }
    }
}
