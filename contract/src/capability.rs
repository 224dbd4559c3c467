//! What this API offers beyond Astro v1 (`GET /v1/console/capabilities`).

use crate::wire::{open_enum, wire_struct};

open_enum! {
    /// A group of operations that plain v1 does not have.
    pub enum Extension {
        /// A person's API keys.
        ApiKeys => "api-keys",
        /// Apps and their manifests.
        Apps => "apps",
        /// App profiles.
        AppProfiles => "app-profiles",
        /// The caller's effective permissions.
        Permissions => "permissions",
        /// Signing in with the command-line client `astro`.
        ClientSignIn => "client-sign-in",
        /// Creating organizations.
        CreateOrganization => "create-organization",
    }
}

wire_struct! {
    /// What the API at hand can do.
    pub struct Capabilities {
        /// The extensions it serves.
        pub extensions: Vec<Extension>,
        /// The server's version.
        pub version: String,
    }
}
