//! Mounts operations: each behind the check of its own access.

use axum::Router;
use axum::extract::rejection::RawPathParamsRejection;
use axum::extract::{RawPathParams, Request, State};
use axum::handler::Handler;
use axum::http::{HeaderValue, StatusCode, header};
use axum::middleware::{Next, from_fn_with_state};
use axum::response::{IntoResponse, Response};
use axum::routing::{MethodFilter, on};

use super::authorize::authorize;
use super::operation::{Access, Operation};
use crate::error::{ApiError, Result};
use crate::state::AppState;

/// A router that takes handlers only together with their operation.
pub struct OperationRouter {
    state: AppState,
    router: Router<AppState>,
    operations: Vec<Operation>,
}

impl OperationRouter {
    /// A router without operations.
    #[must_use]
    pub fn new(state: AppState) -> Self {
        Self { state, router: Router::new(), operations: Vec::new() }
    }

    /// Mounts the handler behind the check of the operation's access.
    #[must_use]
    pub fn serve<H, T>(mut self, operation: Operation, handler: H) -> Self
    where
        H: Handler<T, AppState>,
        T: 'static,
    {
        let filter = MethodFilter::try_from(operation.method.clone()).unwrap_or(MethodFilter::GET);
        let guarded = on(filter, handler).route_layer(from_fn_with_state(
            (self.state.clone(), operation.access, operation.success()),
            check_access,
        ));
        self.router = self.router.route(operation.path, guarded);
        self.operations.push(operation);
        self
    }

    /// The router, and the table of what it serves.
    pub fn finish(self) -> (Router<AppState>, Vec<Operation>) {
        (self.router, self.operations)
    }
}

async fn check_access(
    State((state, access, success)): State<(AppState, Access, StatusCode)>,
    path: Result<RawPathParams, RawPathParamsRejection>,
    request: Request,
    next: Next,
) -> Response {
    let answer = run_authorized(&state, access, success, path, request, next).await;
    let mut response = answer.unwrap_or_else(IntoResponse::into_response);
    // An answer is for its caller and may hold a secret: no cache on the way or on the disk keeps it.
    response.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    response
}

async fn run_authorized(
    state: &AppState,
    access: Access,
    success: StatusCode,
    path: Result<RawPathParams, RawPathParamsRejection>,
    mut request: Request,
    next: Next,
) -> Result<Response> {
    let path = path.map_err(|_| ApiError::bad_request("The path is not valid UTF-8."))?;
    authorize(state, access, success, &path, &mut request).await?;
    Ok(next.run(request).await)
}
