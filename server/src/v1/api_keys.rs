//! A person's own API keys: listing, creating and rotating them.

use axum::Json;
use axum::extract::{Path, State};
use cloud_ui_contract::api_key::{
    ApiKey, ApiKeySource, ApiKeyStatus, ApiKeys, CreateApiKeyRequest, MAX_EXPIRY_DAYS, MAX_OVERLAP_MINUTES,
    RotateApiKeyRequest,
};
use cloud_ui_contract::api_key_secret::from_random;
use cloud_ui_contract::id::OrganizationId;
use cloud_ui_contract::permission::Permission;
use cloud_ui_contract::timestamp::Timestamp;
use cloud_ui_contract::validation::{MAX_API_KEY_NAME_LENGTH, check_name, check_range};
use rand::RngCore;
use rand::rngs::OsRng;

use super::api_key_changes::{entry, no_such_key};
use super::fields::{Fields, choices};
use crate::access::authorize::enter_organization;
use crate::access::caller::{Caller, Credential};
use crate::access::json_body::JsonBody;
use crate::access::operation::{Access, Operation};
use crate::access::router::OperationRouter;
use crate::error::{ApiError, Result};
use crate::state::AppState;
use crate::store::api_key_writes::NewApiKey;
use crate::store::api_keys::{API_KEY_ORDERS, KeyOwner};
use crate::store::audit::Changes;
use crate::store::listing::Query;
use crate::store::write::Write;

const MINUTE_MILLIS: i64 = 60_000;

pub(super) fn mount(router: OperationRouter) -> OperationRouter {
    router
        .serve(
            Operation::get(
                "/v1/users/self/api-keys",
                "ListSelfApiKeys",
                Access::Credential,
                "Lists the caller's API keys in all organizations.",
            )
            .query("organizationId", "Only those of this organization.")
            .query_list("status", "Only those with one of these statuses.")
            .paged()
            .answers::<ApiKeys>(),
            list,
        )
        .serve(
            Operation::post(
                "/v1/users/self/api-keys",
                "CreateSelfApiKey",
                Access::Person,
                "Creates an API key. Only this answer holds its secret.",
            )
            .takes::<CreateApiKeyRequest>()
            .answers::<ApiKey>(),
            create,
        )
        .serve(
            Operation::post(
                "/v1/users/self/api-keys/{apiKeyId}/rotate",
                "RotateSelfApiKey",
                Access::Person,
                "Replaces an API key, which lives on for the overlap. Only this answer holds the new secret.",
            )
            .takes::<RotateApiKeyRequest>()
            .answers::<ApiKey>(),
            rotate,
        )
}

async fn list(State(state): State<AppState>, caller: Caller, query: Query) -> Result<Json<ApiKeys>> {
    let page = query.page(API_KEY_ORDERS)?;
    let statuses = choices(&query, "status", ApiKeyStatus::KNOWN, ApiKeyStatus::as_str)?;
    let named = match query.get("organizationId").filter(|text| !text.is_empty()) {
        None => caller.bound_to().cloned(),
        Some(text) => {
            let id = text.parse().map_err(|_| ApiError::no_such_organization())?;
            Some(enter_organization(&state, &caller, &id).await?.organization_id)
        }
    };
    let owner = match named {
        None => KeyOwner::Person(caller.user_id),
        Some(organization) => KeyOwner::PersonIn(caller.user_id, organization),
    };
    let found = state.store.list_api_keys(&owner, &statuses, &page, state.clock.now()).await?;
    Ok(Json(found.into()))
}

async fn create(
    State(state): State<AppState>,
    caller: Caller,
    JsonBody(body): JsonBody<CreateApiKeyRequest>,
) -> Result<Json<ApiKey>> {
    let organization = named_organization(&body)?;
    let authorized = enter_organization(&state, &caller, &organization).await?;
    authorized.require(Permission::OrganizationApiKeysCreate)?;
    let now = state.clock.now();
    let mut write = state.store.write().await?;
    let longest = write.max_api_key_expiry_days(&organization).await?;
    let mut fields = Fields::default();
    let name = fields.keep("name", "Name", check_name(&body.name, MAX_API_KEY_NAME_LENGTH));
    check_period(&mut fields, body.expiry_period_in_days, longest);
    let name = fields.finish(name)?;
    let (plan, usage) = write.plan_usage(&organization, now).await?;
    if let Some(maximum) = plan.limits().api_keys.filter(|maximum| usage.api_keys >= *maximum) {
        return Err(ApiError::plan_limit("apiKeys", maximum, usage.api_keys));
    }
    let secret = new_secret()?;
    let new = NewApiKey {
        user: &caller.user_id,
        organization: &organization,
        name,
        secret: &secret,
        source: source(&caller),
        sign_in: &caller.sign_in,
        period_days: body.expiry_period_in_days,
        rotated_from: None,
    };
    let id = write.insert_api_key(&new, now).await?;
    let made = made(&mut write, &caller, id.as_str(), now).await?;
    let expires = made.expires_at.map(|at| at.to_string());
    let changes = Changes::none().field("name", (), name).field("expiresAt", (), expires);
    write.commit(&caller.actor(), now, &[entry(&made, "CREATE", changes)]).await?;
    Ok(Json(ApiKey { key: Some(secret), ..made }))
}

