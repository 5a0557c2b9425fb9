//! The WebSocket: terminals, watchers, and that there is one at a time.

use std::time::Duration;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use futures_util::{SinkExt, Stream, StreamExt};
use oblien_tests::FakeOblien;
use serde_json::{Value, json};
use tokio::net::TcpStream;
use tokio::time::timeout;
use tokio_tungstenite::tungstenite::{Error, Message};
use tokio_tungstenite::{MaybeTlsStream, WebSocketStream, connect_async};

use super::{fake, inside};

const SOON: Duration = Duration::from_secs(5);

type Socket = WebSocketStream<MaybeTlsStream<TcpStream>>;

async fn connect(fake: &FakeOblien, path: &str) -> Result<Socket, Error> {
    let (socket, _) = connect_async(format!("ws://{}{path}", fake.address())).await?;
    Ok(socket)
}

async fn next(socket: &mut (impl Stream<Item = Result<Message, Error>> + Unpin)) -> Message {
    timeout(SOON, socket.next()).await.unwrap().unwrap().unwrap()
}

async fn next_json(socket: &mut Socket) -> Value {
    serde_json::from_str(next(socket).await.to_text().unwrap()).unwrap()
}

/// Reads what a terminal shows until it ends with a text.
async fn shown(socket: &mut Socket, terminal: u8, end: &str) -> String {
    let mut shown = String::new();
    while !shown.ends_with(end) {
        let bytes = next(socket).await.into_data();
        assert_eq!(bytes[0], terminal);
        shown.push_str(std::str::from_utf8(&bytes[1..]).unwrap());
    }
    shown
}

#[tokio::test]
async fn a_terminal_runs_what_is_typed() {
    let (fake, _, token) = fake().await;
    let caller = inside(&fake, &token);
    let mut socket = connect(&fake, &format!("/ws?token={token}")).await.unwrap();
    let made = caller.post("/terminals", json!({ "cols": 100, "rows": 30 })).await;
    assert_eq!((made.status, &made.body["id"], &made.body["cols"]), (201, &json!("1"), &json!(100)));
    assert_eq!(shown(&mut socket, 1, "$ ").await, "$ ");
    socket.send(Message::binary([&[1], &b"echo hi\n"[..]].concat())).await.unwrap();
    assert_eq!(shown(&mut socket, 1, "$ ").await, "echo hi\r\nhi\n$ ");

    let resize = json!({ "channel": "terminal", "type": "resize", "id": "1", "cols": 40, "rows": 10 });
    socket.send(Message::text(resize.to_string())).await.unwrap();
    // Neither of these is anything; both are let pass.
    socket.send(Message::text("{nonsense")).await.unwrap();
    socket.send(Message::binary(vec![9, b'x'])).await.unwrap();
    socket.send(Message::binary([&[1], &b"exit 5\r"[..]].concat())).await.unwrap();
    assert_eq!(shown(&mut socket, 1, "\r\n").await, "exit 5\r\n");
    assert_eq!(next_json(&mut socket).await, json!({ "channel": "terminal", "type": "exit", "id": "1", "code": 5 }));

    let listed = caller.get("/terminals").await.body["terminals"][0].clone();
    assert_eq!((&listed["cols"], &listed["alive"], &listed["exit_code"]), (&json!(40), &json!(false), &json!(5)));
    let kept = caller.get("/terminals/1/scrollback?bytes=8").await.body;
    assert_eq!(STANDARD.decode(kept["scrollback"].as_str().unwrap()).unwrap(), b"exit 5\r\n");
    assert_eq!((&kept["size"], &kept["alive"], &kept["exit_code"]), (&json!(8), &json!(false), &json!(5)));
    assert_eq!(caller.delete("/terminals/1").await.body["terminal_id"], json!("1"));
    assert_eq!(caller.get("/terminals/1/scrollback").await.status, 404);
}

