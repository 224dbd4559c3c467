//! Applying manifests: what is created, changed, left alone and refused.

use axum::body::Body;
use axum::http::{Method, header};
use serde_json::{Value, json};

use crate::api::{Answer, Api, As};
use crate::world::id;

const OWNER: As<'static> = As::Person("alpha-owner");

pub fn profile(name: &str, rest: &str) -> String {
    format!(
        "---\nkind: ApplicationProfile\napiVersion: platform.astropulse.io/v1\nspec:\n  profileName: {name}\n{rest}"
    )
}

pub fn image(name: &str, profile: &str, tag: &str) -> String {
    format!(
        "---\nkind: Application\napiVersion: platform.astropulse.io/v1\nspec:\n  name: {name}\n  profileName: {profile}\n  \
         source: {{type: image, image: {{repository: acme/{name}, tag: {tag}}}}}\n"
    )
}

pub async fn send(api: &Api, who: As<'_>, organization: &str, query: &str, yaml: &str) -> Answer {
    let path = format!("/v1/organizations/{}/apps/apply?{query}", id(organization));
    let request =
        api.request(who, Method::POST, &path).header(header::CONTENT_TYPE, "application/yaml; charset=utf-8");
    api.send(request.body(Body::from(yaml.to_owned())).unwrap()).await
}

pub async fn apply(api: &Api, query: &str, yaml: &str) -> Vec<Value> {
    let answer = send(api, OWNER, "alpha", query, yaml).await.expect(200);
    answer["results"].as_array().unwrap().clone()
}

fn outcomes(results: &[Value]) -> Vec<&str> {
    results.iter().map(|result| result["outcome"].as_str().unwrap()).collect()
}

#[tokio::test]
async fn what_is_applied_twice_is_unchanged_the_second_time() {
    let api = Api::new().await;
    // The app stands before its profile: the order within a request does not matter.
    let yaml = image("web", "west", "v1") + &profile("west", "  clusterName: alpha-c1\n");
    let first = apply(&api, "", &yaml).await;
    assert_eq!(outcomes(&first), ["CREATED", "CREATED"]);
    assert_eq!(
        (&first[0]["kind"], &first[0]["name"], &first[0]["index"]),
        (&json!("Application"), &json!("web"), &json!(0))
    );
    assert_eq!(first[0]["warnings"], json!([]));
    let second = apply(&api, "", &yaml).await;
    assert_eq!(outcomes(&second), ["UNCHANGED", "UNCHANGED"]);
    assert_eq!(second[0]["id"], first[0]["id"]);

    let third = apply(&api, "", &yaml.replace("tag: v1", "tag: v2")).await;
    assert_eq!(outcomes(&third), ["CONFIGURED", "UNCHANGED"]);
    let app = api.get(OWNER, &format!("/v1/organizations/{}/apps/web", id("alpha"))).await;
    assert_eq!(app.etag(), "\"2\"");
    let app = app.expect(200);
    assert_eq!((&app["id"], &app["revision"]), (&first[0]["id"], &json!(2)));
    assert_eq!(app["source"], json!({"type": "IMAGE", "image": {"repository": "acme/web", "tag": "v2"}}));
    assert_eq!((&app["profileName"], &app["clusterName"]), (&json!("west"), &json!("alpha-c1")));
    assert_eq!((&app["workspaceId"], &app["namespace"]), (&json!(id("alpha-w1")), &json!("web")));
    assert_eq!(api.count("SELECT COUNT(*) FROM app_revisions").await, 2);
    let told = "SELECT COUNT(*) FROM audit_events WHERE entity_type IN ('APP', 'APP_PROFILE')";
    assert_eq!(api.count(told).await, 3, "an unchanged document leaves no event");
}

