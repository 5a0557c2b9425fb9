//! Settings of clients, and clients made from clients.

#![expect(dead_code, unreachable_pub, reason = "the macro declares what a crate exports")]

use http::Method;

use super::*;
use crate::transport::Scripted;
use crate::{Placement, Scheme, Server};

static API: Api = Api::new(
    "Things",
    &[Server::new("control", "https://api.example").env("T_URL"), Server::new("data", "https://data.example")],
    &[Scheme::new("token", Placement::Bearer).env("T_TOKEN")],
);
const CONTROL: Endpoint = Endpoint::new(Method::GET, "/c").security(&[&["token"]]);
const DATA: Endpoint = Endpoint::new(Method::GET, "/d").server(1).security(&[&["token"]]);

crate::client! {
    /// A client of Things.
    pub struct Things<S = Any> for API;
}

crate::client! {
    /// A client of Things without scopes.
    pub struct Plain for API;
}

#[derive(Debug)]
struct Narrow;

impl Scope for Narrow {
    const NAME: &'static str = "narrow";
}

struct Granted;

impl Grant for Granted {
    type Scope = Narrow;

    fn credentials(&self) -> Credentials {
        Credentials::new("token", "granted")
    }
}

fn token() -> Credentials {
    Credentials::new("token", "secret")
}

fn url(client: &Client, endpoint: &'static Endpoint) -> String {
    client.call(endpoint).into_request().unwrap().uri().to_string()
}

#[test]
fn urls_of_servers_can_be_replaced() {
    type Set = fn(ClientBuilder) -> ClientBuilder;
    let cases: [(Set, [&str; 2]); 4] = [
        (|builder| builder, ["https://api.example/c", "https://data.example/d"]),
        (|builder| builder.base_url("http://h:1/v2/"), ["http://h:1/v2/c", "https://data.example/d"]),
        (|builder| builder.server("data", "http://h"), ["https://api.example/c", "http://h/d"]),
        (|builder| builder.base_url("http://a").server("control", "http://b"), ["http://b/c", "https://data.example/d"]),
    ];
    for (set, expected) in cases {
        let client = set(Client::builder(&API)).transport(Scripted::new()).build().unwrap();
        assert_eq!([url(&client, &CONTROL), url(&client, &DATA)], expected);
    }
}

#[test]
fn settings_that_cannot_work_are_refused_when_building() {
    type Set = fn(ClientBuilder) -> ClientBuilder;
    let cases: [(Set, &str); 5] = [
        (|builder| builder.base_url("nowhere"), "the URL of server `control` is not absolute"),
        (|builder| builder.server("other", "http://h"), "Things has no server `other`; it has `control`, `data`"),
        (|builder| builder.user_agent("a\nb"), "the user agent holds characters that cannot be sent"),
        (
            |builder| builder.credentials(Credentials::new("token", "a\nb")),
            "the secret of `token` holds characters that cannot be sent in a header",
        ),
        (|builder| builder.credentials(Credentials::new("other", "a")), "Things has no security scheme `other`"),
    ];
    for (set, message) in cases {
        let error = set(Client::builder(&API)).transport(Scripted::new()).build().unwrap_err();
        assert_eq!(error.to_string(), message);
    }
}

#[test]
fn the_environment_gives_urls_and_credentials() {
    let variable = |name: &str| match name {
        "T_URL" => Some("http://127.0.0.1:9".to_owned()),
        "T_TOKEN" => Some("secret".to_owned()),
        _ => None,
    };
    let builder: ClientBuilder = Client::builder(&API).variables(variable).unwrap();
    let client = builder.transport(Scripted::new()).build().unwrap();
    assert_eq!(url(&client, &CONTROL), "http://127.0.0.1:9/c");
    assert_eq!(
        format!("{client:?}"),
        "Client { api: \"Things\", servers: [control: http://127.0.0.1:9, \
         data: https://data.example], credentials: [\"token\"], .. }"
    );
}

#[tokio::test]
async fn clients_of_clients_differ_in_credentials_only() {
    let service = Scripted::new().json(200, "1").json(200, "2").json(200, "3").json(200, "4");
    let client: Things<Narrow> = Things::builder().credentials(token()).transport(service.clone()).build().unwrap();
    let granted: Things<Narrow> = client.with_token(&Granted);
    let other: Things<Any> = client.with_credentials(Credentials::new("token", "other"));
    for number in [client.call(&CONTROL), granted.call(&CONTROL), other.call(&CONTROL)] {
        number.json::<u8>().await.unwrap();
    }
    let wide: Things = client.clone().into_any();
    assert_eq!(wide.cast::<Narrow>().call(&CONTROL).json::<u8>().await.unwrap(), 4);
    let sent: Vec<_> =
        service.requests().iter().map(|request| request.headers()["authorization"].to_str().unwrap().to_owned()).collect();
    assert_eq!(sent, ["Bearer secret", "Bearer granted", "Bearer other", "Bearer secret"]);
}

#[tokio::test]
async fn bad_credentials_given_later_fail_the_calls_that_need_them() {
    let client: Plain = Plain::builder().transport(Scripted::new()).build().unwrap();
    let broken = client.with_credentials(Credentials::new("token", "a\nb"));
    let error = broken.call(&CONTROL).empty().await.unwrap_err();
    assert!(error.is_credentials() && !error.may_have_reached_service(), "{error}");
    let missing = Plain::builder().transport(Scripted::new()).build().unwrap().call(&CONTROL);
    assert!(missing.empty().await.unwrap_err().is_credentials());
}

