//! The people of the sample data.

use super::names::people;
use super::random::Random;
use crate::store::name_key;
use crate::store::seeding::UserRow;

/// An account that one can sign in with.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DemoAccount {
    /// The e-mail address.
    pub email: &'static str,
    /// The full name.
    pub full_name: &'static str,
    /// What the account is for, in a few words.
    pub role: &'static str,
}

const ACCOUNTS: [DemoAccount; 6] = [
    DemoAccount {
        email: "owner@orbital.example",
        full_name: "Amara Osei",
        role: "owner of Orbital Labs, viewer in Kepler Research, member of Nova Logistics",
    },
    DemoAccount { email: "admin@orbital.example", full_name: "Jonas Lindqvist", role: "admin" },
    DemoAccount { email: "editor@orbital.example", full_name: "Priya Raghavan", role: "editor" },
    DemoAccount { email: "viewer@orbital.example", full_name: "Mateo Quiroga", role: "viewer" },
    DemoAccount { email: "billing@orbital.example", full_name: "Hye-jin Park", role: "billing admin" },
    DemoAccount {
        email: "member@orbital.example",
        full_name: "Tomasz Zieliński",
        role: "member, author in one workspace",
    },
];

/// The accounts that one can sign in with.
pub(super) fn accounts() -> Vec<DemoAccount> {
    ACCOUNTS.to_vec()
}

/// A person.
#[derive(Debug, Clone)]
pub(super) struct Person {
    /// The account's id.
    pub(super) id: String,
    email: String,
    full_name: String,
    status: &'static str,
    can_sign_in: bool,
    joined_days_ago: i64,
}

/// Everybody.
pub(super) struct Cast {
    /// The accounts, in their order, then the other members of Orbital Labs.
    pub(super) orbital: Vec<Person>,
    /// The members of Kepler Research besides the owner account.
    pub(super) kepler: Vec<Person>,
    /// Likewise of Nova Logistics.
    pub(super) nova: Vec<Person>,
}

/// The members of the large organization.
const ORBITAL_MEMBERS: usize = 200;
/// The members of the small one, its limit less the owner account.
const KEPLER_MEMBERS: usize = 3;
const NOVA_MEMBERS: usize = 7;

impl Cast {
    /// Draws everybody.
    pub(super) fn new(random: &mut Random) -> Self {
        let mut orbital: Vec<Person> = ACCOUNTS
            .iter()
            .map(|account| Person {
                id: random.id(),
                email: account.email.to_owned(),
                full_name: account.full_name.to_owned(),
                status: "ACTIVE",
                can_sign_in: true,
                joined_days_ago: 700,
            })
            .collect();
        let mut names = people();
        random.shuffle(&mut names);
        let mut names = names.into_iter();
        let mut draw = |count: usize, domain: &str, random: &mut Random| -> Vec<Person> {
            let drawn = names.by_ref().take(count).enumerate();
            drawn
                .map(|(at, (full_name, address))| Person {
                    id: random.id(),
                    email: format!("{address}@{domain}"),
                    full_name,
                    status: status(at),
                    can_sign_in: false,
                    joined_days_ago: 20 + i64::try_from(random.below(650)).unwrap_or(0),
                })
                .collect()
        };
        let others = draw(ORBITAL_MEMBERS - ACCOUNTS.len(), "orbital.example", random);
        orbital.extend(others);
        let kepler = draw(KEPLER_MEMBERS, "kepler.example", random);
        let nova = draw(NOVA_MEMBERS, "nova.example", random);
        Self { orbital, kepler, nova }
    }

    /// The account that sees all three organizations.
    pub(super) fn owner(&self) -> &Person {
        &self.orbital[0]
    }

    /// The rows of all accounts.
    pub(super) fn rows(&self, random: &mut Random, now: i64, password_hash: &str) -> Vec<UserRow> {
        let owner = &self.owner().id;
        let everybody = self.orbital.iter().chain(&self.kepler).chain(&self.nova);
        everybody
            .map(|person| {
                let created_at = now - random.days(person.joined_days_ago, person.joined_days_ago + 1);
                UserRow {
                    id: person.id.clone(),
                    email: person.email.clone(),
                    email_key: person.email.clone(),
                    full_name: person.full_name.clone(),
                    full_name_key: name_key(&person.full_name),
                    status: person.status,
                    global_role: if person.id == *owner { "ADMIN" } else { "DEVELOPER" },
                    password_hash: person.can_sign_in.then(|| password_hash.to_owned()),
                    created_at,
                    updated_at: created_at,
                }
            })
            .collect()
    }
}

impl Person {
    /// When they joined their organization, in days before now.
    pub(super) fn joined_days_ago(&self) -> i64 {
        self.joined_days_ago
    }
}

fn status(at: usize) -> &'static str {
    match at % 29 {
        11 => "PENDING",
        17 => "INACTIVE",
        23 => "BANNED",
        _ => "ACTIVE",
    }
}
