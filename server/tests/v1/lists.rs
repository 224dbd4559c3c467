//! What every list has in common, and what the read-only ones tell.

use serde_json::{Value, json};

use crate::api::{Api, As};
use crate::world::{id, secret};

const OWNER: As<'static> = As::Person("alpha-owner");

fn at(rest: &str) -> String {
    format!("/v1/organizations/{}/{rest}", id("alpha"))
}

/// The lists of an organization, the plural under which their items stand, and their orders.
const LISTS: [(&str, &str, &[&str]); 7] = [
    ("workspaces", "workspaces", &["name", "createdAt", "updatedAt"]),
    ("deployments", "deployments", &["name", "createdAt", "updatedAt"]),
    ("clusters", "clusters", &["name", "createdAt", "updatedAt"]),
    ("users", "users", &["id", "username", "fullName", "createdAt", "updatedAt"]),
    ("tokens", "tokens", &["name", "description", "createdAt", "updatedAt", "tokenStartAt"]),
    ("roles", "roles", &["name", "scopeType", "description", "createdAt", "updatedAt"]),
    ("api-keys", "apiKeys", &["name", "createdAt", "expiresAt", "lastUsedAt"]),
];

fn ids(list: &Value, plural: &str) -> Vec<String> {
    list[plural].as_array().unwrap().iter().map(|item| item["id"].as_str().unwrap().to_owned()).collect()
}

fn names(list: &Value, plural: &str) -> Vec<String> {
    list[plural].as_array().unwrap().iter().map(|item| item["name"].as_str().unwrap().to_owned()).collect()
}

#[tokio::test]
async fn pages_in_every_order_make_up_the_whole_without_gaps_and_twins() {
    let api = Api::new().await;
    for (list, plural, orders) in LISTS {
        for order in orders.iter().flat_map(|field| [format!("{field}:asc"), format!("{field}:desc")]) {
            let path = at(&format!("{list}?sorts={order}"));
            let whole = api.get(OWNER, &path).await.expect(200);
            let expected = ids(&whole, plural);
            assert_eq!(whole["totalCount"], expected.len(), "{path}");
            let mut pages = Vec::new();
            for offset in 0..expected.len() {
                let page = api.get(OWNER, &format!("{path}&limit=1&offset={offset}")).await.expect(200);
                pages.extend(ids(&page, plural));
            }
            assert_eq!(pages, expected, "{path}");
            let beyond = api.get(OWNER, &format!("{path}&offset=1000")).await.expect(200);
            assert_eq!(ids(&beyond, plural).len(), 0);
        }
    }
}

#[tokio::test]
async fn what_a_list_does_not_know_is_refused() {
    let api = Api::new().await;
    for (list, _, _) in LISTS {
        for query in ["limit=1001", "limit=-1", "limit=many", "offset=-1", "sorts=hash:asc", "sorts=name:up"]
        {
            let answer = api.get(OWNER, &at(&format!("{list}?{query}"))).await;
            assert_eq!(answer.field().0, query.split('=').next().unwrap(), "{list}");
        }
        let all = api.get(OWNER, &at(&format!("{list}?limit=0"))).await.expect(200);
        assert!(all["totalCount"].as_u64().unwrap() > 0);
    }
}

#[tokio::test]
async fn a_search_finds_parts_of_names_in_any_case() {
    let api = Api::new().await;
    let name = json!({"fullName": "Özil Ågren"});
    api.post(As::Person("alpha-nothing"), "/v1/users/self", name).await.expect(200);
    for (path, plural, found) in [
        ("workspaces?search=ALPHA-W", "workspaces", 2),
        ("workspaces?search=about%20alpha-e", "workspaces", 1),
        ("workspaces?search=_", "workspaces", 0),
        ("deployments?search=-D1", "deployments", 1),
        ("clusters?search=c2", "clusters", 1),
        ("users?search=alpha-own", "users", 1),
        ("users?search=PERSON%20alpha-v", "users", 1),
        ("users?search=%C3%96ZIL", "users", 1),
        ("tokens?search=T2", "tokens", 1),
        ("roles?search=watch", "roles", 1),
        ("api-keys?search=viewer", "apiKeys", 1),
    ] {
        let list = api.get(OWNER, &at(path)).await.expect(200);
        assert_eq!(ids(&list, plural).len(), found, "{path}");
        assert_eq!(list["totalCount"], found, "{path}");
    }
}

#[tokio::test]
async fn deployments_are_filtered_and_narrowed() {
    let api = Api::new().await;
    let list = |query: String| {
        let api = &api;
        async move {
            names(&api.get(OWNER, &at(&format!("deployments?{query}"))).await.expect(200), "deployments")
        }
    };
    assert_eq!(list(format!("deploymentIds={}", id("alpha-d2"))).await, ["alpha-d2"]);
    assert_eq!(list("names=ALPHA-D1".to_owned()).await, ["alpha-d1"]);
    assert_eq!(list(format!("workspaceIds={}", id("alpha-w2"))).await, ["alpha-d2"]);
    assert_eq!(list(format!("workspaceIds={}", id("alpha-empty"))).await, [""; 0]);
    for (person, seen) in [("alpha-author", "alpha-d1"), ("alpha-deployer", "alpha-d1")] {
        let list = api.get(As::Person(person), &at("deployments")).await.expect(200);
        assert_eq!(names(&list, "deployments"), [seen], "{person}");
        let other = at(&format!("deployments/{}", id("alpha-d2")));
        assert_eq!(api.get(As::Person(person), &other).await.code(403), "FORBIDDEN");
    }
    api.get(As::Person("alpha-nothing"), &at("deployments")).await.expect(403);
    let read = api.get(OWNER, &at(&format!("deployments/{}", id("alpha-d1")))).await;
    assert_eq!(read.etag(), "\"1\"");
    let read = read.expect(200);
    assert_eq!((&read["type"], &read["clusterName"]), (&json!("DEDICATED"), &json!("alpha-c1")));
    assert_eq!(read["runtimeVersion"], read["astroRuntimeVersion"]);
}