async fn rotate(
    State(state): State<AppState>,
    caller: Caller,
    Path(id): Path<String>,
    JsonBody(body): JsonBody<RotateApiKeyRequest>,
) -> Result<Json<ApiKey>> {
    let mut fields = Fields::default();
    let overlap = check_range(body.overlap_minutes, 0, MAX_OVERLAP_MINUTES);
    let overlap = fields.keep("overlapMinutes", "The overlap in minutes", overlap);
    let overlap = fields.finish(overlap)?;
    let now = state.clock.now();
    let owner = KeyOwner::Person(caller.user_id.clone());
    let organization = {
        let found = state.store.api_key(&owner, &id, now).await?;
        found.ok_or_else(no_such_key)?.key.organization_id
    };
    let authorized = enter_organization(&state, &caller, &organization).await?;
    authorized.require(Permission::OrganizationApiKeysCreate)?;

    let mut write = state.store.write().await?;
    let old = write.api_key(&owner, &id, now).await?.ok_or_else(no_such_key)?;
    if !old.key.status.is_usable() {
        let status = old.key.status.as_str().to_lowercase();
        return Err(ApiError::conflict(format!("The API key is {status}: create a new one instead.")));
    }
    if old.key.replaced_by_id.is_some() {
        return Err(ApiError::conflict("The API key has been rotated already: rotate its successor."));
    }
    let longest = write.max_api_key_expiry_days(&organization).await?;
    let period_days = body.expiry_period_in_days.or(old.period_days);
    let mut fields = Fields::default();
    check_period(&mut fields, period_days, longest);
    fields.finish(Some(()))?;
    let secret = new_secret()?;
    let new = NewApiKey {
        user: &caller.user_id,
        organization: &organization,
        name: &old.key.name,
        secret: &secret,
        source: source(&caller),
        sign_in: &caller.sign_in,
        period_days,
        rotated_from: Some(&old.key.id),
    };
    let successor = write.insert_api_key(&new, now).await?;
    let until = now.plus_millis(i64::from(overlap) * MINUTE_MILLIS);
    write.replace_api_key(&caller.user_id, &old.key.id, &successor, until).await?;
    let made = made(&mut write, &caller, successor.as_str(), now).await?;
    let expires = |at: Option<Timestamp>| at.map(|at| at.to_string());
    let replaced = Changes::none().field("replacedById", (), successor.as_str()).field(
        "expiresAt",
        expires(old.key.expires_at),
        expires(old.key.expires_at.min(Some(until)).or(Some(until))),
    );
    let created = Changes::none().field("rotatedFromId", (), old.key.id.as_str()).field(
        "expiresAt",
        (),
        expires(made.expires_at),
    );
    let entries = [entry(&old.key, "ROTATE", replaced), entry(&made, "CREATE", created)];
    write.commit(&caller.actor(), now, &entries).await?;
    Ok(Json(ApiKey { key: Some(secret), ..made }))
}

fn named_organization(body: &CreateApiKeyRequest) -> Result<OrganizationId> {
    body.organization_id.as_str().parse().map_err(|_| ApiError::no_such_organization())
}

/// A life of 1 to 3650 days, no longer than the organization allows; "never" only where it allows
/// that.
fn check_period(fields: &mut Fields, days: Option<u32>, longest: Option<u32>) {
    let field = "expiryPeriodInDays";
    match (days, longest) {
        (Some(days), _) if check_range(days, 1, MAX_EXPIRY_DAYS).is_err() => {
            fields.keep(field, "The life in days", check_range(days, 1, MAX_EXPIRY_DAYS));
        }
        (Some(days), Some(longest)) if days > longest => fields.refuse(
            field,
            "too_long",
            format!("The organization allows API keys to live for at most {longest} days."),
        ),
        (None, Some(longest)) => fields.refuse(
            field,
            "required",
            format!("The organization wants API keys to expire after at most {longest} days."),
        ),
        _ => {}
    }
}

fn source(caller: &Caller) -> ApiKeySource {
    match &caller.credential {
        Credential::Session { client_id, .. } => match client_id.as_str() {
            "console" => ApiKeySource::Ui,
            "cli" => ApiKeySource::Cli,
            _ => ApiKeySource::Api,
        },
        Credential::ApiKey { .. } => ApiKeySource::Api,
    }
}

fn new_secret() -> Result<String> {
    let bytes = std::iter::repeat_with(|| {
        let mut byte = [0];
        OsRng.fill_bytes(&mut byte);
        let [byte] = byte;
        byte
    });
    from_random(bytes).ok_or_else(|| ApiError::internal(&"no random bytes"))
}

async fn made(write: &mut Write, caller: &Caller, id: &str, now: Timestamp) -> Result<ApiKey> {
    let owner = KeyOwner::Person(caller.user_id.clone());
    let found = write.api_key(&owner, id, now).await?;
    found.map(|found| found.key).ok_or_else(|| ApiError::internal(&"a new API key is gone"))
}
