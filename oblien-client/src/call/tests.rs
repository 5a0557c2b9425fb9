//! Calls turned into requests.

use http::Method;
use http::header::{CONTENT_TYPE, COOKIE};

use super::*;
use crate::client::Client;
use crate::transport::Scripted;
use crate::{Api, Server};

static API: Api = Api::new(
    "Things",
    &[
        Server::new("main", "https://things.example/v1/"),
        Server::new("edge", "http://localhost:8080"),
        Server::new("none", "/relative"),
    ],
    &[],
);
const LIST: Endpoint = Endpoint::new(Method::GET, "/things");
const CREATE: Endpoint = Endpoint::new(Method::POST, "/things").json_body();
const EDGE: Endpoint = Endpoint::custom("QUERY", "/things").server(1);
const NOWHERE: Endpoint = Endpoint::new(Method::GET, "/things").server(2);
const NO_METHOD: Endpoint = Endpoint::custom("", "/things");

fn call(endpoint: &'static Endpoint) -> Call {
    let client: Client = Client::builder(&API).transport(Scripted::new()).build().unwrap();
    client.call(endpoint)
}

#[test]
fn requests_are_absolute_and_complete() {
    let cases = [
        (&LIST, "GET", "https://things.example/v1/things", None),
        (&CREATE, "POST", "https://things.example/v1/things", Some("application/json")),
        (&EDGE, "QUERY", "http://localhost:8080/things", None),
    ];
    for (endpoint, method, url, content_type) in cases {
        let request = call(endpoint).into_request().unwrap();
        assert_eq!(request.method(), method);
        assert_eq!(request.uri(), url);
        let found = request.headers().get(CONTENT_TYPE).map(|value| value.to_str().unwrap());
        assert_eq!(found, content_type);
    }
}

#[test]
fn what_cannot_be_sent_is_an_error_that_does_not_show_it() {
    type Step = fn(&mut Call);
    let cases: [(Step, &str); 5] = [
        (|call| call.header("x-note", "sec\nret"), "`x-note`"),
        (|call| call.header("x note", "secret"), "`x note`"),
        (|call| call.cookie("session", "sec;ret"), "`session`"),
        (|call| call.path("secret"), "fewer variables"),
        (
            |call| {
                call.bytes("text/plain", "secret");
                call.field("name", "secret");
            },
            "as a whole",
        ),
    ];
    for (step, expected) in cases {
        let mut call = call(&LIST);
        step(&mut call);
        let shown = format!("{call:?}");
        let error = call.into_request().unwrap_err();
        assert!(error.is_request() && !error.may_have_reached_service());
        assert!(error.to_string().starts_with("GET /things: "), "{error}");
        assert!(error.to_string().contains(expected), "{error}");
        assert!(!format!("{error} {error:?} {shown}").contains("sec"), "{error:?} {shown}");
    }
}

#[test]
fn endpoints_without_a_server_or_a_method_cannot_be_called() {
    let error = call(&NOWHERE).into_request().unwrap_err();
    assert!(error.to_string().contains("the URL `/relative` of server `none` is relative"), "{error}");
    let error = call(&NO_METHOD).into_request().unwrap_err();
    assert!(error.is_request(), "{error}");
}

#[test]
fn cookies_share_a_header_and_replace_each_other() {
    let mut call = call(&LIST);
    call.cookie("a", 1);
    call.cookie("b", "x=y");
    call.cookie("a", 2);
    let request = call.into_request().unwrap();
    assert_eq!(request.headers()[COOKIE], "b=x=y; a=2");
}

#[test]
fn headers_replace_each_other() {
    let mut call = call(&CREATE);
    call.header("x-note", "first");
    call.header("X-Note", "zweiter ü");
    call.header("content-type", "application/merge-patch+json");
    let request = call.into_request().unwrap();
    assert_eq!(request.headers()["x-note"].as_bytes(), "zweiter ü".as_bytes());
    assert_eq!(request.headers()[CONTENT_TYPE], "application/merge-patch+json");
}

#[test]
fn a_clone_goes_its_own_way() {
    let mut call = call(&CREATE);
    call.field("a", &1);
    let mut other = call.clone();
    other.extra_field("b", &2);
    other.group_field("c", "d", &3);
    let bodies = [call, other].map(|call| call.into_request().unwrap().into_body());
    assert_eq!(bodies[0].as_bytes().unwrap(), r#"{"a":1}"#);
    assert_eq!(bodies[1].as_bytes().unwrap(), r#"{"a":1,"b":2,"c":{"d":3}}"#);
}

/// Values and the text that stands for them in a body.
const NUMBERS: &[(f64, &str)] = &[
    (900.0, "900"),
    (-2.0, "-2"),
    (0.5, "0.5"),
    (0.0, "0"),
    (-0.0, "-0.0"),
    (9_007_199_254_740_991.0, "9007199254740991"),
    (1e21, "1e+21"),
];

#[test]
fn whole_numbers_have_no_fraction() {
    for (value, text) in NUMBERS {
        let mut call = call(&CREATE);
        call.field("a", value);
        let body = call.into_request().unwrap().into_body();
        assert_eq!(body.as_bytes().unwrap(), format!(r#"{{"a":{text}}}"#).as_bytes());
    }
}

/// A value that cannot be printed.
struct Unprintable;

impl Display for Unprintable {
    fn fmt(&self, _: &mut fmt::Formatter<'_>) -> fmt::Result {
        Err(fmt::Error)
    }
}

#[test]
fn a_value_that_does_not_print_is_an_error_and_no_panic() {
    let mut with_header = call(&LIST);
    with_header.header("X-Tag", Unprintable);
    assert_eq!(with_header.into_request().unwrap_err().message(), "the value of header `X-Tag` cannot be printed");
    let mut with_cookie = call(&LIST);
    with_cookie.cookie("session", Unprintable);
    assert_eq!(with_cookie.into_request().unwrap_err().message(), "the value of cookie `session` cannot be printed");
}

#[test]
fn a_part_that_does_not_encode_is_an_error() {
    let mut with_part = call(&LIST);
    with_part.part("v", &std::collections::HashMap::from([(vec![1], 1)]));
    assert_eq!(with_part.into_request().unwrap_err().message(), "part `v` is no JSON: key must be a string");
}
