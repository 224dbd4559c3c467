//! Profiles and apps, in the states in which the simulated platform would have left them.

use cloud_ui_contract::app::AppStatus;
use cloud_ui_contract::id::{AppId, ClusterId};
use cloud_ui_contract::timestamp::Timestamp;
use serde_json::{Value, json};

use super::catalog::{TEMPLATES, Template};
use super::organizations::House;
use super::random::Random;
use crate::manifest::render;
use crate::platform::simulated;
use crate::platform::workload::{Placement, State, Workload};
use crate::store::name_key;
use crate::store::seeding::{AppRow, ClusterRow, EventRow, ProfileRow, RevisionRow, Seeding, WorkspaceRow};

/// How far before its last roll-out the history of an app begins, in days.
const OLDEST_ROLLOUT_DAYS: i64 = 30;

struct Profile {
    row: ProfileRow,
    tier: Option<&'static str>,
    cluster: Option<ClusterRow>,
}

/// Inserts profiles, apps, their first revisions and events.
pub(super) async fn insert(
    seeding: &mut Seeding,
    house: &House,
    workspaces: &[WorkspaceRow],
    count: usize,
    random: &mut Random,
) -> Result<(), sqlx::Error> {
    let profiles = profiles(house, random);
    seeding.insert(profiles.iter().map(|profile| profile.row.clone()).collect()).await?;
    let mut apps = Vec::with_capacity(count);
    let mut revisions = Vec::with_capacity(count);
    let mut events = Vec::new();
    for at in 0..count {
        let template = &TEMPLATES[at % TEMPLATES.len()];
        let round = at / TEMPLATES.len();
        let name =
            if round == 0 { template.name.to_owned() } else { format!("{}-{}", template.name, round + 1) };
        let app = App::draw(house, template, name, at, &profiles, random);
        let workspace = &workspaces[at % workspaces.len()];
        events.extend(app.events(house, random));
        revisions.push(app.revision());
        apps.push(app.row(house, workspace));
    }
    seeding.insert(apps).await?;
    seeding.insert(revisions).await?;
    seeding.insert(events).await
}

fn profiles(house: &House, random: &mut Random) -> Vec<Profile> {
    let pinned = house.clusters.iter().enumerate().map(|(at, cluster)| {
        let tier = ["premium", "standard", "basic"][at % 3];
        (
            format!("pinned-{}", cluster.name),
            Some(tier),
            Some(cluster.clone()),
            json!({"clusterName": cluster.name}),
        )
    });
    let regional = house.clusters.iter().map(|cluster| {
        let provider = cluster.cloud_provider.to_lowercase();
        let place = json!({"cloudProvider": {"provider": provider, "region": cluster.region}});
        (format!("{provider}-{}", cluster.region), Some("standard"), Some(cluster.clone()), place)
    });
    let nearest = house.clusters.first().cloned();
    let nearest = [("nearest".to_owned(), Some("basic"), nearest, json!({}))];
    let unmatched = house.plan.is_large().then(|| {
        let place = json!({"cloudProvider": {"provider": "aws", "region": "ap-southeast-2"}});
        ("sydney".to_owned(), None, None, place)
    });
    let plans: Vec<_> = pinned.chain(regional).chain(nearest).chain(unmatched).collect();
    plans
        .into_iter()
        .map(|(name, tier, cluster, mut spec)| {
            let created_at = house.now - random.days(100, 140);
            spec["profileName"] = Value::from(name.as_str());
            if let Some(tier) = tier {
                spec["availabilityTier"] = Value::from(tier);
            }
            let row = ProfileRow {
                id: random.id(),
                organization_id: house.id().into(),
                name_key: name_key(&name),
                name,
                spec: spec.to_string(),
                created_at,
                created_by: house.owner.clone(),
                updated_at: created_at,
                updated_by: house.owner.clone(),
            };
            Profile { row, tier, cluster }
        })
        .collect()
}

struct App {
    workload: Workload,
    profile_id: String,
    state: State,
    created_at: i64,
    author: String,
}

