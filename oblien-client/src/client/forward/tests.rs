//! Requests that are passed on: what goes through, what does not, and where nothing leads.

use http::{Method, Request};

use super::*;
use crate::transport::Scripted;
use crate::{Api, Credentials, Placement, Scheme, Server};

static API: Api = Api::new(
    "Things",
    &[Server::new("main", "https://things.example/v1")],
    &[Scheme::new("token", Placement::Bearer), Scheme::new("other", Placement::Header("X-Other"))],
)
.success_flag("success");
const PROXY: Endpoint = Endpoint::new(Method::GET, "/proxy").security(&[&["token"]]);

fn client(service: &Scripted) -> Client {
    let credentials = Credentials::new("token", "jwt").and("other", "secret");
    Client::builder(&API).credentials(credentials).transport(service.clone()).build().unwrap()
}

#[tokio::test]
async fn requests_go_through_with_what_is_theirs() {
    let service = Scripted::new().json(200, "{}");
    let request = Request::patch("/a%2Fb//c/...;x/%e2%82?q=..&q=%2e%2e/")
        .header("authorization", "Basic forged")
        .header("host", "evil.example")
        .header("content-length", "999")
        .header("connection", "x-hop, close")
        .header("x-hop", "1")
        .header("te", "trailers")
        .header("proxy-authorization", "Basic x")
        .header("cookie", "a=b")
        .header("x-many", "1")
        .header("x-many", "2")
        .body(Body::from("body"))
        .unwrap();
    client(&service).forward(&PROXY, request).await.unwrap();
    let sent = &service.requests()[0];
    assert_eq!((sent.method(), sent.body().as_ref()), (&Method::PATCH, &b"body"[..]));
    assert_eq!(sent.uri(), "https://things.example/v1/proxy/a%2Fb//c/...;x/%e2%82?q=..&q=%2e%2e/");
    let mut headers: Vec<_> = sent.headers().iter().map(|(name, value)| format!("{name}: {}", value.to_str().unwrap())).collect();
    headers.sort();
    let agent = format!("user-agent: oblien-client/{}", env!("CARGO_PKG_VERSION"));
    assert_eq!(headers, ["accept: */*", "authorization: Bearer jwt", "cookie: a=b", &agent, "x-many: 1", "x-many: 2"]);
}

#[tokio::test]
async fn answers_come_back_as_they_are() {
    let redirect = Response::builder().status(307).header("location", "/files/read?path=/etc/passwd");
    let redirect =
        redirect.header("connection", "x-hop").header("x-hop", "1").header("keep-alive", "5").body("moved".into()).unwrap();
    let service = Scripted::new().respond(redirect).json(500, "{}").json(200, r#"{"success":false}"#).json(429, "").json(401, "");
    let client = client(&service);
    for expected in [307, 500, 200, 429, 401] {
        let request = Request::get("/").body(Body::empty()).unwrap();
        let response = client.forward(&PROXY, request).await.unwrap();
        assert_eq!(response.status(), expected);
        assert!(!response.headers().contains_key("x-hop") && !response.headers().contains_key("keep-alive"));
        assert_eq!(response.headers().contains_key("location"), expected == 307);
    }
    assert_eq!(service.requests().len(), 5, "nothing is followed, and nothing is tried again");
}

#[tokio::test]
async fn no_path_leads_out() {
    let service = Scripted::new().json(200, "");
    let climbing = [
        "/..",
        "/.",
        "/a/../../files",
        "/%2e%2e/files",
        "/%2E./files",
        "/.%2e",
        "/%252e%252e/x",
        "/%25252e./x",
        "/..;/x",
        "/.;a=b/x",
        "/a%2f..%2fb",
        "/a%2F%2e%2e",
        "/..%3b/x",
        "/%2e%2e%5cfiles",
        "/a%5c..",
        "/a%5Cb",
        "/a%255cb",
        "/a%00b",
        "/a%0d%0ab",
    ];
    for path in climbing {
        let request = Request::get(path).body(Body::empty()).unwrap();
        let error = client(&service).forward(&PROXY, request).await.unwrap_err();
        assert!(error.is_request() && !error.may_have_reached_service(), "{path}: {error}");
    }
    for uri in ["https://things.example/a", "http://evil.example/", "*"] {
        let request = Request::get(uri).body(Body::empty()).unwrap();
        let error = client(&service).forward(&PROXY, request).await.unwrap_err();
        assert!(error.to_string().ends_with("is a path that starts with a slash"), "{uri}: {error}");
    }
    assert_eq!(service.requests().len(), 0);
}

#[tokio::test]
async fn endpoints_with_variables_have_nothing_below() {
    const THING: Endpoint = Endpoint::new(Method::GET, "/things/{id}");
    let error = client(&Scripted::new()).forward(&THING, Request::get("/x").body(Body::empty()).unwrap()).await.unwrap_err();
    assert!(error.is_request(), "{error}");
}

#[cfg(feature = "websocket")]
#[tokio::test]
async fn websockets_are_asked_for_below_too() {
    let service = Scripted::new().json(403, "{}");
    let request = Request::get("/live?x=1").header("sec-websocket-key", "mine").header("origin", "http://app").body(()).unwrap();
    let options = crate::websocket::WebSocketOptions::default().subprotocol("chat");
    let error = client(&service).forward_websocket(&PROXY, request, options).await.unwrap_err();
    assert!(error.is_forbidden() && error.path() == Some("/proxy/live"), "{error:?}");
    let sent = &service.requests()[0];
    assert_eq!(sent.uri(), "https://things.example/v1/proxy/live?x=1");
    assert_eq!(
        (&sent.headers()["origin"], &sent.headers()["sec-websocket-protocol"]),
        (&"http://app".parse().unwrap(), &"chat".parse().unwrap())
    );
    assert_ne!(sent.headers()["sec-websocket-key"], "mine");
    assert_eq!(sent.headers().get_all("sec-websocket-key").iter().count(), 1);
}
