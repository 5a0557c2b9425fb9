//! What goes to a port of a workspace, and what does not.

use oblien_client::transport::Scripted;

use super::*;
use crate::{Client, credentials, scope};

fn client(service: &Scripted) -> Client<scope::Runtime> {
    Client::builder().credentials(credentials::runtime("jwt")).transport(service.clone()).build().unwrap()
}

#[tokio::test]
async fn requests_go_to_the_port() {
    let service = Scripted::new().json(302, "").json(200, "").json(200, "").json(200, "");
    let client = client(&service).below("runtime", "/runtimes/local").unwrap();
    let app = Proxy::new(&client, 3000).unwrap();
    assert_eq!(app.get("/a?b=c&tokens=1").await.unwrap().status(), 302);
    let request = Request::put("/x").header("authorization", "Basic forged").header("X-Oblien-Proxy-Target", "22");
    app.send(request.body("body".into()).unwrap()).await.unwrap();
    app.clone().host("localhost").unwrap().host("::1").unwrap().get("/").await.unwrap();
    app.host("127.0.0.1").unwrap().get("/").await.unwrap();
    let sent: Vec<_> = service
        .requests()
        .iter()
        .map(|sent| {
            assert_eq!(sent.headers()["authorization"], "Bearer jwt");
            assert_eq!(sent.headers().get_all(TARGET).iter().count(), 1);
            let path = sent.uri().path_and_query().unwrap();
            format!("{} {path} to {}", sent.method(), sent.headers()[TARGET].to_str().unwrap())
        })
        .collect();
    assert_eq!(
        sent,
        [
            "GET /runtimes/local/proxy/a?b=c&tokens=1 to 3000",
            "PUT /runtimes/local/proxy/x to 3000",
            "GET /runtimes/local/proxy/ to [::1]:3000",
            "GET /runtimes/local/proxy/ to 127.0.0.1:3000",
        ]
    );
}

#[tokio::test]
async fn what_could_go_elsewhere_is_not_sent() {
    let service = Scripted::new().json(200, "");
    let app = Proxy::new(&client(&service), 3000).unwrap();
    let paths = [
        "/../files/read?path=/etc/passwd",
        "/%2e%2e/files",
        "/a/%252E%252E/b",
        "/a%5C..%5Cb",
        "/..;/b",
        "http://evil.example/",
        "a",
        "",
        "/?token=x",
        "/?a=1&x_oblien_target=22",
        "/?%74oken=x",
        "/?a;token",
        "/?X=1&to%6ben=",
    ];
    for path in paths {
        let error = app.get(path).await.unwrap_err();
        assert!(error.is_request() && !error.may_have_reached_service(), "{path}: {error}");
    }
    assert!(Proxy::new(&client(&service), 0).unwrap_err().is_request());
    for host in ["10.0.0.1", "example.com", "", "127.0.0.1:80", "::2", "localhost\r\nx: y"] {
        assert!(app.clone().host(host).unwrap_err().is_request(), "{host:?}");
    }
    assert_eq!(service.requests().len(), 0);
}

#[cfg(feature = "websocket")]
#[tokio::test]
async fn websockets_go_to_the_port_too() {
    use futures_util::{SinkExt, StreamExt};
    use oblien_client::websocket::{Message, WebSocketOptions};

    let service = crate::flows::tests::Service::start().await;
    let app = Proxy::new(&service.client(), 3000).unwrap();
    let request = Request::get("/live?room=a+b").body(()).unwrap();
    let opening = app.websocket(request, WebSocketOptions::default().subprotocol("chat"));
    let (live, (mut peer, head)) = tokio::join!(opening, service.accept());
    let mut live = live.unwrap();
    let expected =
        ["/proxy/live?room=a+b", "authorization: Bearer jwt", "sec-websocket-protocol: chat", "x-oblien-proxy-target: 3000"];
    assert_eq!(head, expected);
    live.send(Message::Text("hi".into())).await.unwrap();
    let echoed = peer.next().await.unwrap().unwrap();
    peer.send(echoed).await.unwrap();
    assert_eq!(live.next().await.unwrap().unwrap(), Message::Text("hi".into()));

    let request = Request::get("/live?token=x").body(()).unwrap();
    assert!(app.websocket(request, WebSocketOptions::default()).await.unwrap_err().is_request());
}
