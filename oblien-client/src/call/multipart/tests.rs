//! Forms of several parts.

use http::Method;
use http_body::Body as _;
use http_body_util::{BodyExt, StreamBody};
use serde_json::json;

use crate::client::Client;
use crate::transport::Scripted;
use crate::{Api, Body, Bytes, Call, Endpoint, Error, Part, Request, Server};

static API: Api = Api::new("Things", &[Server::new("main", "https://things.example")], &[]);
const UPLOAD: Endpoint = Endpoint::new(Method::POST, "/things");
const RELATED: Endpoint = Endpoint::new(Method::POST, "/things").multipart_body("related");

fn client() -> Client {
    Client::builder(&API).transport(Scripted::new()).build().unwrap()
}

/// The body with the word `B` for the boundary, which the content type names.
fn text(request: &Request, bytes: &Bytes) -> String {
    let content_type = request.headers()["content-type"].to_str().unwrap();
    let (_, boundary) = content_type.split_once("; boundary=").unwrap();
    assert_eq!(boundary.len(), 32);
    String::from_utf8(bytes.to_vec()).unwrap().replace(boundary, "B")
}

fn sent(fill: impl FnOnce(&mut Call)) -> String {
    let mut call = client().call(&UPLOAD);
    fill(&mut call);
    let request = call.into_request().unwrap();
    assert!(request.headers()["content-type"].to_str().unwrap().starts_with("multipart/form-data; boundary="));
    text(&request, request.body().as_bytes().unwrap())
}

fn fault(fill: impl FnOnce(&mut Call)) -> String {
    let mut call = client().call(&UPLOAD);
    fill(&mut call);
    let error = call.into_request().unwrap_err();
    assert!(error.is_request());
    error.message().to_owned()
}

#[test]
fn parts_are_sent_in_order_and_names_cannot_break_out() {
    let body = sent(|call| {
        call.part("ti\"tle", &5);
        call.file("picture", "a\"\r\nb.png", "image/png", "PNG");
        call.part("title", "");
    });
    let expected = "--B\r\nContent-Disposition: form-data; name=\"ti%22tle\"\r\n\r\n5\r\n\
         --B\r\nContent-Disposition: form-data; name=\"picture\"; filename=\"a%22%0D%0Ab.png\"\r\n\
         Content-Type: image/png\r\n\r\nPNG\r\n\
         --B\r\nContent-Disposition: form-data; name=\"title\"\r\n\r\n\r\n--B--\r\n";
    assert_eq!(body, expected);
}

#[test]
fn a_value_is_sent_as_what_it_is() {
    let part = |rest: &str| format!("--B\r\nContent-Disposition: form-data; name=\"v\"{rest}\r\n");
    let cases = [
        (json!("a"), None, part("\r\n\r\na")),
        (json!(["a", true]), None, part("\r\n\r\na") + &part("\r\n\r\ntrue")),
        (json!([{"b": 1}]), None, part("\r\nContent-Type: application/json\r\n\r\n{\"b\":1}")),
        (json!("a"), Some("application/json"), part("\r\nContent-Type: application/json\r\n\r\n\"a\"")),
        (json!([1]), Some("application/x+json; v=1"), part("\r\nContent-Type: application/x+json; v=1\r\n\r\n[1]")),
        (json!(["a"]), Some("text/csv"), part("\r\nContent-Type: text/csv\r\n\r\na")),
    ];
    for (value, content_type, expected) in cases {
        let body = sent(|call| match content_type {
            None => call.part("v", &value),
            Some(content_type) => call.part_of("v", content_type, &value),
        });
        assert_eq!(body, expected + "--B--\r\n", "{value}");
    }
}

#[test]
fn what_is_not_there_is_not_sent() {
    let mut call = client().call(&RELATED);
    call.field("none", &json!(null));
    call.field("list", &json!([]));
    let request = call.into_request().unwrap();
    assert_eq!(request.headers().get("content-type"), None);
    assert_eq!(request.body().as_bytes().unwrap(), "");
}

#[test]
fn members_of_a_form_of_parts_are_parts_and_replace() {
    let mut call = client().call(&RELATED);
    call.field("a", &1);
    call.field("a", &2);
    call.extra_field("b", "x");
    let request = call.into_request().unwrap();
    assert!(request.headers()["content-type"].to_str().unwrap().starts_with("multipart/related; boundary="));
    let expected = "--B\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\n2\r\n\
         --B\r\nContent-Disposition: form-data; name=\"b\"\r\n\r\nx\r\n--B--\r\n";
    assert_eq!(text(&request, request.body().as_bytes().unwrap()), expected);
}

