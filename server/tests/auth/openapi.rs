//! The served OpenAPI document.

use std::collections::BTreeSet;

use cloud_ui_server::v1;
use serde_json::Value;

use crate::server::Server;

fn references(value: &Value, found: &mut BTreeSet<String>) {
    match value {
        Value::Object(fields) => {
            if let Some(reference) = fields.get("$ref").and_then(Value::as_str) {
                found.insert(reference.to_owned());
            }
            fields.values().for_each(|field| references(field, found));
        }
        Value::Array(items) => items.iter().for_each(|item| references(item, found)),
        _ => {}
    }
}

#[tokio::test]
async fn every_operation_is_in_the_document_and_every_reference_leads_somewhere() {
    let server = Server::empty(|_| {}).await;
    let document = server.get("/spec/v1.0").await.json();
    assert!(document["openapi"].as_str().unwrap().starts_with("3."));
    let (_, operations) = v1::router(&server.state);
    assert!(!operations.is_empty());
    let mut ids = BTreeSet::new();
    for operation in &operations {
        let method = operation.method.as_str().to_lowercase();
        let found = &document["paths"][operation.path][&method];
        assert_eq!(found["operationId"], operation.id, "{method} {}", operation.path);
        assert!(ids.insert(operation.id), "{} stands twice", operation.id);
        let named: BTreeSet<_> = found["parameters"]
            .as_array()
            .into_iter()
            .flatten()
            .filter(|parameter| parameter["in"] == "path" && parameter["required"] == true)
            .filter_map(|parameter| parameter["name"].as_str())
            .collect();
        assert_eq!(named, operation.path_parameters().collect(), "{}", operation.path);
        assert!(found["responses"]["default"].is_object());
        let media = found["requestBody"]["content"].as_object().and_then(|content| content.keys().next());
        let expected = match (&operation.request, operation.takes_yaml) {
            (Some(_), _) => Some("application/json"),
            (None, true) => Some("application/yaml"),
            (None, false) => None,
        };
        assert_eq!(media.map(String::as_str), expected, "{method} {}", operation.path);
    }
    let mut found = BTreeSet::new();
    references(&document, &mut found);
    assert!(found.contains("#/components/schemas/ErrorBody"));
    for reference in found {
        let pointer = reference.strip_prefix('#').unwrap();
        assert!(document.pointer(pointer).is_some_and(Value::is_object), "{reference} leads nowhere");
    }
}
