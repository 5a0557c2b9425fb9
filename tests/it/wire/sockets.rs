//! Every recorded WebSocket is opened, to the same path and with the same frames, and closed as this client does it.

use axum::extract::Query;
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use oblien_client::http::Request;
use oblien_client::websocket::{Message, WebSocketOptions};
use oblien_generated::{Client, WorkspaceRuntime, credentials};
use serde_json::{Value, json};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;

use crate::spec::recorded::{Case, cases};

use super::difference::{Cases, Difference};
use super::loopback::network;
use super::peer::{Peer, Shaken};

/// The cases, and what each opens.
const PLAYED: [(&str, Kind); 5] = [
    ("proxy-ws/min", Kind::Port),
    ("proxy-ws/own-query-is-kept-reserved-are-overwritten", Kind::Port),
    ("ws/connect-twice-leaks-first-socket", Kind::Terminals),
    ("runtime.desktop.tunnel/roundtrip", Kind::Desktop),
    // Nothing answered: how long it waits is in the tests of `Reconnect`.
    ("ws/backoff-custom-delay", Kind::Nothing),
];

/// What is otherwise here; `shaken` makes of the recorded address what is expected.
pub(super) const DIFFERENCES: &[Difference<Case>] = &[Difference {
    cases: Cases::Named(&["proxy-ws/*", "ws/*"]),
    official: "puts the token into the address of a WebSocket, and the port into that of one to a port",
    here: "sends headers, `Authorization` and `X-Oblien-Proxy-Target`",
    because: "addresses are what proxies and logs keep",
}];

#[derive(Clone, Copy)]
enum Kind {
    Port,
    Terminals,
    Desktop,
    Nothing,
}

#[tokio::test]
async fn every_socket_is_opened_as_recorded() {
    let recorded: Vec<&Case> = cases().iter().filter(|case| case.member("handshakes").is_array()).collect();
    assert_eq!(recorded.len(), PLAYED.len());
    for case in recorded {
        let (_, kind) = PLAYED.iter().find(|(id, _)| *id == case.id()).unwrap();
        let expected: Vec<Shaken> = case.member("handshakes").as_array().unwrap().iter().map(shaken).collect();
        let peer = Peer::start().await;
        let token = expected.first().map_or("none", |shaken| shaken.headers["authorization"].trim_start_matches("Bearer "));
        let client = Client::builder().server("runtime", peer.url()).credentials(credentials::runtime(token));
        let runtime = WorkspaceRuntime::new(client.transport(network()).build().unwrap());
        match kind {
            Kind::Port => port(&runtime, &expected[0].target, frames(case)).await,
            Kind::Terminals => drop((runtime.ws().await.unwrap(), runtime.ws().await.unwrap())),
            Kind::Desktop => desktop(runtime, case.member("received_by_local_client").as_str().unwrap(), frames(case)).await,
            Kind::Nothing => {}
        }
        assert_eq!(peer.shaken(), expected, "{}", case.id());
        let targets = case.member("handshakes").as_array().unwrap().iter().map(|recorded| recorded["target"].as_str().unwrap());
        let is_moved = targets.zip(&expected).all(|(recorded, expected)| recorded != expected.target);
        assert_eq!(DIFFERENCES[0].is_about(case.id(), case), is_moved, "{}", case.id());
        assert_eq!(peer.frames(), frames(case), "{}", case.id());
    }
}

/// What was sent on the socket, but for how it was closed.
fn frames(case: &Case) -> Vec<Value> {
    let frames = case.member("client_frames").as_array().unwrap().iter();
    frames.filter(|frame| frame["text"].is_string() || frame["binary"].is_string()).cloned().collect()
}

/// A recorded handshake, with the token and the port in the headers in which they are sent here.
fn shaken(recorded: &Value) -> Shaken {
    let target = recorded["target"].as_str().unwrap();
    let (path, query) = target.split_once('?').unwrap_or((target, ""));
    let mut headers: Vec<(String, String)> = recorded["headers"]
        .as_object()
        .unwrap()
        .iter()
        .map(|(name, value)| (name.clone(), value.as_str().unwrap().to_owned()))
        .collect();
    let mut kept = Vec::new();
    for argument in query.split('&').filter(|argument| !argument.is_empty()) {
        match argument.split_once('=').unwrap() {
            ("token", value) => headers.push(("authorization".to_owned(), format!("Bearer {}", decoded(value)))),
            ("x_oblien_target", value) => headers.push(("x-oblien-proxy-target".to_owned(), decoded(value))),
            _ => kept.push(argument),
        }
    }
    let query = if kept.is_empty() { String::new() } else { format!("?{}", kept.join("&")) };
    Shaken::new(format!("{path}{query}"), headers)
}

fn decoded(value: &str) -> String {
    let Query(mut pairs) = Query::<Vec<(String, String)>>::try_from_uri(&format!("/?v={value}").parse().unwrap()).unwrap();
    pairs.remove(0).1
}

async fn port(runtime: &WorkspaceRuntime, target: &str, frames: Vec<Value>) {
    let request = Request::get(target.strip_prefix("/proxy").unwrap()).body(()).unwrap();
    let socket = runtime.proxy(3000).unwrap().websocket(request, WebSocketOptions::default()).await.unwrap();
    let (mut sender, mut receiver) = socket.split();
    for frame in frames {
        sender.send(Message::Text(frame["text"].as_str().unwrap().into())).await.unwrap();
        receiver.next().await.unwrap().unwrap();
    }
}

async fn desktop(runtime: WorkspaceRuntime, shown: &str, frames: Vec<Value>) {
    let tunnel = runtime.desktop_tunnel(0).await.unwrap();
    let address = tunnel.address();
    let _running = tokio::spawn(tunnel.run(|error| panic!("{error}")));
    let mut viewer = TcpStream::connect(address).await.unwrap();
    for frame in frames {
        viewer.write_all(&STANDARD.decode(frame["binary"].as_str().unwrap()).unwrap()).await.unwrap();
    }
    let mut read = vec![0; shown.len()];
    viewer.read_exact(&mut read).await.unwrap();
    assert_eq!(read, shown.as_bytes());
}

#[test]
fn tokens_and_ports_move_to_headers() {
    let recorded = json!({ "target": "/p?a=b+c&token=t%26+u&x_oblien_target=3000", "headers": { "accept": "*/*" } });
    let headers = [("authorization", "Bearer t& u"), ("x-oblien-proxy-target", "3000")];
    let headers = headers.map(|(name, value)| (name.to_owned(), value.to_owned()));
    assert_eq!(shaken(&recorded), Shaken::new("/p?a=b+c".to_owned(), headers));
}
