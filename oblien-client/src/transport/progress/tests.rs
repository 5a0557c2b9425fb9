//! What is told of bodies, and when.

use std::sync::{Arc, Mutex};

use http::Method;
use http_body::Body as _;

use super::*;
use crate::client::Client;
use crate::transport::{Exchange, Request, Scripted, Transport};
use crate::{Api, Endpoint, Server};

static API: Api = Api::new("Things", &[Server::new("main", "https://things.example")], &[]);
const POST: Endpoint = Endpoint::new(Method::PUT, "/things");

/// What was told: how many bytes, of how many.
type Log = Arc<Mutex<Vec<(u64, Option<u64>)>>>;

/// Writes down what is told, and gives the way to look at it.
fn told(body: Body) -> (Body, Log) {
    let told = Log::default();
    let tell = told.clone();
    (body.with_progress(move |progress| tell.lock().unwrap().push((progress.bytes, progress.total))), told)
}

#[tokio::test]
async fn bytes_are_told_in_pieces_and_only_as_they_are_taken() {
    let length = 2 * PIECE + 5;
    let (mut body, told) = told(Body::from(vec![1; length]));
    assert_eq!((body.size_hint().exact(), body.is_end_stream()), (Some(length as u64), false));
    assert!(told.lock().unwrap().is_empty());
    for taken in [PIECE, 2 * PIECE, length] {
        body.chunk().await.unwrap().unwrap();
        assert_eq!(told.lock().unwrap().last(), Some(&(taken as u64, Some(length as u64))));
        assert_eq!(body.size_hint().exact(), Some((length - taken) as u64));
    }
    assert!(body.chunk().await.is_none() && body.is_end_stream());
    assert_eq!(told.lock().unwrap().len(), 3);
}

#[tokio::test]
async fn an_empty_body_has_nothing_to_tell() {
    let (mut body, told) = told(Body::empty());
    assert!(body.is_end_stream() && body.chunk().await.is_none() && told.lock().unwrap().is_empty());
}

/// A transport that takes one piece of a body and then fails.
struct Fails;

impl Transport for Fails {
    fn send(&self, request: Request) -> Exchange<'_> {
        Box::pin(async move {
            let mut body = request.into_body();
            let _ = body.chunk().await;
            Err(Error::interrupted("reset"))
        })
    }
}

#[tokio::test]
async fn of_an_upload_that_failed_it_is_told_how_far_it_came() {
    let (body, told) = told(Body::from(vec![1; 3 * PIECE]));
    let client: Client = Client::builder(&API).transport(Fails).build().unwrap();
    let mut call = client.call(&POST);
    call.streamed("application/gzip", body);
    assert!(call.empty().await.unwrap_err().is_interrupted());
    assert_eq!(*told.lock().unwrap(), [(PIECE as u64, Some(3 * PIECE as u64))]);
}

#[tokio::test]
async fn downloads_tell_too() {
    let client: Client = Client::builder(&API).transport(Scripted::new().json(200, "12345")).build().unwrap();
    let (mut body, told) = told(client.call(&POST).stream().await.unwrap());
    assert_eq!(body.chunk().await.unwrap().unwrap(), "12345");
    assert_eq!(*told.lock().unwrap(), [(5, Some(5))]);
}
