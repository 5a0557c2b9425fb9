//! Replies that do not arrive as a whole: what did arrive is in the error.

use std::pin::Pin;
use std::task::{Context, Poll};

use bytes::Bytes;
use http::{Method, Response};
use http_body::Frame;

use super::*;
use crate::client::Client;
use crate::transport::{Body, Scripted};
use crate::{Api, Credentials, Endpoint, Placement, Scheme, Server};

static API: Api = Api::new(
    "Things",
    &[Server::new("main", "https://api.example")],
    &[
        Scheme::new("token", Placement::Bearer),
        Scheme::new("id", Placement::Header("X-ID")).credential("pair"),
        Scheme::new("secret", Placement::Header("X-Secret")).credential("pair"),
    ],
);
const GET: Endpoint = Endpoint::new(Method::GET, "/things");
const SECOND: Duration = Duration::from_secs(1);

/// A body of one piece, behind which it fails, or nothing comes any more.
struct Broken {
    piece: Option<&'static str>,
    fails: bool,
}

impl http_body::Body for Broken {
    type Data = Bytes;
    type Error = Error;

    fn poll_frame(mut self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<Option<Result<Frame<Bytes>, Error>>> {
        match self.piece.take() {
            Some(piece) => Poll::Ready(Some(Ok(Frame::data(piece.into())))),
            None if self.fails => Poll::Ready(Some(Err(Error::interrupted("reset")))),
            None => Poll::Pending,
        }
    }
}

fn broken(status: u16, headers: &[(&str, &str)], piece: &'static str, fails: bool) -> Response<Body> {
    let response =
        headers.iter().fold(Response::builder().status(status), |response, (name, value)| response.header(*name, *value));
    response.body(Body::stream(Broken { piece: Some(piece), fails })).unwrap()
}

fn client(response: Response<Body>, limit: usize) -> Client {
    Client::builder(&API).transport(Scripted::new().respond(response)).reply_limit(limit).build().unwrap()
}

#[tokio::test(start_paused = true)]
async fn a_failure_is_that_of_its_status_although_its_body_stalls() {
    // How long an attempt may take, and after how long it is given up.
    for (timeout, expected) in [(60, 5000), (3, 2700)] {
        let refusal = broken(404, &[("x-request-id", "r-1")], r#"{"code":"not_found""#, false);
        let start = Instant::now();
        let sending = client(refusal, 100).call(&GET).json::<u8>().with_timeout(SECOND * timeout);
        let error = sending.await.unwrap_err();
        assert!(error.is_not_found(), "{error:?}");
        assert_eq!((error.body_text().as_str(), error.request_id()), (r#"{"code":"not_found""#, Some("r-1")));
        let waited = start.elapsed().as_millis();
        assert!((expected..expected + 10).contains(&waited), "{waited}");
    }
    let refusal = broken(503, &[], "", false);
    let sending = client(refusal, 100).call(&GET).json::<u8>().without_retries().with_deadline(SECOND);
    assert_eq!(sending.await.unwrap_err().status().unwrap(), 503);
}

#[tokio::test(start_paused = true)]
async fn what_arrived_of_a_reply_is_kept() {
    let cut = client(broken(200, &[("etag", "1")], "[1,2", true), 100).call(&GET).json::<u8>().without_retries();
    let error = cut.await.unwrap_err();
    assert!(error.is_interrupted() && error.status().unwrap() == 200 && error.headers()["etag"] == "1", "{error:?}");
    assert_eq!(error.body_text(), "[1,2");

    for headers in [&[][..], &[("content-length", "12")]] {
        let large = client(broken(200, headers, "a long reply", true), 10).call(&GET).json::<u8>();
        let error = large.await.unwrap_err();
        assert!(error.is_too_large() && error.status().unwrap() == 200, "{error:?}");
        assert_eq!(error.body_text(), "a long reply");
    }
}

#[tokio::test(start_paused = true)]
async fn what_came_with_a_redirect_that_leads_nowhere_is_kept() {
    let error = client(broken(307, &[("location", "https://evil.example/")], "moved", false), 100).call(&GET).empty().await;
    let error = error.unwrap_err();
    assert!(error.is_redirect(), "{error:?}");
    assert_eq!(error.body_text(), "moved");

    let circle = (0..11).fold(Scripted::new(), |service, _| service.respond(broken(302, &[("location", "/x")], "round", true)));
    let client: Client = Client::builder(&API).transport(circle.clone()).build().unwrap();
    let error = client.call(&GET).empty().await.unwrap_err();
    assert_eq!(error.to_string(), "GET /things: redirected more than 10 times");
    assert_eq!((error.status().unwrap().as_u16(), error.body_text().as_str()), (302, "round"));
    assert_eq!((circle.requests().len(), error.headers()["location"].to_str().unwrap()), (11, "/x"));
}

#[tokio::test]
async fn a_request_made_by_hand_carries_one_credential() {
    let token = || Credentials::new("token", "jwt");
    let pair = || Credentials::new("id", "a").and("secret", "b");
    let cases: [(Credentials, &[&str]); 4] = [
        (Credentials::none(), &[]),
        (pair(), &["x-id: a", "x-secret: b"]),
        (pair().and("token", "jwt"), &["authorization: Bearer jwt"]),
        (token().and("id", "a"), &["authorization: Bearer jwt"]),
    ];
    for (credentials, expected) in cases {
        let service = Scripted::new().json(200, "");
        let client: Client = Client::builder(&API).credentials(credentials).transport(service.clone()).build().unwrap();
        client.execute(http::Request::get("https://api.example/x").body(Body::empty()).unwrap()).await.unwrap();
        let sent = service.requests().remove(0);
        let secrets = sent.headers().iter().filter(|(_, value)| value.is_sensitive());
        let lines: Vec<_> = secrets.map(|(name, value)| format!("{name}: {}", value.to_str().unwrap())).collect();
        assert_eq!(lines, expected);
    }
    let client: Client =
        Client::builder(&API).credentials(Credentials::new("id", "a")).transport(Scripted::new()).build().unwrap();
    let request = http::Request::get("https://api.example/x").body(Body::empty()).unwrap();
    let error = client.execute(request).await.unwrap_err();
    assert!(error.is_credentials(), "{error:?}");
    assert_eq!(error.to_string(), "GET /x: the client holds id, which is no credential by itself");
}