#[tokio::test]
async fn one_bad_document_does_not_stop_the_others_unless_all_or_none_are_asked_for() {
    let api = Api::new().await;
    let yaml = image("good", "alpha-profile", "v1")
        + &image("bad", "nowhere", "v1")
        + "---\nkind: Teapot\nspec: {}\n";
    for (query, expected) in [("atomic=true", ["INVALID"; 3]), ("", ["CREATED", "INVALID", "INVALID"])] {
        let results = apply(&api, query, &yaml).await;
        assert_eq!(outcomes(&results), expected, "{query}");
        let error = &results[1]["errors"][0];
        assert_eq!(
            (&error["line"], &error["column"], &error["field"]),
            (&json!(13), &json!(16), &json!("spec.profileName"))
        );
        let message = error["message"].as_str().unwrap();
        assert!(
            message.contains("no profile called nowhere") && message.contains("alpha-profile"),
            "{message}"
        );
    }
    assert_eq!(api.count("SELECT COUNT(*) FROM apps WHERE name IN ('good', 'bad')").await, 1);
}

#[tokio::test]
async fn a_dry_run_tells_all_and_changes_nothing() {
    let api = Api::new().await;
    apply(&api, "", &image("web", "alpha-profile", "v1")).await;
    let everything =
        "SELECT (SELECT COUNT(*) FROM apps) * 1000000 + (SELECT COUNT(*) FROM app_profiles) * 10000
         + (SELECT COUNT(*) FROM app_revisions) * 100 + (SELECT COUNT(*) FROM audit_events)";
    let before = api.count(everything).await;
    let yaml = image("new", "fresh", "v1") + &profile("fresh", "") + &image("web", "alpha-profile", "v2");
    let results = apply(&api, "dryRun=true", &yaml).await;
    assert_eq!(outcomes(&results), ["CREATED", "CREATED", "CONFIGURED"]);
    assert_eq!(results[0].get("id"), None, "what does not exist has no id");
    assert!(results[2]["id"].is_string());
    assert_eq!(api.count(everything).await, before);
}

#[tokio::test]
async fn an_editor_tries_out_and_an_author_deploys_in_one_workspace() {
    let api = Api::new().await;
    let yaml = image("web", "alpha-profile", "v1");
    let permission = |answer: Answer| {
        let body = answer.expect(403);
        (
            body["code"].as_str().unwrap().to_owned(),
            body["details"]["permission"].as_str().unwrap().to_owned(),
        )
    };
    let lacking = |name: &str| ("FORBIDDEN".to_owned(), name.to_owned());
    let editor = As::Person("alpha-editor");
    send(&api, editor, "alpha", "dryRun=true", &yaml).await.expect(200);
    assert_eq!(permission(send(&api, editor, "alpha", "", &yaml).await), lacking("app.deploy"));
    let profiles = profile("fresh", "");
    assert_eq!(
        send(&api, editor, "alpha", "", &profiles).await.expect(200)["results"][0]["outcome"],
        "CREATED"
    );

    let author = As::Person("alpha-author");
    let w2 = format!("workspaceId={}", id("alpha-w2"));
    assert_eq!(permission(send(&api, author, "alpha", &w2, &yaml).await), lacking("app.deploy"));
    assert_eq!(
        permission(send(&api, author, "alpha", "", &image("alpha-a2", "alpha-profile", "v1")).await),
        lacking("app.deploy")
    );
    assert_eq!(
        permission(send(&api, author, "alpha", "", &profiles).await),
        lacking("organization.appProfiles.update")
    );
    let w1 = format!("workspaceId={}", id("alpha-w1"));
    assert_eq!(send(&api, author, "alpha", &w1, &yaml).await.expect(200)["results"][0]["outcome"], "CREATED");
    for nobody in ["alpha-viewer", "alpha-billing", "alpha-nothing", "alpha-deployer"] {
        assert_eq!(
            permission(send(&api, As::Person(nobody), "alpha", "dryRun=true", &yaml).await),
            lacking("app.edit")
        );
    }
}

#[tokio::test]
async fn an_app_stays_in_its_workspace_and_others_are_not_found() {
    let api = Api::new().await;
    let yaml = image("alpha-a1", "alpha-profile", "v1");
    let results = apply(&api, &format!("workspaceId={}", id("alpha-w2")), &yaml).await;
    assert_eq!(outcomes(&results), ["INVALID"]);
    assert_eq!(results[0]["errors"][0]["field"], "spec.name");
    for foreign in [id("beta-w1"), id("nowhere"), "rubbish".to_owned()] {
        send(&api, OWNER, "alpha", &format!("workspaceId={foreign}"), &yaml).await.expect(404);
    }
    send(&api, OWNER, "beta", "", &yaml).await.expect(403);
}

