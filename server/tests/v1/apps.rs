//! Apps: listed, read, followed and deleted, and what the simulated platform makes of them.

use std::sync::Arc;
use std::time::Instant;

use axum::body::Body;
use axum::http::Method;
use cloud_ui_server::auth::key_file::KeyFile;
use cloud_ui_server::clock::Clock;
use cloud_ui_server::demo;
use cloud_ui_server::platform::run::reconcile_due;
use cloud_ui_server::platform::simulated::Simulated;
use cloud_ui_server::store::Store;
use cloud_ui_server::store::audit::Actor;
use serde_json::{Value, json};

use crate::api::{Api, As};
use crate::apps_apply::{apply, image, profile};
use crate::world::id;

const OWNER: As<'static> = As::Person("alpha-owner");

fn at(rest: &str) -> String {
    format!("/v1/organizations/{}/{rest}", id("alpha"))
}

async fn names(api: &Api, who: As<'_>, query: &str) -> Vec<String> {
    let list = api.get(who, &at(&format!("apps?{query}"))).await.expect(200);
    let apps = list["apps"].as_array().unwrap();
    assert_eq!(list["totalCount"], apps.len(), "{query}");
    apps.iter().map(|app| app["name"].as_str().unwrap().to_owned()).collect()
}

/// Lets the platform look until it has nothing more to do at this instant.
async fn settle(api: &Api) {
    for _ in 0..10 {
        if reconcile_due(&api.state, &Simulated).await.unwrap() == 0 {
            return;
        }
    }
    panic!("the platform finds something to do again and again");
}

#[tokio::test]
async fn apps_are_filtered_searched_and_narrowed() {
    let api = Api::new().await;
    apply(&api, "", &(profile("west", "  clusterName: alpha-c1\n") + &image("web", "west", "v1"))).await;
    settle(&api).await;
    for (query, found) in [
        ("sorts=name:desc", &["web", "alpha-a2", "alpha-a1"][..]),
        ("statuses=RUNNING", &["alpha-a1", "alpha-a2"]),
        ("statuses=PENDING&statuses=FAILED", &["web"]),
        ("sourceTypes=HELM", &[]),
        ("profileNames=WEST", &["web"]),
        ("search=WES", &["web"]),
        ("search=phA-c1", &["web"]),
        ("search=defaul", &["alpha-a1", "alpha-a2"]),
        ("search=%25", &[]),
    ] {
        assert_eq!(names(&api, OWNER, query).await, found, "{query}");
    }
    assert_eq!(names(&api, OWNER, &format!("clusterIds={}", id("alpha-c1"))).await, ["web"]);
    assert_eq!(names(&api, OWNER, &format!("workspaceIds={}", id("alpha-w2"))).await, ["alpha-a2"]);
    assert_eq!(names(&api, OWNER, &format!("workspaceIds={}", id("beta-w1"))).await, [""; 0]);
    assert_eq!(names(&api, As::Person("alpha-author"), "").await, ["alpha-a1", "web"]);
    api.get(As::Person("alpha-nothing"), &at("apps")).await.expect(403);
    for wrong in ["sorts=spec:asc", "statuses=HAPPY", "sourceTypes=image"] {
        let field = api.get(OWNER, &at(&format!("apps?{wrong}"))).await.field().0;
        assert_eq!(field, wrong.split('=').next().unwrap());
    }
}

#[tokio::test]
async fn an_app_is_read_by_id_or_name_where_it_may_be_seen() {
    let api = Api::new().await;
    let by_name = api.get(OWNER, &at("apps/alpha-a1")).await.expect(200);
    assert_eq!(by_name, api.get(OWNER, &at(&format!("apps/{}", id("alpha-a1")))).await.expect(200));
    assert_eq!(
        (&by_name["workspaceName"], &by_name["createdBy"]["fullName"]),
        (&json!("alpha-w1"), &json!("Person alpha-owner"))
    );
    for absent in ["beta-a1".to_owned(), id("beta-a1"), "nothing".to_owned()] {
        api.get(OWNER, &at(&format!("apps/{absent}"))).await.expect(404);
        api.delete(OWNER, &at(&format!("apps/{absent}"))).await.expect(404);
        api.get(OWNER, &at(&format!("apps/{absent}/events"))).await.expect(404);
    }
    assert_eq!(api.get(As::Person("alpha-author"), &at("apps/alpha-a2")).await.code(403), "FORBIDDEN");
}

