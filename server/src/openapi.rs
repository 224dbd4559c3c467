//! The OpenAPI document of `/v1`, made from the table of its operations.

use axum::http::Method;
use cloud_ui_contract::error::ErrorBody;
use utoipa::openapi::path::{
    HttpMethod, OperationBuilder, ParameterBuilder, ParameterIn, Paths, PathsBuilder,
};
use utoipa::openapi::request_body::RequestBodyBuilder;
use utoipa::openapi::schema::{ArrayBuilder, ComponentsBuilder, Object, Type};
use utoipa::openapi::security::{
    ApiKey, ApiKeyValue, HttpAuthScheme, HttpBuilder, SecurityRequirement, SecurityScheme,
};
use utoipa::openapi::server::Server;
use utoipa::openapi::{
    ContentBuilder, InfoBuilder, OpenApi, OpenApiBuilder, Ref, RefOr, Required, ResponseBuilder, Schema,
};
use utoipa::{PartialSchema, ToSchema};

use crate::access::operation::{Access, NamedSchema, Operation};
use crate::config::Settings;

/// The schemes by which a caller shows a credential.
const BEARER: &str = "bearer";
const API_KEY: &str = "apiKey";

/// The document (OpenAPI 3.1).
#[must_use]
pub fn document(operations: &[Operation], settings: &Settings) -> OpenApi {
    let info = InfoBuilder::new()
        .title("Cloud UI API")
        .version(env!("CARGO_PKG_VERSION"))
        .description(Some("The Astro API v1 as far as the console needs it, and its extensions."));
    OpenApiBuilder::new()
        .info(info)
        .servers(Some([Server::new(settings.origin())]))
        .paths(paths(operations))
        .components(Some(components(operations).build()))
        .security(Some([SecurityRequirement::new::<_, [&str; 0], &str>(BEARER, [])]))
        .build()
}

fn paths(operations: &[Operation]) -> Paths {
    let mut paths = PathsBuilder::new().build();
    for operation in operations {
        paths.add_path_operation(operation.path, vec![method(&operation.method)], describe(operation));
    }
    paths
}

fn method(method: &Method) -> HttpMethod {
    match *method {
        Method::POST => HttpMethod::Post,
        Method::DELETE => HttpMethod::Delete,
        _ => HttpMethod::Get,
    }
}

fn describe(operation: &Operation) -> utoipa::openapi::path::Operation {
    let mut builder = OperationBuilder::new()
        .operation_id(Some(operation.id))
        .summary(Some(operation.summary))
        .description(Some(access(operation.access)));
    let text = || RefOr::T(Schema::Object(Object::with_type(Type::String)));
    for name in operation.path_parameters() {
        let parameter = ParameterBuilder::new()
            .name(name)
            .parameter_in(ParameterIn::Path)
            .required(Required::True)
            .schema(Some(text()));
        builder = builder.parameter(parameter);
    }
    for query in &operation.query {
        let schema = if query.repeats {
            RefOr::T(Schema::Array(ArrayBuilder::new().items(text()).build()))
        } else {
            text()
        };
        let parameter = ParameterBuilder::new()
            .name(query.name)
            .parameter_in(ParameterIn::Query)
            .required(Required::False)
            .description(Some(query.description))
            .schema(Some(schema));
        builder = builder.parameter(parameter);
    }
    if let Some(body) = &operation.request {
        let content = ContentBuilder::new().schema(Some(Ref::from_schema_name(&body.name))).build();
        let body =
            RequestBodyBuilder::new().content("application/json", content).required(Some(Required::True));
        builder = builder.request_body(Some(body.build()));
    }
    if operation.takes_yaml {
        let content = ContentBuilder::new().schema(Some(text())).build();
        let body =
            RequestBodyBuilder::new().content("application/yaml", content).required(Some(Required::True));
        builder = builder.request_body(Some(body.build()));
    }
    let mut done = ResponseBuilder::new().description(match &operation.response {
        Some(_) => "Done.",
        None => "Done; there is nothing to say.",
    });
    if let Some(answer) = &operation.response {
        let content = ContentBuilder::new().schema(Some(Ref::from_schema_name(&answer.name))).build();
        done = done.content("application/json", content);
    }
    let error = ContentBuilder::new().schema(Some(Ref::from_schema_name(ErrorBody::name()))).build();
    let error = ResponseBuilder::new().description("Not done, and why.").content("application/json", error);
    if operation.access == Access::Public {
        builder = builder.security(SecurityRequirement::default());
    }
    builder.response(operation.success().as_str(), done).response("default", error).build()
}

/// What the operation asks of its caller, in a sentence.
fn access(access: Access) -> String {
    match access {
        Access::Public => "Needs no credential.".to_owned(),
        Access::Credential => "Needs a credential.".to_owned(),
        Access::Person => "Needs a signed-in person.".to_owned(),
        Access::Organization(permission) => format!("Needs {permission} in the organization."),
        Access::Somewhere(permission) => format!("Answers for where the caller holds {permission}."),
        Access::Workspace(permission) => format!("Needs {permission} in the workspace."),
        Access::Deployment(permission) => format!("Needs {permission} for the deployment."),
        Access::App(permission) => format!("Needs {permission} for the app."),
    }
}

fn components(operations: &[Operation]) -> ComponentsBuilder {
    let mut referenced = Vec::new();
    ErrorBody::schemas(&mut referenced);
    let bearer = HttpBuilder::new().scheme(HttpAuthScheme::Bearer).build();
    let mut builder = ComponentsBuilder::new()
        .security_scheme(BEARER, SecurityScheme::Http(bearer))
        .security_scheme(API_KEY, SecurityScheme::ApiKey(ApiKey::Header(ApiKeyValue::new("X-API-Key"))))
        .schema(ErrorBody::name(), ErrorBody::schema())
        .schemas_from_iter(referenced);
    let named = operations.iter().flat_map(|operation| operation.request.iter().chain(&operation.response));
    for NamedSchema { name, schema, referenced } in named.cloned() {
        builder = builder.schema(name, schema).schemas_from_iter(referenced);
    }
    builder
}