/// The permission was checked before the write: an app that another workspace created in between
/// was then changed by somebody who may do nothing there.
#[tokio::test]
async fn an_app_that_comes_to_another_workspace_meanwhile_is_left_alone() {
    let api = Api::new().await;
    api.execute(
        "CREATE TRIGGER meanwhile AFTER INSERT ON apps WHEN NEW.name = 'first' BEGIN
             UPDATE apps SET name = 'second', name_key = 'second' WHERE name = 'alpha-a2' AND organization_id = NEW.organization_id;
         END",
    )
    .await;
    let yaml = image("first", "alpha-profile", "v1") + &image("second", "alpha-profile", "v1");
    let answer = send(&api, As::Person("alpha-author"), "alpha", "", &yaml).await.expect(200);
    let results = answer["results"].as_array().unwrap();
    assert_eq!(outcomes(results), ["CREATED", "INVALID"]);
    assert_eq!(results[1]["errors"][0]["field"], "spec.name");
    assert_eq!(results[1].get("id"), None, "{answer}");
    assert_eq!(
        api.count("SELECT COUNT(*) FROM apps WHERE name = 'second' AND revision = 1 AND spec = '{}'").await,
        1
    );
}

/// The other way round: an app that was gone by the time of the write was created anew, in the
/// organization's first workspace, on the permission for the workspace where it had been.
#[tokio::test]
async fn an_app_that_goes_meanwhile_does_not_come_back_elsewhere() {
    let api = Api::new().await;
    sqlx::query(
        "UPDATE workspace_roles SET workspace_id = ?1 WHERE user_id = ?2;
         UPDATE apps SET workspace_id = ?1 WHERE name = 'alpha-a1';
         CREATE TRIGGER meanwhile AFTER UPDATE OF revision ON apps BEGIN
             UPDATE apps SET name = 'gone', name_key = 'gone' WHERE name = 'alpha-a2';
         END",
    )
    .bind(id("alpha-w2"))
    .bind(id("alpha-author"))
    .execute(&api.sql)
    .await
    .unwrap();
    let yaml = image("alpha-a1", "alpha-profile", "v1") + &image("alpha-a2", "alpha-profile", "v1");
    let answer = send(&api, As::Person("alpha-author"), "alpha", "", &yaml).await.expect(200);
    assert_eq!(outcomes(answer["results"].as_array().unwrap()), ["CONFIGURED", "INVALID"], "{answer}");
    assert_eq!(api.count("SELECT COUNT(*) FROM apps WHERE name = 'alpha-a2'").await, 0);
}

/// Whoever named their own workspace was told the id of an app that they could not read.
#[tokio::test]
async fn the_id_of_an_app_elsewhere_is_told_to_those_who_may_change_it() {
    let api = Api::new().await;
    let yaml = image("alpha-a2", "alpha-profile", "v1");
    let w1 = format!("workspaceId={}", id("alpha-w1"));
    for (who, told) in [("alpha-author", Value::Null), ("alpha-owner", json!(id("alpha-a2")))] {
        let answer = send(&api, As::Person(who), "alpha", &w1, &yaml).await.expect(200);
        assert_eq!(outcomes(answer["results"].as_array().unwrap()), ["INVALID"], "{who}");
        assert_eq!(answer["results"][0]["id"], told, "{who}");
    }
}

/// Where new apps would live does not matter to profiles: an editor who named a workspace was
/// refused for lack of `app.deploy`, which a profile does not take.
#[tokio::test]
async fn an_editor_applies_profiles_whichever_workspace_is_named() {
    let api = Api::new().await;
    let editor = As::Person("alpha-editor");
    let w1 = format!("workspaceId={}", id("alpha-w1"));
    let profiles = profile("fresh", "");
    let answer = send(&api, editor, "alpha", &w1, &profiles).await.expect(200);
    assert_eq!(answer["results"][0]["outcome"], "CREATED");
    let both = profiles.clone() + &image("web", "fresh", "v1");
    let refused = send(&api, editor, "alpha", &w1, &both).await.expect(403);
    assert_eq!(refused["details"]["permission"], "app.deploy");
    let foreign = format!("workspaceId={}", id("beta-w1"));
    send(&api, editor, "alpha", &foreign, &profiles).await.expect(404);
}

