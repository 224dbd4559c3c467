//! The queries themselves keep organizations apart, even if every check before them failed.

use cloud_ui_contract::id::{ApiKeyId, OrganizationId, UserId};
use cloud_ui_contract::page::Page;
use cloud_ui_server::access::authorize::Reach;
use cloud_ui_server::store::api_keys::KeyOwner;
use cloud_ui_server::store::audit::Actor;
use cloud_ui_server::store::deployments::DeploymentFilter;
use cloud_ui_server::store::listing::Query;
use cloud_ui_server::store::users::RoleView;
use cloud_ui_server::store::workspaces::{WorkspaceFilter, WorkspaceSettings};

use crate::api::{Api, NOW};
use crate::world::id;

fn alpha() -> OrganizationId {
    OrganizationId::from_trusted(id("alpha"))
}

#[tokio::test]
async fn reading_by_id_finds_nothing_in_another_organization() {
    let api = Api::new().await;
    let (store, url) = (&api.state.store, &api.state.settings.public_url);
    let view = RoleView {
        viewer: UserId::from_trusted(id("alpha-owner")),
        workspaces: Reach::Everywhere,
        deployments: Reach::Everywhere,
    };
    for (organization, found) in [("beta", true), ("alpha", false)] {
        let organization = OrganizationId::from_trusted(id(organization));
        let id = |name: &str| id(&format!("beta-{name}"));
        let parsed = |name: &str| id(name);
        let w1 = parsed("w1").parse().unwrap();
        let d1 = parsed("d1").parse().unwrap();
        assert_eq!(store.find_workspace(&organization, &w1).await.unwrap().is_some(), found);
        assert_eq!(store.workspace(&organization, &w1).await.unwrap().is_some(), found);
        assert_eq!(store.find_deployment(&organization, &d1).await.unwrap().is_some(), found);
        assert_eq!(store.deployment(&organization, &d1, url).await.unwrap().is_some(), found);
        assert_eq!(store.find_app(&organization, &id("a1")).await.unwrap().is_some(), found);
        assert_eq!(store.find_app(&organization, "beta-a1").await.unwrap().is_some(), found);
        let cluster = store.cluster(&organization, &id("c1").parse().unwrap()).await.unwrap();
        assert_eq!(cluster.is_some(), found);
        let user = store.user(&organization, &id("author").parse().unwrap(), &view).await.unwrap();
        assert_eq!(user.is_some(), found);
        let token = store.api_token(&organization, &id("t1").parse().unwrap()).await.unwrap();
        assert_eq!(token.is_some(), found);
        let owner = KeyOwner::Organization(organization);
        assert_eq!(store.api_key(&owner, &id("owner-beta-key"), NOW).await.unwrap().is_some(), found);
    }
}

#[tokio::test]
async fn lists_with_foreign_filters_are_empty() {
    let api = Api::new().await;
    let page = Query::parse("").page(&[]).unwrap();
    let filter = WorkspaceFilter { ids: vec![id("beta-w1")], names: vec![] };
    let found = api.state.store.list_workspaces(&alpha(), &Reach::Everywhere, &filter, &page).await.unwrap();
    assert_eq!(found.total_count, 0);
    let filter = DeploymentFilter { workspace_ids: vec![id("beta-w1")], ..Default::default() };
    let url = &api.state.settings.public_url;
    let found: Page<_> =
        api.state.store.list_deployments(&alpha(), &Reach::Everywhere, &filter, &page, url).await.unwrap();
    assert_eq!((found.total_count, found.items.len()), (0, 0));
}

#[tokio::test]
async fn writes_reach_nothing_in_another_organization() {
    let api = Api::new().await;
    let by = UserId::from_trusted(id("alpha-owner"));
    let foreign = id("beta-empty").parse().unwrap();
    let key = ApiKeyId::from_trusted(id("beta-owner-beta-key"));
    let mut write = api.state.store.write().await.unwrap();
    write.update_workspace(&alpha(), &foreign, &WorkspaceSettings::named("taken"), &by, NOW).await.unwrap();
    write.delete_workspace(&alpha(), &foreign).await.unwrap();
    write.revoke_api_key(&alpha(), &key, &by, None, NOW).await.unwrap();
    write.rename_api_key(&by, &key, "taken").await.unwrap();
    write.replace_api_key(&by, &key, &key, NOW).await.unwrap();
    assert!(!write.has_cluster(&alpha(), &id("beta-c1")).await.unwrap());
    write.commit(&Actor::system(), NOW, &[]).await.unwrap();
    let untouched = "SELECT COUNT(*) FROM workspaces WHERE name = 'beta-empty' AND version = 1";
    assert_eq!(api.count(untouched).await, 1);
    let touched = "SELECT COUNT(*) FROM api_keys WHERE name = 'taken' OR revoked_at IS NOT NULL OR replaced_by_id IS NOT NULL";
    assert_eq!(api.count(touched).await, 0);
}
