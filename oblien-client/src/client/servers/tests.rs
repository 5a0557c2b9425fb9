//! Which URL a server has, whatever is declared and set.

use http::Method;

use crate::client::{Client, ClientBuilder};
use crate::transport::Scripted;
use crate::{Api, Endpoint, Server, ServerVariable};

static API: Api = Api::new(
    "Things",
    &[
        Server::new("main", "https://{region}.things.example/v{version}")
            .variables(&[ServerVariable::new("region", "eu").allowed(&["eu", "us"]), ServerVariable::new("version", "1")]),
        Server::new("sandbox", "https://sandbox.things.example"),
        Server::new("files", "https://files.example"),
        Server::new("near", "https://{region}.files.example").alternative_to(2).variables(&[ServerVariable::required("region")]),
        Server::new("relative", "/api/v3"),
        Server::new("tenant", "https://{tenant}.example").variables(&[ServerVariable::required("tenant")]),
    ],
    &[],
);
const SERVERS: [Endpoint; 6] = [at(0), at(1), at(2), at(3), at(4), at(5)];

const fn at(index: usize) -> Endpoint {
    Endpoint::new(Method::GET, "/x").server(index)
}

type Set = fn(ClientBuilder) -> ClientBuilder;

fn client(set: Set) -> Result<Client, crate::Error> {
    set(Client::builder(&API)).transport(Scripted::new()).build()
}

fn url(set: Set, index: usize) -> String {
    let client = client(set).unwrap();
    client.call(&SERVERS[index]).into_request().map_or_else(|error| error.to_string(), |request| request.uri().to_string())
}

#[test]
fn every_setting_gives_its_url() {
    let cases: &[(Set, usize, &str)] = &[
        (|builder| builder, 0, "https://eu.things.example/v1/x"),
        (|builder| builder.server_variable("region", "us").server_variable("version", "2"), 0, "https://us.things.example/v2/x"),
        (|builder| builder.server_variable("version", "2").server_variable("version", "3"), 0, "https://eu.things.example/v3/x"),
        (|builder| builder.use_server("sandbox"), 0, "https://sandbox.things.example/x"),
        (|builder| builder.use_server("sandbox"), 2, "https://files.example/x"),
        (|builder| builder.use_server("sandbox").use_server("main"), 0, "https://eu.things.example/v1/x"),
        (|builder| builder.use_server("near").server_variable("region", "us"), 2, "https://us.files.example/x"),
        (|builder| builder.use_server("near").server_variable("region", "us"), 0, "https://us.things.example/v1/x"),
        (|builder| builder.use_server("sandbox").server("sandbox", "http://h"), 0, "http://h/x"),
        (|builder| builder.use_server("sandbox").server("main", "http://h"), 0, "https://sandbox.things.example/x"),
        (|builder| builder.use_server("sandbox").base_url("http://h"), 0, "http://h/x"),
        (|builder| builder.base_url("http://{region}.h"), 0, "http://eu.h/x"),
        (|builder| builder.origin("https://h.example"), 4, "https://h.example/api/v3/x"),
        (|builder| builder.origin("https://h.example/docs/openapi.json"), 4, "https://h.example/api/v3/x"),
        (|builder| builder.origin("https://h.example"), 0, "https://eu.things.example/v1/x"),
        (|builder| builder.server("relative", "http://h/v4"), 4, "http://h/v4/x"),
        (|builder| builder.server_variable("tenant", "acme"), 5, "https://acme.example/x"),
    ];
    for (index, (set, server, expected)) in cases.iter().enumerate() {
        assert_eq!(url(*set, *server), *expected, "case {index}");
    }
}

#[test]
fn a_server_without_a_url_says_what_to_set() {
    let cases: &[(usize, &str)] = &[
        (4, "the URL `/api/v3` of server `relative` is relative; set `origin` or `base_url` of the client"),
        (5, "the URL of server `tenant` has a variable `tenant` without a default; set it with `server_variable`"),
    ];
    for (server, expected) in cases {
        assert!(url(|builder| builder, *server).ends_with(expected), "{}", url(|builder| builder, *server));
    }
}

#[test]
fn settings_that_fit_no_server_are_refused() {
    let cases: &[(Set, &str)] = &[
        (|builder| builder.use_server("other"), "Things has no server `other`; it has `main`, `sandbox`"),
        (|builder| builder.server_variable("zone", "a"), "no server of Things has a variable `zone`"),
        (|builder| builder.server_variable("tenant", "me@evil"), "must not hold a user name"),
        (|builder| builder.server_variable("version", "1?x"), "must not have a query"),
        (|builder| builder.origin("h"), "is not absolute"),
    ];
    for (set, expected) in cases {
        let error = client(*set).unwrap_err();
        assert!(error.is_request() && error.to_string().contains(expected), "{error}");
    }
}

#[test]
fn relative_urls_are_put_below_the_origin() {
    let cases = [
        ("https://h", "/v1", "https://h/v1"),
        ("https://h/", "v1", "https://h/v1"),
        ("https://h/a/b.json", "v1", "https://h/a/v1"),
        ("https://h/a/b/", "../v1/", "https://h/a/v1"),
        ("https://h/a", "../../../v1", "https://h/v1"),
        ("http://h", "//other/v1", "http://other/v1"),
        ("https://h/a/", ".", "https://h/a"),
        ("https://h/a/", "", "https://h/a"),
    ];
    for (origin, url, expected) in cases {
        assert_eq!(super::below(origin, url), expected);
    }
}
