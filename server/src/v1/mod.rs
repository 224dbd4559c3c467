//! The REST API: one file per resource, each with its operations and their handlers.

use axum::Router;

use crate::access::operation::Operation;
use crate::access::router::OperationRouter;
use crate::state::AppState;

/// The router of `/v1`, and the table of its operations.
#[must_use]
pub fn router(state: &AppState) -> (Router<AppState>, Vec<Operation>) {
    OperationRouter::new(state.clone()).finish()
}