#[tokio::test]
async fn a_roll_out_takes_its_time_and_tells_its_story() {
    let api = Api::new().await;
    let yaml = image("fine", "alpha-profile", "v1")
        + &image("gone", "alpha-profile", "missing")
        + &image("loop", "alpha-profile", "v2-crash")
        + &image("slow", "alpha-profile", "v3-unready");
    apply(&api, "", &yaml).await;
    let states = async |api: &Api| {
        let mut states = Vec::new();
        for name in ["fine", "gone", "loop", "slow"] {
            let app = api.get(OWNER, &at(&format!("apps/{name}"))).await.expect(200);
            states.push(app["status"].as_str().unwrap().to_owned());
        }
        states
    };
    settle(&api).await;
    assert_eq!(states(&api).await, ["PENDING"; 4]);
    api.clock.advance_seconds(2);
    settle(&api).await;
    assert_eq!(states(&api).await, ["DEPLOYING"; 4]);
    api.clock.advance_seconds(8);
    settle(&api).await;
    let ended = ["RUNNING", "FAILED", "FAILED", "DEGRADED"];
    assert_eq!(states(&api).await, ended);
    api.clock.advance_seconds(3600);
    settle(&api).await;
    assert_eq!(states(&api).await, ended, "what has settled stays");

    let events = api.get(OWNER, &at("apps/gone/events")).await.expect(200);
    assert_eq!(events, api.get(OWNER, &at("apps/gone/events")).await.expect(200));
    let list = events["events"].as_array().unwrap();
    let reasons: Vec<&str> = list.iter().map(|event| event["reason"].as_str().unwrap()).collect();
    assert_eq!(reasons[..3], ["DeployFailed", "BackOff", "Failed"], "newest first");
    let slow = api.get(OWNER, &at("apps/slow")).await.expect(200);
    assert_eq!((&slow["desiredReplicas"], &slow["readyReplicas"]), (&json!(3), &json!(2)));

    let warnings = api.get(OWNER, &at("apps/gone/events?stream=KUBERNETES&type=WARNING")).await.expect(200);
    assert_eq!(warnings["totalCount"], 2);
    let since = list[2]["timestamp"].as_str().unwrap();
    let recent =
        api.get(OWNER, &at(&format!("apps/gone/events?since={since}&limit=1&offset=1"))).await.expect(200);
    assert_eq!((&recent["totalCount"], &recent["events"][0]), (&json!(3), &list[1]));
    for wrong in ["since=yesterday", "stream=DOCKER", "type=ERROR"] {
        let field = api.get(OWNER, &at(&format!("apps/gone/events?{wrong}"))).await.field().0;
        assert_eq!(field, wrong.split('=').next().unwrap());
    }
}

#[tokio::test]
async fn an_app_waits_for_a_cluster_and_is_placed_when_one_comes() {
    let api = Api::new().await;
    let yaml = profile("east", "  cloudProvider: {provider: azure}\n") + &image("web", "east", "v1");
    apply(&api, "", &yaml).await;
    settle(&api).await;
    let app = api.get(OWNER, &at("apps/web")).await.expect(200);
    assert_eq!(
        (&app["status"], &app["statusReason"]),
        (&json!("PENDING"), &json!("No cluster fits the profile."))
    );
    assert_eq!(app.get("clusterId"), None);
    let events = api.get(OWNER, &at("apps/web/events")).await.expect(200);
    assert_eq!(events["events"][0]["reason"], "NoCluster");

    api.execute("UPDATE clusters SET cloud_provider = 'AZURE' WHERE name = 'alpha-c2'").await;
    for seconds in [30, 8] {
        api.clock.advance_seconds(seconds);
        settle(&api).await;
    }
    let app = api.get(OWNER, &at("apps/web")).await.expect(200);
    assert_eq!((&app["status"], &app["clusterName"]), (&json!("RUNNING"), &json!("alpha-c2")));
    assert_eq!(app.get("statusReason"), None);
}

#[tokio::test]
async fn a_deleted_app_is_gone_after_a_moment_and_its_name_is_free() {
    let api = Api::new().await;
    let path = at("apps/alpha-a1");
    for nobody in ["alpha-editor", "alpha-viewer", "alpha-nothing"] {
        assert_eq!(api.delete(As::Person(nobody), &path).await.code(403), "FORBIDDEN");
    }
    api.delete(As::Person("alpha-author"), &path).await.expect(204);
    api.delete(OWNER, &path).await.expect(204);
    assert_eq!(api.get(OWNER, &path).await.expect(200)["status"], "DELETING");
    let yaml = image("alpha-a1", "alpha-profile", "v1");
    assert_eq!(apply(&api, "", &yaml).await[0]["outcome"], "INVALID");
    settle(&api).await;
    assert_eq!(api.get(OWNER, &path).await.expect(200)["status"], "DELETING");
    api.clock.advance_seconds(3);
    settle(&api).await;
    api.get(OWNER, &path).await.expect(404);
    assert_eq!(apply(&api, "", &yaml).await[0]["outcome"], "CREATED");
    let told =
        "SELECT COUNT(*) FROM audit_events WHERE entity_type = 'APP' AND action IN ('DELETE', 'REMOVE')";
    assert_eq!(api.count(told).await, 2);
}

#[tokio::test]
async fn a_stale_delete_is_refused() {
    let api = Api::new().await;
    let request = api.request(OWNER, Method::DELETE, &at("apps/alpha-a1")).header("if-match", "\"7\"");
    let answer = api.send(request.body(Body::empty()).unwrap()).await;
    assert_eq!(answer.code(412), "STALE");
}

