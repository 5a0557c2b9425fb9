//! What comes beside the body of a reply, or in its place: headers by their types, XML, another protocol.
//! The client is that of `accept/answers`.

use futures_util::SinkExt as _;
use oblien_client::http::Response;
use oblien_client::transport::Scripted;
use oblien_client::websocket::{Message, WebSocketOptions};
use oblien_client::{Body, Error};
use tokio::net::TcpListener;
use tokio_tungstenite::tungstenite::handshake::server as handshake;

use super::compiled::answers::types::Kind;
use super::compiled::answers::{Client, reply_headers, webhooks};

fn client(service: &Scripted) -> Client {
    Client::builder().transport(service.clone()).build().unwrap()
}

#[tokio::test]
async fn headers_are_read_by_their_types() -> Result<(), Error> {
    let reply = Response::builder()
        .header("X-Total", "5000000000")
        .header("X-Rate", "0.5")
        .header("X-Last", "true")
        .header("X-Kind", "small")
        .header("X-Tags", "a, b")
        .header("X-Ids", "1,2")
        .header("X-Key", "k")
        .header("X-Meta", r#"{"page": 3}"#)
        .header("X-Point", "x=1")
        .header("ETag", "\"v1\"")
        .header("Set-Cookie", "a=1; Expires=Wed, 21 Oct 2026 07:28:00 GMT")
        .header("Set-Cookie", "b=2");
    let service = Scripted::new().respond(reply.body(Body::from(r#"["a"]"#)).unwrap());
    let response = client(&service).things().list().send().into_response().await?;
    let headers = response.headers();
    assert_eq!(reply_headers::X_TOTAL.read(headers)?, Some(5_000_000_000));
    assert_eq!(reply_headers::X_RATE.read(headers)?, Some(0.5));
    assert_eq!(reply_headers::X_LAST.read(headers)?, Some(true));
    assert_eq!(reply_headers::X_KIND.read(headers)?, Some(Kind::Small));
    assert_eq!(reply_headers::X_TAGS.read(headers)?.unwrap(), ["a", "b"]);
    assert_eq!(reply_headers::X_IDS.read(headers)?.unwrap(), [1, 2]);
    assert_eq!(reply_headers::X_META.read(headers)?.unwrap().page, 3);
    assert_eq!(reply_headers::X_KEY.read(headers)?.unwrap().expose(), "k");
    assert_eq!(reply_headers::X_POINT.read(headers)?.unwrap(), "x=1");
    assert_eq!(reply_headers::ETAG.read(headers)?.unwrap(), "\"v1\"");
    assert_eq!(reply_headers::SET_COOKIE.read(headers)?.unwrap().len(), 2);
    assert_eq!(reply_headers::LOCATION.read(headers)?, None);
    assert_eq!(response.into_body(), ["a"]);
    Ok(())
}

#[tokio::test]
async fn headers_of_failures_are_read_too() {
    let reply = Response::builder().status(429).header("Retry-After", "7200").body(Body::from("{}")).unwrap();
    let service = Scripted::new().respond(reply);
    let error = client(&service).things().list().send().await.unwrap_err();
    assert_eq!(reply_headers::RETRY_AFTER.read(error.headers()).unwrap(), Some(7200));
    assert!(reply_headers::X_TOTAL.read(error.headers()).unwrap().is_none());
}

#[tokio::test]
async fn xml_goes_and_comes_as_it_is() -> Result<(), Error> {
    let service = Scripted::new().respond(Response::builder().status(201).body(Body::from("<meta/>")).unwrap());
    assert_eq!(client(&service).things().add("<meta><page>1</page></meta>").send().await?, "<meta/>");
    let sent = service.requests().pop().unwrap();
    assert_eq!(sent.headers()["content-type"], "application/xml");
    assert_eq!(sent.headers()["accept"], "application/xml");
    assert_eq!(sent.body(), "<meta><page>1</page></meta>");
    Ok(())
}

#[tokio::test]
async fn a_request_opens_a_websocket() {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let client = Client::builder().base_url(format!("http://{}", listener.local_addr().unwrap())).build().unwrap();
    let request = client.things().open_socket().room("a b").into_request().unwrap().map(drop);
    let opening = client.websocket(request, WebSocketOptions::default());
    let (socket, target) = tokio::join!(opening, greet(&listener));
    assert_eq!(target, "/socket?room=a+b");
    assert!(matches!(socket.unwrap().next().await.unwrap().unwrap(), Message::Text(text) if text == "hello"));
}

/// Accepts a WebSocket and sends one text; returns what it was asked for.
async fn greet(listener: &TcpListener) -> String {
    let (stream, _) = listener.accept().await.unwrap();
    let mut target = String::new();
    #[expect(clippy::result_large_err, reason = "the trait says so")]
    let note = |request: &handshake::Request, response: handshake::Response| {
        target = request.uri().to_string();
        Ok(response)
    };
    let mut socket = tokio_tungstenite::accept_hdr_async(stream, note).await.unwrap();
    socket.send("hello".into()).await.unwrap();
    target
}

#[test]
fn webhooks_of_3_0_are_decoded() {
    assert_eq!(webhooks::thing_added(br#"{"page": 2}"#).unwrap().page, 2);
}
