//! How errors read, and what they keep to themselves.

use std::io;

use bytes::Bytes;
use http::response::Parts;
use http::{Method, Response};

use super::*;
use crate::endpoint::Endpoint;

static ENDPOINT: Endpoint = Endpoint::new(Method::GET, "/things/{thingId}");

fn parts(status: u16, headers: &[(&'static str, &'static str)]) -> Parts {
    let response =
        headers.iter().fold(Response::builder().status(status), |response, header| response.header(header.0, header.1));
    response.body(()).unwrap().into_parts().0
}

fn refusal(status: u16, body: &'static str) -> Error {
    let parts = parts(status, &[("x-request-id", "from-header"), ("set-cookie", "session=secret")]);
    Error::service(parts, Bytes::from_static(body.as_bytes()), None).at(&Place::Endpoint(&ENDPOINT))
}

#[test]
fn refusals_read_as_one_line() {
    let body = r#"{"error":"Try\nlater","code":"busy","requestId":"r-1"}"#;
    let error = refusal(503, body).after(3, true);
    assert_eq!(error.to_string(), "GET /things/{thingId}: 503 busy: Try\\nlater (request id r-1) (tried 3 times)");
    let rejected = Error::service(parts(429, &[]), Bytes::new(), Some(Duration::from_secs(7)));
    let expected = "429 rate_limited: Rate limit exceeded (retry after 7s)";
    assert_eq!(rejected.to_string(), expected);
}

#[test]
fn the_innermost_cause_ends_the_line_and_is_the_source_too() {
    let cause = io::Error::new(io::ErrorKind::ConnectionRefused, "refused");
    let error = Error::connect(cause).at(&Place::Endpoint(&ENDPOINT));
    assert_eq!(error.to_string(), "GET /things/{thingId}: could not connect: refused");
    assert!(error.source().is_some_and(|source| source.to_string() == "refused"));
}

#[test]
fn long_texts_are_cut_when_printed_and_kept_whole() {
    let text: &'static str = Box::leak("ü".repeat(4000).into_boxed_str());
    let error = refusal(500, text);
    assert_eq!(error.body_text(), text);
    assert!(format!("{error:?}").chars().filter(|letter| *letter == 'ü').count() <= 500);
}

#[test]
fn debug_shows_no_header_values_and_no_body_of_a_success() {
    let error = refusal(403, r#"{"message":"no"}"#);
    let shown = format!("{error:?}");
    assert!(!shown.contains("session") && shown.contains("set-cookie"), "{shown}");

    let body = Bytes::from_static(br#"{"token":"sk_live"}"#);
    let headers = HeaderMap::new();
    let error = Error::undecodable("no".into(), None, StatusCode::OK, headers, body);
    let shown = format!("{error:?} {error}");
    assert!(!shown.contains("sk_live"), "{shown}");
    assert!(error.body_text().contains("sk_live"));
}

#[test]
fn request_ids_come_from_the_body_before_the_header() {
    assert_eq!(refusal(500, r#"{"requestId":"body"}"#).request_id(), Some("body"));
    assert_eq!(refusal(500, "{}").request_id(), Some("from-header"));
    assert_eq!(Error::request("no").request_id(), None);
}

#[test]
fn each_kind_has_its_predicate_and_says_whether_it_reached_the_service() {
    let limit = Duration::from_secs(1);
    type Case = (Error, fn(&Error) -> bool, bool);
    let cases: [Case; 14] = [
        (Error::request("x"), Error::is_request, false),
        (Error::credentials("x"), Error::is_credentials, false),
        (Error::connect("x"), Error::is_connect, false),
        (Error::interrupted("x"), Error::is_interrupted, true),
        (Error::interrupted("x").cut(), Error::is_stream_cut, true),
        (Error::timeout("the timeout", limit, true), Error::is_timeout, true),
        (Error::timeout("the timeout", limit, false), Error::is_timeout, false),
        (Error::too_large(5), Error::is_too_large, true),
        (Error::redirect("x".into(), parts(302, &[]), bytes::Bytes::new()), Error::is_redirect, true),
        (refusal(401, ""), Error::is_unauthorized, true),
        (refusal(403, ""), Error::is_forbidden, true),
        (refusal(500, ""), Error::is_server_error, true),
        (refusal(200, ""), Error::is_service, true),
        (refusal(404, ""), Error::is_not_found, true),
    ];
    for (error, predicate, reached) in cases {
        assert!(predicate(&error), "{error:?}");
        assert_eq!(error.may_have_reached_service(), reached, "{error:?}");
    }
}

#[test]
fn an_error_of_ours_is_not_wrapped_again() {
    assert!(Error::interrupted(Error::too_large(5)).is_too_large());
}

#[test]
fn is_small_and_can_be_sent() {
    fn check<T: Send + Sync + StdError + 'static>() {}
    check::<Error>();
    assert_eq!(size_of::<Error>(), size_of::<usize>());
}

#[test]
fn the_body_of_a_failure_decodes_as_what_it_is() {
    #[derive(Debug, serde::Deserialize, PartialEq)]
    struct Problem {
        fields: Vec<String>,
    }
    let error = refusal(422, r#"{"fields":["name"]}"#);
    assert_eq!(error.decode::<Problem>().unwrap(), Problem { fields: vec!["name".to_owned()] });

    let other = refusal(422, r#"{"fields":["name", 5]}"#).decode::<Problem>().unwrap_err();
    assert!(other.is_decode(), "{other:?}");
    assert_eq!(
        (other.json_path(), other.status(), other.path()),
        (Some("fields[1]"), Some(StatusCode::UNPROCESSABLE_ENTITY), Some("/things/{thingId}"))
    );
    let none = refusal(500, "").decode::<Option<Problem>>().unwrap_err();
    assert_eq!(none.message(), "the failure has no body");
    assert!(Error::connect("refused").decode::<Problem>().unwrap_err().is_decode());
}
