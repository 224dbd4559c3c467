//! Plans: what an organization may have, and how much of it.

use crate::wire::{open_enum, wire_struct};

open_enum! {
    /// An organization's plan.
    pub enum Plan {
        /// Free, with limits.
        Developer => "DEVELOPER",
        /// Unlimited, with every feature.
        Enterprise => "ENTERPRISE",
    }
}

open_enum! {
    /// A feature that not every plan includes.
    pub enum Feature {
        /// The audit log.
        AuditLog => "AUDIT_LOG",
        /// Teams.
        Teams => "TEAMS",
        /// Custom roles.
        CustomRoles => "CUSTOM_ROLES",
        /// Single sign-on connections.
        SsoConnections => "SSO_CONNECTIONS",
        /// Allowed IP ranges.
        AllowedIpRanges => "ALLOWED_IP_RANGES",
    }
}

wire_struct! {
    /// How many of each an organization may have; absent = no limit.
    #[derive(Default)]
    pub struct PlanLimits {
        /// Members.
        pub members: Option<u32>,
        /// Workspaces.
        pub workspaces: Option<u32>,
        /// Deployments.
        pub deployments: Option<u32>,
        /// Apps.
        pub apps: Option<u32>,
        /// API keys of all members that can be used; a key in overlap does not count.
        pub api_keys: Option<u32>,
    }
}

wire_struct! {
    /// How many of each an organization has.
    #[derive(Default)]
    pub struct PlanUsage {
        /// Members.
        pub members: u32,
        /// Workspaces.
        pub workspaces: u32,
        /// Deployments.
        pub deployments: u32,
        /// Apps.
        pub apps: u32,
        /// API keys that count.
        pub api_keys: u32,
    }
}

impl Plan {
    /// What a person calls the plan.
    #[must_use]
    pub fn label(&self) -> &str {
        match self {
            Self::Developer => "Developer",
            Self::Enterprise => "Enterprise",
            Self::Unknown(text) => text,
        }
    }

    /// The plan's limits. A plan that this version does not know has the tightest.
    #[must_use]
    pub fn limits(&self) -> PlanLimits {
        match self {
            Self::Enterprise => PlanLimits::default(),
            Self::Developer | Self::Unknown(_) => PlanLimits {
                members: Some(5),
                workspaces: Some(1),
                deployments: Some(2),
                apps: Some(5),
                api_keys: Some(10),
            },
        }
    }

    /// The features that the plan includes.
    #[must_use]
    pub fn features(&self) -> &'static [Feature] {
        match self {
            Self::Enterprise => Feature::KNOWN,
            Self::Developer | Self::Unknown(_) => &[],
        }
    }
}
