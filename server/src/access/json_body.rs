//! Bodies in JSON: read strictly, so that the answer names the field that is wrong.

use axum::body::Bytes;
use axum::extract::{FromRequest, Request};
use axum::http::{HeaderMap, StatusCode, header};
use cloud_ui_contract::error::FieldError;
use serde::de::DeserializeOwned;

use crate::error::{ApiError, Result};

/// The body of a request. Fields that the type does not know are ignored; an empty body counts as
/// `{}`.
#[derive(Debug, Clone, Copy)]
pub struct JsonBody<T>(pub T);

impl<T: DeserializeOwned, S: Send + Sync> FromRequest<S> for JsonBody<T> {
    type Rejection = ApiError;

    async fn from_request(request: Request, state: &S) -> Result<Self> {
        let is_json = is_json(request.headers());
        let bytes = Bytes::from_request(request, state)
            .await
            .map_err(|rejection| ApiError::new(rejection.status(), rejection.body_text()))?;
        if bytes.is_empty() {
            return read(b"{}").map(Self);
        }
        if !is_json {
            return Err(ApiError::new(
                StatusCode::UNSUPPORTED_MEDIA_TYPE,
                "Send the body as JSON, with Content-Type: application/json.",
            ));
        }
        read(&bytes).map(Self)
    }
}

fn is_json(headers: &HeaderMap) -> bool {
    let content_type = headers.get(header::CONTENT_TYPE).and_then(|value| value.to_str().ok());
    let essence = content_type.unwrap_or_default().split(';').next().unwrap_or_default().trim();
    essence.eq_ignore_ascii_case("application/json") || essence.to_ascii_lowercase().ends_with("+json")
}

fn read<T: DeserializeOwned>(bytes: &[u8]) -> Result<T> {
    let mut deserializer = serde_json::Deserializer::from_slice(bytes);
    let value = serde_path_to_error::deserialize(&mut deserializer)
        .map_err(|error| explain(&error.path().to_string(), error.inner()))?;
    deserializer.end().map_err(|error| explain(".", &error))?;
    Ok(value)
}

fn explain(path: &str, error: &serde_json::Error) -> ApiError {
    let text = error.to_string();
    let cause = text.rsplit_once(" at line ").map_or(text.as_str(), |(cause, _)| cause);
    let place = format!("line {}, column {}", error.line(), error.column());
    if !error.is_data() {
        return ApiError::bad_request(format!("The body is not valid JSON at {place}: {cause}."));
    }
    if let Some(field) = cause.strip_prefix("missing field `").and_then(|rest| rest.strip_suffix('`')) {
        let field = if path == "." { field.to_owned() } else { format!("{path}.{field}") };
        let message = format!("{field} is required.");
        return ApiError::invalid(vec![FieldError { code: "required".to_owned(), field, message }]);
    }
    if path == "." {
        return ApiError::bad_request(format!("The body does not fit at {place}: {cause}."));
    }
    ApiError::invalid(vec![FieldError {
        code: "wrong_type".to_owned(),
        field: path.to_owned(),
        message: format!("{path} does not fit at {place}: {cause}."),
    }])
}

#[cfg(test)]
mod tests {
    use cloud_ui_contract::api_key::{CreateApiKeyRequest, RotateApiKeyRequest};

    use super::*;

    fn fault<T: DeserializeOwned + std::fmt::Debug>(body: &str) -> String {
        format!("{:?}", read::<T>(body.as_bytes()).unwrap_err())
    }

    #[test]
    fn a_wrong_type_names_its_field_line_and_column() {
        let text = fault::<CreateApiKeyRequest>("{\"name\": \"ci\",\n \"organizationId\": 7}");
        assert!(text.contains("\"organizationId\"") && text.contains("line 2, column 20"), "{text}");
        let text = fault::<RotateApiKeyRequest>(r#"{"overlapMinutes": -1}"#);
        assert!(text.contains("\"overlapMinutes\""), "{text}");
    }

    #[test]
    fn a_missing_field_is_named() {
        let text = fault::<CreateApiKeyRequest>("{}");
        assert!(text.contains("name is required.") && text.contains("\"required\""), "{text}");
    }

    #[test]
    fn broken_json_names_the_place() {
        for body in ["{\"overlapMinutes\": 1", "{\"overlapMinutes\": 1}}", "nonsense", "[]", "\u{feff}{}"] {
            let text = fault::<RotateApiKeyRequest>(body);
            assert!(text.contains("line 1") || text.contains("is required"), "{body}: {text}");
        }
    }

    #[test]
    fn unknown_fields_are_ignored() {
        let body = br#"{"overlapMinutes": 5, "galaxy": {"arms": 2}}"#;
        assert_eq!(read::<RotateApiKeyRequest>(body).unwrap().overlap_minutes, 5);
    }
}
