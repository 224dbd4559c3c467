//! Operations of the REST API: one value each, from which the route, its access check and its
//! entry in the OpenAPI document are made.

use axum::http::{Method, StatusCode};
use cloud_ui_contract::permission::Permission;
use utoipa::ToSchema;
use utoipa::openapi::{RefOr, Schema};

/// What an operation asks of its caller before its handler runs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Access {
    /// Nothing, not even a credential.
    Public,
    /// A valid credential; what it reaches, the handler decides by the organization named in the
    /// query or body (see [`super::authorize::enter_organization`]).
    Credential,
    /// A signed-in person, no key or token.
    Person,
    /// The permission in the whole organization of the path.
    Organization(Permission),
    /// The permission somewhere in the organization of the path; the handler narrows its answer
    /// to where it holds.
    Somewhere(Permission),
    /// The permission in the workspace of the path, which must exist in the organization.
    Workspace(Permission),
    /// The permission for the deployment of the path, likewise.
    Deployment(Permission),
    /// The permission in the workspace of the app of the path, given by id or name.
    App(Permission),
}

/// A parameter of the query.
#[derive(Debug, Clone, Copy)]
pub struct QueryParameter {
    /// Its name.
    pub name: &'static str,
    /// What it does.
    pub description: &'static str,
    /// Whether it may be repeated.
    pub repeats: bool,
}

/// A schema of the OpenAPI document by name.
#[derive(Clone)]
pub struct NamedSchema {
    /// The name.
    pub name: String,
    /// The schema.
    pub schema: RefOr<Schema>,
    /// The schemas that it refers to.
    pub referenced: Vec<(String, RefOr<Schema>)>,
}

impl NamedSchema {
    fn of<T: ToSchema>() -> Self {
        let mut referenced = Vec::new();
        T::schemas(&mut referenced);
        Self { name: T::name().into_owned(), schema: T::schema(), referenced }
    }
}

/// One operation.
#[derive(Clone)]
pub struct Operation {
    /// The method: GET, POST or DELETE.
    pub method: Method,
    /// The path with its parameters in braces.
    pub path: &'static str,
    /// The `operationId`, e.g. `ListWorkspaces`.
    pub id: &'static str,
    /// What it does, in a sentence.
    pub summary: &'static str,
    /// What it asks of its caller.
    pub access: Access,
    /// The parameters of its query.
    pub query: Vec<QueryParameter>,
    /// Its body.
    pub request: Option<NamedSchema>,
    /// Whether its body is YAML, which no schema describes.
    pub takes_yaml: bool,
    /// Its answer; none for 204.
    pub response: Option<NamedSchema>,
}

impl Operation {
    /// An operation that reads.
    #[must_use]
    pub fn get(path: &'static str, id: &'static str, access: Access, summary: &'static str) -> Self {
        Self::new(Method::GET, path, id, access, summary)
    }

    /// An operation that creates, changes or does something.
    #[must_use]
    pub fn post(path: &'static str, id: &'static str, access: Access, summary: &'static str) -> Self {
        Self::new(Method::POST, path, id, access, summary)
    }

    /// An operation that deletes.
    #[must_use]
    pub fn delete(path: &'static str, id: &'static str, access: Access, summary: &'static str) -> Self {
        Self::new(Method::DELETE, path, id, access, summary)
    }

    fn new(
        method: Method,
        path: &'static str,
        id: &'static str,
        access: Access,
        summary: &'static str,
    ) -> Self {
        Self {
            method,
            path,
            id,
            summary,
            access,
            query: Vec::new(),
            request: None,
            takes_yaml: false,
            response: None,
        }
    }

    /// Names a parameter of the query.
    #[must_use]
    pub fn query(mut self, name: &'static str, description: &'static str) -> Self {
        self.query.push(QueryParameter { name, description, repeats: false });
        self
    }

    /// Names a parameter of the query that may be repeated.
    #[must_use]
    pub fn query_list(mut self, name: &'static str, description: &'static str) -> Self {
        self.query.push(QueryParameter { name, description, repeats: true });
        self
    }

    /// Names the parameters that every list has.
    #[must_use]
    pub fn paged(self) -> Self {
        self.query("limit", "The most items of a page, 1 to 1000; 20 by default.")
            .query("offset", "How many items precede the page.")
            .query_list("sorts", "The order: `field:asc` or `field:desc`.")
            .query("search", "A part of the name, in any case.")
    }

    /// Names the type of the body.
    #[must_use]
    pub fn takes<T: ToSchema>(mut self) -> Self {
        self.request = Some(NamedSchema::of::<T>());
        self
    }

    /// Says that the body is YAML.
    #[must_use]
    pub fn takes_yaml(mut self) -> Self {
        self.takes_yaml = true;
        self
    }

    /// Names the type of the answer.
    #[must_use]
    pub fn answers<T: ToSchema>(mut self) -> Self {
        self.response = Some(NamedSchema::of::<T>());
        self
    }

    /// The status of its answer when it succeeds.
    #[must_use]
    pub fn success(&self) -> StatusCode {
        if self.response.is_some() { StatusCode::OK } else { StatusCode::NO_CONTENT }
    }

    /// The names of the path's parameters.
    pub fn path_parameters(&self) -> impl Iterator<Item = &'static str> {
        self.path.split('/').filter_map(|part| part.strip_prefix('{')?.strip_suffix('}'))
    }
}
