//! Forms of several parts.

use http::Method;

use crate::client::Client;
use crate::transport::Scripted;
use crate::{Api, Body, Endpoint, Server};

static API: Api = Api::new("Things", &[Server::new("main", "https://things.example")], &[]);
const UPLOAD: Endpoint = Endpoint::new(Method::POST, "/things");

fn client() -> Client {
    Client::builder(&API).transport(Scripted::new()).build().unwrap()
}

#[test]
fn parts_are_sent_in_order_and_names_cannot_break_out() {
    let mut call = client().call(&UPLOAD);
    call.part("title", 5);
    call.file("picture", "a\"\r\nb.png", "image/png", "PNG");
    let request = call.into_request().unwrap();
    let content_type = request.headers()["content-type"].to_str().unwrap();
    let boundary = content_type.strip_prefix("multipart/form-data; boundary=").unwrap();
    let expected = format!(
        "--{boundary}\r\nContent-Disposition: form-data; name=\"title\"\r\n\r\n5\r\n\
         --{boundary}\r\nContent-Disposition: form-data; name=\"picture\"; filename=\"a%22%0D%0Ab.png\"\r\n\
         Content-Type: image/png\r\n\r\nPNG\r\n--{boundary}--\r\n"
    );
    assert_eq!(request.body().as_bytes().unwrap(), &expected);
}

#[test]
fn parts_and_members_do_not_mix() {
    let mut call = client().call(&UPLOAD);
    call.field("a", &1);
    call.part("b", 2);
    assert!(call.into_request().unwrap_err().is_request());
}

#[test]
fn a_stream_is_sent_once() {
    let mut call = client().call(&UPLOAD);
    call.streamed("text/plain", Body::from("text"));
    let copy = call.clone();
    let request = call.into_request().unwrap();
    assert_eq!(request.headers()["content-type"], "text/plain");
    assert_eq!(request.body().as_bytes().unwrap(), "text");
    assert!(copy.into_request().unwrap_err().is_request());
}
