//! What a person reads of an API error.

use crate::api::ApiError;
use crate::forms::Draft;
use crate::ui::Failure;

/// The words for an error, with the request's id.
pub fn failure(error: &ApiError) -> Failure {
    Failure::new(error.headline(), error.advice()).with_request_id(error.request_id().map(str::to_owned))
}

/// Puts the server's objections at their fields, and answers what is left to be said beside the
/// button.
pub fn refused(draft: Draft, error: &ApiError) -> Option<Failure> {
    let faults = error.field_errors();
    if faults.is_empty() {
        return Some(failure(error));
    }
    let faults = faults.iter().map(|fault| (fault.field.clone(), fault.message.clone()));
    let homeless = draft.refuse(faults.collect());
    (!homeless.is_empty())
        .then(|| Failure::new(homeless.join(" "), "").with_request_id(error.request_id().map(str::to_owned)))
}
