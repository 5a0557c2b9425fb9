//! The tunnel between a broker and a service, both of this machine.

use std::sync::atomic::{AtomicU32, Ordering};
use std::time::Duration;

use futures_util::{SinkExt, StreamExt};
use oblien_client::{Bytes, FreshToken};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpListener;
use tokio::sync::mpsc::{UnboundedReceiver, unbounded_channel};
use tokio::task::JoinHandle;
use tokio_tungstenite::tungstenite::Message as Raw;

use super::frame::{Frame, Kind, Opening, PAYLOAD_LIMIT};
use super::*;
use crate::flows::tests::{Peer, Service};

struct Running {
    task: JoinHandle<Result<(), Error>>,
    events: UnboundedReceiver<TunnelEvent>,
}

impl Running {
    async fn event(&mut self) -> String {
        let event = tokio::time::timeout(Duration::from_secs(10), self.events.recv()).await.unwrap().unwrap();
        match event {
            TunnelEvent::Lost { reason, again_in } => format!("lost ({reason}), again in {again_in:?}"),
            other => format!("{other:?}"),
        }
    }
}

/// Runs a tunnel to a broker, with tokens that are counted and live for this long.
fn run(service: &Service, life: Duration, local_port: Option<u16>) -> Running {
    let url = format!("{}/connect?region=x", service.url.replace("http", "ws"));
    let count = AtomicU32::new(0);
    let access = move || {
        let number = count.fetch_add(1, Ordering::Relaxed);
        let token = FreshToken::new(format!("tunnel-{number}")).expires_in(life);
        std::future::ready(Ok(TunnelAccess::new(url.clone(), token)))
    };
    let mut tunnel = EdgeTunnel::new(&service.client(), access)
        .reconnect(Reconnect::default().delays(Duration::from_millis(10), Duration::from_millis(10)));
    if let Some(port) = local_port {
        tunnel = tunnel.local_port(port);
    }
    let (send, events) = unbounded_channel();
    let task = tokio::spawn(tunnel.run(move |event| drop(send.send(event))));
    Running { task, events }
}

const HOUR: Duration = Duration::from_secs(3600);

async fn send(peer: &mut Peer, kind: Kind, stream: u32, payload: impl Into<Bytes>) {
    peer.send(Raw::Binary(Frame::new(kind, stream, payload).encode())).await.unwrap();
}

async fn receive(peer: &mut Peer) -> Frame {
    let message = tokio::time::timeout(Duration::from_secs(10), peer.next()).await.unwrap().unwrap().unwrap();
    Frame::decode(message.into_data()).unwrap()
}

fn opening(port: u16, text: &str) -> Vec<u8> {
    [&port.to_be_bytes()[..], text.as_bytes()].concat()
}

#[tokio::test]
async fn what_is_asked_for_goes_to_this_machine_and_back() {
    let local = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let port = local.local_addr().unwrap().port();
    let service = Service::start().await;
    let mut running = run(&service, HOUR, Some(port));
    let (mut peer, head) = service.accept().await;
    assert_eq!(head, ["/connect?region=x", "authorization: Bearer tunnel-0"], "and not the client's own token");
    assert_eq!(running.event().await, "Connected");

    for stream in [7, u32::MAX] {
        send(&mut peer, Kind::Open, stream, opening(9, "GET /a b 10.0.0.1")).await;
        let request = format!("Request {{ stream: {stream}, method: \"GET\", path: \"/a b\", client_ip: \"10.0.0.1\" }}");
        assert_eq!(running.event().await, request);
    }
    // Sent before the connection is made, and not before the other stream's.
    send(&mut peer, Kind::Data, 7, "first").await;
    send(&mut peer, Kind::Data, u32::MAX, "other").await;
    send(&mut peer, Kind::Close, 7, "").await;
    send(&mut peer, Kind::Unknown(9), 7, "").await;
    send(&mut peer, Kind::Data, 99, "of no stream").await;
    for _ in 0..2 {
        let (mut connection, _) = local.accept().await.unwrap();
        let mut asked = [0; 5];
        connection.read_exact(&mut asked).await.unwrap();
        let stream = if &asked == b"first" { 7 } else { u32::MAX };
        connection.write_all(b"answer").await.unwrap();
        assert_eq!(receive(&mut peer).await, Frame::new(Kind::Data, stream, "answer"));
        drop(connection);
        assert_eq!(receive(&mut peer).await, Frame::new(Kind::Close, stream, ""));
    }
    running.task.abort();
    assert!(running.task.await.unwrap_err().is_cancelled());
    assert!(peer.next().await.unwrap().is_err(), "dropping the tunnel cuts it");
}

