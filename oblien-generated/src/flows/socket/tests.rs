//! The socket against a service on this machine: frames, lost connections, and sends at any time.

use futures_util::{SinkExt, StreamExt};
use oblien_client::Secret;
use tokio_tungstenite::tungstenite::Message as Raw;

use super::*;
use crate::flows::tests::{Peer, Service};

/// A service and a socket that is open to it; pauses are short.
async fn open(service: &Service, reconnect: Reconnect) -> (RuntimeSocket, Peer) {
    let options = SocketOptions::default().reconnect(reconnect);
    let client = service.client();
    let (socket, (peer, _)) = tokio::join!(RuntimeSocket::open(&client, options), service.accept());
    (socket.unwrap(), peer)
}

fn quick() -> Reconnect {
    Reconnect::default().delays(Duration::from_millis(10), Duration::from_millis(20))
}

async fn event(socket: &mut RuntimeSocket) -> SocketEvent {
    socket.next().await.unwrap().unwrap()
}

#[tokio::test]
async fn frames_go_both_ways() {
    let service = Service::start().await;
    let client = service.client().below("runtime", "/runtimes/local").unwrap();
    let (socket, (mut peer, head)) = tokio::join!(RuntimeSocket::open(&client, SocketOptions::default()), service.accept());
    let mut socket = socket.unwrap();
    assert_eq!(head, ["/runtimes/local/ws", "authorization: Bearer jwt"]);

    let sender = socket.sender();
    sender.input(7, "ls\n").await.unwrap();
    sender.input("255", Bytes::new()).await.unwrap();
    sender.resize("7", 80, 24).await.unwrap();
    sender.json(&r#"{"channel":"x","n":1}"#.parse().unwrap()).await.unwrap();
    assert_eq!(peer.next().await.unwrap().unwrap(), Raw::Binary(Bytes::from_static(b"\x07ls\n")));
    assert_eq!(peer.next().await.unwrap().unwrap(), Raw::Binary(Bytes::from_static(b"\xff")));
    let resize = r#"{"channel":"terminal","type":"resize","id":"7","cols":80,"rows":24}"#;
    assert_eq!(peer.next().await.unwrap().unwrap(), Raw::Text(resize.into()));
    assert_eq!(peer.next().await.unwrap().unwrap(), Raw::Text(r#"{"channel":"x","n":1}"#.into()));

    for frame in [&b""[..], b"\x07", b"\x07\xff\x00"] {
        peer.send(Raw::Binary(Bytes::from_static(frame))).await.unwrap();
    }
    assert!(matches!(event(&mut socket).await, SocketEvent::Output { terminal: 7, data } if data == b"\xff\x00"[..]));

    sender.close().await;
    assert_eq!(peer.next().await.unwrap().unwrap().to_text().unwrap(), "client close");
    drop(peer);
    assert!(socket.next().await.is_none());
    let error = sender.input(7, "x").await.unwrap_err();
    assert_eq!(error.to_string(), "the socket is closed, and nothing can be sent");
}

#[tokio::test]
async fn texts_become_events() {
    let cases = [
        (r#"{"channel":"terminal","type":"exit","id":"3","code":-1}"#, "Exit { terminal: 3, code: Some(-1) }"),
        (r#"{"type":"exit","id":3}"#, "Exit { terminal: 3, code: None }"),
        (r#"{"channel":"","type":"exit","id":"0","code":0}"#, "Exit { terminal: 0, code: Some(0) }"),
        (
            r#"{"channel":"watcher","type":"ready","watcher_id":"w","root":"/a","dirs":2}"#,
            r#"Watching { watcher: "w", root: "/a", directories: Some(2) }"#,
        ),
        (
            r#"{"channel":"watcher","type":"change","watcher_id":"w","path":"/a/b","op":"rename"}"#,
            r#"Changed { watcher: "w", path: "/a/b", change: Rename }"#,
        ),
        (
            r#"{"channel":"watcher","type":"change","watcher_id":"w","path":"/a","op":"chmod"}"#,
            r#"Changed { watcher: "w", path: "/a", change: Other("chmod") }"#,
        ),
        (
            r#"{"channel":"watcher","type":"overflow","watcher_id":"w","message":"full"}"#,
            r#"Overflow { watcher: "w", message: "full" }"#,
        ),
        ("null", r#"Unknown("null")"#),
        ("{", r#"Unknown("{")"#),
        (
            r#"{"channel":"terminal","type":"exit","id":"257"}"#,
            r#"Unknown("{\"channel\":\"terminal\",\"type\":\"exit\",\"id\":\"257\"}")"#,
        ),
        (r#"{"channel":"news"}"#, r#"Unknown("{\"channel\":\"news\"}")"#),
    ];
    for (text, expected) in cases {
        let event = event::read(Message::Text(text.to_owned())).unwrap();
        assert_eq!(format!("{event:?}"), expected);
    }
}

#[tokio::test]
async fn ids_that_are_no_numbers_send_nothing() {
    let service = Service::start().await;
    let (socket, _peer) = open(&service, quick()).await;
    for id in ["257", "abc", "-1", "12x", "", "+1", " 1"] {
        let error = socket.sender().input(id, "x").await.unwrap_err();
        assert!(error.is_request() && error.to_string().ends_with("is no id of a terminal: 0 to 255"), "{error}");
        assert!(socket.sender().resize(id, 1, 1).await.is_err());
    }
}

#[tokio::test]
async fn a_lost_connection_is_made_again_and_sends_wait_for_it() {
    let service = Service::start().await;
    let (mut socket, peer) = open(&service, quick()).await;
    drop(peer);
    let SocketEvent::Lost { reason, again_in } = event(&mut socket).await else { panic!("it was lost") };
    assert!(reason.is_stream_cut() && again_in == Duration::from_millis(10));

    let sender = socket.sender();
    let sending = tokio::spawn(async move { sender.input(1, "typed meanwhile").await });
    let (lost, ()) = tokio::join!(event(&mut socket), service.refuse(503));
    assert!(
        matches!(lost, SocketEvent::Lost { reason, again_in } if reason.is_server_error() && again_in == Duration::from_millis(15))
    );
    let (restored, (mut peer, _)) = tokio::join!(event(&mut socket), service.accept());
    assert!(matches!(restored, SocketEvent::Restored));
    sending.await.unwrap().unwrap();
    assert_eq!(peer.next().await.unwrap().unwrap(), Raw::Binary(Bytes::from_static(b"\x01typed meanwhile")));
    drop(peer);
    let again = event(&mut socket).await;
    assert!(
        matches!(again, SocketEvent::Lost { again_in, .. } if again_in == Duration::from_millis(10)),
        "the count starts anew"
    );
}

#[tokio::test]
async fn a_refusal_ends_it_for_all() {
    let service = Service::start().await;
    let (mut socket, peer) = open(&service, quick()).await;
    let sender = socket.sender();
    drop(peer);
    event(&mut socket).await;
    let waiting = tokio::spawn(async move { sender.input(1, "x").await });
    let (end, ()) = tokio::join!(socket.next(), service.refuse(401));
    assert!(end.unwrap().unwrap_err().is_unauthorized());
    assert!(socket.next().await.is_none());
    assert!(waiting.await.unwrap().unwrap_err().is_unauthorized());
}

#[tokio::test]
async fn reconnecting_can_be_turned_off() {
    let service = Service::start().await;
    let (mut socket, mut peer) = open(&service, Reconnect::never()).await;
    peer.close(None).await.unwrap();
    let error = socket.next().await.unwrap().unwrap_err();
    assert_eq!(error.to_string(), "the workspace closed the socket (code 1005: )");
    assert!(socket.next().await.is_none());
    assert!(socket.sender().input(1, "x").await.unwrap_err().is_stream_cut());
}

#[tokio::test]
async fn closing_ends_a_pause_and_dropping_ends_sends() {
    let service = Service::start().await;
    let slow = Reconnect::default().delays(Duration::from_secs(600), Duration::from_secs(600));
    let (mut socket, peer) = open(&service, slow.clone()).await;
    drop(peer);
    event(&mut socket).await;
    let sender = socket.sender();
    let (end, ()) = tokio::join!(socket.next(), sender.close());
    assert!(end.is_none());

    let (mut socket, peer) = open(&service, slow).await;
    drop(peer);
    event(&mut socket).await;
    let sender = socket.sender();
    let waiting = tokio::spawn(async move { sender.resize(1, 2, 3).await });
    tokio::task::yield_now().await;
    drop(socket);
    assert_eq!(waiting.await.unwrap().unwrap_err().to_string(), "the socket was dropped, and nothing can be sent");
}

#[tokio::test]
async fn a_workspace_that_does_not_read_holds_senders_up_until_it_is_gone() {
    let service = Service::start().await;
    let (mut socket, peer) = open(&service, Reconnect::never()).await;
    let sender = socket.sender();
    let filling = tokio::spawn(async move {
        let mut sent = 0;
        loop {
            match sender.input(1, vec![0; 1 << 20]).await {
                Ok(()) if sent < 1000 => sent += 1,
                Ok(()) => panic!("nothing held it up"),
                Err(error) => return (sent, error),
            }
        }
    });
    assert!(tokio::time::timeout(Duration::from_millis(200), socket.next()).await.is_err());
    drop(peer);
    assert!(socket.next().await.unwrap().is_err());
    let (sent, error) = filling.await.unwrap();
    assert!(sent < 1000 && error.is_stream_cut(), "{sent} {error:?}");
}

#[tokio::test]
async fn the_token_is_asked_for_at_every_connection() {
    let number = std::sync::atomic::AtomicU32::new(0);
    let source = oblien_client::CachedToken::new(move || {
        let number = number.fetch_add(1, std::sync::atomic::Ordering::Relaxed);
        async move { Ok(oblien_client::FreshToken::new(Secret::from(format!("t{number}"))).expires_in(Duration::ZERO)) }
    });
    let service = Service::start().await;
    let client: crate::Client = service.client().with_credentials(oblien_client::Credentials::source("runtimeToken", source));
    let options = SocketOptions::default().reconnect(quick());
    let (socket, (peer, head)) = tokio::join!(RuntimeSocket::open(&client, options), service.accept());
    assert_eq!(head[1], "authorization: Bearer t0");
    let mut socket = socket.unwrap();
    drop(peer);
    event(&mut socket).await;
    let (_, (_peer, head)) = tokio::join!(event(&mut socket), service.accept());
    assert_eq!(head[1], "authorization: Bearer t1");
}
