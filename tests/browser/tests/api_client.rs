//! The API client against answers of every sort.

#![cfg(target_arch = "wasm32")]

use cloud_ui::api::{ApiErrorKind, Client, PageRequest, organizations, users, workspaces};
use cloud_ui::browser::storage::Area;
use cloud_ui::session::{ExpiryReason, Session};
use cloud_ui_browser_tests::stage::{calls, keep, record, serve, tab, tokens, until};
use cloud_ui_contract::id::{OrganizationId, WorkspaceId};
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};

wasm_bindgen_test_configure!(run_in_browser);

const MINUTES: i64 = 60_000;
const EMPTY_LIST: &str = r#"{"organizations":[],"limit":20,"offset":0,"totalCount":0}"#;

fn signed_in(name: &str) -> (Session, Client) {
    keep(Area::Session, name, &record(1, "old-token", 10 * MINUTES, false));
    let session = tab(name);
    (session, Client::new(session))
}

async fn failure(client: Client) -> cloud_ui::api::ApiError {
    organizations::list(client, &PageRequest::default()).await.expect_err("a failure")
}

#[wasm_bindgen_test]
async fn the_token_goes_to_the_api_and_the_list_comes_back() {
    serve(&format!("return [200, '{EMPTY_LIST}', {{}}]"));
    let (_session, client) = signed_in("api-list");
    let page = organizations::list(client, &PageRequest::default()).await.expect("a page");
    assert_eq!((page.items.len(), page.total_count), (0, 0));
    assert_eq!(calls("https://api.test/v1/organizations?limit=20&offset=0 Bearer old-token"), 1);
}

#[wasm_bindgen_test]
async fn a_401_is_refreshed_and_replayed_once() {
    serve(&format!(
        "if (url.includes('/oauth/token')) return {};
         return init.headers.get('authorization') === 'Bearer new-token' ? [200, '{EMPTY_LIST}', {{}}] : [401, 'Jwt is expired', {{}}]",
        tokens("new-token")
    ));
    let (session, client) = signed_in("api-401");
    assert!(organizations::list(client, &PageRequest::default()).await.is_ok());
    assert_eq!(calls("/v1/organizations"), 2);
    assert_eq!(calls("/oauth/token"), 1);
    assert_eq!(session.reauth(), None);
}

#[wasm_bindgen_test]
async fn a_fresh_token_that_is_refused_ends_the_session() {
    serve(&format!(
        "return url.includes('/oauth/token') ? {} : [401, '', {{'x-request-id': 'req-9'}}]",
        tokens("new-token")
    ));
    let (session, client) = signed_in("api-401-twice");
    let error = failure(client).await;
    assert_eq!(*error.kind(), ApiErrorKind::Unauthorized);
    assert_eq!(error.request_id(), Some("req-9"));
    assert_eq!(calls("/v1/organizations"), 2, "replayed once and no more");
    assert_eq!(session.reauth().expect("the dialog").reason, ExpiryReason::Rejected);
}

#[wasm_bindgen_test]
async fn odd_answers_are_clear_errors() {
    let (_session, client) = signed_in("api-odd");
    let unreadable = |detail: &str| ApiErrorKind::Unreadable { detail: detail.to_owned() };
    for (answer, kind) in [
        ("return [200, '<html>gateway</html>', {}]", unreadable("the answer is a web page")),
        ("return [200, '', {}]", unreadable("the answer is empty")),
        ("return [200, '{\"organizations\":[', {}]", unreadable("the answer ends too early")),
        ("return [200, '[1]', {}]", unreadable("line 1, column 2")),
        ("return [500, 'oops', {}]", ApiErrorKind::Server { status: 500 }),
        ("return [403, 'RBAC: access denied', {}]", ApiErrorKind::Forbidden { permission: None }),
        ("throw new TypeError('Failed to fetch')", ApiErrorKind::Network),
    ] {
        serve(answer);
        assert_eq!(*failure(client).await.kind(), kind, "{answer}");
    }
}

#[wasm_bindgen_test]
async fn a_body_that_breaks_off_is_told_from_no_answer() {
    let (_session, client) = signed_in("api-cut");
    cloud_ui_browser_tests::stage::script(
        "window.fetch = async () => new Response(new ReadableStream({
            start(controller) { controller.enqueue(new TextEncoder().encode('{\"organ')); controller.error(new TypeError('cut')); }
        }), {status: 200});",
    );
    let error = failure(client).await;
    assert_eq!(*error.kind(), ApiErrorKind::Cut);
    assert!(error.is_outcome_unknown());
}

#[wasm_bindgen_test]
async fn an_answer_for_somebody_who_left_is_dropped() {
    serve(&format!("return [200, '{EMPTY_LIST}', {{}}]"));
    let (session, client) = signed_in("api-left");
    assert!(session.grant().await.is_ok());
    let answer = wasm_bindgen_futures::future_to_promise(async move {
        assert_eq!(*failure(client).await.kind(), ApiErrorKind::Superseded);
        Ok(wasm_bindgen::JsValue::UNDEFINED)
    });
    until("the request is on its way", || calls("/v1/organizations") == 1).await;
    session.sign_out().await;
    assert!(wasm_bindgen_futures::JsFuture::from(answer).await.is_ok());
}

#[wasm_bindgen_test]
async fn a_write_says_which_version_it_is_about() {
    cloud_ui_browser_tests::stage::script(
        "window.fetch = async (url, init) => {
            if (init.method !== 'DELETE') throw new TypeError('a delete was expected');
            return init.headers.get('if-match') === '\"v1\"' ? new Response(null, {status: 204})
                : new Response('{\"message\":\"m\",\"requestId\":\"r\",\"statusCode\":412,\"code\":\"STALE\"}', {status: 412});
        };",
    );
    let (_session, client) = signed_in("api-stale");
    let organization = OrganizationId::from_trusted("o");
    let workspace = WorkspaceId::from_trusted("w");
    let delete = |etag| workspaces::delete(client, &organization, &workspace, etag);
    assert_eq!(delete(Some("\"v1\"")).await, Ok(()));
    let stale = delete(Some("\"v0\"")).await.expect_err("a stale write");
    assert_eq!(*stale.kind(), ApiErrorKind::Stale);
}

#[wasm_bindgen_test]
async fn nobody_signed_in_asks_nothing() {
    serve("return [200, '{}', {}]");
    let client = Client::new(tab("api-nobody"));
    let error = users::myself(client).await.expect_err("a failure");
    assert_eq!(*error.kind(), ApiErrorKind::Unauthorized);
    assert_eq!(calls(""), 0);
}
