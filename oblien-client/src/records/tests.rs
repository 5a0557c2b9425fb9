//! Streams of records against a scripted service.

use http::{Method, Response};
use http_body::Frame;

use super::*;
use crate::client::Client;
use crate::transport::Scripted;
use crate::{Api, Endpoint, Server};

static API: Api = Api::new("Things", &[Server::new("main", "https://api.example")], &[]).success_flag("success");
const ROWS: Endpoint = Endpoint::new(Method::GET, "/rows");

/// A body in these pieces, which is cut in the end if it says so.
struct Pieces(Vec<&'static str>, bool);

impl http_body::Body for Pieces {
    type Data = Bytes;
    type Error = Error;

    fn poll_frame(mut self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<Option<Result<Frame<Bytes>, Error>>> {
        if !self.0.is_empty() {
            return Poll::Ready(Some(Ok(Frame::data(Bytes::from_static(self.0.remove(0).as_bytes())))));
        }
        Poll::Ready(self.1.then(|| Err(Error::interrupted("reset"))))
    }
}

/// The items as texts, an error as the word for it.
async fn items(pieces: &[&'static str], is_cut: bool, limit: usize) -> Vec<String> {
    items_of("application/x-ndjson", pieces, is_cut, limit).await
}

async fn items_of(content_type: &str, pieces: &[&'static str], is_cut: bool, limit: usize) -> Vec<String> {
    let response = Response::builder().header("content-type", content_type);
    let response = response.body(Body::stream(Pieces(pieces.to_vec(), is_cut))).unwrap();
    let service = Scripted::new().respond(response);
    let client: Client = Client::builder(&API).reply_limit(limit).transport(service.clone()).build().unwrap();
    let mut records = client.call(&ROWS).records::<u32>().await.unwrap();
    let accept = "application/x-ndjson, application/jsonl, application/json-seq;q=0.9, */*;q=0.1";
    assert_eq!(service.requests()[0].headers()["accept"], accept);
    let mut items = Vec::new();
    while let Some(item) = records.next().await {
        items.push(match item {
            Ok(value) => value.to_string(),
            Err(error) if error.is_stream_cut() => "cut".to_owned(),
            Err(error) if error.is_decode() => "undecodable".to_owned(),
            Err(error) if error.is_too_large() => "too large".to_owned(),
            Err(error) => error.message().to_owned(),
        });
    }
    items
}

#[tokio::test]
async fn a_line_is_a_record() {
    let cases: &[(&[&'static str], bool, &[&str])] = &[
        (&["1\n2\n"], false, &["1", "2"]),
        (&["1", "2\n", "\r\n\n3"], false, &["12", "3"]),
        (&["1\r\n x\n2"], false, &["1", "undecodable", "2"]),
        (&["1\n2"], true, &["1", "cut"]),
        (&[], false, &[]),
        (&["{\"success\":false,\"message\":\"no\"}\n"], false, &["no"]),
    ];
    for (pieces, is_cut, expected) in cases {
        assert_eq!(items(pieces, *is_cut, 1000).await, *expected, "{pieces:?}");
    }
}

#[tokio::test]
async fn a_line_without_end_is_stopped() {
    assert_eq!(items(&["1\n", "12345", "678901"], false, 10).await, ["1", "too large"]);
}

#[tokio::test]
async fn a_text_of_a_sequence_is_a_record() {
    let cases: &[(&[&'static str], &[&str])] = &[
        (&["\x1e1\n\x1e2\n"], &["1", "2"]),
        (&["\x1e", "1", "\n", "\x1e\n2\n\n", "\x1e3"], &["1", "2", "3"]),
        (&["\x1e1\x1e\x1e2"], &["1", "2"]),
        (&["\x1e[\n1\n]\n\x1e2\n"], &["undecodable", "2"]),
        (&["1\n2\n"], &["1", "2"]),
    ];
    for (pieces, expected) in cases {
        assert_eq!(items_of("Application/json-seq; charset=utf-8", pieces, false, 1000).await, *expected, "{pieces:?}");
    }
    assert_eq!(items_of("application/json-seq", &["\x1e12\n\x1e345", "678901"], false, 8).await, ["12", "too large"]);
    // A line feed behind a separator is as good as one.
    assert_eq!(items(&["\x1e1\n\x1e2\n"], false, 1000).await, ["1", "2"]);
}

#[tokio::test]
async fn a_complete_text_of_a_sequence_does_not_wait_for_the_next() {
    let response = Response::builder().header("content-type", "application/geo+json-seq");
    let response = response.body(Body::stream(Stalled(Some("\x1e{\n}\n")))).unwrap();
    let client: Client = Client::builder(&API).transport(Scripted::new().respond(response)).build().unwrap();
    let mut records = client.call(&ROWS).records::<crate::Value>().await.unwrap();
    assert_eq!(records.next().await.unwrap().unwrap(), serde_json::json!({}));
}

/// A body of one piece that does not end.
struct Stalled(Option<&'static str>);

impl http_body::Body for Stalled {
    type Data = Bytes;
    type Error = Error;

    fn poll_frame(mut self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<Option<Result<Frame<Bytes>, Error>>> {
        self.0.take().map_or(Poll::Pending, |text| Poll::Ready(Some(Ok(Frame::data(Bytes::from_static(text.as_bytes()))))))
    }
}
