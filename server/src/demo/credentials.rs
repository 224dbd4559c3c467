//! API tokens and API keys. Their secrets were never known to anybody: what is stored as the hash
//! of one is random.

use cloud_ui_contract::timestamp::DAY_MILLIS;
use rand::RngCore;

use super::organizations::House;
use super::random::Random;
use crate::store::name_key;
use crate::store::seeding::{ApiKeyRow, ApiTokenRoleRow, ApiTokenRow, Seeding, WorkspaceRow};

const ALPHANUMERIC: &str = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
const HOUR_MILLIS: i64 = 3_600_000;

/// Inserts the tokens of the large organization, and the keys of its owner.
pub(super) async fn insert(
    seeding: &mut Seeding,
    house: &House,
    workspaces: &[WorkspaceRow],
    random: &mut Random,
) -> Result<(), sqlx::Error> {
    if !house.plan.is_large() {
        return Ok(());
    }
    let (tokens, roles) = tokens(house, workspaces, random);
    seeding.insert(tokens).await?;
    seeding.insert(roles).await?;
    seeding.insert(keys(house, random)).await
}

fn unknown_hash() -> Vec<u8> {
    let mut bytes = vec![0; 32];
    rand::thread_rng().fill_bytes(&mut bytes);
    bytes
}

fn tokens(
    house: &House,
    workspaces: &[WorkspaceRow],
    random: &mut Random,
) -> (Vec<ApiTokenRow>, Vec<ApiTokenRoleRow>) {
    const TOKENS: [(&str, &str, &str, Option<i64>); 5] = [
        ("Terraform", "Applies the infrastructure repository.", "ORGANIZATION_ADMIN", Some(90)),
        ("Inventory export", "", "ORGANIZATION_VIEWER", None),
        ("CI of Telemetry", "GitHub Actions.", "WORKSPACE_OPERATOR", Some(365)),
        ("CI of Flight Dynamics", "GitHub Actions.", "WORKSPACE_AUTHOR", Some(30)),
        ("Dashboard", "Reads status for the wall.", "WORKSPACE_MEMBER", None),
    ];
    let mut rows = Vec::new();
    let mut roles = Vec::new();
    for (at, (name, description, role, days)) in TOKENS.into_iter().enumerate() {
        let id = random.id();
        let in_workspace = role.starts_with("WORKSPACE");
        let created_at = house.now - random.days(40, 80);
        roles.push(ApiTokenRoleRow {
            token_id: id.clone(),
            entity_type: if in_workspace { "WORKSPACE" } else { "ORGANIZATION" },
            entity_id: if in_workspace { workspaces[at % 2].id.clone() } else { house.id().into() },
            role,
        });
        rows.push(ApiTokenRow {
            id,
            organization_id: house.id().into(),
            name: name.to_owned(),
            name_key: name_key(name),
            description: description.to_owned(),
            scope: if in_workspace { "WORKSPACE" } else { "ORGANIZATION" },
            kind: "STANDARD",
            short_token: random.text(ALPHANUMERIC, 10),
            token_hash: unknown_hash(),
            start_at: created_at,
            end_at: days.map(|days| created_at + days * DAY_MILLIS),
            expiry_period_days: days,
            last_used_at: (at != 1).then(|| house.now - random.days(0, 2)),
            created_at,
            created_by: house.owner.clone(),
            updated_at: created_at,
            updated_by: house.owner.clone(),
        });
    }
    (rows, roles)
}

fn keys(house: &House, random: &mut Random) -> Vec<ApiKeyRow> {
    let mut key = |name: &str, source: &'static str, age_days: i64, period_days: Option<i64>| {
        let head = random.text(ALPHANUMERIC, 4);
        let tail = random.text(ALPHANUMERIC, 4);
        let created_at = house.now - age_days * DAY_MILLIS;
        ApiKeyRow {
            id: random.id(),
            user_id: house.owner.clone(),
            organization_id: house.id().into(),
            name: name.to_owned(),
            name_key: name_key(name),
            hash: unknown_hash(),
            masked_key: format!("cui_{head}…{tail}"),
            source,
            sign_in_kind: "PASSWORD",
            period_days,
            created_at,
            expires_at: period_days.map(|days| created_at + days * DAY_MILLIS),
            last_used_at: Some(created_at + (age_days * DAY_MILLIS) / 2),
            last_used_ip: Some("203.0.113.24"),
            last_used_user_agent: Some("curl/8.7.1"),
            rotated_from_id: None,
            replaced_by_id: None,
            revoked_at: None,
            revoked_by: None,
            revoked_reason: None,
        }
    };
    let laptop = key("Laptop", "CLI", 25, Some(30));
    let wall = ApiKeyRow {
        last_used_at: None,
        last_used_ip: None,
        last_used_user_agent: None,
        ..key("Status wall", "UI", 3, None)
    };
    let expired = key("Migration weekend", "UI", 40, Some(30));
    let revoked = ApiKeyRow {
        revoked_at: Some(house.now - 6 * DAY_MILLIS),
        revoked_by: Some(house.owner.clone()),
        revoked_reason: Some("It was pasted into a chat."),
        ..key("Old build server", "API", 70, Some(365))
    };
    let mut before = key("Nightly build", "UI", 80, Some(90));
    let mut after = key("Nightly build", "UI", 0, Some(90));
    before.replaced_by_id = Some(after.id.clone());
    before.expires_at = Some(house.now + 20 * HOUR_MILLIS);
    before.last_used_at = Some(house.now - HOUR_MILLIS);
    after.rotated_from_id = Some(before.id.clone());
    after.last_used_at = None;
    after.last_used_ip = None;
    after.last_used_user_agent = None;
    vec![laptop, wall, expired, revoked, before, after]
}
