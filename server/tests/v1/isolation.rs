//! One organization is hidden from another: every operation of the route table, with every id of
//! the other organization, answers exactly as for an id that nobody has, and changes nothing.

use axum::body::Body;
use axum::http::{Method, header};
use cloud_ui_server::access::operation::Operation;
use serde_json::{Value, json};
use sqlx::Row;

use crate::api::{Answer, Api, As};
use crate::world::{MEMBERS, id};

/// An id of the right shape that nothing has.
const ABSENT: &str = "cabsentabsentabsentabsent";
const ME: As<'static> = As::Person("alpha-owner");

/// What a parameter of a path stands for. A new one has to be added here: until then the test of
/// the operation that has it fails.
fn kinds(parameter: &str) -> &'static [&'static str] {
    match parameter {
        "workspaceId" => &["w1", "w2", "empty"],
        "deploymentId" => &["d1", "d2"],
        "clusterId" => &["c1", "c2"],
        "userId" => &["owner", "admin", "author"],
        "tokenId" => &["t1", "t2"],
        "appId" => &["a1", "a2"],
        "profileId" | "profileName" | "appProfileId" | "name" => &["profile"],
        "roleId" | "customRoleId" => &["role"],
        "apiKeyId" => &["owner-beta-key", "author-beta-key"],
        other => panic!("isolation.rs does not know the path parameter {other}: add what it stands for"),
    }
}

/// Every id of the other organization, and the names by which some may be addressed.
fn foreign_ids() -> Vec<String> {
    let parameters = [
        "workspaceId",
        "deploymentId",
        "clusterId",
        "userId",
        "tokenId",
        "appId",
        "profileId",
        "roleId",
        "apiKeyId",
    ];
    let names = parameters.iter().flat_map(|parameter| kinds(parameter)).map(|name| format!("beta-{name}"));
    let mut ids: Vec<String> = names.flat_map(|name| [id(&name), name]).collect();
    ids.extend(MEMBERS.map(|(name, _)| id(&format!("beta-{name}"))));
    ids.push(id("beta"));
    ids
}

/// The path with its parameters replaced.
fn filled(path: &str, value: impl Fn(&str) -> String) -> String {
    let parts =
        path.split('/').map(|part| match part.strip_prefix('{').and_then(|part| part.strip_suffix('}')) {
            Some(name) => value(name),
            None => part.to_owned(),
        });
    parts.collect::<Vec<_>>().join("/")
}

/// A body that fits any operation of the API; fields that one does not know are ignored.
fn body() -> Value {
    json!({
        "name": "taken over", "description": "", "cicdEnforcedDefault": false, "billingEmail": "",
        "isScimEnabled": false, "overlapMinutes": 0, "reason": "mine now", "organizationId": id("beta"),
        "manifest": "", "baseRevision": 1,
    })
}

async fn call(api: &Api, operation: &Operation, path: &str) -> Answer {
    let request = api.request(ME, operation.method.clone(), path);
    if operation.method == Method::POST {
        let request = request.header(header::CONTENT_TYPE, "application/json");
        return api.send(request.body(Body::from(body().to_string())).unwrap()).await;
    }
    api.send(request.body(Body::empty()).unwrap()).await
}

/// Every row of every table but the caller's own traces, as text.
async fn contents(api: &Api) -> Vec<String> {
    let tables: Vec<String> = sqlx::query_scalar(
        "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' AND name NOT LIKE '_sqlx%'",
    )
    .fetch_all(&api.sql)
    .await
    .unwrap();
    let mut rows = Vec::new();
    for table in tables {
        let columns: Vec<String> = sqlx::query_scalar("SELECT name FROM pragma_table_info(?)")
            .bind(&table)
            .fetch_all(&api.sql)
            .await
            .unwrap();
        let quoted: Vec<String> = columns.iter().map(|column| format!("quote({column})")).collect();
        let query = format!("SELECT {} AS line FROM {table} ORDER BY line", quoted.join(" || '|' || "));
        for row in sqlx::query(sqlx::AssertSqlSafe(query)).fetch_all(&api.sql).await.unwrap() {
            rows.push(format!("{table}: {}", row.get::<String, _>("line")));
        }
    }
    rows
}

fn parameters(operation: &Operation) -> Vec<&'static str> {
    operation.path_parameters().filter(|name| *name != "organizationId").collect()
}

#[tokio::test]
async fn a_foreign_organization_answers_like_an_absent_one() {
    let api = Api::new().await;
    let before = contents(&api).await;
    let mut called = 0;
    for operation in api.operations.iter().filter(|operation| operation.path.contains("{organizationId}")) {
        let own = |name: &str| format!("alpha-{}", kinds(name)[0]);
        let theirs = |name: &str| format!("beta-{}", kinds(name)[0]);
        for entity in [&own as &dyn Fn(&str) -> String, &theirs] {
            let with = |organization: &str| {
                filled(operation.path, |name| {
                    if name == "organizationId" { organization.to_owned() } else { id(&entity(name)) }
                })
            };
            let foreign = call(&api, operation, &with(&id("beta"))).await;
            let absent = call(&api, operation, &with(ABSENT)).await;
            assert_eq!(foreign.status, 403, "{} {}", operation.id, foreign.body);
            assert_eq!((foreign.status, foreign.body), (absent.status, absent.body), "{}", operation.id);
            called += 1;
        }
    }
    assert!(called > 20, "only {called} calls");
    assert_eq!(contents(&api).await, before);
}

