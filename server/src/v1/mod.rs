//! The REST API: one file per resource, each with its operations and their handlers.

use axum::Router;

use crate::access::operation::Operation;
use crate::access::router::OperationRouter;
use crate::state::AppState;

mod api_key_changes;
mod api_keys;
mod api_tokens;
mod app_profiles;
mod apply;
mod apply_app;
mod apply_profile;
mod apply_run;
mod apps;
mod capabilities;
mod clusters;
mod deployments;
mod fields;
mod organization_api_keys;
mod organization_settings;
mod organizations;
mod places;
mod roles;
mod self_user;
mod users;
mod workspace_settings;
mod workspaces;

/// The router of `/v1`, and the table of its operations.
pub fn router(state: &AppState) -> (Router<AppState>, Vec<Operation>) {
    let mut router = OperationRouter::new(state.clone());
    for mount in [
        capabilities::mount,
        self_user::mount,
        organizations::mount,
        workspaces::mount,
        deployments::mount,
        clusters::mount,
        users::mount,
        roles::mount,
        api_tokens::mount,
        api_keys::mount,
        api_key_changes::mount,
        organization_api_keys::mount,
        apps::mount,
        apply::mount,
        app_profiles::mount,
    ] {
        router = mount(router);
    }
    router.finish()
}
