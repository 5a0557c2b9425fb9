//! Breaks a response off in the middle of its body.
//!
//! The server wraps an answer in it when a test has ordered that.

use std::future::poll_fn;
use std::io;
use std::pin::Pin;
use std::task::{Context, Poll};
use std::time::Duration;

use axum::body::{Body, BodyDataStream, Bytes, HttpBody};
use axum::response::Response;
use futures_core::Stream;
use http::{HeaderValue, header};
use tokio::sync::mpsc;
use tokio::time::sleep;

/// Answers with the head of a response and so many bytes of its body, then closes the connection.
pub(crate) fn truncate(response: Response, bytes: usize) -> Response {
    let (mut head, body) = response.into_parts();
    if let Some(length) = body.size_hint().exact() {
        // Promised as if the whole body came.
        let length = HeaderValue::from(length);
        head.headers.insert(header::CONTENT_LENGTH, length);
    }
    let (sender, receiver) = mpsc::channel(1);
    tokio::spawn(copy(body.into_data_stream(), bytes, sender));
    Response::from_parts(head, Body::from_stream(Truncated { receiver }))
}

type Chunk = Result<Bytes, io::Error>;

async fn copy(mut body: BodyDataStream, mut left: usize, chunks: mpsc::Sender<Chunk>) {
    while left > 0 {
        let next = poll_fn(|context| Pin::new(&mut body).poll_next(context)).await;
        let Some(Ok(mut chunk)) = next else {
            break;
        };
        chunk.truncate(left);
        left -= chunk.len();
        if chunks.send(Ok(chunk)).await.is_err() {
            return;
        }
    }
    // An error discards what the connection has not written yet; it writes once the body is idle.
    sleep(Duration::from_millis(20)).await;
    // Nobody is left to tell when this fails.
    let _ = chunks.send(Err(io::ErrorKind::ConnectionReset.into())).await;
}

struct Truncated {
    receiver: mpsc::Receiver<Chunk>,
}

impl Stream for Truncated {
    type Item = Chunk;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Chunk>> {
        self.receiver.poll_recv(context)
    }
}