#[tokio::test]
async fn clusters_are_filtered() {
    let api = Api::new().await;
    let list = api.get(As::Person("alpha-nothing"), &at("clusters?provider=GCP")).await.expect(200);
    assert_eq!(names(&list, "clusters"), ["alpha-c2"]);
    let list = api.get(OWNER, &at("clusters?names=Alpha-C1&names=other")).await.expect(200);
    assert_eq!(names(&list, "clusters"), ["alpha-c1"]);
    assert_eq!(list["clusters"][0]["clusterType"], "SIMULATED");
    assert_eq!(list["clusters"][0]["nodePools"][0]["maxNodeCount"], 5);
    assert_eq!(api.get(OWNER, &at("clusters?provider=MOON")).await.field().1, "unknown_value");
    let read = api.get(OWNER, &at(&format!("clusters/{}", id("alpha-c1")))).await;
    assert!(!read.etag().is_empty());
    api.get(As::Person("root"), &at("clusters")).await.expect(403);
}

#[tokio::test]
async fn members_show_only_roles_that_the_caller_may_know_of() {
    let api = Api::new().await;
    let path = at(&format!("users/{}", id("alpha-author")));
    let read = api.get(OWNER, &path).await.expect(200);
    assert_eq!(read["organizationRole"], "ORGANIZATION_MEMBER");
    let role = json!([{"role": "WORKSPACE_AUTHOR", "workspaceId": id("alpha-w1")}]);
    assert_eq!(read["workspaceRoles"], role);
    assert_eq!(api.get(As::Person("alpha-author"), &path).await.expect(200)["workspaceRoles"], role);
    assert_eq!(api.get(As::Person("alpha-nothing"), &path).await.expect(200)["workspaceRoles"], json!([]));
    assert_eq!(api.get(As::Person("root"), &path).await.expect(200)["workspaceRoles"], json!([]));

    let in_workspace = at(&format!("users?workspaceId={}", id("alpha-w1")));
    let list = api.get(OWNER, &in_workspace).await.expect(200);
    assert_eq!(ids(&list, "users"), [id("alpha-author")]);
    api.get(As::Person("alpha-nothing"), &in_workspace).await.expect(403);
    let in_deployment = at(&format!("users?deploymentId={}", id("alpha-d1")));
    assert_eq!(ids(&api.get(OWNER, &in_deployment).await.expect(200), "users"), [id("alpha-deployer")]);
    api.get(OWNER, &at(&format!("users?workspaceId={}", id("beta-w1")))).await.expect(404);
}

#[tokio::test]
async fn tokens_are_seen_where_they_have_a_role_and_never_with_their_secret() {
    let api = Api::new().await;
    api.execute("UPDATE workspace_roles SET role = 'WORKSPACE_OPERATOR'").await;
    let operator = As::Person("alpha-author");
    let in_workspace = at(&format!("tokens?workspaceId={}", id("alpha-w1")));
    for who in [OWNER, operator] {
        let list = api.get(who, &in_workspace).await.expect(200);
        assert_eq!(names(&list, "tokens"), ["alpha-t2"]);
        assert!(list["tokens"][0].get("token").is_none());
    }
    let body = api.get(operator, &at("tokens")).await.expect(403);
    assert_eq!(body["details"]["permission"], "organization.apiTokens.get");
    api.get(operator, &at(&format!("tokens?workspaceId={}", id("alpha-w2")))).await.expect(403);
    api.get(operator, &at(&format!("tokens/{}", id("alpha-t2")))).await.expect(200);
    api.get(operator, &at(&format!("tokens/{}", id("alpha-t1")))).await.expect(403);
    api.get(As::Person("alpha-viewer"), &in_workspace).await.expect(403);
    let only = api.get(OWNER, &at("tokens?includeOnlyOrganizationTokens=true")).await.expect(200);
    assert_eq!(names(&only, "tokens"), ["alpha-t1"]);
    assert_eq!(api.get(OWNER, &at("tokens?kind=DIRECT_ACCESS")).await.expect(200)["totalCount"], 0);
    api.get(OWNER, &at("tokens?kind=x")).await.expect(400);
    let none = at(&format!("tokens?deploymentId={}", id("alpha-d1")));
    assert_eq!(api.get(operator, &none).await.expect(200)["totalCount"], 0);
}

#[tokio::test]
async fn built_in_roles_come_when_asked_for_and_say_what_they_are() {
    let api = Api::new().await;
    let plain = api.get(As::Person("alpha-nothing"), &at("roles")).await.expect(200);
    assert!(plain.get("defaultRoles").is_none());
    assert_eq!(names(&plain, "roles"), ["alpha-role"]);
    let list = api.get(OWNER, &at("roles?includeDefaultRoles=true&scopeTypes=WORKSPACE")).await.expect(200);
    assert_eq!(list["totalCount"], 0);
    let roles = list["defaultRoles"].as_array().unwrap();
    assert_eq!(roles.len(), 5);
    assert!(roles.iter().all(|role| role["description"].as_str().is_some_and(|text| !text.is_empty())));
    api.get(OWNER, &at("roles?scopeTypes=GALAXY")).await.expect(400);
    api.get(As::Key(&secret("alpha-nothing", "alpha")), &at("roles")).await.expect(200);
}
