//! WebSockets against a service on this machine, and against one that does not do as it should.

use std::time::Duration;

use futures_util::{SinkExt, StreamExt};
use http::{Method, StatusCode};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};
use tokio::task::JoinHandle;
use tokio_tungstenite::WebSocketStream;
use tokio_tungstenite::tungstenite::Message as Raw;
use tokio_tungstenite::tungstenite::handshake::server::{Request, Response};
use tokio_tungstenite::tungstenite::protocol::{CloseFrame, Role};

use super::*;
use crate::client::Client;
use crate::transport::{self, Scripted, Upgraded};
use crate::{Api, Body, Credentials, Endpoint, Placement, Scheme, Server};

static API: Api = Api::new(
    "Things",
    &[Server::new("main", "https://api.example")],
    &[Scheme::new("token", Placement::Bearer), Scheme::new("key", Placement::Query("token"))],
);
const CHAT: Endpoint = Endpoint::new(Method::GET, "/chat/{room}").security(&[&["token"], &["key"]]);

type Peer = WebSocketStream<TcpStream>;

/// Serves one WebSocket, and gives the head of the request back with what serving gave.
async fn serve<F, R>(behaviour: F) -> (Client, JoinHandle<(Vec<String>, R::Output)>)
where
    F: FnOnce(Peer) -> R + Send + 'static,
    R: Future<Output: Send + 'static> + Send,
{
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = format!("http://{}/v1", listener.local_addr().unwrap());
    let serving = tokio::spawn(async move {
        let (stream, _) = listener.accept().await.unwrap();
        let mut head = Vec::new();
        #[expect(clippy::result_large_err, reason = "the trait says so")]
        let note = |request: &Request, mut response: Response| {
            head.push(request.uri().to_string());
            head.extend(request.headers().iter().map(|(name, value)| format!("{name}: {}", value.to_str().unwrap())));
            if let Some(offered) = request.headers().get(SEC_WEBSOCKET_PROTOCOL) {
                let first = offered.to_str().unwrap().split(',').next().unwrap();
                response.headers_mut().insert(SEC_WEBSOCKET_PROTOCOL, first.parse().unwrap());
            }
            Ok(response)
        };
        let peer = tokio_tungstenite::accept_hdr_async(stream, note).await.unwrap();
        let result = behaviour(peer).await;
        (head, result)
    });
    let network = transport::Network::builder().no_proxy().build().unwrap();
    let builder = Client::builder(&API).base_url(url).credentials(Credentials::new("token", "jwt")).transport(network);
    (builder.build().unwrap(), serving)
}

async fn open(client: &Client, options: WebSocketOptions) -> Result<WebSocket, Error> {
    let mut call = client.call(&CHAT);
    call.path("a/b");
    call.websocket(options).await
}

async fn echo(mut peer: Peer) {
    while let Some(Ok(message)) = peer.next().await {
        if message.is_close() {
            break;
        }
        peer.send(message).await.unwrap();
    }
}

#[tokio::test]
async fn messages_go_both_ways() {
    let (client, serving) = serve(echo).await;
    let mut chat = open(&client, WebSocketOptions::default().subprotocol("binary").subprotocol("text")).await.unwrap();
    assert_eq!(chat.subprotocol(), Some("binary"));
    let long = Message::Binary(vec![7; 1 << 20].into());
    for message in [Message::Text("grüße".into()), Message::Binary(Bytes::new()), long] {
        chat.send(message.clone()).await.unwrap();
        assert_eq!(chat.next().await.unwrap().unwrap(), message);
    }
    chat.close(1000, "done").await.unwrap();
    let (head, ()) = serving.await.unwrap();
    assert_eq!(head[0], "/v1/chat/a%2Fb");
    assert!(head.contains(&"authorization: Bearer jwt".to_owned()), "{head:?}");
    assert!(head.contains(&"sec-websocket-protocol: binary, text".to_owned()), "{head:?}");
    assert!(head.iter().all(|line| !line.starts_with("content-")), "{head:?}");
}

#[tokio::test]
async fn a_token_is_in_the_url_only_if_the_client_holds_such_a_one() {
    let (client, serving) = serve(echo).await;
    let client: Client = client.with_credentials(Credentials::new("key", "a b"));
    drop(open(&client, WebSocketOptions::default()).await.unwrap());
    let (head, ()) = serving.await.unwrap();
    assert_eq!(head[0], "/v1/chat/a%2Fb?token=a+b");
    assert!(head.iter().all(|line| !line.starts_with("authorization")), "{head:?}");
}

