//! Streams of events against a scripted service.

use std::pin::pin;
use std::time::Duration;

use bytes::Bytes;
use http::{Method, Response};
use http_body::Frame as BodyFrame;
use serde_json::{Value, json};

use super::*;
use crate::client::{Client, ClientBuilder};
use crate::transport::{Body, Scripted};
use crate::{Api, Endpoint, Server};

static API: Api = Api::new("Things", &[Server::new("main", "https://api.example")], &[]).success_flag("success");
const WATCH: Endpoint = Endpoint::new(Method::GET, "/watch");

/// A body in these pieces, which then fails, stalls or ends.
struct Pieces(Vec<&'static str>, Ending);

#[derive(Clone, Copy)]
enum Ending {
    Clean,
    Cut,
    Stall,
}

impl http_body::Body for Pieces {
    type Data = Bytes;
    type Error = Error;

    fn poll_frame(mut self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<Option<Result<BodyFrame<Bytes>, Error>>> {
        if !self.0.is_empty() {
            let bytes = Bytes::from_static(self.0.remove(0).as_bytes());
            return Poll::Ready(Some(Ok(BodyFrame::data(bytes))));
        }
        match self.1 {
            Ending::Clean => Poll::Ready(None),
            Ending::Cut => Poll::Ready(Some(Err(Error::interrupted("reset")))),
            Ending::Stall => Poll::Pending,
        }
    }
}

fn client(builder: ClientBuilder, pieces: &[&'static str], end: Ending) -> Client {
    let body = Body::stream(Pieces(pieces.to_vec(), end));
    let response = Response::builder().header("content-type", "text/event-stream");
    let response = response.header("x-request-id", "r-1").body(body).unwrap();
    builder.transport(Scripted::new().respond(response)).build().unwrap()
}

async fn open(pieces: &[&'static str], end: Ending) -> Events<u32> {
    client(Client::builder(&API), pieces, end).call(&WATCH).events().await.unwrap()
}

/// The items of a stream as texts; an error as the word for it.
async fn items(mut events: Events<u32>) -> Vec<String> {
    let mut items = Vec::new();
    while let Some(item) = events.next().await {
        items.push(match item {
            Ok(value) => value.to_string(),
            Err(error) if error.is_stream_cut() => "cut".to_owned(),
            Err(error) if error.is_decode() => "undecodable".to_owned(),
            Err(error) => error.to_string(),
        });
    }
    assert!(events.next().await.is_none());
    items
}

#[tokio::test]
async fn events_are_decoded_and_the_rest_is_left_out() {
    let cases: &[(&[&'static str], Ending, &[&str])] = &[
        (&["data: 1\n\nda", "ta: 2\n\n"], Ending::Clean, &["1", "2"]),
        (&["data: 1\n\ndata: [DONE]\n\ndata:\n\n: ping\n\ndata: 2\n\n"], Ending::Clean, &["1", "2"]),
        (&["data: 1\n\ndata: x\n\ndata: -1\n\ndata: 2\n\n"], Ending::Clean, &["1", "undecodable", "undecodable", "2"]),
        (&["data: 1\n\ndata: 2"], Ending::Clean, &["1", "2"]),
        (&["data: 1\n\ndata: 2"], Ending::Cut, &["1", "cut"]),
        (&[], Ending::Cut, &["cut"]),
        (&[], Ending::Clean, &[]),
        (&["<html>bad gateway</html>"], Ending::Clean, &[]),
        (&["{}"], Ending::Clean, &[]),
    ];
    for (pieces, end, expected) in cases {
        assert_eq!(items(open(pieces, *end).await).await, *expected, "{pieces:?}");
    }
}

#[tokio::test]
async fn a_refusal_in_place_of_events_is_an_error() {
    let cases: &[(&[&'static str], &[&str])] = &[
        (&["{\"success\":", " false, \"message\": \"no\"}"], &["GET /watch: 200 server_error: no (request id r-1)"]),
        (&["\n{\"success\":false}\n"], &["GET /watch: 200 server_error: Request failed with status 200 (request id r-1)"]),
        (&["{\"success\":true}"], &[]),
        (&["{\"success\":false}\n\ndata: 1\n\n"], &["1"]),
        (&["data: 1\n\n{\"success\":false}"], &["1"]),
    ];
    for (pieces, expected) in cases {
        assert_eq!(items(open(pieces, Ending::Clean).await).await, *expected, "{pieces:?}");
    }
}

#[tokio::test]
async fn the_event_as_it_was_sent_is_at_hand() {
    let text = "event: tick\nid: 7\ndata: 1\n\nevent: odd\ndata: x\n\n";
    let mut events = open(&[text], Ending::Clean).await;
    assert!(events.frame().is_none());
    assert_eq!(events.next().await.unwrap().unwrap(), 1);
    let frame = events.frame().unwrap();
    assert_eq!((frame.event.as_deref(), frame.id.as_deref()), (Some("tick"), Some("7")));
    let error = events.next().await.unwrap().unwrap_err();
    assert_eq!(events.frame().unwrap().data, "x");
    assert_eq!((error.body_text().as_str(), error.request_id()), ("x", Some("r-1")));
    assert_eq!(error.path(), Some("/watch"));
}

#[derive(Debug, PartialEq)]
struct Chunk {
    data: String,
}

crate::codec::object!(Chunk { data: "data" });

#[derive(Debug, PartialEq)]
struct End {
    code: i64,
    last: Option<Box<Output>>,
}

crate::codec::object!(End { code: "code", last: "last" });

#[derive(Debug, PartialEq)]
enum Output {
    Chunk(Chunk),
    End(End),
    Unknown(Value),
}

crate::codec::tagged!(Output, "event" { "out" | "err" => Chunk, "end" => End, ..Unknown });

#[tokio::test]
async fn the_name_of_an_event_stands_for_a_missing_tag() {
    let chunk = |data: &str| Output::Chunk(Chunk { data: data.to_owned() });
    let unknown = |value| Output::Unknown(value);
    let cases = [
        ("event: out\ndata: {\"data\":\"a\"}", chunk("a")),
        ("event: out\ndata: {\"data\":\"a\",\"event\":\"err\"}", chunk("a")),
        ("event: out\ndata: {\"event\":\"end\",\"code\":1}", Output::End(End { code: 1, last: None })),
        ("data: {\"event\":\"out\",\"data\":\"a\"}", chunk("a")),
        ("data: {\"data\":\"a\"}", unknown(json!({ "data": "a" }))),
        ("event: out\ndata: {\"data\":\"a\",\"event\":null}", unknown(json!({ "data": "a", "event": null }))),
        ("event: tick\ndata: {\"data\":\"a\"}", unknown(json!({ "data": "a", "event": "tick" }))),
        ("event: out\ndata: {}\n\nevent: end\ndata: {\"code\":1}", Output::End(End { code: 1, last: None })),
        ("event: out\ndata: [1]", unknown(json!([1]))),
        // The name is the name of the event, and of nothing within it.
        (
            "event: end\ndata: {\"code\":1,\"last\":{\"code\":0}}",
            Output::End(End { code: 1, last: Some(Box::new(unknown(json!({ "code": 0 })))) }),
        ),
    ];
    for (text, expected) in cases {
        let mut events = client(Client::builder(&API), &[text], Ending::Clean).call(&WATCH).events::<Output>().await.unwrap();
        let mut found = Vec::new();
        while let Some(item) = events.next().await {
            found.extend(item.ok());
        }
        assert_eq!(found, [expected], "{text}");
    }
}

#[tokio::test]
async fn the_fault_of_a_named_event_has_its_place() {
    let text = "event: end\ndata: {\"code\":\"x\"}\n\n";
    let mut events = client(Client::builder(&API), &[text], Ending::Clean).call(&WATCH).events::<Output>().await.unwrap();
    let error = events.next().await.unwrap().unwrap_err();
    assert!(error.to_string().contains("expected an integer") && error.to_string().contains("code"), "{error}");
}

#[tokio::test(start_paused = true)]
async fn silence_has_a_limit_if_one_is_set() {
    let quiet = client(Client::builder(&API), &["data: 1\n\n"], Ending::Stall);
    let mut events = quiet.call(&WATCH).events::<u32>().await.unwrap();
    events.next().await.unwrap().unwrap();
    let hour = Duration::from_secs(3600);
    assert!(tokio::time::timeout(hour, events.next()).await.is_err());

    let builder = Client::builder(&API).idle_timeout(Duration::from_secs(30));
    let limited = client(builder, &["data: 1\n\n"], Ending::Stall);
    let mut events = limited.call(&WATCH).events::<u32>().await.unwrap();
    events.next().await.unwrap().unwrap();
    let error = events.next().await.unwrap().unwrap_err();
    assert!(error.is_timeout(), "{error}");
    assert!(events.next().await.is_none());
}

#[tokio::test]
async fn an_event_without_end_is_stopped() {
    let builder = Client::builder(&API).reply_limit(10);
    let mut events = client(builder, &["data: 12", "345678901"], Ending::Stall).call(&WATCH).events::<u32>().await.unwrap();
    assert!(events.next().await.unwrap().unwrap_err().is_too_large());
    assert!(events.next().await.is_none());
}

#[tokio::test]
async fn a_status_without_events_is_an_error() {
    for status in [204, 304, 500] {
        let service = Scripted::new().json(status, "").json(status, "").json(status, "");
        let client: Client = Client::builder(&API).transport(service).build().unwrap();
        let error = client.call(&WATCH).events::<u32>().without_retries().await.unwrap_err();
        assert_eq!(error.message(), format!("Request failed with status {status}"));
    }
}

#[tokio::test]
async fn it_is_a_stream() {
    let mut events = pin!(open(&["data: 1\n\n"], Ending::Clean).await);
    let item = std::future::poll_fn(|context| events.as_mut().poll_next(context)).await;
    assert_eq!(item.unwrap().unwrap(), 1);
}

#[tokio::test]
async fn a_page_in_place_of_events_is_an_error() {
    let response =
        http::Response::builder().header("content-type", "text/html; charset=utf-8").body(Body::from("<html>")).unwrap();
    let client: Client = Client::builder(&API).transport(Scripted::new().respond(response)).build().unwrap();
    let error = client.call(&WATCH).events::<u32>().await.unwrap_err();
    assert!(error.is_decode(), "{error:?}");
    assert_eq!(error.status().unwrap(), 200);
}

#[tokio::test]
async fn json_in_place_of_events_is_an_error_that_keeps_it() {
    let service = Scripted::new().json(200, r#"{"id":1}"#).json(200, "[]");
    let client: Client = Client::builder(&API).transport(service).build().unwrap();
    let error = client.call(&WATCH).events::<u32>().await.unwrap_err();
    assert!(error.is_decode(), "{error:?}");
    assert_eq!((error.message(), error.body_text().as_str()), ("expected events, found JSON", r#"{"id":1}"#));
    assert_eq!(client.call(&WATCH).frames().await.unwrap_err().body_text(), "[]");
}

#[tokio::test]
async fn events_before_one_that_is_too_large_come_before_the_error() {
    let builder = Client::builder(&API).reply_limit(10);
    let pieces = &["data: 1\n\ndata: 2\n\ndata: 345678901", "2\n\ndata: 6\n\n"];
    let mut events = client(builder, pieces, Ending::Clean).call(&WATCH).events::<u32>().await.unwrap();
    assert_eq!(events.next().await.unwrap().unwrap(), 1);
    assert_eq!(events.next().await.unwrap().unwrap(), 2);
    let error = events.next().await.unwrap().unwrap_err();
    assert!(error.is_too_large(), "{error:?}");
    assert_eq!(error.status().unwrap(), 200);
    assert!(events.next().await.is_none());
    assert!(events.next().await.is_none());
}

#[tokio::test]
async fn frames_are_events_as_they_were_sent() {
    let text = "event: tick\nid: 7\ndata: not JSON\n\ndata: [DONE]\n\n";
    let mut frames = client(Client::builder(&API), &[text], Ending::Clean).call(&WATCH).frames().await.unwrap();
    let frame = frames.next().await.unwrap().unwrap();
    assert_eq!((frame.event.as_deref(), frame.id.as_deref(), &*frame.data), (Some("tick"), Some("7"), "not JSON"));
    assert!(frames.next().await.is_none());
}