#[tokio::test]
async fn the_plan_has_room_for_so_many_apps() {
    let api = Api::new().await;
    let yaml =
        profile("any", "") + &(0..6).map(|at| image(&format!("app-{at}"), "any", "v1")).collect::<String>();
    let answer = send(&api, OWNER, "small", "", &yaml).await.expect(200);
    let results = answer["results"].as_array().unwrap().clone();
    assert_eq!(outcomes(&results)[1..], ["CREATED", "CREATED", "CREATED", "CREATED", "CREATED", "INVALID"]);
    let message = results[6]["errors"][0]["message"].as_str().unwrap();
    assert!(message.contains("allows 5 apps, and 5 exist"), "{message}");
    let changed = send(&api, OWNER, "small", "", &image("app-0", "any", "v2")).await.expect(200);
    assert_eq!(changed["results"][0]["outcome"], "CONFIGURED", "a change takes no room");
}

#[tokio::test]
async fn a_profile_that_fits_no_cluster_is_odd_and_one_that_moves_is_refused() {
    let api = Api::new().await;
    let far = profile("far", "  cloudProvider: {provider: azure, region: westeurope}\n");
    let results = apply(&api, "", &(far.clone() + &image("web", "far", "v1"))).await;
    assert_eq!(outcomes(&results), ["CREATED", "CREATED"]);
    assert_eq!(results[0]["warnings"][0]["field"], "spec.cloudProvider");
    assert_eq!(results[1]["warnings"][0]["field"], "spec.profileName");

    for (changed, field, column) in [
        (far.replace("westeurope", "eastus"), "spec.cloudProvider.region", 44),
        (far.clone() + "  clusterName: alpha-c1\n", "spec.clusterName", 16),
        (profile("far", ""), "spec.cloudProvider", 1),
    ] {
        let results = apply(&api, "", &changed).await;
        assert_eq!(outcomes(&results), ["INVALID"], "{changed}");
        let error = &results[0]["errors"][0];
        assert_eq!((&error["field"], &error["column"]), (&json!(field), &json!(column)), "{error}");
    }
    let tier = apply(&api, "", &(far + "  availabilityTier: premium\n")).await;
    assert_eq!(outcomes(&tier), ["CONFIGURED"]);
}

#[tokio::test]
async fn a_secret_leaves_as_a_mask_and_the_mask_keeps_it() {
    let api = Api::new().await;
    let helm = |password: &str, replicas: u32| {
        format!(
            "name: db\nprofileName: alpha-profile\nsource:\n  type: helm\n  helm:\n    \
             repo: {{repoURL: https://charts.example/x, chartName: pg, chartVersion: '1'}}\n    \
             values: {{object: {{replicaCount: {replicas}, auth: {{password: {password}, secretName: kept}}}}}}\n"
        )
    };
    assert_eq!(outcomes(&apply(&api, "", &helm("hunter2", 1)).await), ["CREATED"]);
    let path = format!("/v1/organizations/{}/apps/db", id("alpha"));
    let read = api.get(OWNER, &path).await.expect(200);
    assert!(!read.to_string().contains("hunter2"));
    let auth = &read["source"]["helm"]["values"]["object"]["auth"];
    assert_eq!(auth["secretName"], "kept");
    let mask = auth["password"].to_string();

    assert_eq!(outcomes(&apply(&api, "", &helm(&mask, 1)).await), ["UNCHANGED"]);
    assert_eq!(outcomes(&apply(&api, "", &helm(&mask, 2)).await), ["CONFIGURED"]);
    let results = apply(&api, "", &helm("{$masked: '0123456789abcdef'}", 2)).await;
    assert_eq!(outcomes(&results), ["INVALID"]);
    let error = &results[0]["errors"][0];
    assert_eq!(
        (&error["line"], &error["field"]),
        (&json!(7), &json!("spec.source.helm.values.object.auth.password"))
    );
    assert_eq!(api.count("SELECT COUNT(*) FROM audit_events WHERE changes LIKE '%hunter2%'").await, 0);
    assert_eq!(api.count("SELECT COUNT(*) FROM audit_events WHERE changes LIKE '%$masked%'").await, 2);
}

