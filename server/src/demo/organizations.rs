//! The organizations with their members and clusters.

use cloud_ui_contract::id::OrganizationId;

use super::cast::{Cast, Person};
use super::random::Random;
use crate::platform::simulated::PLATFORM;
use crate::store::name_key;
use crate::store::seeding::{ClusterRow, DomainRow, MembershipRow, NodePoolRow, OrganizationRow, Seeding};

/// How much an organization has.
#[derive(Debug, Clone, Copy)]
pub(super) struct Size {
    pub(super) workspaces: usize,
    pub(super) deployments: usize,
    pub(super) apps: usize,
    /// Whether a scale multiplies it: the small ones stay within their plan.
    grows: bool,
}

impl Size {
    /// The size at a scale.
    pub(super) fn times(self, scale: usize) -> Self {
        let scale = if self.grows { scale } else { 1 };
        Self {
            workspaces: self.workspaces * scale,
            deployments: self.deployments * scale,
            apps: self.apps * scale,
            ..self
        }
    }
}

/// A cluster to be.
#[derive(Debug)]
struct ClusterPlan {
    name: &'static str,
    provider: &'static str,
    region: &'static str,
    machine: &'static str,
    database: &'static str,
}

/// An organization to be.
#[derive(Debug)]
pub(super) struct Plan {
    pub(super) name: &'static str,
    plan: &'static str,
    domain: &'static str,
    sso_only: bool,
    age_days: i64,
    pub(super) size: Size,
    clusters: &'static [ClusterPlan],
}

impl Plan {
    /// Whether it is the large one, which has teams, custom roles and tokens.
    pub(super) fn is_large(&self) -> bool {
        self.size.grows
    }
}

/// The three organizations.
pub(super) const PLANS: &[Plan] = &[
    Plan {
        name: "Orbital Labs",
        plan: "ENTERPRISE",
        domain: "orbital.example",
        sso_only: false,
        age_days: 720,
        size: Size { workspaces: 12, deployments: 40, apps: 60, grows: true },
        clusters: &[
            ClusterPlan {
                name: "orbital-us-west",
                provider: "AWS",
                region: "us-west-2",
                machine: "m6i.2xlarge",
                database: "db.r6g.large",
            },
            ClusterPlan {
                name: "orbital-us-central",
                provider: "GCP",
                region: "us-central1",
                machine: "n2-standard-8",
                database: "db-custom-4-16384",
            },
            ClusterPlan {
                name: "orbital-europe",
                provider: "AZURE",
                region: "westeurope",
                machine: "Standard_D8s_v5",
                database: "GP_Standard_D4ds_v4",
            },
        ],
    },
    Plan {
        name: "Kepler Research",
        plan: "DEVELOPER",
        domain: "kepler.example",
        sso_only: false,
        age_days: 210,
        size: Size { workspaces: 1, deployments: 2, apps: 3, grows: false },
        clusters: &[ClusterPlan {
            name: "kepler-small",
            provider: "AWS",
            region: "eu-central-1",
            machine: "m6i.large",
            database: "db.t4g.medium",
        }],
    },
    Plan {
        name: "Nova Logistics",
        plan: "ENTERPRISE",
        domain: "nova.example",
        sso_only: true,
        age_days: 400,
        size: Size { workspaces: 2, deployments: 4, apps: 6, grows: false },
        clusters: &[ClusterPlan {
            name: "nova-freight",
            provider: "GCP",
            region: "europe-west4",
            machine: "n2-standard-4",
            database: "db-custom-2-8192",
        }],
    },
];

/// An organization with who and what is in it.
pub(super) struct House {
    pub(super) plan: &'static Plan,
    pub(super) now: i64,
    pub(super) members: Vec<Person>,
    pub(super) clusters: Vec<ClusterRow>,
    /// Whoever manages it.
    pub(super) owner: String,
    organization: OrganizationRow,
    domain: DomainRow,
    memberships: Vec<MembershipRow>,
    node_pools: Vec<NodePoolRow>,
}

impl House {
    /// Draws an organization.
    pub(super) fn build(plan: &'static Plan, cast: &Cast, random: &mut Random, now: i64) -> Self {
        let id = random.id();
        let guest = |others: &[Person]| others.iter().chain([cast.owner()]).cloned().collect();
        let members: Vec<Person> = match plan.domain {
            "kepler.example" => guest(&cast.kepler),
            "nova.example" => guest(&cast.nova),
            _ => cast.orbital.clone(),
        };
        let owner = members[0].id.clone();
        let created_at = now - random.days(plan.age_days, plan.age_days + 1);
        let clusters = clusters(plan, &id, random, created_at);
        Self {
            plan,
            now,
            memberships: memberships(plan, &id, &members, cast.owner(), now),
            node_pools: clusters
                .iter()
                .zip(plan.clusters)
                .flat_map(|(row, plan)| pools(row, plan, random))
                .collect(),
            organization: OrganizationRow {
                id: id.clone(),
                name: plan.name.to_owned(),
                name_key: name_key(plan.name),
                status: "ACTIVE",
                plan: plan.plan,
                billing_email: format!("billing@{}", plan.domain),
                max_api_key_expiry_days: (plan.domain == "nova.example").then_some(90),
                sso_only: plan.sso_only,
                created_at,
                created_by: owner.clone(),
                updated_at: created_at,
                updated_by: owner.clone(),
            },
            domain: DomainRow {
                id: random.id(),
                organization_id: id,
                name: plan.domain.to_owned(),
                status: "VERIFIED",
                created_at,
                updated_at: created_at,
            },
            members,
            clusters,
            owner,
        }
    }