#[tokio::test]
async fn how_it_was_closed_is_told() {
    let (client, _serving) = serve(|mut peer| async move {
        let frame = CloseFrame { code: 4001.into(), reason: "bye".into() };
        peer.send(Raw::Text("last".into())).await.unwrap();
        peer.send(Raw::Close(Some(frame))).await.unwrap();
        peer.next().await
    })
    .await;
    let mut chat = open(&client, WebSocketOptions::default()).await.unwrap();
    assert_eq!(chat.next().await.unwrap().unwrap(), Message::Text("last".into()));
    assert_eq!(chat.closing(), None);
    assert!(chat.next().await.is_none() && chat.next().await.is_none());
    assert_eq!(chat.closing(), Some(&Closing { code: 4001, reason: "bye".into() }));
    let error = chat.send(Message::Text("late".into())).await.unwrap_err();
    assert!(error.is_stream_cut(), "{error:?}");
    assert_eq!(error.to_string(), "GET /chat/{room}: the WebSocket is closed, and nothing can be sent");
}

#[tokio::test]
async fn a_connection_that_ends_without_a_word_is_cut() {
    let (client, _serving) = serve(|peer| async move { drop(peer) }).await;
    let mut chat = open(&client, WebSocketOptions::default()).await.unwrap();
    assert!(chat.next().await.unwrap().unwrap_err().is_stream_cut());
    assert!(chat.next().await.is_none());
    assert_eq!(chat.closing(), None);
}

#[tokio::test]
async fn messages_have_a_limit() {
    let (client, _serving) = serve(|mut peer| async move { peer.send(Raw::Binary(vec![0; 11].into())).await }).await;
    let mut chat = open(&client, WebSocketOptions::default().message_limit(10)).await.unwrap();
    let error = chat.next().await.unwrap().unwrap_err();
    assert!(error.is_too_large(), "{error:?}");
    assert_eq!(error.to_string(), "GET /chat/{room}: a message is larger than the limit of 10 bytes");
}

#[tokio::test]
async fn both_halves_work_at_once() {
    let (client, serving) = serve(|mut peer| async move {
        // Nothing is read until everything is written, which one task alone could not stand.
        for number in 0..200 {
            peer.send(Raw::Binary(vec![number; 1 << 16].into())).await.unwrap();
        }
        let mut count = 0;
        while let Some(Ok(Raw::Binary(_))) = peer.next().await {
            count += 1;
        }
        count
    })
    .await;
    let (mut sender, mut receiver) = open(&client, WebSocketOptions::default()).await.unwrap().split();
    let sending = tokio::spawn(async move {
        for _ in 0..200 {
            sender.send(Message::Binary(vec![1; 1 << 16].into())).await.unwrap();
        }
        sender.close(1000, "").await.unwrap();
    });
    let mut received = 0;
    while let Some(message) = receiver.next().await {
        message.unwrap();
        received += 1;
    }
    sending.await.unwrap();
    assert_eq!((received, serving.await.unwrap().1), (200, 200));
}

/// A client of a service that is the other end of a pipe, and answers as it is told.
fn piped(
    edit: impl Fn(&mut http::Response<Body>) + Send + Sync + 'static,
) -> (Client, tokio::sync::mpsc::UnboundedReceiver<tokio::io::DuplexStream>) {
    struct Pipe<E>(E, tokio::sync::mpsc::UnboundedSender<tokio::io::DuplexStream>);
    impl<E: Fn(&mut http::Response<Body>) + Send + Sync + 'static> transport::Transport for Pipe<E> {
        fn send(&self, request: transport::Request) -> transport::Exchange<'_> {
            let (ours, theirs) = tokio::io::duplex(1 << 10);
            let _ = self.1.send(theirs);
            let key = request.headers()["sec-websocket-key"].to_str().unwrap();
            let mut response = http::Response::builder()
                .status(101)
                .header("upgrade", "WebSocket")
                .header("connection", "keep-alive, Upgrade")
                .header("sec-websocket-accept", open::accept(key))
                .extension(Upgraded::new(ours))
                .body(Body::empty())
                .unwrap();
            (self.0)(&mut response);
            Box::pin(async move { Ok(response) })
        }
    }
    let (send, receive) = tokio::sync::mpsc::unbounded_channel();
    let builder = Client::builder(&API).credentials(Credentials::new("token", "jwt")).transport(Pipe(edit, send));
    (builder.build().unwrap(), receive)
}

