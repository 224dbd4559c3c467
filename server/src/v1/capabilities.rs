//! What this API offers beyond Astro v1.

use axum::Json;
use cloud_ui_contract::capability::{Capabilities, Extension};

use crate::access::operation::{Access, Operation};
use crate::access::router::OperationRouter;

pub(super) fn mount(router: OperationRouter) -> OperationRouter {
    router.serve(
        Operation::get(
            "/v1/console/capabilities",
            "GetCapabilities",
            Access::Public,
            "Tells what this API offers beyond Astro v1.",
        )
        .answers::<Capabilities>(),
        get,
    )
}

async fn get() -> Json<Capabilities> {
    Json(Capabilities {
        extensions: vec![
            Extension::ApiKeys,
            Extension::Apps,
            Extension::AppProfiles,
            Extension::Permissions,
            Extension::CreateOrganization,
        ],
        version: env!("CARGO_PKG_VERSION").to_owned(),
    })
}