    /// The organization's id.
    pub(super) fn id(&self) -> OrganizationId {
        OrganizationId::from_trusted(self.organization.id.clone())
    }

    /// Inserts the organization, its domain, members and clusters.
    pub(super) async fn insert(&self, seeding: &mut Seeding) -> Result<(), sqlx::Error> {
        seeding.insert(vec![self.organization.clone()]).await?;
        seeding.insert(vec![self.domain.clone()]).await?;
        seeding.insert(self.memberships.clone()).await?;
        seeding.insert(self.clusters.clone()).await?;
        seeding.insert(self.node_pools.clone()).await
    }
}

fn memberships(plan: &Plan, id: &str, members: &[Person], owner: &Person, now: i64) -> Vec<MembershipRow> {
    members
        .iter()
        .enumerate()
        .map(|(at, person)| {
            // The owner account joined its three organizations one after the other.
            let days_ago = if person.id == owner.id { plan.age_days - 5 } else { person.joined_days_ago() };
            let joined_at = now - days_ago.min(plan.age_days - 1) * 86_400_000;
            MembershipRow {
                organization_id: id.to_owned(),
                user_id: person.id.clone(),
                role: role(plan, at, members.len()),
                joined_at,
                updated_at: joined_at,
            }
        })
        .collect()
}

fn role(plan: &Plan, at: usize, count: usize) -> &'static str {
    match (plan.domain, at) {
        (_, 0) => "ORGANIZATION_OWNER",
        ("kepler.example", _) if at + 1 == count => "ORGANIZATION_VIEWER",
        ("orbital.example", 1) => "ORGANIZATION_ADMIN",
        ("orbital.example", 2) => "ORGANIZATION_EDITOR",
        ("orbital.example", 3) => "ORGANIZATION_VIEWER",
        ("orbital.example", 4) => "ORGANIZATION_BILLING_ADMIN",
        ("orbital.example", 6..) => match at % 20 {
            7 => "ORGANIZATION_EDITOR",
            9 => "ORGANIZATION_VIEWER",
            13 => "ORGANIZATION_ADMIN",
            15 => "ORGANIZATION_OBSERVE_MEMBER",
            18 => "ORGANIZATION_OBSERVE_ADMIN",
            _ => "ORGANIZATION_MEMBER",
        },
        _ => "ORGANIZATION_MEMBER",
    }
}

fn clusters(plan: &Plan, id: &str, random: &mut Random, organization_created_at: i64) -> Vec<ClusterRow> {
    let plans = plan.clusters.iter().enumerate();
    plans
        .map(|(at, cluster)| {
            let created_at = organization_created_at + random.days(1, 20);
            ClusterRow {
                id: random.id(),
                organization_id: id.to_owned(),
                name: cluster.name.to_owned(),
                name_key: name_key(cluster.name),
                cloud_provider: cluster.provider,
                region: cluster.region.to_owned(),
                status: "CREATED",
                cluster_type: "DEDICATED",
                platform: PLATFORM,
                kubernetes_version: ["1.31", "1.30", "1.29"][at % 3].to_owned(),
                db_instance_type: cluster.database.to_owned(),
                vpc_subnet_range: format!("172.{}.0.0/19", 20 + at),
                pod_subnet_range: (cluster.provider == "GCP").then(|| "172.21.0.0/19".to_owned()),
                service_subnet_range: (cluster.provider == "GCP").then(|| "172.22.0.0/22".to_owned()),
                created_at,
                updated_at: created_at,
            }
        })
        .collect()
}

fn pools(cluster: &ClusterRow, plan: &ClusterPlan, random: &mut Random) -> Vec<NodePoolRow> {
    let names = [("default", 20), ("batch", 60)];
    names
        .iter()
        .enumerate()
        .map(|(at, (name, max_node_count))| NodePoolRow {
            id: random.id(),
            cluster_id: cluster.id.clone(),
            name: (*name).to_owned(),
            is_default: at == 0,
            max_node_count: *max_node_count,
            node_instance_type: plan.machine.to_owned(),
            created_at: cluster.created_at,
            updated_at: cluster.updated_at,
        })
        .collect()
}