#[tokio::test]
async fn an_answer_that_does_not_fit_is_an_error() {
    type Edit = fn(&mut http::Response<Body>);
    let cases: [(Edit, &str); 6] = [
        (|response| drop(response.headers_mut().remove("upgrade")), "the service switched to something else than a WebSocket"),
        (|response| drop(response.headers_mut().remove("connection")), "the service switched to something else than a WebSocket"),
        (
            |response| drop(response.headers_mut().insert("sec-websocket-accept", "AAAA".parse().unwrap())),
            "the service did not answer this request for a WebSocket",
        ),
        (
            |response| drop(response.headers_mut().insert("sec-websocket-extensions", "permessage-deflate".parse().unwrap())),
            "the service chose an extension that was not offered",
        ),
        (
            |response| drop(response.headers_mut().insert("sec-websocket-protocol", "other".parse().unwrap())),
            "the service chose a subprotocol that was not offered",
        ),
        (|response| drop(response.extensions_mut().remove::<Upgraded>()), "the transport of the client cannot open WebSockets"),
    ];
    for (edit, message) in cases {
        let error = open(&piped(edit).0, WebSocketOptions::default()).await.unwrap_err();
        assert_eq!(error.to_string(), format!("GET /chat/{{room}}: {message}"));
    }
    assert!(open(&piped(|_| ()).0, WebSocketOptions::default()).await.is_ok());
}

