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
    let response = Response::builder().header("content-type", "application/x-ndjson");
    let response = response.body(Body::stream(Pieces(pieces.to_vec(), is_cut))).unwrap();
    let client: Client = Client::builder(&API).reply_limit(limit).transport(Scripted::new().respond(response)).build().unwrap();
    let mut records = client.call(&ROWS).records::<u32>().await.unwrap();
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