#[tokio::test]
async fn failures_of_a_stream_are_its_own() {
    let closed = TcpListener::bind("127.0.0.1:0").await.unwrap().local_addr().unwrap().port();
    let local = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let open = local.local_addr().unwrap().port();
    let service = Service::start().await;
    let mut running = run(&service, HOUR, None);
    let (mut peer, _) = service.accept().await;
    running.event().await;

    send(&mut peer, Kind::Open, 1, opening(closed, "")).await;
    running.event().await;
    let refused = receive(&mut peer).await;
    let message = String::from_utf8(refused.payload.to_vec()).unwrap();
    assert!(refused.kind == Kind::Error && message.starts_with(&format!("127.0.0.1:{closed}: ")), "{message}");
    assert_eq!(running.event().await, format!("StreamFailed {{ stream: 1, message: {message:?} }}"));

    send(&mut peer, Kind::Open, 2, opening(open, "")).await;
    running.event().await;
    let (mut connection, _) = local.accept().await.unwrap();
    send(&mut peer, Kind::Error, 2, "gone").await;
    assert_eq!(running.event().await, r#"StreamFailed { stream: 2, message: "gone" }"#);
    assert_eq!(connection.read(&mut [0]).await.unwrap_or(0), 0, "its connection is cut");

    for (bytes, problem) in [
        (&b"\x02\0\0\0"[..], "a frame of 4 bytes is shorter than its header of 9"),
        (b"\x02\0\0\0\x01\0\0\0\x05abc", "a frame of stream 1 says it has 5 bytes and has 3"),
        (b"\x02\0\0\0\x01\0\0\0\x01abc", "a frame of stream 1 says it has 1 bytes and has 3"),
        (b"\x02\0\0\0\x01\xff\0\0\0", "a frame of stream 1 says it has 4278190080 bytes, more than the limit of 4194304"),
        (b"\x01\0\0\0\x05\0\0\0\x01\0", "an open frame of stream 5 names no port"),
    ] {
        peer.send(Raw::Binary(bytes.into())).await.unwrap();
        assert_eq!(running.event().await, format!("Malformed {{ message: {problem:?} }}"));
    }
    assert!(!running.task.is_finished());
}

#[tokio::test]
async fn a_lost_tunnel_is_made_again_with_another_token() {
    let service = Service::start().await;
    let mut running = run(&service, HOUR, None);
    let (mut peer, _) = service.accept().await;
    assert_eq!(running.event().await, "Connected");
    peer.close(None).await.unwrap();
    let lost = running.event().await;
    assert_eq!(lost, "lost (the broker closed the tunnel (code 1005: )), again in 10ms");
    service.refuse(503).await;
    assert!(running.event().await.starts_with("lost (GET /connect: 503 "));
    let (_peer, head) = service.accept().await;
    assert_eq!(head[1], "authorization: Bearer tunnel-2");
    assert_eq!(running.event().await, "Connected");
}

#[tokio::test]
async fn a_broker_that_has_died_is_noticed() {
    let service = Service::start().await;
    let url = service.url.replace("http", "ws");
    let access = move || std::future::ready(Ok(TunnelAccess::new(url.clone(), FreshToken::new("opaque"))));
    let tunnel = EdgeTunnel::new(&service.client(), access).reconnect(Reconnect::never()).keep_alive(Duration::from_millis(50));
    let running = tokio::spawn(tunnel.run(|_| ()));
    // It is there, and does not answer.
    let (_peer, _) = service.accept().await;
    let error = tokio::time::timeout(Duration::from_secs(10), running).await.unwrap().unwrap().unwrap_err();
    assert!(error.is_timeout(), "{error:?}");
}

#[tokio::test]
async fn a_refusal_ends_the_tunnel() {
    let service = Service::start().await;
    let running = run(&service, HOUR, None);
    service.refuse(401).await;
    assert!(running.task.await.unwrap().unwrap_err().is_unauthorized());
}

#[tokio::test]
async fn a_token_that_is_about_to_end_is_not_used() {
    for (life, code) in [(0, Some("token_expired")), (15, Some("token_expiring"))] {
        let service = Service::start().await;
        let running = run(&service, Duration::from_secs(life), None);
        let error = running.task.await.unwrap().unwrap_err();
        assert!(error.is_credentials() && !error.may_have_reached_service(), "{error:?}");
        assert_eq!(error.code(), code);
    }
    let access = |token: FreshToken| TunnelAccess::new("ws://x", token.expires_by_jwt()).check();
    assert!(access(FreshToken::new("opaque")).is_ok());
    // Ended in 1970, and ends in 2286.
    assert_eq!(access(FreshToken::new("e30.eyJpYXQiOjEwMDAsImV4cCI6MTkwMH0.c2ln")).unwrap_err().code(), Some("token_expired"));
    assert!(access(FreshToken::new("e30.eyJleHAiOjk5OTk5OTk5OTl9.")).is_ok());
}

#[test]
fn frames_are_what_they_were() {
    for kind in [Kind::Open, Kind::Data, Kind::Close, Kind::Error, Kind::Unknown(200)] {
        let frame = Frame::new(kind, 0x0102_0304, vec![5; 300]);
        let bytes = frame.encode();
        assert_eq!(&bytes[1..9], b"\x01\x02\x03\x04\0\0\x01\x2c");
        assert_eq!(Frame::decode(bytes).unwrap(), frame);
    }
    assert!(Frame::decode(Frame::new(Kind::Data, 1, vec![0; PAYLOAD_LIMIT]).encode()).is_ok());
    assert!(Frame::decode(Frame::new(Kind::Data, 1, vec![0; PAYLOAD_LIMIT + 1]).encode()).is_err());
}

#[test]
fn openings_tell_what_they_can() {
    let cases = [
        ("", ("", "", "")),
        ("GET", ("GET", "", "")),
        ("GET /a", ("GET", "/a", "")),
        ("GET /a 1.2.3.4", ("GET", "/a", "1.2.3.4")),
        ("GET /a b c ::1", ("GET", "/a b c", "::1")),
    ];
    for (text, (method, path, client_ip)) in cases {
        let found = Opening::decode(&opening(8080, text)).unwrap();
        assert_eq!((found.port, &*found.method, &*found.path, &*found.client_ip), (8080, method, path, client_ip), "{text}");
    }
    assert_eq!(Opening::decode(b"\x01"), None);
}