#[tokio::test]
async fn terminals_have_limits() {
    let (fake, _, token) = fake().await;
    let caller = inside(&fake, &token);
    for id in 1..=10 {
        let body = json!({ "cmd": ["cat"], "scrollback_size": 4 });
        assert_eq!(caller.post("/terminals", body).await.body["id"], json!(id.to_string()));
    }
    assert_eq!(caller.post("/terminals", json!({})).await.status, 409);
    let mut socket = connect(&fake, &format!("/runtimes/linux/ws?token={token}")).await.unwrap();
    socket.send(Message::binary([&[3], &b"abcdefgh"[..]].concat())).await.unwrap();
    assert_eq!(shown(&mut socket, 3, "h").await, "abcdefgh");
    let kept = caller.get("/terminals/3/scrollback").await.body;
    assert_eq!(STANDARD.decode(kept["scrollback"].as_str().unwrap()).unwrap(), b"efgh");
    caller.delete("/terminals/3").await;
    assert_eq!(next_json(&mut socket).await["code"], json!(129));
    assert_eq!(caller.post("/terminals", json!({})).await.body["id"], json!("3"));
    assert_eq!(caller.post("/terminals", json!({ "cols": 0 })).await.status, 422);
}

#[tokio::test]
async fn watchers_tell_what_changes() {
    let (fake, _, token) = fake().await;
    let caller = inside(&fake, &token);
    caller.post("/files/mkdir", json!({ "path": "/app/src" })).await;
    caller.post("/files/mkdir", json!({ "path": "/app/node_modules/x" })).await;
    let mut socket = connect(&fake, &format!("/ws?token={token}")).await.unwrap();
    let made = caller.post("/watchers", json!({ "path": "/app", "excludes": ["node_modules"] })).await.body;
    assert_eq!((&made["watcher"]["id"], &made["watcher"]["dir_count"]), (&json!("w1"), &json!(2)));
    let ready = json!({ "channel": "watcher", "type": "ready", "watcher_id": "w1", "root": "/app", "dirs": 2 });
    assert_eq!(next_json(&mut socket).await, ready);

    let write = async |path: &str| drop(caller.post("/files/write", json!({ "path": path, "content": "x" })).await);
    write("/app/node_modules/x/a").await;
    write("/application").await;
    for op in ["create", "write"] {
        write("/app/src/a").await;
        let change = json!({ "channel": "watcher", "type": "change", "watcher_id": "w1", "path": "/app/src/a", "op": op });
        assert_eq!(next_json(&mut socket).await, change);
    }
    caller.post("/files/delete", json!({ "path": "/app/src" })).await;
    let change = next_json(&mut socket).await;
    assert_eq!((&change["path"], &change["op"]), (&json!("/app/src"), &json!("remove")));

    assert_eq!(caller.get("/watchers/w1").await.body["watcher"]["active"], json!(true));
    assert_eq!(caller.get("/watchers").await.body["watchers"].as_array().unwrap().len(), 1);
    assert_eq!(caller.delete("/watchers/w1").await.body["watcher_id"], json!("w1"));
    assert_eq!(caller.get("/watchers/w1").await.status, 404);
    for (body, status) in [(json!({}), 422), (json!({ "path": "/none" }), 404), (json!({ "root": "/application" }), 409)] {
        assert_eq!(caller.post("/watchers", body).await.status, status);
    }
}

#[tokio::test]
async fn a_new_connection_takes_the_place_of_the_old_one() {
    let (fake, _, token) = fake().await;
    let path = format!("/ws?token={token}");
    let mut first = connect(&fake, &path).await.unwrap();
    let mut second = connect(&fake, &path).await.unwrap();
    let Message::Close(Some(close)) = next(&mut first).await else { panic!("it is not closed") };
    assert_eq!((u16::from(close.code), close.reason.as_str()), (4001, "replaced"));
    drop(first);
    inside(&fake, &token).post("/terminals", json!({})).await;
    assert_eq!(shown(&mut second, 1, "$ ").await, "$ ");
}

#[tokio::test]
async fn a_socket_wants_a_token_and_ends_with_the_fake() {
    let (fake, _, token) = fake().await;
    for path in ["/ws", "/ws?token=wrong"] {
        let Err(Error::Http(refusal)) = connect(&fake, path).await else { panic!("{path} is open") };
        assert_eq!(refusal.status(), 401);
    }
    assert_eq!(inside(&fake, &token).get("/ws").await.status, 400);
    let mut socket = connect(&fake, &format!("/ws?token={token}")).await.unwrap();
    timeout(SOON, fake.stop()).await.unwrap();
    let Message::Close(Some(close)) = next(&mut socket).await else { panic!("it is not closed") };
    assert_eq!(u16::from(close.code), 1001);
}
