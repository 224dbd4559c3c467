//! Sample data for `--demo`: three organizations, the same at every start but for their times,
//! which are relative to now.

mod access;
mod apps;
mod cast;
mod catalog;
mod credentials;
mod deployments;
mod names;
mod organizations;
mod random;
mod workspaces;

use crate::clock::Clock;
use crate::store::Store;
use crate::store::audit::{AuditEntry, Changes};

pub use cast::DemoAccount;

use random::Random;

/// Where the sequence of sample data begins.
const SEED: u64 = 0x000C_10D5_EED0_0001;

/// Fills an empty database; answers the accounts that one can sign in with, and none when the
/// database was not empty. `scale` multiplies workspaces, deployments and apps of the large
/// organization: 167 makes 10,020 apps.
///
/// # Errors
/// When the database cannot be written; then nothing is.
pub async fn seed(
    store: &Store,
    clock: &Clock,
    scale: u32,
    password_hash: &str,
) -> Result<Vec<DemoAccount>, sqlx::Error> {
    let Some(mut seeding) = store.begin_seeding().await? else { return Ok(Vec::new()) };
    let now = clock.now();
    let scale = usize::try_from(scale.max(1)).unwrap_or(1);
    let mut random = Random::new(SEED);

    let cast = cast::Cast::new(&mut random);
    seeding.insert(cast.rows(&mut random, now.millis(), password_hash)).await?;

    let mut entries = Vec::new();
    for plan in organizations::PLANS {
        let house = organizations::House::build(plan, &cast, &mut random, now.millis());
        house.insert(&mut seeding).await?;
        let count = plan.size.times(scale);
        let workspaces = workspaces::build(&house, count.workspaces, &mut random);
        seeding.insert(workspaces.clone()).await?;
        let deployments = deployments::build(&house, &workspaces, count.deployments, &mut random);
        seeding.insert(deployments.clone()).await?;
        access::insert(&mut seeding, &house, &workspaces, &deployments, &mut random).await?;
        credentials::insert(&mut seeding, &house, &workspaces, &mut random).await?;
        apps::insert(&mut seeding, &house, &workspaces, count.apps, &mut random).await?;
        entries.push(AuditEntry {
            organization_id: Some(house.id()),
            action: "CREATE",
            entity_type: "ORGANIZATION",
            entity_id: house.id().to_string(),
            entity_name: plan.name.to_owned(),
            changes: Changes::none(),
        });
    }
    seeding.finish(now, &entries).await?;
    Ok(cast::accounts())
}
