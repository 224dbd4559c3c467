use super::*;
use cloud_ui_contract::sign_in_method::SignInKind;

fn parts<'a>(status: u16, body: &'a str) -> ErrorParts<'a> {
    ErrorParts { status, request_id: None, retry_after: None, body }
}

fn json(code: &str, details: &str) -> String {
    format!(
        r#"{{"message":"Said by the server.","requestId":"req-body","statusCode":400,"code":"{code}","details":{details}}}"#
    )
}

fn kind(status: u16, body: &str) -> ApiErrorKind {
    ApiError::from_response(&parts(status, body)).kind().clone()
}

#[test]
fn each_code_has_its_kind_and_details() {
    let methods = r#"{"methods":[{"kind":"SSO","displayName":"Nova SSO"}]}"#;
    for (status, code, details, expected) in [
        (
            403,
            "FORBIDDEN",
            r#"{"permission":"app.deploy"}"#,
            ApiErrorKind::Forbidden { permission: Some("app.deploy".to_owned()) },
        ),
        (403, "FORBIDDEN", "null", ApiErrorKind::Forbidden { permission: None }),
        (
            403,
            "AUTH_METHOD_REQUIRED",
            methods,
            ApiErrorKind::AuthMethodRequired {
                methods: vec![SignInMethod {
                    kind: SignInKind::Sso,
                    connection_id: None,
                    display_name: "Nova SSO".to_owned(),
                }],
            },
        ),
        (
            403,
            "AUTH_METHOD_REQUIRED",
            r#"{"methods":7}"#,
            ApiErrorKind::AuthMethodRequired { methods: vec![] },
        ),
        (
            403,
            "PLAN_LIMIT",
            r#"{"limit":"apiKeys","maximum":10,"usage":10}"#,
            ApiErrorKind::PlanLimit { limit: "apiKeys".to_owned(), maximum: 10, usage: 10 },
        ),
        (
            403,
            "PLAN_FEATURE",
            r#"{"feature":"TEAMS","plan":"DEVELOPER"}"#,
            ApiErrorKind::PlanFeature { feature: "TEAMS".to_owned(), plan: "DEVELOPER".to_owned() },
        ),
        (
            409,
            "REVISION_CONFLICT",
            r#"{"revision":4,"manifest":"kind: Application"}"#,
            ApiErrorKind::RevisionConflict { revision: 4, manifest: "kind: Application".to_owned() },
        ),
        (409, "REVISION_CONFLICT", "{}", ApiErrorKind::Conflict),
        (409, "NOT_EMPTY", "null", ApiErrorKind::NotEmpty),
        (409, "LAST_OWNER", "null", ApiErrorKind::LastOwner),
        (403, "NEEDS_PERSON", "null", ApiErrorKind::NeedsPerson),
        (412, "STALE", "null", ApiErrorKind::Stale),
        (403, "SOMETHING_NEW", "{}", ApiErrorKind::Forbidden { permission: None }),
    ] {
        assert_eq!(kind(status, &json(code, details)), expected, "{code} {details}");
    }
}

#[test]
fn without_a_code_the_status_decides() {
    let invalid = ApiErrorKind::Invalid { field_errors: vec![] };
    for (status, expected) in [
        (400, invalid.clone()),
        (401, ApiErrorKind::Unauthorized),
        (403, ApiErrorKind::Forbidden { permission: None }),
        (404, ApiErrorKind::NotFound),
        (405, ApiErrorKind::NotFound),
        (409, ApiErrorKind::Conflict),
        (412, ApiErrorKind::Stale),
        (413, invalid),
        (418, ApiErrorKind::Server { status: 418 }),
        (429, ApiErrorKind::RateLimited { retry_after_seconds: None }),
        (500, ApiErrorKind::Server { status: 500 }),
        (503, ApiErrorKind::Server { status: 503 }),
    ] {
        for body in ["", "<html><h1>Bad</h1></html>", r#"{"message":"m","reque"#, "RBAC: access denied"] {
            assert_eq!(kind(status, body), expected, "{status} {body:?}");
        }
    }
}

#[test]
fn field_errors_find_their_field() {
    let body = r#"{"message":"m","requestId":"r","statusCode":400,"fieldErrors":[{"code":"too_long","field":"name","message":"At most 100 characters."}]}"#;
    let error = ApiError::from_response(&parts(400, body));
    assert_eq!(error.field_error("name"), Some("At most 100 characters."));
    assert_eq!(error.field_error("description"), None);
    assert_eq!(error.field_errors().len(), 1);
}

#[test]
fn the_request_id_comes_from_the_header_and_else_from_the_body() {
    let body = json("STALE", "null");
    let mut answer = parts(412, &body);
    assert_eq!(ApiError::from_response(&answer).request_id(), Some("req-body"));
    answer.request_id = Some("req-header");
    assert_eq!(ApiError::from_response(&answer).request_id(), Some("req-header"));
    let page = ErrorParts { body: "<html>", ..answer };
    assert_eq!(ApiError::from_response(&page).request_id(), Some("req-header"));
}

#[test]
fn a_plain_sentence_is_shown_and_a_web_page_is_not() {
    let headline = |body: &str| ApiError::from_response(&parts(403, body)).headline();
    assert_eq!(headline("RBAC: access denied"), "RBAC: access denied");
    assert_eq!(headline("<html>secret</html>"), "You may not do this");
    assert_eq!(headline(&"x".repeat(1 << 20)), "You may not do this");
    assert_eq!(headline(&json("FORBIDDEN", "null")), "Said by the server");
}

#[test]
fn retry_after_is_read_in_seconds() {
    let mut answer = parts(429, "");
    answer.retry_after = Some("30");
    let error = ApiError::from_response(&answer);
    assert_eq!(error.advice(), "Try again in 30 seconds.");
    answer.retry_after = Some("Fri, 31 Dec 1999 23:59:59 GMT");
    assert_eq!(ApiError::from_response(&answer).advice(), "Try again in a moment.");
}

#[test]
fn wire_words_become_words() {
    let limit = ApiError::from_response(&parts(
        403,
        &json("PLAN_LIMIT", r#"{"limit":"apiKeys","maximum":10,"usage":10}"#),
    ));
    assert_eq!(limit.headline(), "The plan allows 10 api keys");
    let feature = ApiError::from_response(&parts(
        403,
        &json("PLAN_FEATURE", r#"{"feature":"ALLOWED_IP_RANGES","plan":"Developer"}"#),
    ));
    assert_eq!(feature.headline(), "The Developer plan does not include allowed ip ranges");
}

#[test]
fn a_lost_answer_leaves_a_write_open_and_a_refusal_does_not() {
    for kind in [ApiErrorKind::Network, ApiErrorKind::Timeout, ApiErrorKind::Cut] {
        assert!(ApiError::of(kind).is_outcome_unknown());
    }
    for kind in [ApiErrorKind::Server { status: 500 }, ApiErrorKind::Stale, ApiErrorKind::NotFound] {
        assert!(!ApiError::of(kind).is_outcome_unknown());
    }
}