#[test]
fn a_file_says_what_it_is_or_the_endpoint_does() {
    let body = sent(|call| {
        call.attach("file", "image/png", "PNG");
        let part = Part::from("x").with_file_name("ü.txt").with_content_type("text/plain").with_header("X-Kind", "note");
        call.attach_all("files", "image/png", [part]);
        call.attach_named([("more", Part::from(vec![b'y']))]);
    });
    let expected = "--B\r\nContent-Disposition: form-data; name=\"file\"; filename=\"file\"\r\nContent-Type: image/png\r\n\r\nPNG\r\n\
         --B\r\nContent-Disposition: form-data; name=\"files\"; filename=\"ü.txt\"\r\nContent-Type: text/plain\r\nX-Kind: note\r\n\r\nx\r\n\
         --B\r\nContent-Disposition: form-data; name=\"more\"; filename=\"more\"\r\n\
         Content-Type: application/octet-stream\r\n\r\ny\r\n--B--\r\n";
    assert_eq!(body, expected);
}

#[test]
fn parts_without_a_name_are_known_by_their_place() {
    let body = sent(|call| call.attach_named([("", Part::from("a")), ("", Part::from("b").with_file_name("b.txt"))]));
    let expected = "--B\r\nContent-Type: application/octet-stream\r\n\r\na\r\n\
         --B\r\nContent-Disposition: attachment; filename=\"b.txt\"\r\nContent-Type: application/octet-stream\r\n\r\nb\r\n--B--\r\n";
    assert_eq!(body, expected);
}

#[test]
fn what_cannot_stand_in_a_header_is_an_error() {
    let type_fault = fault(|call| call.attach("f", "text/plain\r\nX-Evil: 1", "x"));
    assert_eq!(type_fault, "part `f`: the value of header `Content-Type` holds characters that cannot be sent");
    let header_fault = fault(|call| call.attach("f", "text/plain", Part::from("x").with_header("X\r\nY", "1")));
    assert!(header_fault.starts_with("part `f`: `X"), "{header_fault}");
    assert_eq!(
        fault(|call| {
            call.field("a", &1);
            call.part("b", &2);
        }),
        "the body is set as a whole and takes no parts"
    );
}

fn stream(pieces: &[&'static str]) -> Body {
    let frames: Vec<_> =
        pieces.iter().map(|piece| Ok::<_, Error>(http_body::Frame::data(Bytes::from_static(piece.as_bytes())))).collect();
    Body::stream(StreamBody::new(Frames(frames.into())))
}

struct Frames(std::collections::VecDeque<Result<http_body::Frame<Bytes>, Error>>);

impl futures_core::Stream for Frames {
    type Item = Result<http_body::Frame<Bytes>, Error>;

    fn poll_next(mut self: std::pin::Pin<&mut Self>, _: &mut std::task::Context<'_>) -> std::task::Poll<Option<Self::Item>> {
        std::task::Poll::Ready(self.0.pop_front())
    }
}

#[tokio::test]
async fn a_stream_among_the_parts_makes_a_stream_of_all() {
    let mut call = client().call(&UPLOAD);
    call.part("title", "T");
    call.attach("log", "text/plain", stream(&["ab", "c"]).with_length(3));
    let copy = call.clone();
    let mut request = call.into_request().unwrap();
    assert!(request.body().as_bytes().is_none());
    let announced = request.body().size_hint().exact().unwrap();
    let body = std::mem::take(request.body_mut()).collect().await.unwrap().to_bytes();
    assert_eq!(announced, body.len() as u64);
    let expected = "--B\r\nContent-Disposition: form-data; name=\"title\"\r\n\r\nT\r\n\
         --B\r\nContent-Disposition: form-data; name=\"log\"; filename=\"log\"\r\nContent-Type: text/plain\r\n\r\nabc\r\n--B--\r\n";
    assert_eq!(text(&request, &body), expected);
    assert!(copy.into_request().unwrap_err().is_request(), "the stream is gone");

    let mut unknown = client().call(&UPLOAD);
    unknown.attach("log", "text/plain", stream(&["abc"]));
    assert_eq!(unknown.into_request().unwrap().body().size_hint().exact(), None);
}

#[test]
fn a_stream_is_sent_once_and_bytes_as_often_as_one_likes() {
    let mut call = client().call(&UPLOAD);
    call.streamed("text/plain", stream(&["text"]));
    let copy = call.clone();
    let request = call.into_request().unwrap();
    assert_eq!(request.headers()["content-type"], "text/plain");
    assert!(request.body().as_bytes().is_none());
    assert!(copy.into_request().unwrap_err().is_request());

    let mut call = client().call(&UPLOAD);
    call.streamed("text/plain", "text");
    assert_eq!(call.clone().into_request().unwrap().body().as_bytes().unwrap(), "text");
    assert_eq!(call.into_request().unwrap().body().as_bytes().unwrap(), "text");
}
