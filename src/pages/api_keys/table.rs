//! The rows of the list.

use cloud_ui_contract::api_key::{ApiKey, ApiKeyStatus};
use leptos::prelude::*;

use super::pairs::{Row, rows};
use super::task::{Task, menu_items};
use super::words;
use crate::browser::intl;
use crate::pages::listing::{Listed, Listing};
use crate::pages::now::use_now;
use crate::ui::{Badge, Column, Menu, RelativeTime, Table, Tone, Tooltip};

/// The table of one page, with the way to the others.
pub fn table(listed: &Listed<ApiKey>, listing: Listing, task: RwSignal<Option<Task>>) -> AnyView {
    let columns = Signal::derive(move || {
        vec![
            listing.column(words::NAME, "name"),
            Column::new(words::ORGANIZATION),
            Column::new("Status"),
            listing.column("Created", "createdAt"),
            listing.column(words::EXPIRY, "expiresAt"),
            listing.column("Last used", "lastUsedAt"),
            Column::actions(),
        ]
    });
    let page = &listed.page;
    let rows = rows(&page.items).into_iter().map(|row| table_row(row, task)).collect_view();
    view! {
        <Table caption=words::CAPTION columns=columns>
            {rows}
        </Table>
        {listing.pager(words::TITLE, page.total_count, page.items.len())}
    }
    .into_any()
}

fn table_row(row: Row, task: RwSignal<Option<Task>>) -> AnyView {
    let now = use_now();
    let key = row.key.clone();
    let is_below = row.below_successor;
    let label = format!("Actions for {}", key.name);
    let items = Callback::new({
        let key = key.clone();
        move |()| menu_items(&key, task)
    });
    view! {
        <tr class="key-row" data-below=is_below.then_some("")>
            <td class="table-main">
                <span class="key-name">{key.name.clone()}</span>
                <code class="table-sub mono">{key.masked_key.clone()}</code>
            </td>
            <td>{key.organization_name.clone()}</td>
            <td>{status(row, now)}</td>
            <td>
                <RelativeTime at=key.created_at.millis() now=now />
                <span class="table-sub">{words::source(&key.source).to_owned()}</span>
            </td>
            <td>{expires(&key, now)}</td>
            <td>{last_used(&key, now)}</td>
            <td class="table-actions">
                <Menu label=label items=items />
            </td>
        </tr>
    }
    .into_any()
}

/// The status, and who or what is behind it.
fn status(row: Row, now: Signal<i64>) -> AnyView {
    let Row { key, partner, .. } = row;
    let tone = match key.status {
        ApiKeyStatus::Active => Tone::Good,
        ApiKeyStatus::Expiring => Tone::Warning,
        ApiKeyStatus::Expired | ApiKeyStatus::Unknown(_) => Tone::Neutral,
        ApiKeyStatus::Revoked => Tone::Bad,
    };
    let text = words::status(&key.status).to_owned();
    let detail = move || {
        if key.status == ApiKeyStatus::Revoked {
            Some(words::revoked(&key, now.get()))
        } else if key.replaced_by_id.is_some() {
            Some(words::replaced(partner.as_deref(), &key, now.get()))
        } else {
            partner.as_deref().map(words::replaces)
        }
    };
    view! {
        <Badge tone=tone text=text />
        <span class="table-sub key-detail">{detail}</span>
    }
    .into_any()
}

fn expires(key: &ApiKey, now: Signal<i64>) -> AnyView {
    match key.expires_at {
        None => words::NEVER.into_any(),
        Some(end) => view! {
            <RelativeTime at=end.millis() now=now />
            <span class="table-sub">{intl::calendar_date(end.millis())}</span>
        }
        .into_any(),
    }
}

fn last_used(key: &ApiKey, now: Signal<i64>) -> AnyView {
    let Some(at) = key.last_used_at else {
        return view! { <span class="muted">{words::UNUSED}</span> }.into_any();
    };
    let address = key.last_used_ip.clone().unwrap_or_default();
    let client = key.last_used_user_agent.clone().map(|user_agent| {
        let product = words::client(&user_agent).to_owned();
        view! {
            <Tooltip text=user_agent>
                <span class="key-client" tabindex="0">
                    {product}
                </span>
            </Tooltip>
        }
    });
    view! {
        <RelativeTime at=at.millis() now=now />
        <span class="table-sub">{address} " " {client}</span>
    }
    .into_any()
}