impl App {
    fn draw(
        house: &House,
        template: &Template,
        name: String,
        at: usize,
        profiles: &[Profile],
        random: &mut Random,
    ) -> Self {
        // The last profile of the large organization fits no cluster: a few apps wait for one.
        let placed = profiles.iter().filter(|profile| profile.cluster.is_some()).count();
        let waits = placed < profiles.len() && at % 30 == 12;
        let profile = &profiles[if waits { placed } else { random.below(placed) }];
        let rolled_out_at = house.now - random.days(1, OLDEST_ROLLOUT_DAYS);
        let spec = template.spec(&name, &profile.row.name, "apps.orbital.example");
        let mut workload = Workload {
            id: AppId::from_trusted(random.id()),
            organization_id: house.id(),
            name,
            namespace: template.namespace.to_owned(),
            revision: 1,
            spec,
            tier: profile.tier.map(str::to_owned),
            cluster: profile.cluster.as_ref().map(placement),
            status: AppStatus::Pending,
            status_since: Timestamp::from_millis(rolled_out_at),
        };
        let state = if waits || at % 60 == 36 {
            // Under way: the platform takes it from here.
            if !waits {
                workload.status_since = Timestamp::from_millis(house.now);
            }
            let now = if waits { house.now } else { house.now + 2_000 };
            match simulated::step(&workload, Timestamp::from_millis(now)) {
                crate::platform::workload::Report::State(state) => *state,
                crate::platform::workload::Report::Gone => simulated::settled(&workload),
            }
        } else {
            simulated::settled(&workload)
        };
        Self {
            workload,
            profile_id: profile.row.id.clone(),
            state,
            created_at: rolled_out_at - random.days(0, 60),
            author: random.pick(&house.members).id.clone(),
        }
    }

    fn row(&self, house: &House, workspace: &WorkspaceRow) -> AppRow {
        let since = self.workload.status_since.millis();
        AppRow {
            id: self.workload.id.to_string(),
            organization_id: house.id().into(),
            workspace_id: workspace.id.clone(),
            profile_id: self.profile_id.clone(),
            cluster_id: self.workload.cluster.as_ref().map(|cluster| cluster.id.to_string()),
            name: self.workload.name.clone(),
            name_key: name_key(&self.workload.name),
            namespace: self.workload.namespace.clone(),
            source_type: self.workload.spec["source"]["type"].as_str().unwrap_or_default().to_uppercase(),
            spec: self.workload.spec.to_string(),
            revision: 1,
            status: self.state.status.as_str().to_owned(),
            status_reason: self.state.reason.clone(),
            status_since: since,
            next_check_at: self.state.next_check_at.map(Timestamp::millis),
            endpoint: self.state.endpoint.clone(),
            desired_replicas: self.state.desired_replicas,
            ready_replicas: self.state.ready_replicas,
            created_at: self.created_at,
            created_by: self.author.clone(),
            updated_at: since.min(house.now),
            updated_by: self.author.clone(),
        }
    }

    fn revision(&self) -> RevisionRow {
        RevisionRow {
            app_id: self.workload.id.to_string(),
            number: 1,
            manifest: render::application(&self.workload.spec),
            spec: self.workload.spec.to_string(),
            created_at: self.created_at,
            created_by: self.author.clone(),
        }
    }

    fn events(&self, house: &House, random: &mut Random) -> Vec<EventRow> {
        let history = simulated::history(&self.workload, self.workload.status_since);
        let so_far = history.into_iter().filter(|event| event.at.millis() <= house.now);
        so_far
            .map(|event| EventRow {
                id: random.id(),
                app_id: self.workload.id.to_string(),
                timestamp: event.at.millis(),
                stream: event.stream.as_str().to_owned(),
                r#type: event.event_type.as_str().to_owned(),
                reason: event.reason.to_owned(),
                message: event.message,
                object: event.object,
                count: i64::from(event.count),
            })
            .collect()
    }
}

fn placement(cluster: &ClusterRow) -> Placement {
    Placement {
        id: ClusterId::from_trusted(cluster.id.clone()),
        name: cluster.name.clone(),
        region: cluster.region.clone(),
    }
}
