//! The page for requests that may not be sent on to anybody.

use axum::http::StatusCode;
use axum::response::{Html, IntoResponse, Response};

/// Status 400 and a sentence. Texts are ours: nothing of the request is repeated.
#[must_use]
pub fn bad_request(sentence: &'static str) -> Response {
    let request = crate::request::current_id();
    let page = format!(
        "<!doctype html>\n<html lang=\"en\">\n<meta charset=\"utf-8\">\n<title>Sign-in is not possible</title>\n\
         <h1>Sign-in is not possible</h1>\n<p>{sentence}</p>\n\
         <p>Go back to the application and begin again. Request id: {request}</p>\n</html>\n"
    );
    (StatusCode::BAD_REQUEST, Html(page)).into_response()
}
