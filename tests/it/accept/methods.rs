//! Methods besides the usual ones, as generated builders send them, and what comes back.
//! The clients are those of `accept/methods` and `accept/incoming`.

use oblien_client::transport::Scripted;

use super::compiled::incoming::webhooks;
use super::compiled::methods::Client;
use super::compiled::methods::types::GetExportKind;
use super::compiled::{fixed, odd};

#[test]
fn every_method_is_sent_as_it_is_written() {
    let client = Client::builder().transport(Scripted::new()).build().unwrap();
    let things = client.things();
    let requests = [
        things.query("i", "w").into_request(),
        things.head("i").into_request(),
        things.thing_options("i").into_request(),
        things.trace("i").into_request(),
        things.copy("i", "/j").into_request(),
        things.purge_by_id("i").deep(true).into_request(),
    ];
    let expected =
        [("QUERY", r#"{"word":"w"}"#), ("HEAD", ""), ("OPTIONS", ""), ("TRACE", ""), ("COPY", ""), ("purge", r#"{"deep":true}"#)];
    for (request, (method, body)) in requests.into_iter().zip(expected) {
        let request = request.unwrap();
        assert_eq!(request.method(), method);
        assert_eq!(request.uri(), "https://methods.example/things/i");
        assert_eq!(request.body().as_bytes().unwrap(), body.as_bytes());
    }
}

#[test]
fn what_stands_behind_a_path_is_sent_as_it_is_meant() {
    let client = Client::builder().transport(Scripted::new()).build().unwrap();
    let things = client.things();
    let url = |request: Result<oblien_client::Request, _>| request.unwrap().uri().to_string();
    let export = things.get_export("a/b", GetExportKind::Csv).into_request();
    assert_eq!(url(export), "https://methods.example/exports?app_id=a%2Fb&kind=csv");
    assert_eq!(url(things.list_first().into_request()), "https://methods.example/things");
    assert_eq!(url(things.list_next().into_request()), "https://methods.example/things");
}

#[test]
fn a_query_of_a_path_is_sent_whole() {
    let client = fixed::Client::builder().transport(Scripted::new()).build().unwrap();
    let request = client.quotas().list_tagged().page(2).into_request().unwrap();
    assert_eq!(request.uri(), "https://fixed.example/quotas?tag=a&tag=b&page=2");
}

#[test]
fn a_variable_that_stands_twice_is_one_argument() {
    let client = odd::Client::builder().transport(Scripted::new()).build().unwrap();
    let request = client.copy().copy("a/b").into_request().unwrap();
    assert_eq!(request.uri(), "https://odd.example/a%2Fb/copy/a%2Fb");
}

#[tokio::test]
async fn the_headers_of_a_head_are_reached() {
    let transport = Scripted::new().respond(http::Response::builder().header("content-length", "7").body("".into()).unwrap());
    let client = Client::builder().transport(transport).build().unwrap();
    let response = client.things().head("i").send().into_response().await.unwrap();
    assert_eq!(response.headers()["content-length"], "7");
}

#[test]
fn what_the_service_sends_decodes_by_the_name_of_its_operation() {
    let event = webhooks::subscribe_on_event(br#"{"id": "e1", "at": "2026-01-01T00:00:00Z", "more": 1}"#).unwrap();
    assert_eq!((event.id.as_str(), event.at.as_deref()), ("e1", Some("2026-01-01T00:00:00Z")));
    let pet = webhooks::pet_added(br#"{"name": "Rex", "kind": "bird"}"#).unwrap();
    assert_eq!((pet.name.as_str(), pet.kind.unwrap().as_str()), ("Rex", "bird"));
    assert_eq!(webhooks::pet_is_gone(br#"[{"id": "e2"}]"#).unwrap().len(), 1);
    let error = webhooks::pet_added(b"{}").unwrap_err();
    assert!(error.is_decode() && error.status().is_none(), "{error:?}");
}
