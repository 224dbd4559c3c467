//! The plan: how much there is of each thing, and how much there may be.

use cloud_ui_contract::organization::Organization;
use leptos::prelude::*;

use crate::ui::{Card, Column, Table};

/// The plan with its limits and their use; nothing where the API tells no plan.
pub fn plan_card(organization: &Organization) -> Option<AnyView> {
    let plan = organization.plan.as_ref()?.label().to_owned();
    let rows = rows(organization).into_iter().map(row).collect_view();
    let columns = vec![Column::new("What"), Column::new("In use").numeric(), Column::new("Limit").numeric()];
    Some(
        view! {
            <Card title=format!("{plan} plan")>
                <Table caption="Limits of the plan" columns=Signal::stored(columns)>
                    {rows}
                </Table>
            </Card>
        }
        .into_any(),
    )
}

type Row = (&'static str, Option<u32>, Option<u32>);

fn rows(organization: &Organization) -> [Row; 5] {
    let limits = organization.limits.clone().unwrap_or_default();
    let usage = organization.usage.as_ref();
    [
        ("Members", usage.map(|it| it.members), limits.members),
        ("Workspaces", usage.map(|it| it.workspaces), limits.workspaces),
        ("Deployments", usage.map(|it| it.deployments), limits.deployments),
        ("Apps", usage.map(|it| it.apps), limits.apps),
        ("API keys", usage.map(|it| it.api_keys), limits.api_keys),
    ]
}

fn row((what, used, limit): Row) -> AnyView {
    let used_text = used.map_or_else(|| "Unknown".to_owned(), |used| used.to_string());
    let limit_text = limit.map_or_else(|| "Unlimited".to_owned(), |limit| limit.to_string());
    let is_full = used.zip(limit).is_some_and(|(used, limit)| used >= limit);
    view! {
        <tr>
            <td class="table-main">{what}</td>
            <td class="table-number">
                {used_text} {is_full.then(|| view! { <span class="tag">"Full"</span> })}
            </td>
            <td class="table-number">{limit_text}</td>
        </tr>
    }
    .into_any()
}