#[tokio::test]
async fn a_refusal_is_the_error_of_its_status() {
    let redirect = http::Response::builder().status(302).header("location", "/elsewhere").body(Body::empty()).unwrap();
    let service = Scripted::new().json(403, r#"{"error":"no"}"#).json(200, "{}").respond(redirect);
    let builder = Client::builder(&API).credentials(Credentials::new("token", "jwt")).transport(service.clone());
    let client: Client = builder.build().unwrap();
    assert!(open(&client, WebSocketOptions::default()).await.unwrap_err().is_forbidden());
    for status in [StatusCode::OK, StatusCode::FOUND] {
        let error = open(&client, WebSocketOptions::default()).await.unwrap_err();
        assert_eq!((error.is_service(), error.status()), (true, Some(status)));
    }
    assert_eq!(service.requests().len(), 3);
}

#[tokio::test(start_paused = true)]
async fn a_silent_connection_is_pinged_and_then_given_up() {
    let options = || WebSocketOptions::default().keep_alive(Duration::from_secs(30));
    let (client, mut pipes) = piped(|_| ());
    let mut chat = open(&client, options()).await.unwrap();
    let mut peer = WebSocketStream::from_raw_socket(pipes.recv().await.unwrap(), Role::Server, None).await;
    let answering = tokio::spawn(async move {
        // Answers two pings by reading them, and is deaf after that.
        for _ in 0..2 {
            assert!(peer.next().await.unwrap().unwrap().is_ping());
            peer.flush().await.unwrap();
        }
        peer
    });
    let start = tokio::time::Instant::now();
    let error = chat.next().await.unwrap().unwrap_err();
    assert!(error.is_timeout(), "{error:?}");
    assert_eq!(start.elapsed().as_secs(), 120);
    drop(answering.await.unwrap());
}

#[tokio::test]
async fn bytes_that_are_no_frames_break_the_protocol() {
    let (client, mut pipes) = piped(|_| ());
    for bytes in [&b"\xff\x00"[..], b"\x81\x02\xff\xfe", b"\x82\x81\0\0\0\0\0"] {
        let mut chat = open(&client, WebSocketOptions::default()).await.unwrap();
        let mut peer = pipes.recv().await.unwrap();
        peer.write_all(bytes).await.unwrap();
        let error = chat.next().await.unwrap().unwrap_err();
        assert!(error.is_decode(), "{bytes:?}: {error:?}");
    }
}

#[tokio::test(start_paused = true)]
async fn a_peer_that_reads_nothing_holds_the_sender_up() {
    let (client, mut pipes) = piped(|_| ());
    let mut chat = open(&client, WebSocketOptions::default()).await.unwrap();
    let mut peer = pipes.recv().await.unwrap();
    let message = Message::Binary(vec![0; 1 << 12].into());
    let sending = chat.send(message);
    assert!(tokio::time::timeout(Duration::from_secs(60), sending).await.is_err());
    let mut read = vec![0; 1 << 10];
    peer.read_exact(&mut read).await.unwrap();
    // It goes on as a whole although the send was given up.
    let reading = tokio::spawn(async move {
        let mut rest = vec![0; (1 << 12) + 8 - (1 << 10)];
        peer.read_exact(&mut rest).await.unwrap();
        peer
    });
    chat.send(Message::Text(String::new())).await.unwrap();
    drop(reading.await.unwrap());
}

#[tokio::test]
async fn closing_has_rules() {
    for (code, reason, message) in [
        (999, "", "999 is no code that a WebSocket may be closed with"),
        (1005, "", "1005 is no code that a WebSocket may be closed with"),
        (1006, "", "1006 is no code that a WebSocket may be closed with"),
        (1000, &*"x".repeat(124), "the reason for closing is longer than 123 bytes"),
    ] {
        let (client, _pipes) = piped(|_| ());
        let chat = open(&client, WebSocketOptions::default()).await.unwrap();
        let error = chat.close(code, reason).await.unwrap_err();
        assert!(error.is_request());
        assert_eq!(error.to_string(), message);
    }
}

#[tokio::test]
async fn urls_that_a_service_gave_out_are_opened_too() {
    let open = |client: &Client, url: String| {
        let request = http::Request::get(url).header("authorization", "Bearer own").body(()).unwrap();
        client.websocket(request, WebSocketOptions::default())
    };
    let (elsewhere, serving) = serve(echo).await;
    let url = format!("{:?}", elsewhere).split("main: http").nth(1).unwrap().split("/v1").next().unwrap().to_owned();
    let home: Client = Client::builder(&API).credentials(Credentials::new("token", "jwt")).build().unwrap();
    drop(open(&home, format!("ws{url}/connect?x=1")).await.unwrap());
    let (head, ()) = serving.await.unwrap();
    assert_eq!(head[0], "/connect?x=1");
    assert!(head.contains(&"authorization: Bearer own".to_owned()), "{head:?}");

    let service = Scripted::new().json(403, "").json(403, "");
    let builder = Client::builder(&API).credentials(Credentials::new("token", "jwt")).transport(service.clone());
    let client: Client = builder.build().unwrap();
    for (url, expected) in [("wss://api.example/x", "Bearer jwt"), ("wss://other.example/x", "Bearer own")] {
        let error = open(&client, url.to_owned()).await.unwrap_err();
        assert!(error.is_forbidden() && error.method() == Some("GET") && error.path() == Some("/x"), "{error:?}");
        let sent = service.requests().pop().unwrap();
        assert_eq!(sent.headers()["authorization"], expected);
        assert_eq!(sent.uri().to_string(), url.replace("wss", "https"));
    }
    for url in ["ftp://api.example/x", "/x", "wss://user:password@api.example/x"] {
        let error = open(&client, url.to_owned()).await.unwrap_err();
        assert!(error.is_request() && !error.to_string().contains("user:"), "{url}: {error}");
    }
    assert_eq!(service.requests().len(), 2);
}

#[tokio::test]
async fn a_proxy_is_asked_for_a_tunnel_even_without_tls() {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let proxy = format!("http://user:pass@{}", listener.local_addr().unwrap());
    let serving = tokio::spawn(async move {
        let (mut stream, _) = listener.accept().await.unwrap();
        let mut heads = Vec::new();
        for answer in ["HTTP/1.1 200 OK\r\n\r\n", "HTTP/1.1 403 No\r\ncontent-length: 0\r\n\r\n"] {
            let mut head = Vec::new();
            while !head.ends_with(b"\r\n\r\n") {
                head.push(stream.read_u8().await.unwrap());
            }
            stream.write_all(answer.as_bytes()).await.unwrap();
            heads.push(String::from_utf8(head).unwrap().to_lowercase());
        }
        heads
    });
    let network = transport::Network::builder().proxy(proxy).build().unwrap();
    let builder = Client::builder(&API).base_url("http://far.example").credentials(Credentials::new("token", "jwt"));
    let client: Client = builder.transport(network).build().unwrap();
    assert!(open(&client, WebSocketOptions::default()).await.unwrap_err().is_forbidden());
    let heads = serving.await.unwrap();
    assert!(heads[0].starts_with("connect far.example:80 "), "{heads:?}");
    assert!(heads[0].contains("proxy-authorization: basic") && !heads[0].contains("jwt"), "{heads:?}");
    assert!(heads[1].starts_with("get /chat/a%2fb http/1.1") && heads[1].contains("authorization: bearer jwt"), "{heads:?}");
    assert!(!heads[1].contains("proxy-authorization"), "{heads:?}");
}
