//! The REST API through its router: every operation allowed and forbidden, with bad input, stale
//! writes and full plans, and one organization hidden from another.

mod api;
mod api_keys;
mod api_keys_in_organizations;
mod api_keys_limits;
mod api_keys_rotation;
mod apps;
mod apps_apply;
mod apps_samples;
mod audit;
mod bad_input;
mod isolation;
mod lists;
mod organizations;
mod self_user;
mod stores;
mod workspaces;
mod world;