/// The version was compared before the write: a manifest applied while the removal waited for its
/// turn was removed, though the caller had asked to remove what came before it.
#[tokio::test]
async fn a_delete_that_waits_for_its_turn_is_stale_when_the_app_has_changed() {
    let api = Arc::new(Api::new().await);
    let mut other = api.state.store.write().await.unwrap();
    let removal = tokio::spawn({
        let api = Arc::clone(&api);
        async move {
            let request =
                api.request(OWNER, Method::DELETE, &at("apps/alpha-a1")).header("if-match", "\"1\"");
            api.send(request.body(Body::empty()).unwrap()).await
        }
    });
    // While this one reads again and again, the removal comes as far as the lock.
    for _ in 0..20 {
        api.get(OWNER, &at("apps/alpha-a1")).await.expect(200);
    }
    assert!(!removal.is_finished());
    let changed = "UPDATE apps SET revision = 2 WHERE name = 'alpha-a1'";
    sqlx::query(changed).execute(other.connection()).await.unwrap();
    other.commit(&Actor::system(), api.clock.now(), &[]).await.unwrap();
    assert_eq!(removal.await.unwrap().code(412), "STALE");
    assert_eq!(api.get(OWNER, &at("apps/alpha-a1")).await.expect(200)["status"], "RUNNING");
}

#[tokio::test]
async fn profiles_tell_where_they_place_apps() {
    let api = Api::new().await;
    apply(
        &api,
        "",
        &(profile("west", "  clusterName: alpha-c2\n") + &profile("nowhere", "  clusterName: moon\n")),
    )
    .await;
    let list = api.get(As::Person("alpha-nothing"), &at("app-profiles?sorts=name:asc")).await.expect(200);
    let seen: Vec<Value> = list["appProfiles"]
        .as_array()
        .unwrap()
        .iter()
        .map(|one| json!([one["name"], one["strategy"], one["resolvedClusterName"], one["appCount"]]))
        .collect();
    assert_eq!(
        seen,
        [
            json!(["alpha-profile", "NEAREST", "alpha-c1", 2]),
            json!(["nowhere", "CLUSTER", null, 0]),
            json!(["west", "CLUSTER", "alpha-c2", 0]),
        ]
    );
    let found = api.get(OWNER, &at("app-profiles?search=WES")).await.expect(200);
    assert_eq!(found["totalCount"], 1);
}

#[tokio::test]
async fn no_page_of_ten_thousand_apps_is_sorted_by_hand() {
    let api = Api::new().await;
    for order in ["a.name_key", "a.status", "a.created_at", "a.updated_at"] {
        let explain = format!(
            "EXPLAIN QUERY PLAN SELECT a.spec FROM apps a WHERE a.organization_id = ? ORDER BY {order}, a.id LIMIT 20"
        );
        let plan: Vec<(i64, i64, i64, String)> =
            sqlx::query_as(sqlx::AssertSqlSafe(explain)).bind("x").fetch_all(&api.sql).await.unwrap();
        let plan: Vec<String> = plan.into_iter().map(|row| row.3).collect();
        assert!(plan[0].contains("USING INDEX"), "{order}: {plan:?}");
        assert!(!plan.iter().any(|step| step == "USE TEMP B-TREE FOR ORDER BY"), "{order}: {plan:?}");
    }
}

#[tokio::test]
async fn pages_of_ten_thousand_apps_come_fast() {
    use cloud_ui_server::access::authorize::Reach;
    use cloud_ui_server::store::apps::{APP_ORDERS, AppFilter};
    use cloud_ui_server::store::listing::Query;
    let folder = tempfile::tempdir().unwrap();
    let key = KeyFile::open_or_create(&folder.path().join("key")).unwrap();
    let store = Store::open(&folder.path().join("large.db"), key).await.unwrap();
    demo::seed(&store, &Clock::system(), 167, "hash").await.unwrap();
    let sql = sqlx::SqlitePool::connect(&format!("sqlite://{}", folder.path().join("large.db").display()))
        .await
        .unwrap();
    let organization: String = sqlx::query_scalar("SELECT id FROM organizations WHERE name = 'Orbital Labs'")
        .fetch_one(&sql)
        .await
        .unwrap();
    let organization = organization.parse().unwrap();
    for query in [
        "",
        "sorts=name:desc",
        "sorts=status:asc&offset=9000",
        "search=portal",
        "search=zzz",
        "profileNames=nearest&statuses=RUNNING",
    ] {
        let page = Query::parse(query).page(APP_ORDERS).unwrap();
        let filter = AppFilter {
            profiles: if query.contains("profileNames") { vec!["nearest".to_owned()] } else { vec![] },
            ..Default::default()
        };
        let began = Instant::now();
        let found = store.list_apps(&organization, &Reach::Everywhere, &filter, &page).await.unwrap();
        let took = began.elapsed();
        println!("{query:<40} {} of {} in {took:?}", found.items.len(), found.total_count);
        assert!(took.as_millis() < 500, "{query}: {took:?}");
    }
}
