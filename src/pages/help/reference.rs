//! Commands and the pages where the same is done.

use cloud_ui_contract::id::OrganizationId;
use leptos::prelude::*;

use crate::api::Client;
use crate::organization::Offered;
use crate::pages::commands::{COMMANDS, CommandRow};
use crate::ui::{Card, Column, CopyButton, SearchField, Table};

/// The table, searchable by task and command.
#[component]
pub fn Reference(
    /// Whose pages the links lead to.
    organization: Option<OrganizationId>,
) -> impl IntoView {
    let origin = Client::from_context().origin();
    let offered = Offered::from_context();
    let sought = RwSignal::new(String::new());
    let columns = vec![Column::new("What"), Column::new("Command"), Column::actions()];
    let rows = move || {
        let sought = sought.get().trim().to_lowercase();
        let found: Vec<AnyView> = COMMANDS
            .iter()
            .filter(|row| matches(row, &sought))
            .map(|row| row_view(row, &origin, organization.as_ref(), offered.takes_client()))
            .collect();
        if found.is_empty() {
            view! {
                <tr>
                    <td colspan="3">"No command of that name"</td>
                </tr>
            }
            .into_any()
        } else {
            found.collect_view().into_any()
        }
    };
    view! {
        <Card title="Commands and pages">
            <div class="stack">
                <SearchField
                    label="Search commands"
                    value=sought
                    on_search=Callback::new(move |text| sought.set(text))
                />
                <Table caption="Commands and their pages" columns=Signal::stored(columns)>
                    {rows}
                </Table>
            </div>
        </Card>
    }
}

fn matches(row: &CommandRow, sought: &str) -> bool {
    [row.task, row.path, row.astro.unwrap_or_default()]
        .iter()
        .any(|text| text.to_lowercase().contains(sought))
}

fn row_view(
    row: &'static CommandRow,
    origin: &str,
    organization: Option<&OrganizationId>,
    takes_client: bool,
) -> AnyView {
    let astro = row.astro.filter(|_| takes_client);
    let curl = row.curl(origin, row.path);
    view! {
        <tr>
            <td class="table-main">
                <a href=row.route(organization).href()>{row.task}</a>
            </td>
            <td class="help-commands">
                {astro.map(|astro| view! { <code>{astro}</code> })} <code>{row.path}</code>
            </td>
            <td class="table-actions">
                <CopyButton text=curl label="Copy curl" />
            </td>
        </tr>
    }
    .into_any()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_command_is_found_by_task_path_and_line() {
        let found = |sought| COMMANDS.iter().filter(|row| matches(row, sought)).count();
        assert_eq!(found("astro deployment list"), 1);
        assert!(found("api-keys") >= 1);
        assert!(found("list") > 3);
        assert_eq!(found("terraform"), 0);
    }
}