/// Secrets were masked in answers and stored as they were written: whoever got hold of the database
/// without its key file had them.
#[tokio::test]
async fn the_database_holds_no_secret_in_the_clear() {
    let api = Api::new().await;
    let app = |replicas: u32| {
        format!(
            "---\n# was hunter1 before\n{}    values: {{object: {{replicas: {replicas}, auth: {{password: hunter2, pin: 12}}}}}}\n",
            "name: db\nprofileName: kept\nsource:\n  type: helm\n  helm:\n    \
             repo: {repoURL: https://charts.example/x, chartName: pg, chartVersion: '1'}\n"
        )
    };
    let kept = |tier: &str| profile("kept", &format!("  availabilityTier: {tier}\n  apiToken: hunter3\n"));
    for (app, profile, outcome) in [
        (app(1), kept("premium"), "CREATED"),
        (app(1), kept("premium"), "UNCHANGED"),
        (app(2), kept("standard"), "CONFIGURED"),
    ] {
        assert_eq!(outcomes(&apply(&api, "", &(profile + &app)).await), [outcome; 2]);
    }
    let stored: Vec<String> = sqlx::query_scalar(
        "SELECT spec FROM apps WHERE name = 'db' UNION ALL SELECT spec FROM app_profiles WHERE name = 'kept'
         UNION ALL SELECT spec FROM app_revisions UNION ALL SELECT manifest FROM app_revisions",
    )
    .fetch_all(&api.sql)
    .await
    .unwrap();
    assert_eq!(stored.len(), 6);
    for text in stored {
        assert!(!text.contains("hunter") && text.contains("sealed:"), "{text}");
    }
    let due = api.state.store.due_workloads(api.clock.now(), 10).await.unwrap();
    let workload = due.iter().find(|workload| workload.name == "db").unwrap();
    let password = workload.spec.pointer("/source/helm/values/object/auth/password");
    assert_eq!(password, Some(&json!("hunter2")), "the platform rolls out what was written");
}

/// The place of a masked value was read off its dotted path: under a key that has a dot itself the
/// mask stood for nothing, and what the server had answered could not be sent back.
#[tokio::test]
async fn a_mask_comes_back_under_a_key_with_a_dot() {
    let api = Api::new().await;
    let yaml = |tls: &str| profile("secure", &format!("  tls.privateKey: {tls}\n"));
    assert_eq!(outcomes(&apply(&api, "", &yaml("hunter2")).await), ["CREATED"]);
    let changes: String = sqlx::query_scalar("SELECT changes FROM audit_events WHERE entity_name = 'secure'")
        .fetch_one(&api.sql)
        .await
        .unwrap();
    let mask = changes.find("{\"$masked\"").map(|at| &changes[at..]).unwrap();
    let mask = &mask[..=mask.find('}').unwrap()];
    assert_eq!(outcomes(&apply(&api, "", &yaml(mask)).await), ["UNCHANGED"]);
}

#[tokio::test]
async fn what_is_no_manifest_is_refused_as_a_whole() {
    let api = Api::new().await;
    let path = format!("/v1/organizations/{}/apps/apply", id("alpha"));
    let post = |content_type: &'static str, body: Vec<u8>| {
        let request = api.request(OWNER, Method::POST, &path).header(header::CONTENT_TYPE, content_type);
        api.send(request.body(Body::from(body)).unwrap())
    };
    post("application/yaml", Vec::new()).await.expect(400);
    post("application/yaml", b"# only a comment\n".to_vec()).await.expect(400);
    let latin = post("application/yaml", b"name: ok\nother: caf\xe9\n".to_vec()).await.expect(400);
    assert!(latin["message"].as_str().unwrap().contains("line 2"), "{latin}");
    post("application/yaml", vec![b'x'; 1024 * 1024 + 1]).await.expect(413);
    post("text/html", b"a: b".to_vec()).await.expect(415);
    for kind in ["text/yaml", "application/x-yaml", "application/json"] {
        post(kind, br#"{"profileName": "p"}"#.to_vec()).await.expect(200);
    }
    let wrong = send(&api, OWNER, "alpha", "dryRun=perhaps", "a: b").await;
    assert_eq!(wrong.field().0, "dryRun");
}
