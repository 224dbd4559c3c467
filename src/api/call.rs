//! One request to the API before it has an origin and a token.

use crate::browser::http::Method;
use crate::browser::urlencoded;
use serde::Serialize;

/// The query of a request; names may repeat (OpenAPI `form` with `explode`).
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Query(Vec<(&'static str, String)>);

impl Query {
    /// No parameters.
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds a parameter.
    #[must_use]
    pub fn with(mut self, name: &'static str, value: impl Into<String>) -> Self {
        self.0.push((name, value.into()));
        self
    }

    /// Adds a parameter that has a value.
    #[must_use]
    pub fn with_some(self, name: &'static str, value: Option<impl Into<String>>) -> Self {
        match value {
            Some(value) => self.with(name, value),
            None => self,
        }
    }

    /// Adds one parameter per value.
    #[must_use]
    pub fn with_all(mut self, name: &'static str, values: &[String]) -> Self {
        self.0.extend(values.iter().map(|value| (name, value.clone())));
        self
    }

    fn to_text(&self) -> String {
        urlencoded::join(self.0.iter().map(|(name, value)| (*name, value.as_str())))
    }
}

/// The body of a request, by what it is.
pub(super) enum Body {
    Json(String),
    Yaml(String),
}

/// A request. It holds no token.
pub(super) struct Call {
    pub method: Method,
    /// Below the API's origin, with the query.
    pub path: String,
    pub body: Option<Body>,
    /// The `ETag` of what the caller has seen.
    pub if_match: Option<String>,
}

impl Call {
    /// Reads `/v1/` and those segments, which may hold any text.
    pub(super) fn get(segments: &[&str], query: &Query) -> Self {
        Self::new(Method::Get, segments, query)
    }

    pub(super) fn delete(segments: &[&str]) -> Self {
        Self::new(Method::Delete, segments, &Query::new())
    }

    /// Posts a body as JSON.
    pub(super) fn post(segments: &[&str], body: &impl Serialize) -> Self {
        let mut call = Self::new(Method::Post, segments, &Query::new());
        // The contract's requests are structs of texts and numbers, which always serialize; an
        // empty body would be refused by the server with a clear message.
        call.body = Some(Body::Json(serde_json::to_string(body).unwrap_or_default()));
        call
    }

    pub(super) fn post_yaml(segments: &[&str], query: &Query, text: String) -> Self {
        let mut call = Self::new(Method::Post, segments, query);
        call.body = Some(Body::Yaml(text));
        call
    }

    pub(super) fn if_match(mut self, etag: Option<&str>) -> Self {
        self.if_match = etag.map(str::to_owned);
        self
    }

    fn new(method: Method, segments: &[&str], query: &Query) -> Self {
        let mut path = "/v1".to_owned();
        for segment in segments {
            path.push('/');
            path.push_str(&urlencoded::encode(segment));
        }
        let query = query.to_text();
        if !query.is_empty() {
            path.push('?');
            path.push_str(&query);
        }
        Self { method, path, body: None, if_match: None }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn segments_and_parameters_hold_any_text() {
        let query = Query::new()
            .with_all("workspaceIds", &["a".to_owned(), "b".to_owned()])
            .with_some("status", None::<String>)
            .with("search", "50 % & more");
        let call = Call::get(&["organizations", "c1", "app-profiles", "eu/west?"], &query);
        assert_eq!(
            call.path,
            "/v1/organizations/c1/app-profiles/eu%2Fwest%3F?workspaceIds=a&workspaceIds=b&search=50%20%25%20%26%20more"
        );
        assert_eq!(Call::delete(&["a"]).path, "/v1/a");
    }
}
