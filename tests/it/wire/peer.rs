//! A runtime that accepts any WebSocket, and sends back what comes on it with `echo:` before it.
//! It keeps how each was opened and what was sent, for the replay of recorded sockets.

use std::collections::BTreeMap;
use std::io;
use std::sync::{Arc, Mutex};

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use futures_util::{SinkExt, StreamExt};
use serde_json::{Value, json};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};
use tokio::task::JoinSet;
use tokio_tungstenite::tungstenite::Message;
use tokio_tungstenite::tungstenite::handshake::server::{ErrorResponse, Request, Response};

use crate::spec::recorded::canned;

/// The headers of a handshake that say something about the call.
const SAID: [&str; 3] = ["authorization", "sec-websocket-protocol", "x-oblien-proxy-target"];

/// How a WebSocket was opened.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Shaken {
    pub(super) target: String,
    pub(super) headers: BTreeMap<String, String>,
}

impl Shaken {
    pub(super) fn new(target: String, headers: impl IntoIterator<Item = (String, String)>) -> Self {
        Self { target, headers: headers.into_iter().filter(|(name, _)| SAID.contains(&name.as_str())).collect() }
    }
}

/// The runtime; it stops when this is dropped.
pub(super) struct Peer {
    url: String,
    seen: Arc<Seen>,
    _accepting: JoinSet<()>,
}

#[derive(Default)]
struct Seen {
    shaken: Mutex<Vec<Shaken>>,
    frames: Mutex<Vec<Value>>,
}

impl Peer {
    pub(super) async fn start() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let url = format!("http://{}", listener.local_addr().unwrap());
        let seen = Arc::<Seen>::default();
        let mut accepting = JoinSet::new();
        accepting.spawn(accept(listener, seen.clone()));
        Self { url, seen, _accepting: accepting }
    }

    pub(super) fn url(&self) -> &str {
        &self.url
    }

    /// Returns how each WebSocket was opened, in order.
    pub(super) fn shaken(&self) -> Vec<Shaken> {
        self.seen.shaken.lock().unwrap().clone()
    }

    /// Returns the frames that came, in order: text as it is, bytes in base64.
    pub(super) fn frames(&self) -> Vec<Value> {
        self.seen.frames.lock().unwrap().clone()
    }
}

async fn accept(listener: TcpListener, seen: Arc<Seen>) {
    let mut connections = JoinSet::new();
    while let Ok((stream, _)) = listener.accept().await {
        let seen = seen.clone();
        // What goes wrong with a connection shows in what the client makes of it.
        connections.spawn(async move { drop(converse(stream, &seen).await) });
    }
}

async fn converse(mut stream: TcpStream, seen: &Seen) -> io::Result<()> {
    let mut start = [0; 20];
    while stream.peek(&mut start).await? < start.len() {
        tokio::task::yield_now().await;
    }
    if start.starts_with(b"GET /desktop/status ") {
        return say_status(&mut stream).await;
    }
    #[expect(clippy::result_large_err, reason = "the trait says so")]
    let note = |request: &Request, mut response: Response| -> Result<Response, ErrorResponse> {
        let text = |value: &[u8]| String::from_utf8_lossy(value).into_owned();
        let headers = request.headers().iter().map(|(name, value)| (name.to_string(), text(value.as_bytes())));
        seen.shaken.lock().unwrap().push(Shaken::new(request.uri().to_string(), headers));
        if let Some(offered) = request.headers().get("sec-websocket-protocol") {
            response.headers_mut().insert("sec-websocket-protocol", offered.clone());
        }
        Ok(response)
    };
    let mut socket = tokio_tungstenite::accept_hdr_async(stream, note).await.map_err(io::Error::other)?;
    while let Some(Ok(message)) = socket.next().await {
        let frame = match &message {
            Message::Text(text) => json!({ "text": text.as_str() }),
            Message::Binary(bytes) => json!({ "binary": STANDARD.encode(bytes) }),
            _ => continue,
        };
        seen.frames.lock().unwrap().push(frame);
        let echo = [b"echo:", message.into_data().as_ref()].concat();
        socket.send(Message::Binary(echo.into())).await.map_err(io::Error::other)?;
    }
    Ok(())
}

/// Says that the desktop can be reached.
async fn say_status(stream: &mut TcpStream) -> io::Result<()> {
    let mut head = Vec::new();
    while !head.ends_with(b"\r\n\r\n") {
        head.push(stream.read_u8().await?);
    }
    let body = canned("runtime.desktop.status").to_string();
    let head = "HTTP/1.1 200 OK\r\nconnection: close\r\ncontent-type: application/json\r\n";
    stream.write_all(format!("{head}content-length: {}\r\n\r\n{body}", body.len()).as_bytes()).await
}
