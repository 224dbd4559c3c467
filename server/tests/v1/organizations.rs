use serde_json::{Value, json};

use crate::api::{Api, As};
use crate::world::{id, secret};

const OWNER: As<'static> = As::Person("alpha-owner");
const ALL: &str = "/v1/organizations";

fn one(name: &str) -> String {
    format!("{ALL}/{}", id(name))
}

fn names(list: &Value) -> Vec<&str> {
    list["organizations"].as_array().unwrap().iter().map(|one| one["name"].as_str().unwrap()).collect()
}

fn update() -> Value {
    json!({"name": "Alpha Labs", "billingEmail": "new@example.com", "isScimEnabled": false})
}

#[tokio::test]
async fn organizations_come_in_the_order_of_joining_with_closed_ones_last() {
    let api = Api::new().await;
    // The closed one was joined before the small one.
    let list = api.get(OWNER, ALL).await.expect(200);
    assert_eq!(names(&list), ["alpha", "small", "closed"]);
    let first = &list["organizations"][0];
    assert_eq!(first["product"], "HOSTED");
    assert_eq!(first["productPlans"][0]["productPlanName"], "ENTERPRISE");
    assert_eq!((&first["role"], &first["plan"]), (&json!("ORGANIZATION_OWNER"), &json!("ENTERPRISE")));
    assert_eq!((&first["needsSignInMethod"], &first["signInMethods"]), (&json!(false), &json!([])));
    let closed = &list["organizations"][2];
    assert_eq!(closed["needsSignInMethod"], true);
    assert_eq!(closed["signInMethods"][0]["kind"], "SSO");
    assert_eq!(names(&api.get(As::Person("stranger"), ALL).await.expect(200)), [""; 0]);
}

#[tokio::test]
async fn an_administrator_of_the_installation_sees_all_their_own_first() {
    let api = Api::new().await;
    api.execute("UPDATE users SET global_role = 'ADMIN' WHERE full_name = 'Person beta-owner'").await;
    let list = api.get(As::Person("beta-owner"), ALL).await.expect(200);
    assert_eq!(names(&list), ["beta", "alpha", "small", "closed"]);
    assert!(list["organizations"][1].get("role").is_none());
    api.get(As::Person("beta-owner"), &one("alpha")).await.expect(200);
    api.get(As::Person("beta-owner"), &format!("{}/workspaces", one("alpha"))).await.expect(403);
}

#[tokio::test]
async fn a_key_sees_its_one_organization() {
    let api = Api::new().await;
    let secret = secret("alpha-owner", "small");
    let list = api.get(As::Key(&secret), ALL).await.expect(200);
    assert_eq!(names(&list), ["small"]);
    api.get(As::Key(&secret), &one("small")).await.expect(200);
    api.get(As::Key(&secret), &one("alpha")).await.expect(403);
}

#[tokio::test]
async fn lists_are_filtered_sorted_searched_and_paged() {
    let api = Api::new().await;
    for (query, expected) in [
        ("?sorts=name:desc", vec!["small", "closed", "alpha"]),
        ("?sorts=createdAt:asc", vec!["alpha", "small", "closed"]),
        ("?productPlan=DEVELOPER", vec!["small"]),
        ("?productPlan=BASIC", vec![]),
        ("?product=HYBRID", vec![]),
        ("?product=HOSTED&astronomerProduct=ASTRO&search=L&limit=2", vec!["alpha", "small"]),
        ("?limit=1&offset=1", vec!["small"]),
        ("?search=%25", vec![]),
    ] {
        assert_eq!(names(&api.get(OWNER, &format!("{ALL}{query}")).await.expect(200)), expected, "{query}");
    }
    let list = api.get(OWNER, &format!("{ALL}?limit=1&offset=1")).await.expect(200);
    assert_eq!((&list["limit"], &list["offset"], &list["totalCount"]), (&json!(1), &json!(1), &json!(3)));
    for query in ["?productPlan=GOLD", "?product=x", "?astronomerProduct=OBSERVE", "?sorts=plan:asc"] {
        api.get(OWNER, &format!("{ALL}{query}")).await.expect(400);
    }
}

#[tokio::test]
async fn one_organization_tells_its_plan_and_usage() {
    let api = Api::new().await;
    let read = api.get(OWNER, &one("alpha")).await;
    assert_eq!(read.etag(), "\"1\"");
    let read = read.expect(200);
    let usage = json!({"members": 8, "workspaces": 3, "deployments": 2, "apps": 2, "apiKeys": 8});
    assert_eq!(read["usage"], usage);
    assert_eq!(read["managedDomains"][0]["name"], "alpha.example");
    let small = api.get(OWNER, &one("small")).await.expect(200);
    assert_eq!(small["limits"]["apiKeys"], 10);
    let look_up = api.get(OWNER, &format!("{}?isLookUpOnly=true", one("alpha"))).await.expect(200);
    assert!(look_up.get("usage").is_none() && look_up["name"] == "alpha");
    api.get(As::Person("stranger"), &one("alpha")).await.expect(403);
}