#[tokio::test]
async fn a_foreign_entity_answers_like_an_absent_one() {
    let api = Api::new().await;
    let before = contents(&api).await;
    let mut called = 0;
    for operation in &api.operations {
        for parameter in parameters(operation) {
            let with = |value: &str| {
                filled(operation.path, |name| match name {
                    "organizationId" => id("alpha"),
                    name if name == parameter => value.to_owned(),
                    other => id(&format!("alpha-{}", kinds(other)[0])),
                })
            };
            let absent = call(&api, operation, &with(ABSENT)).await;
            assert_eq!(absent.status, 404, "{} {}", operation.id, absent.body);
            for foreign in foreign_ids() {
                let answer = call(&api, operation, &with(&foreign)).await;
                assert_eq!(answer.status, 404, "{} {foreign} {}", operation.id, answer.body);
                assert_eq!(answer.body, absent.body, "{} {foreign}", operation.id);
                called += 1;
            }
        }
    }
    assert!(called > 100, "only {called} calls");
    assert_eq!(contents(&api).await, before);
}

/// The control: with ids of the caller's own organization the same calls find something, so that
/// the 404s above are not those of a mistyped path.
#[tokio::test]
async fn the_callers_own_entities_are_found() {
    for at in 0..Api::new().await.operations.len() {
        let api = Api::new().await;
        let operation = &api.operations[at];
        if parameters(operation).is_empty() {
            continue;
        }
        let path = filled(operation.path, |name| match name {
            "organizationId" => id("alpha"),
            "apiKeyId" => id("alpha-owner-alpha-key"),
            other => id(&format!("alpha-{}", kinds(other)[0])),
        });
        let answer = call(&api, operation, &path).await;
        assert!(![401, 403, 404, 405].contains(&answer.status.as_u16()), "{} {}", operation.id, answer.body);
    }
}

#[tokio::test]
async fn filters_with_foreign_ids_find_nothing_foreign() {
    let api = Api::new().await;
    let mut called = 0;
    for operation in api.operations.iter().filter(|operation| operation.method == Method::GET) {
        let path = filled(operation.path, |name| match name {
            "organizationId" => id("alpha"),
            "apiKeyId" => id("alpha-owner-alpha-key"),
            other => id(&format!("alpha-{}", kinds(other)[0])),
        });
        for parameter in &operation.query {
            for foreign in foreign_ids() {
                let answer = api.get(ME, &format!("{path}?{}={foreign}", parameter.name)).await;
                let text = answer.body.to_string();
                assert!(answer.status.as_u16() < 500, "{} {text}", operation.id);
                assert!(!text.contains("beta"), "{} ?{}={foreign} {text}", operation.id, parameter.name);
                called += 1;
            }
        }
    }
    assert!(called > 100, "only {called} calls");
}

#[tokio::test]
async fn an_organization_named_in_a_query_or_body_is_checked_like_one_in_a_path() {
    let api = Api::new().await;
    let before = contents(&api).await;
    for path in ["/v1/users/self/permissions", "/v1/users/self/api-keys"] {
        let foreign = api.get(ME, &format!("{path}?organizationId={}", id("beta"))).await;
        let absent = api.get(ME, &format!("{path}?organizationId={ABSENT}")).await;
        assert_eq!(foreign.status, 403, "{path}");
        assert_eq!(foreign.body, absent.body, "{path}");
    }
    let create = |organization: String| json!({"name": "mine", "organizationId": organization});
    let foreign = api.post(ME, "/v1/users/self/api-keys", create(id("beta"))).await;
    let absent = api.post(ME, "/v1/users/self/api-keys", create(ABSENT.to_owned())).await;
    assert_eq!(foreign.status, 403);
    assert_eq!(foreign.body, absent.body);
    assert_eq!(contents(&api).await, before);
}

#[tokio::test]
async fn no_list_shows_anything_foreign() {
    let api = Api::new().await;
    let mut called = 0;
    for operation in api.operations.iter().filter(|operation| operation.method == Method::GET) {
        if !parameters(operation).is_empty() {
            continue;
        }
        let path = filled(operation.path, |_| id("alpha"));
        let text = api.get(ME, &format!("{path}?limit=1000")).await.body.to_string();
        assert!(!text.contains("beta"), "{} {text}", operation.id);
        called += 1;
    }
    assert!(called > 8, "only {called} calls");
}
