//! What a person reads of an API error.

use crate::api::ApiError;
use crate::ui::Failure;

/// The words for an error, with the request's id.
pub fn failure(error: &ApiError) -> Failure {
    Failure::new(error.headline(), error.advice()).with_request_id(error.request_id().map(str::to_owned))
}