#[tokio::test]
async fn an_organization_that_wants_single_sign_on_names_it() {
    let api = Api::new().await;
    for path in [one("closed"), format!("{}/workspaces", one("closed")), format!("{}/users", one("closed"))] {
        let body = api.get(OWNER, &path).await.expect(403);
        assert_eq!(body["code"], "AUTH_METHOD_REQUIRED");
        assert_eq!(body["details"]["methods"][0]["kind"], "SSO");
    }
    let named = format!("/v1/users/self/permissions?organizationId={}", id("closed"));
    assert_eq!(api.get(OWNER, &named).await.code(403), "AUTH_METHOD_REQUIRED");
    let named = format!("/v1/users/self/api-keys?organizationId={}", id("closed"));
    assert_eq!(api.get(OWNER, &named).await.code(403), "AUTH_METHOD_REQUIRED");
    let body = json!({"name": "x", "organizationId": id("closed"), "expiryPeriodInDays": 30});
    assert_eq!(api.post(OWNER, "/v1/users/self/api-keys", body).await.code(403), "AUTH_METHOD_REQUIRED");
    let key = format!("/v1/users/self/api-keys/{}", id("alpha-owner-closed-key"));
    let rotate = api.post(OWNER, &format!("{key}/rotate"), json!({"overlapMinutes": 0})).await;
    assert_eq!(rotate.code(403), "AUTH_METHOD_REQUIRED");
    let secret = secret("alpha-owner", "closed");
    assert_eq!(api.get(As::Key(&secret), ALL).await.code(403), "AUTH_METHOD_REQUIRED");
    // Ending a key is always possible.
    api.post(OWNER, &format!("{key}/revoke"), json!({})).await.expect(200);
}

#[tokio::test]
async fn an_update_changes_what_it_names() {
    let api = Api::new().await;
    let mut body = update();
    body["maxApiKeyExpiryInDays"] = json!(90);
    body["shouldEnforceDedicatedClusters"] = json!(true);
    let changed = api.post(OWNER, &one("alpha"), body).await;
    assert_eq!(changed.etag(), "\"2\"");
    let changed = changed.expect(200);
    assert_eq!((&changed["name"], &changed["maxApiKeyExpiryInDays"]), (&json!("Alpha Labs"), &json!(90)));
    let kept = api.post(OWNER, &one("alpha"), update()).await.expect(200);
    assert_eq!(kept["maxApiKeyExpiryInDays"], 90, "absent keeps the value");
    assert_eq!(kept["shouldEnforceDedicatedClusters"], true);
    let mut body = update();
    body["maxApiKeyExpiryInDays"] = json!(0);
    let removed = api.post(OWNER, &one("alpha"), body).await.expect(200);
    assert!(removed.get("maxApiKeyExpiryInDays").is_none(), "zero removes the limit");
    assert_eq!(removed["updatedBy"]["fullName"], "Person alpha-owner");
}

#[tokio::test]
async fn an_update_is_checked_and_permitted() {
    let api = Api::new().await;
    for (field, value) in
        [("billingEmail", json!("nowhere")), ("maxApiKeyExpiryInDays", json!(3651)), ("name", json!(" "))]
    {
        let mut body = update();
        body[field] = value;
        assert_eq!(api.post(OWNER, &one("alpha"), body).await.field().0, field);
    }
    let both = json!({"name": "", "billingEmail": "x", "isScimEnabled": false});
    let body = api.post(OWNER, &one("alpha"), both).await.expect(400);
    assert_eq!(body["fieldErrors"].as_array().unwrap().len(), 2, "every fault is told at once");
    api.post(As::Person("alpha-billing"), &one("alpha"), update()).await.expect(200);
    for person in ["alpha-editor", "alpha-viewer", "alpha-author", "root"] {
        api.post(As::Person(person), &one("alpha"), update()).await.expect(403);
    }
    let request = api.request(OWNER, "POST".parse().unwrap(), &one("alpha"));
    let request = request.header("if-match", "\"1\"").header("content-type", "application/json");
    assert_eq!(api.send(request.body(update().to_string().into()).unwrap()).await.code(412), "STALE");
}

#[tokio::test]
async fn administrators_of_the_installation_create_organizations() {
    let api = Api::new().await;
    let made = api.post(As::Person("root"), ALL, json!({"name": "New Moon"})).await.expect(200);
    assert_eq!((&made["role"], &made["plan"]), (&json!("ORGANIZATION_OWNER"), &json!("DEVELOPER")));
    let path = format!("{ALL}/{}/workspaces", made["id"].as_str().unwrap());
    let workspaces = api.get(As::Person("root"), &path).await.expect(200);
    assert_eq!(workspaces["workspaces"][0]["name"], "Default");

    let body = api.post(OWNER, ALL, json!({"name": "Mine"})).await.expect(403);
    assert_eq!(body["code"], "FORBIDDEN");
    let contact = &api.state.settings.links.support_contact;
    assert!(body["message"].as_str().unwrap().contains(contact.as_str()), "{body}");
    assert_eq!(api.post(As::Person("root"), ALL, json!({"name": "\u{7}"})).await.field().0, "name");
    assert_eq!(api.count("SELECT COUNT(*) FROM organizations").await, 5);
}