#[tokio::test]
async fn requests_made_by_hand_get_credentials_at_home_only() {
    let cases = [
        ("https://api.example/x?y=1", Some("Bearer secret")),
        ("https://DATA.example:443/x", Some("Bearer secret")),
        ("https://other.example/x", None),
        ("http://api.example/x", None),
    ];
    for (url, expected) in cases {
        let service = Scripted::new().json(200, "[]");
        let client = Plain::builder().credentials(token()).transport(service.clone());
        let request = http::Request::get(url).header("x-mine", "1").body(Body::empty()).unwrap();
        let response = client.build().unwrap().execute(request).await.unwrap();
        assert_eq!(response.body(), "[]");
        let sent = &service.requests()[0];
        let found = sent.headers().get("authorization").map(|value| value.to_str().unwrap());
        assert_eq!(found, expected, "{url}");
        assert_eq!((sent.uri(), &sent.headers()["x-mine"]), (&url.parse().unwrap(), &"1".parse().unwrap()));
    }
}

#[tokio::test]
async fn bodies_can_be_read_as_they_come() {
    let client = Plain::builder().transport(Scripted::new().json(200, "[]").json(200, "{}")).build().unwrap();
    let request = http::Request::get("https://api.example/x").body(Body::empty()).unwrap();
    let response = client.execute_streamed(request).await.unwrap();
    assert_eq!(response.into_body().chunk().await.unwrap().unwrap(), "[]");
    const OPEN: Endpoint = Endpoint::new(Method::GET, "/open");
    let mut body = client.call(&OPEN).stream().await.unwrap();
    assert_eq!(body.chunk().await.unwrap().unwrap(), "{}");
    assert!(body.chunk().await.is_none());
}

#[tokio::test]
async fn requests_of_endpoints_do_not_take_credentials_elsewhere() {
    let client = Plain::builder().credentials(token()).transport(Scripted::new()).build().unwrap();
    let mut request = client.call(&CONTROL).into_request().unwrap();
    *request.uri_mut() = "https://evil.example/c".parse().unwrap();
    let error = client.execute(request).await.unwrap_err();
    assert!(error.is_credentials(), "{error}");
    assert_eq!(error.path(), Some("/c"));
}

#[test]
fn clients_can_be_shared_and_calls_can_be_spawned() {
    fn check<T: Send + Sync + 'static>() {}
    fn check_send<T: Send + 'static>(_: T) {}
    check::<Client>();
    check::<Things<Narrow>>();
    check::<Call>();
    let client = Plain::builder().transport(Scripted::new()).build().unwrap();
    check_send(client.call(&CONTROL).json::<String>());
    check_send(client.call(&CONTROL).events::<std::cell::Cell<u8>>().into_response());
}

#[test]
fn servers_of_a_client_can_be_moved() {
    let client: Things = Things::builder().server("data", "https://data.example/v1").transport(Scripted::new()).build().unwrap();
    let target = client.below("data", "/targets/a-b_1.2~").unwrap();
    assert_eq!(url(&target, &DATA), "https://data.example/v1/targets/a-b_1.2~/d");
    assert_eq!(url(&target, &CONTROL), "https://api.example/c");
    assert_eq!(url(&target.below("data", "/x").unwrap(), &DATA), "https://data.example/v1/targets/a-b_1.2~/x/d");
    assert_eq!(url(&target.with_server("data", "http://127.0.0.1:9/").unwrap(), &DATA), "http://127.0.0.1:9/d");
    assert_eq!(url(&client, &DATA), "https://data.example/v1/d");
}

#[test]
fn paths_that_lead_elsewhere_are_refused() {
    let client: Client = Client::builder(&API).transport(Scripted::new()).build().unwrap();
    let cases = [
        ("targets", "the path `targets` does not start with a slash"),
        ("", "the path `` does not start with a slash"),
        ("/", "the path `/` has an empty segment, or ends with a slash"),
        ("/a/", "the path `/a/` has an empty segment, or ends with a slash"),
        ("//evil.example", "the path `//evil.example` has an empty segment, or ends with a slash"),
        ("/a/..", "the path `/a/..` has a segment `.` or `..`"),
        ("/./a", "the path `/./a` has a segment `.` or `..`"),
    ];
    for (path, message) in cases {
        assert_eq!(client.below("data", path).unwrap_err().to_string(), message);
    }
    for path in ["/%2e%2e", "/a\\b", "/a?b", "/a#b", "/a b", "/a\nb", "/ü", "/a;b", "/a:b@c"] {
        let error = client.below("data", path).unwrap_err();
        assert!(error.is_request() && error.to_string().contains("holds other characters"), "{path:?}: {error}");
    }
    assert_eq!(client.below("other", "/a").unwrap_err().to_string(), "Things has no server `other`");
    assert_eq!(client.with_server("other", "http://h").unwrap_err().to_string(), "Things has no server `other`");
    let error = client.with_server("data", "ftp://h").unwrap_err();
    assert_eq!(error.to_string(), "the URL of server `data` is neither http nor https");
}

#[tokio::test]
async fn a_moved_client_shares_credentials_and_transport() {
    let service = Scripted::new().json(200, "1").json(200, "2");
    let client: Client = Client::builder(&API).credentials(token()).transport(service.clone()).build().unwrap();
    let moved = client.with_server("data", "http://127.0.0.1:9").unwrap();
    moved.call(&DATA).json::<u8>().await.unwrap();
    let other: Client = moved.with_credentials(Credentials::new("token", "other"));
    other.call(&DATA).json::<u8>().await.unwrap();
    let sent: Vec<_> =
        service.requests().iter().map(|sent| (sent.uri().to_string(), sent.headers()["authorization"].clone())).collect();
    assert_eq!(sent[0], ("http://127.0.0.1:9/d".to_owned(), "Bearer secret".parse().unwrap()));
    assert_eq!(sent[1], ("http://127.0.0.1:9/d".to_owned(), "Bearer other".parse().unwrap()));
}
